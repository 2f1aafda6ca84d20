"""The bench of the lead pool: how hard to press, how far ahead to look, and in which market."""

import csv
import io
from functools import partial
from typing import ClassVar

from workshop.content.texts import Texts
from workshop.contracts.bench import Column, ColumnChart, Result, ShareBar, Slider
from workshop.contracts.runs import Parameters
from workshop.models.bench import decimal, share_bar, slider
from workshop.models.lead_pool.origins import ORIGINS, goodness, last_year, whom, whom_between
from workshop.models.lead_pool.outcomes import near
from workshop.models.lead_pool.run import played
from workshop.models.sliding import InCases

SLIDERS = {
    "horizon": (3, 60, 1),
    "pressure": (0, 100, 5),
    "flaw": (0, 100, 10),
    "nurturing": (0, 100, 50),
}
"""The lowest value, the highest and the step; all but the horizon are percentages.

The steps are those of the grid on which the model knows what is best.
"""

START = {"horizon": 36, "pressure": 100, "flaw": 0, "nurturing": 100}
"""Everybody is pressed: what is better is for the reader to find."""

MARKETS = ("default", "commodity", "debated_brand", "costly_last_leads")


class PoolBench(InCases):
    """A policy in a market, played by the lead pool."""

    MODEL = "lead-pool"
    WORDS = "pool_bench"
    NOBODY: ClassVar[Parameters] = {"pressure": {}}

    NAMES = MARKETS
    CALLED = "markets"
    START = START

    def _play(self, chosen: str, values: dict[str, int]) -> None:
        self._row = played(_told(chosen, values))

    @property
    def parameters(self) -> Parameters:
        """What the model is told."""
        return _told(self.chosen, self.values)

    def _sliders(self, ui: Texts, words: Texts) -> list[Slider]:  # noqa: ARG002 - one signature
        return [
            slider(
                name,
                ui(f"pool_bench.sliders.{name}"),
                span,
                self.values[name],
                partial(_value, name, ui),
                (ui(f"pool_bench.low.{name}"), ui(f"pool_bench.high.{name}")),
            )
            for name, span in SLIDERS.items()
        ]

    def _result(self, ui: Texts, words: Texts) -> Result:  # noqa: ARG002 - one signature
        row = self._row
        kept, best = ui.percent(row["kept"]), whom_between(ui, *row["nearly"])
        told = {"pressure": whom(ui, row["pressure"]), "kept": kept, "best": best}
        span = ui.count("pool_bench.months", row["horizon"])
        way = goodness(row["kept"], row["pressure"], row["nearly"])
        return {
            "finding": ui(f"pool_bench.finding.{way}", span=span, **told),
            "columns": [self._curve(ui), self._sales(ui)],
            "rows": self._rows(ui),
            "facts": [],
            "note": ui("pool_bench.note"),
        }

    def _rows(self, ui: Texts) -> list[ShareBar]:
        """Return what is kept here, and at the two ends, with everything else as it is set."""
        curve = self._row["curve"]
        ends = {"none": curve[0], "all": curve[-1]}
        rows = [share_bar(id, ui(f"pool_bench.rows.{id}"), kept, ui) for id, kept in ends.items()]
        here = share_bar("here", ui("pool_bench.rows.here"), self._row["kept"], ui)
        return [*rows, {**here, "here": True, "tone": "both"}]

    def _curve(self, ui: Texts) -> ColumnChart:
        """Return what every pressure keeps, as columns."""
        curve = self._row["curve"]
        here, best = round(self._row["pressure"] * (len(curve) - 1)), curve.index(max(curve))
        low, high = (at / (len(curve) - 1) for at in near(curve))
        tones = {best: "neutral"} | {here: "both"}
        columns: list[Column] = [
            {"parts": [{"tone": tones.get(at, "neither"), "share": max(kept, 0.0)}]}
            for at, kept in enumerate(curve)
        ]
        return {
            "id": "curve",
            "title": ui("pool_bench.curve.title"),
            "sentence": ui("pool_bench.curve.sentence", best=whom_between(ui, low, high)),
            "columns": columns,
            "legend": [
                {"tone": tone, "text": ui(f"pool_bench.curve.{name}")}
                for name, tone in (("here", "both"), ("best", "neutral"))
            ],
            "ticks": [ui.percent(part) for part in (0, 0.5, 1)],
        }

    def _sales(self, ui: Texts) -> ColumnChart:
        """Return the sales of every month by origin, as columns."""
        sales, months = self._row["sales"], range(self._row["horizon"])
        most = max(sum(sales[name][month] for name in ORIGINS) for month in months) or 1
        shares = self._last_year()
        return {
            "id": "sales",
            "title": ui("pool_bench.sales.title"),
            "sentence": ui(
                "pool_bench.sales.sentence", **{n: ui.percent(s) for n, s in shares.items()}
            ),
            "columns": [
                {"parts": [{"tone": t, "share": sales[n][m] / most} for n, t in ORIGINS.items()]}
                for m in months
            ],
            "legend": [
                {
                    "tone": tone,
                    "text": ui(f"charts.pool.origins.{name}"),
                    "value": ui.percent(shares[name]),
                }
                for name, tone in ORIGINS.items()
            ],
            "ticks": [
                ui.count("pool_bench.months", 1),
                ui.count("pool_bench.months", self._row["horizon"]),
            ],
        }

    def _last_year(self) -> dict[str, float]:
        return last_year(self._row["sales"], self._row["horizon"])

    def _csv(self, ui: Texts, words: Texts) -> str:  # noqa: ARG002 - one signature
        """Return the sales month by month, for spreadsheets as they are set up in the country."""
        file = io.StringIO()
        writer = csv.writer(file, delimiter=ui("bench.separator"))
        heads = [ui(f"charts.pool.origins.{name}") for name in ORIGINS]
        writer.writerow([ui("pool_bench.month"), *heads])
        series = zip(*(self._row["sales"][name] for name in ORIGINS), strict=True)
        for month, amounts in enumerate(series, 1):
            writer.writerow([month, *(decimal(one, ui) for one in amounts)])
        return file.getvalue()


def _told(market: str, values: dict[str, int]) -> Parameters:
    shares = {name: values[name] / 100 for name in SLIDERS if name != "horizon"}
    return {"market": market, "horizon": values["horizon"], **shares}


def _value(name: str, ui: Texts, value: int) -> str:
    return ui.count("pool_bench.months", value) if name == "horizon" else ui.percent(value / 100)


BENCH = PoolBench
