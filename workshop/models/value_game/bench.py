"""The bench of the value game: another firm, and what each function may claim of that one."""

import csv
import io
from functools import partial
from typing import ClassVar

from workshop.content.texts import Texts
from workshop.contracts.bench import Fact, Result, ShareBar, Slider
from workshop.contracts.runs import Parameters
from workshop.models.bench import decimal, share_bar, slider
from workshop.models.sliding import FromSettings
from workshop.models.value_game.outcomes import ValueOutcome
from workshop.models.value_game.run import FUNCTIONS, played

SLIDERS = {
    "base_reach": (50, 600, 50, 1.0),
    "reach": (200, 2000, 100, 1.0),
    "base_close": (1, 5, 1, 0.01),
    "close": (2, 20, 1, 0.01),
    "support": (0, 50, 5, 0.01),
    "deals": (0, 12, 1, 1000.0),
    "stable": (0, 20, 1, 100.0),
}
"""The lowest value, the highest and the step of each, and what one of them is in the model."""

START = {
    "base_reach": 200,
    "reach": 800,
    "base_close": 2,
    "close": 8,
    "support": 25,
    "deals": 3,
    "stable": 8,
}
PRESETS = {
    "default": START,
    "known_already": {**START, "base_reach": 600, "reach": 300},
    "signed_at_the_top": {**START, "deals": 12},
}
TONES = {"marketing": "marketing", "sales": "sales"}


class ValueBench(FromSettings):
    """A firm, and what would be missing without each of its functions."""

    MODEL = "value-game"
    WORDS = "value"
    NOBODY: ClassVar[Parameters] = {}

    NAMES = PRESETS
    CALLED = "firms"
    START = START

    def _play(self, chosen: str, values: dict[str, int]) -> None:  # noqa: ARG002 - one signature
        self._row: ValueOutcome = played(_told(values))

    @property
    def parameters(self) -> Parameters:
        """What the model is told."""
        return _told(self.values)

    def _sliders(self, ui: Texts, words: Texts) -> list[Slider]:
        return [
            slider(
                name,
                words(f"parameters.{name}"),
                span[:3],
                self.values[name],
                partial(_value, name, ui),
            )
            for name, span in SLIDERS.items()
        ]

    def _result(self, ui: Texts, words: Texts) -> Result:
        row = self._row
        told = {name: ui.percent(row["claims"][name]) for name in ("marketing", "sales")}
        return {
            "finding": ui("value.finding", sum=ui.percent(row["sum"]), **told),
            "columns": [],
            "rows": [self._bar(name, ui, words) for name in FUNCTIONS],
            "facts": self._facts(ui),
            "note": ui("value.note"),
        }

    def _bar(self, name: str, ui: Texts, words: Texts) -> ShareBar:
        bar = share_bar(name, words(f"functions.{name}"), self._row["claims"][name], ui)
        return {**bar, "tone": TONES.get(name, "neither")}

    def _facts(self, ui: Texts) -> list[Fact]:
        row = self._row
        found = {
            "total": ui.number(row["total"]),
            "together": ui.percent(row["together"]),
            "customers": ui.percent(row["customers"]["marketing"]),
        }
        return [
            {"id": name, "text": ui(f"value.facts.{name}"), "value": value, "change": ""}
            for name, value in found.items()
        ]

    def _csv(self, ui: Texts, words: Texts) -> str:
        """Return claim and credit of each function, for spreadsheets as the country has them."""
        file = io.StringIO()
        writer = csv.writer(file, delimiter=ui("bench.separator"))
        kinds = ("claims", "earned", "saved", "leads", "customers")
        writer.writerow([ui("value.function"), *(ui(f"value.heads.{k}") for k in kinds)])
        table = {kind: self._row[kind] for kind in kinds}  # type: ignore[literal-required]
        for name in FUNCTIONS:
            cells = [decimal(100 * table[kind][name], ui) for kind in kinds]
            writer.writerow([words(f"functions.{name}"), *cells])
        return file.getvalue()


def _told(values: dict[str, int]) -> Parameters:
    return {"firm": {name: round(values[name] * SLIDERS[name][3], 6) for name in SLIDERS}}


def _value(name: str, ui: Texts, value: int) -> str:
    kind = {0.01: "percent", 1000.0: "millions", 100.0: "thousands"}.get(SLIDERS[name][3], "people")
    if kind == "percent":
        return ui.percent(value / 100)
    if kind == "millions":
        return ui("value.millions", n=ui.number(value))
    if kind == "thousands":
        return ui("value.thousands", n=ui.number(100 * value))
    return ui.number(value)


BENCH = ValueBench
