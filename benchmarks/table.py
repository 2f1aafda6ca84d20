"""What was measured, as a table in Markdown and as one line of JSON."""

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Figures = Mapping[str, float]
KIT = "workshop kit"
LEAN, USUAL = "stock Voilà, lean page", "stock Voilà, usual page"


@dataclass(frozen=True)
class Row:
    """One figure of every contestant.

    Args:
        key: its name in the JSON line.
        text: what the table calls it.
        target: the most that it may be, in the unit shown; None where there is no target.
        unit: of the figures shown.
    """

    key: str
    text: str
    target: float | None
    unit: str = "s"

    def shown(self, figures: Figures) -> str:
        """Return a contestant's figure with three digits, a dash where there is none."""
        value = figures.get(self.key)
        if value is None:
            return "–"
        shown = f"{value:.3g}" if value < 100 else f"{value:.0f}"
        return f"{shown} {self.unit}".strip()

    @property
    def wish(self) -> str:
        """The target, in words."""
        return "" if self.target is None else f"≤ {self.target:g} {self.unit}".strip()


ROWS = (
    Row("arrive_1", "1 person arrives, ready", None),
    Row("arrive_20", "20 arrive at once, ready, p95", None),
    Row("arrive_100", "100 arrive at once, ready, p95", 2.5),
    Row("stage", "stage change until the last of 100 phones has the card", 0.5),
    Row("wall", "answer until wall and console show it, 100 people, p95", 0.3),
    Row("at_once", "all answer at once, acknowledged, p95", 0.5),
    Row("spread", "all answer within 10 s, acknowledged, p95", 0.06),
    Row("memory", "memory for one participant (PSS)", 20, "MB"),
    Row("first", "Chromium: bytes of the first visit", 1200, "kB"),
    Row("later", "Chromium: bytes of a later visit", 30, "kB"),
    Row("requests", "Chromium: requests of the first visit", None, ""),
    Row("usable", "Chromium, empty cache: question takes a click", 1.0),
    Row("start", "start until the first person is ready", 6),
)

RATIOS = ((LEAN, 20), (USUAL, 80))
"""How many times faster than stock Voilà twenty people are to be ready."""


def medians(runs: Iterable[Figures]) -> dict[str, float]:
    """Return the median of each figure over all runs that have it."""
    found: dict[str, list[float]] = {}
    for run in runs:
        for key, value in run.items():
            found.setdefault(key, []).append(value)
    return {key: round(statistics.median(values), 4) for key, values in found.items()}


def ratios(contestants: Mapping[str, Figures]) -> dict[str, float]:
    """Return how many times longer each takes than the kit until twenty are ready."""
    ours = contestants.get(KIT, {}).get("arrive_20")
    if not ours:
        return {}
    return {
        name: round(figures["arrive_20"] / ours, 1)
        for name, figures in contestants.items()
        if name != KIT and "arrive_20" in figures
    }


def table(contestants: Mapping[str, Figures], missing: Mapping[str, str]) -> str:
    """Return the table; what is missing here has a line below it."""
    names = list(contestants)
    lines = [["", "target", *names], ["---"] * (len(names) + 2)]
    for row in ROWS:
        lines.append([row.text, row.wish, *(row.shown(contestants[name]) for name in names)])
    times, wanted = ratios(contestants), dict(RATIOS)
    wishes = ", ".join(f"{times}× {name.rpartition(', ')[2]}" for name, times in wanted.items())
    shown = [f"{times[name]:.3g}×" if name in times else "" for name in names]
    lines.append(["20 arrive at once: times the kit's", f"≥ {wishes}", *shown])
    notes = [f"{name}: {why}" for name, why in missing.items()]
    return "\n".join(["| " + " | ".join(line) + " |" for line in lines] + notes)


def missed(contestants: Mapping[str, Figures]) -> list[str]:
    """Return the targets that the kit misses."""
    ours = contestants.get(KIT, {})
    over = [r.text for r in ROWS if r.target is not None and ours.get(r.key, 0) > r.target]
    times: dict[str, Any] = ratios(contestants)
    return over + [f"{n}× {name}" for name, n in RATIOS if times.get(name, n) < n]
