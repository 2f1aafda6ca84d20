"""The bench of two maps: what each side reckons with, how unsure both are, and what errors cost."""

import csv
import io
from functools import partial
from typing import ClassVar

from workshop.content.texts import Texts
from workshop.contracts.bench import Column, ColumnChart, Result, ShareBar, Slider
from workshop.contracts.runs import Parameters
from workshop.models.bench import decimal, slider
from workshop.models.perception.outcomes import MARKETING, SALES
from workshop.models.perception.run import COSTS, MIDDLES, SPREADS, played
from workshop.models.sliding import InCases

SLIDERS = {"marketing": (*MIDDLES, 5), "sales": (*MIDDLES, 5), "spread": (*SPREADS, 5)}
"""The lowest value, the highest and the step: units, units, and hundredths of the middle."""

START = {"marketing": 130, "sales": 80, "spread": 30}
"""Two maps that lie apart: what that costs is for the reader to find."""

TONES = {MARKETING: "marketing", SALES: "sales", "plan": "neutral"}


class MapsBench(InCases):
    """Two maps and what errors cost, played by the model of perception."""

    MODEL = "perception"
    WORDS = "maps_bench"
    NOBODY: ClassVar[Parameters] = {"times": []}

    NAMES = COSTS
    CALLED = "costs"
    START = START

    def _play(self, chosen: str, values: dict[str, int]) -> None:
        self._row = played({"costs": chosen, **values})

    @property
    def playable(self) -> bool:
        """Whether it may be shown to the room, which has maps of its own on the wall."""
        return False

    @property
    def parameters(self) -> Parameters:
        """What the model is told."""
        return {"costs": self.chosen, **self.values}

    def _sliders(self, ui: Texts, words: Texts) -> list[Slider]:  # noqa: ARG002 - one signature
        return [
            slider(
                name,
                ui(f"maps_bench.sliders.{name}"),
                span,
                self.values[name],
                partial(_value, name, ui),
            )
            for name, span in SLIDERS.items()
        ]

    def _result(self, ui: Texts, words: Texts) -> Result:  # noqa: ARG002 - one signature
        row = self._row
        told = {
            "leads": ui.number(row["leads"], 0),
            "promised": ui.number(row["promised"], 0),
            "plan": ui.number(row["plan"], 0),
            "apart": ui.number(row["apart"], 0),
        }
        way = "apart" if round(row["apart"]) else "alike"
        return {
            "finding": ui(f"maps_bench.finding.{way}", **told),
            "columns": [self._curve(ui)],
            "rows": self._rows(ui),
            "facts": [],
            "note": ui("maps_bench.note", least=ui.number(row["least"], 0)),
        }

    def _rows(self, ui: Texts) -> list[ShareBar]:
        """Return what it costs to act apart, and together on the map of one side."""
        on = self._row["on"]
        costs = {"here": self._row["apart"], MARKETING: on[MARKETING], SALES: on[SALES]}
        most = max(*costs.values(), 1.0)
        bars = {id: _bar(id, cost, cost / most, ui) for id, cost in costs.items()}
        here: ShareBar = {**bars.pop("here"), "here": True, "tone": "both"}
        return [here, *bars.values()]

    def _curve(self, ui: Texts) -> ColumnChart:
        """Return what every common plan costs beyond the best, as columns."""
        curve, row = self._row["curve"], self._row
        at = {MARKETING: row["leads"], SALES: row["promised"], "plan": row["plan"]}
        plans = [int(plan) for plan in curve]
        near = {min(plans, key=lambda one: abs(one - at[name])): TONES[name] for name in at}
        most = max(*curve.values(), 1.0)
        columns: list[Column] = [
            {"parts": [{"tone": near.get(plan, "neither"), "share": curve[str(plan)] / most}]}
            for plan in plans
        ]
        return {
            "id": "curve",
            "title": ui("maps_bench.curve.title"),
            "sentence": ui("maps_bench.curve.sentence", plan=ui.number(row["plan"], 0)),
            "columns": columns,
            "legend": [
                {"tone": tone, "text": ui(f"maps_bench.curve.{name}")}
                for name, tone in TONES.items()
            ],
            "ticks": [ui.number(plans[0], 0), ui.number(plans[-1], 0)],
        }

    def _csv(self, ui: Texts, words: Texts) -> str:  # noqa: ARG002 - one signature
        """Return what every common plan costs, for spreadsheets as the country sets them up."""
        file = io.StringIO()
        writer = csv.writer(file, delimiter=ui("bench.separator"))
        writer.writerow([ui("maps_bench.plan"), ui("maps_bench.cost")])
        for plan, cost in self._row["curve"].items():
            writer.writerow([plan, decimal(cost, ui)])
        return file.getvalue()


def _bar(id: str, cost: float, share: float, ui: Texts) -> ShareBar:
    return {
        "id": id,
        "text": ui(f"maps_bench.rows.{id}"),
        "share": min(max(share, 0.0), 1.0),
        "text_value": ui("maps_bench.amount", n=ui.number(cost, 0)),
        "tone": TONES.get(id, "neither"),
    }


def _value(name: str, ui: Texts, value: int) -> str:
    return ui.percent(value / 100) if name == "spread" else ui.number(value, 0)


BENCH = MapsBench
