"""What was measured, as a table in Markdown and as one line of JSON."""

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Figures = Mapping[str, float]
KIT, OTREE = "workshop kit", "oTree 6.0.15"


@dataclass(frozen=True)
class Than:
    """What a figure of the kit is compared with: another figure of the same run.

    Args:
        key: of the other figure.
        whose: the contestant it is taken from.
    """

    key: str
    whose: str = KIT


@dataclass(frozen=True)
class Row:
    """One figure of every contestant.

    Args:
        key: its name in the JSON line.
        text: what the table calls it.
        most: how large the kit's may be: in the unit shown, or times another figure.
        than: that other figure; None where the unit is meant.
        unit: of the figures shown.
    """

    key: str
    text: str
    most: float | None = None
    than: Than | None = None
    unit: str = "s"

    def shown(self, figures: Figures) -> str:
        """Return a contestant's figure with three digits, a dash where there is none."""
        value = figures.get(self.key)
        return "–" if value is None else f"{_short(value)} {self.unit}".strip()

    @property
    def wish(self) -> str:
        """The target, in words."""
        if self.most is None:
            return ""
        if self.than is None:
            return f"≤ {self.most:g} {self.unit}".strip()
        whose = f"{self.than.whose.partition(' ')[0]}'s" if self.than.whose != KIT else ""
        what = "" if self.than.key == self.key else _TEXTS.get(self.than.key, self.than.key)
        return f"≤ {self.most:g} × {' '.join(filter(None, (whose, what)))}"

    def ratio(self, contestants: Mapping[str, Figures]) -> float | None:
        """Return how many times the other figure the kit's is; None where one is missing."""
        ours = contestants.get(KIT, {}).get(self.key)
        theirs = self.than and contestants.get(self.than.whose, {}).get(self.than.key)
        return None if ours is None or not theirs else round(ours / theirs, 3)

    def reached(self, contestants: Mapping[str, Figures]) -> str:
        """Return how the kit's compares with its target, in words."""
        ratio = self.ratio(contestants)
        told = "" if ratio is None else f"{_short(ratio)} ×"
        return f"{told} (missed)".strip() if self.missed(contestants) else told

    def missed(self, contestants: Mapping[str, Figures]) -> bool:
        """Whether the kit misses the target; what cannot be compared does not."""
        ours = contestants.get(KIT, {}).get(self.key)
        value = ours if self.than is None else self.ratio(contestants)
        return self.most is not None and value is not None and value > self.most


def _short(value: float) -> str:
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


ROWS = (
    Row("arrive_1", "1 person arrives, ready"),
    Row("arrive_20", "20 arrive at once, ready, p95"),
    Row("arrive_100", "100 arrive at once, ready, p95", 0.5, Than("arrive_100", OTREE)),
    Row("arrive_500", "500 arrive at once, ready, p95", 6, Than("arrive_100")),
    Row("refused_500", "500 arrive at once: not let in", 0, unit=""),
    Row("at_once", "all answer at once, acknowledged, p95", 0.2, Than("at_once", OTREE)),
    Row("at_once_500", "500 answer at once, acknowledged, p95"),
    Row("spread", "all answer within 10 s, acknowledged, p95", 1.5, Than("spread", OTREE)),
    Row("stage", "stage change until the last of 100 phones has the card", 3, Than("bare")),
    Row("bare", "the same bytes from a bare server to 100 phones"),
    Row("stage_500", "stage change until the last of 500 phones has it", 6, Than("bare_500")),
    Row("bare_500", "the same bytes from a bare server to 500 phones"),
    Row("quarter_100", "end of a quarter until the last of 100 phones has what it paid"),
    Row("quarter_model_100", "of which the model of 17 firms takes"),
    Row("quarter_told_100", "the rest", 3, Than("quarter_bare_100")),
    Row("quarter_bare_100", "the same bytes from a bare server to 100 phones"),
    Row("quarter_500", "end of a quarter until the last of 500 phones has what it paid"),
    Row("quarter_model_500", "of which the model of 83 firms takes"),
    Row("quarter_told_500", "the rest", 6, Than("quarter_bare_500")),
    Row("quarter_bare_500", "the same bytes from a bare server to 500 phones"),
    Row("wall", "answer until wall and console show it, 100 people, p95"),
    Row("memory", "memory for one participant (PSS)", 0.5, unit="MB"),
    Row("fixed", "memory before anybody comes (PSS)", 250, unit="MB"),
    Row("first", "Chromium: bytes of the first visit", 60, unit="kB"),
    Row("requests", "Chromium: requests of the first visit, with websocket", 8, unit=""),
    Row("later", "Chromium: bytes of a later visit", 8, unit="kB"),
    Row("usable", "Chromium, empty cache: question takes a click", 1, Than("usable", OTREE)),
    Row("slow", "the same on a slow phone", 0.5, Than("slow", OTREE)),
    Row("last_100", "the last of 100 is ready"),
    Row("kernel_back", "killed kernel: 100 cards take an answer again", 2, Than("last_100")),
    Row("host_back", "killed host: 50 cards take an answer again", 3.75),
    Row("server_back", "killed server: 50 phones have their card again", 6.3),
    Row("kernel_lost", "killed kernel: acknowledged answers lost", 0, unit=""),
    Row("host_lost", "killed host: acknowledged answers lost", 0, unit=""),
    Row("server_lost", "killed server: acknowledged answers lost", 0, unit=""),
    Row("honest", "ten people answer, acknowledged, p95"),
    Row("beset", "the same beside an enemy", 2, Than("honest")),
    Row("start", "start until the first person is ready"),
)
"""`host_back` and `server_back` are half of what the field report measured at best."""
_TEXTS = {row.key: row.text for row in ROWS}


def medians(runs: Iterable[Figures]) -> dict[str, float]:
    """Return the median of each figure over all runs that have it."""
    found: dict[str, list[float]] = {}
    for run in runs:
        for key, value in run.items():
            found.setdefault(key, []).append(value)
    return {key: round(statistics.median(values), 4) for key, values in found.items()}


def ratios(contestants: Mapping[str, Figures]) -> dict[str, float]:
    """Return each figure that has one as a multiple of what it is compared with."""
    told = {row.key: row.ratio(contestants) for row in ROWS}
    return {key: ratio for key, ratio in told.items() if ratio is not None}


def table(contestants: Mapping[str, Figures], missing: Mapping[str, str]) -> str:
    """Return the table of what was measured; what is missing here has a line below it."""
    names = list(contestants)
    lines = [["", "target", "reached", *names], ["---"] * (len(names) + 3)]
    for row in ROWS:
        if any(row.key in figures for figures in contestants.values()):
            shown = (row.shown(contestants[name]) for name in names)
            lines.append([row.text, row.wish, row.reached(contestants), *shown])
    notes = [f"{name}: {why}" for name, why in missing.items()]
    return "\n".join(["| " + " | ".join(line) + " |" for line in lines] + notes)


def missed(contestants: Mapping[str, Figures]) -> list[str]:
    """Return the targets that the kit misses."""
    return [row.text for row in ROWS if row.missed(contestants)]
