"""How long the report of a full day with a hundred people takes, and how large it is.

    python -m benchmarks.report
    python -m benchmarks.report --people 24 --repeat 5

Invented people play the day into a database of its own. Its reveals are drawn when they are shown,
where a server runs; here first none is, as after a session that only the command line has led.
A report is one command in a fresh Python; what a start of Python costs is in its seconds.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from workshop.host.asking import asking
from workshop.record.process import drawn_in_all

AGENDA = "full-day"
SECONDS, PICTURE, WHOLE = 3.0, 30 * 1024, 4 * 1024**2
"""What is aimed at, of what was drawn already: seconds, and bytes of a picture and of the file."""


class Run(NamedTuple):
    """Seconds that passed, and those in which a processor was busy."""

    passed: float
    busy: float


def main() -> None:
    """Print a table, and what misses its target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--repeat", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        told = measured(Path(place), given.people, given.repeat)
    print("| report of a full day | |")  # noqa: T201
    print("|---|---|")  # noqa: T201
    for name, value in told.items():
        print(f"| {name} | {value} |")  # noqa: T201


def measured(place: Path, people: int, repeat: int) -> dict[str, str]:
    """Return the figures of one day, in words."""
    url = f"sqlite:///{place}/day.db"
    code = played(url, people)
    undrawn = [afresh(place, code, nth) for nth in range(repeat)]
    draw(url, code)
    drawn = [reported(url, code, place / "report.html") for _ in range(repeat)]
    text = (place / "report.html").read_text(encoding="utf-8")
    pictures = [len(one.encode()) for one in re.findall(r"<svg.*?</svg>", text, re.DOTALL)]
    mean, size = sum(pictures) / len(pictures), len(text.encode())
    return {
        "people": str(people),
        "drawn when shown": f"{took(drawn)}{missed(middle(drawn), SECONDS)}",
        "nothing drawn before": took(undrawn),
        "pictures": f"{len(pictures)}, {mean / 1024:.1f} kB each{missed(mean, PICTURE)}, "
        f"the largest {max(pictures) / 1024:.1f} kB",
        "whole file": f"{size / 1024:.0f} kB{missed(size, WHOLE)}",
    }


def middle(runs: list[Run]) -> float:
    """Return the median of the seconds that passed."""
    return median(run.passed for run in runs)


def took(runs: list[Run]) -> str:
    """Return medians in words."""
    return f"{middle(runs):.1f} s, {median(run.busy for run in runs):.1f} s of a processor"


def missed(value: float, target: float) -> str:
    """Return a mark for what is above its target."""
    return "" if value <= target else f" (missed: {target:g})"


def played(url: str, people: int) -> str:
    """Let invented people play the day; return its code."""
    done = workshop("rehearse", "--agenda", AGENDA, "--bots", str(people), "--json", "--db", url)
    return str(json.loads(done.stdout.splitlines()[-1])["code"])


def reported(url: str, code: str, to: Path) -> Run:
    """Return the seconds that one report takes, from the command to the file."""
    begun, before = time.perf_counter(), os.times()
    workshop("report", code, "--db", url, "--out", str(to))
    passed, after = time.perf_counter() - begun, os.times()
    busy = after.children_user + after.children_system
    return Run(passed, busy - before.children_user - before.children_system)


def afresh(place: Path, code: str, nth: int) -> Run:
    """Return what a report takes of which nothing was drawn: the first one keeps what it drew."""
    shutil.copy(place / "day.db", place / f"day-{nth}.db")
    return reported(f"sqlite:///{place}/day-{nth}.db", code, place / "report.html")


def draw(url: str, code: str) -> None:
    """Draw every reveal and keep it, as a server does while a room looks at them."""
    with asking(url) as ask:
        for step in ask("record", code=code)["shown"]:  # type: ignore[attr-defined]
            shown = ask("seen", code=code, step=step)
            of = shown["seen"]["of"]  # type: ignore[index]
            ask("keep_drawn", code=code, step=step, of=of, drawn=drawn_in_all(shown))


def workshop(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command of the kit."""
    command = [sys.executable, "-m", "workshop", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603


if __name__ == "__main__":
    main()
