"""The bench of two floors: one room, swaps, conditions, and what is left of the conflict."""

import csv
import io
from functools import partial
from typing import ClassVar

from workshop.content.texts import Texts
from workshop.contracts.bench import Column, ColumnChart, Fact, Result, ShareBar, Slider
from workshop.contracts.runs import Parameters
from workshop.models.bench import decimal, slider
from workshop.models.contact.outcomes import AFTER, MOVED, ContactPlayed
from workshop.models.contact.run import SLIDERS, played
from workshop.models.sliding import FromSettings

APART = {"room": 0, "seats": 50, "swaps": 0, "weeks": 0, "conditions": 70, "face": 100}
ROOM, SWAPS = {"room": AFTER}, {"swaps": 8, "weeks": 8}
PRESETS = {
    "apart": APART,
    "room": {**APART, **ROOM},
    "swaps": {**APART, **SWAPS},
    "both": {**APART, **ROOM, **SWAPS},
    "headphones": {**APART, **ROOM, "face": 30},
    "opponents": {**APART, **ROOM, "conditions": -40},
}
"""Floors that stay come first: what is better is for the reader to find."""

WEEKS = ("room", "weeks")


class ContactBench(FromSettings):
    """A way to move, or not to move, and what is left of the conflict week by week."""

    MODEL = "contact"
    WORDS = "contact"
    NOBODY: ClassVar[Parameters] = {"conditions": {}}

    NAMES = PRESETS
    CALLED = "ways"
    START = APART

    def _play(self, chosen: str, values: dict[str, int]) -> None:  # noqa: ARG002 - one signature
        self._row: ContactPlayed = played(values)

    @property
    def parameters(self) -> Parameters:
        """What the model is told."""
        return self.values

    def _sliders(self, ui: Texts, words: Texts) -> list[Slider]:  # noqa: ARG002 - one signature
        return [
            slider(
                name,
                ui(f"contact.sliders.{name}"),
                span,
                self.values[name],
                partial(_value, name, ui),
                _ends(ui) if name == "conditions" else None,
            )
            for name, span in SLIDERS.items()
        ]

    def _result(self, ui: Texts, words: Texts) -> Result:
        course = self._row["course"]
        told = {name: ui.percent(course[name]) for name in ("halfway", "end")}
        return {
            "finding": words("left", **told),
            "columns": [self._line(ui)],
            "rows": self._rows(ui),
            "facts": self._facts(ui),
            "note": ui("contact.note"),
        }

    def _rows(self, ui: Texts) -> list[ShareBar]:
        """Return what is left in the end where floors stay, and as it is set."""
        ends = {"apart": self._row["apart"]["end"], "here": self._row["course"]["end"]}
        most = max(*ends.values(), 1.0)
        apart, here = (_bar(id, left, left / most, ui) for id, left in ends.items())
        return [apart, {**here, "here": True, "tone": "both"}]

    def _line(self, ui: Texts) -> ColumnChart:
        """Return the conflict of every week as columns."""
        line = self._row["course"]["line"]
        most = max(line)
        columns: list[Column] = [
            {"parts": [{"tone": self._tone(week - MOVED), "share": left / most}]}
            for week, left in enumerate(line)
        ]
        return {
            "id": "line",
            "title": ui("contact.line.title"),
            "sentence": ui("contact.line.sentence", end=ui.percent(line[-1])),
            "columns": columns,
            "legend": [
                {"tone": tone, "text": ui(f"contact.line.{name}")}
                for name, tone in (("apart", "neither"), ("room", "both"), ("swaps", "neutral"))
            ],
            "ticks": [ui(f"contact.line.ticks.{name}") for name in ("before", "after")],
        }

    def _tone(self, week: int) -> str:
        """Return the colour of a week, counted from moving day: where people are in it."""
        if week <= 0:
            return "neither"
        if week <= self.values["room"]:
            return "both"
        return "neutral" if self.values["swaps"] and week <= self.values["weeks"] else "neither"

    def _facts(self, ui: Texts) -> list[Fact]:
        found = {"trust": self._row["trust"], "known": self._row["known"]}
        return [
            {"id": id, "text": ui(f"contact.facts.{id}"), "value": ui.percent(part), "change": ""}
            for id, part in found.items()
        ]

    def _csv(self, ui: Texts, words: Texts) -> str:
        """Return the conflict week by week, for spreadsheets as the country sets them up."""
        file = io.StringIO()
        writer = csv.writer(file, delimiter=ui("bench.separator"))
        writer.writerow([ui("contact.week"), ui("contact.set"), words("ways.apart")])
        lines = zip(self._row["course"]["line"], self._row["apart"]["line"], strict=True)
        for week, both in enumerate(lines, -MOVED):
            writer.writerow([week, *(decimal(100 * left, ui) for left in both)])
        return file.getvalue()


def _bar(id: str, left: float, share: float, ui: Texts) -> ShareBar:
    return {
        "id": id,
        "text": ui(f"contact.rows.{id}"),
        "share": share,
        "text_value": ui.percent(left),
        "tone": "neither",
    }


def _ends(ui: Texts) -> tuple[str, str]:
    return ui("contact.ends.low"), ui("contact.ends.high")


def _value(name: str, ui: Texts, value: int) -> str:
    if name in WEEKS:
        return ui.count("contact.weeks", value)
    if name == "conditions":
        return ui.number(value / 100, 1)
    return ui.number(value) if name == "swaps" else ui.percent(value / 100)


BENCH = ContactBench
