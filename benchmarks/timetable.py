"""How long a timetable of half days takes, and how near the best it comes.

    python -m benchmarks.timetable            # 24, 60 and 100 people
    python -m benchmarks.timetable --start    # what SciPy costs: a server's start does not pay it

Tickets are invented: two sides in turn, each free on half of all half days, each with a wish.
"""

import argparse
import subprocess
import sys
import time
from statistics import median

from tests.support.swaps import broken_rules, invented
from workshop.swaps.planning import plan
from workshop.swaps.relaxing import binding

SIDES = ("sales", "marketing")
CASES = {
    "24 people, 10 half days, 1 each": (24, 10, (), {"visits": 1}),
    "24 people, 10 half days, 2 each, 3 more hosts": (24, 10, ("a", "b", "c"), {"visits": 2}),
    "24 people, far too many at home": (24, 10, (), {"visits": 1, "home": 95}),
    "60 people, 20 half days, 2 each, 3 more hosts": (60, 20, ("a", "b", "c"), {"visits": 2}),
    "60 people, 20 half days, 3 each, 4 more hosts": (60, 20, ("a", "b", "c", "d"), {"visits": 3}),
    "100 people, 20 half days, 2 each, 3 more hosts": (100, 20, ("a", "b", "c"), {"visits": 2}),
}


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--start", action="store_true")
    given = parser.parse_args()
    print("| timetable | found | median s | most s | largest gap |")  # noqa: T201
    print("|---|---|---|---|---|")  # noqa: T201
    for name, case in CASES.items():
        print(row(name, [measured(case, seed) for seed in range(given.seeds)]))  # noqa: T201
    if given.start:
        scipy, host = loading("scipy.optimize"), loading(HOST)
        print(f"\nload SciPy: {scipy:.2f} s; the host: {host:.2f} s")  # noqa: T201


HOST = "workshop.host.process"


def measured(case: tuple, seed: int) -> tuple[float, float | None]:
    """Return seconds, and the gap; None where no timetable keeps the rules, which is shown."""
    people, slots, hosts, rules = case
    swap = invented(people, slots, (*SIDES, *hosts), free=0.5, seed=seed, **rules)
    begun = time.perf_counter()
    found = plan(swap)
    if found.visits is None:
        if not binding(swap):
            raise RuntimeError("no way on was named")
        return time.perf_counter() - begun, None
    seconds = time.perf_counter() - begun
    if broken := list(broken_rules(swap, found.visits)):
        raise RuntimeError(f"the timetable breaks its rules: {broken}")
    return seconds, found.gap


def row(name: str, runs: list[tuple[float, float | None]]) -> str:
    """Return a line of the table."""
    seconds, gaps = [one for one, _ in runs], [gap for _, gap in runs if gap is not None]
    widest = f"{max(gaps):.1%}" if gaps else "–"
    found = f"{len(gaps)} of {len(runs)}"
    return f"| {name} | {found} | {median(seconds):.2f} | {max(seconds):.2f} | {widest} |"


def loading(module: str) -> float:
    """Return how long a fresh Python needs for a module, the shortest of three."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True)  # noqa: S603
        times.append(time.perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    main()
