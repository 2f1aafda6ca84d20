"""The bench of the KPI game: a bonus of one's own making, point by point, and HR's competence."""

import csv
import io
from typing import ClassVar, Literal, cast

from workshop.content.texts import Texts, interface
from workshop.contracts.actions import Action
from workshop.contracts.bench import Fact, Kpi, Result, Setting, ShareBar, Slider
from workshop.contracts.parts import Option
from workshop.contracts.runs import Parameters
from workshop.models.bench import Bench, presets, sent_slider, share_bar, slider
from workshop.models.kpi_game.outcomes import KpiOutcome, KpiRow
from workshop.models.kpi_game.own_firm import OwnFirm
from workshop.models.kpi_game.run import beside, played

FUNCTIONS = ("marketing", "sales")
COMPARED = ("silo", "given", "qualified", "best")
FactName = Literal["leads", "fitleads", "new_customers", "owner_value", "customers"]
FACTS: dict[FactName, int] = {
    "leads": 0,
    "fitleads": 0,
    "new_customers": 1,
    "owner_value": 0,
    "customers": 0,
}
"""The numbers of a result, and how many digits each is shown with."""

HR = (0, 100, 5)
"""HR's competence in hundredths: the lowest, the highest and the step."""

TARGETS = "mbo"
"""Agreed targets: their name as a bonus, and the kind of their contract."""

Weights = dict[str, dict[str, int]]


class KpiBench(Bench):
    """Two bonuses of a hundred points each, played by the KPI game."""

    MODEL = "kpi-game"
    WORDS = "bench"
    NOBODY: ClassVar[Parameters] = {"contracts": {}}

    def _begin(self) -> None:
        self.own = OwnFirm()
        self._room = cast("KpiOutcome", self.outcome)
        self._known = self._room["contracts"]
        self.hr = round(100 * self._room["hr_competence"])
        self._start_from("given" if "given" in self._known else "cross")

    def _start_from(self, name: str) -> bool:
        weights = self._known[name]["weights"] if name in self._known else {}
        if weights:
            points = {function: _points(weights[function]) for function in FUNCTIONS}
            self._play(points, self.hr, TARGETS if name == TARGETS else "plain")
        return bool(weights)

    def _take(self, action: Action) -> None:
        hr = sent_slider(action, "hr")
        weights = {name: _sent(action.get("weights"), name) for name in FUNCTIONS}
        # Whoever moves a point makes a bonus that pays by points; HR alone changes no rule.
        same = all(_set(weights[f]) == _set(self.weights[f]) for f in FUNCTIONS)
        self._play(weights, hr, self.kind if same else "plain")

    def _play(self, weights: Weights, hr: int, kind: str) -> None:
        """Play a bonus once; pages are made of what came of it."""
        told = {**_told(weights, hr, kind), "world": self.own.world}
        self._row = played(told)["row"]
        self.weights, self.hr, self.kind = weights, hr, kind

    @property
    def parameters(self) -> Parameters:
        """What the model is told for the room: a firm of a team's own stays on the bench."""
        return _told(self.weights, self.hr, self.kind)

    @property
    def playable(self) -> bool:
        """Whether what is set may be shown to the room: not in a firm of a team's own."""
        return self.own.funnel is None

    def load(self, data: bytes) -> None:
        """Read this file; what it plays with stays until `use`."""
        self.own = self.own.load(data)

    def settle(self, question: str, choice: str) -> None:
        """Answer what is doubtful in the file."""
        self.own = self.own.answer(question, choice)

    def use(self) -> None:
        """Play in the firm of the file; one in which something is doubtful changes nothing."""
        self._settle(self.own.use())

    def drop(self) -> None:
        """Put the file away."""
        self.own = self.own.drop()

    def forget(self) -> None:
        """Play in the kit's own firm again."""
        self._settle(OwnFirm())

    def follow(self, before: Bench) -> None:
        """Keep a team's firm when the room's run is new."""
        if isinstance(before, KpiBench):
            self._settle(before.own)

    def _settle(self, own: OwnFirm) -> None:
        """Play the well-known bonuses, and what is set, in another firm."""
        before, self.own = self.own, own
        if own.world == before.world and own.funnel == before.funnel:
            return
        if own.world != before.world:
            self._known = self._known_in(own) if own.funnel else self._room["contracts"]
        self._play(self.weights, self.hr, self.kind)
        self.number += 1

    def _known_in(self, own: OwnFirm) -> dict[str, KpiRow]:
        """Return the well-known bonuses, and those the room made, as they go in another firm."""
        rows = self._room["contracts"]
        room = {name: rows[name]["weights"] for name in ("given", "own") if name in rows}
        return beside({"world": own.world, "contracts": room})["yours"]["contracts"]

    def _setting(self, words: Texts) -> Setting:
        return {
            "own": self.own.page(interface(words.language)),
            "functions": [{"id": f, "text": words(f"functions.{f}")} for f in FUNCTIONS],
            "kpis": [self._kpi(id, words) for id in words.table("kpis")],
        }

    def _kpi(self, id: str, words: Texts) -> Kpi:
        weights = {f: self.weights[f].get(id, 0) for f in FUNCTIONS}
        return {"id": id, "text": words(f"kpis.{id}"), "weights": weights}

    def _sliders(self, ui: Texts, words: Texts) -> list[Slider]:  # noqa: ARG002 - one signature
        ends = (ui("bench.hr_low"), ui("bench.hr_high"))
        return [slider("hr", ui("bench.hr"), HR, self.hr, lambda hr: ui.percent(hr / 100), ends)]

    def _presets(self, words: Texts) -> list[Option]:
        """Return the bonuses to begin with: those by points, and agreed targets."""
        rows = self._known.items()
        plain = [name for name, row in rows if row["weights"] and name not in _RULED]
        return presets(plain, words, "contracts")

    def _result(self, ui: Texts, words: Texts) -> Result:
        row, silo = self._row, self._known["silo"]
        return {
            "finding": ui("bench.finding", share=ui.percent(row["captured"])),
            "rows": self._rows(row, ui, words),
            "facts": [_fact(name, row, silo, ui, words) for name in FACTS],
            "note": _stable(row["equilibria"], ui),
        }

    def _rows(self, row: KpiRow, ui: Texts, words: Texts) -> list[ShareBar]:
        shown = {name: self._known[name] for name in COMPARED if name in self._known}
        bars = [_bar(name, one["captured"], ui, words) for name, one in shown.items()]
        here = _bar("played", row["captured"], ui, words)
        bars.append({**here, "here": True, "tone": "both"})
        return sorted(bars, key=lambda bar: bar["share"])

    def _csv(self, ui: Texts, words: Texts) -> str:
        """Return the matrix as a table for spreadsheets, as they are set up in the country."""
        file = io.StringIO()
        writer = csv.writer(file, delimiter=ui("bench.separator"))
        writer.writerow([ui("bench.kpi"), *(words(f"functions.{f}") for f in FUNCTIONS)])
        for id, text in words.table("kpis").items():
            writer.writerow([text, *(self.weights[f].get(id, 0) for f in FUNCTIONS)])
        return file.getvalue()


# Its rule is more than a bonus: sales direct marketing's people.
_RULED = ("marketing_by_sales",)


def _points(weights: dict[str, float]) -> dict[str, int]:
    """Return shares as whole points that sum to 100, as even as can be."""
    exact = {kpi: 100 * share for kpi, share in weights.items()}
    points = {kpi: int(value) for kpi, value in exact.items()}
    rest = sorted(exact, key=lambda kpi: points[kpi] - exact[kpi])[: 100 - sum(points.values())]
    return points | {kpi: points[kpi] + 1 for kpi in rest}


def _sent(weights: object, function: str) -> dict[str, int]:
    given = weights.get(function) if isinstance(weights, dict) else None
    if not isinstance(given, dict) or not all(type(points) is int for points in given.values()):
        raise ValueError("Points must be whole numbers.")
    return dict(given)


def _set(weights: dict[str, int]) -> dict[str, int]:
    return {kpi: points for kpi, points in weights.items() if points}


def _told(weights: Weights, hr: int, kind: str) -> Parameters:
    shares = {f: {k: p / 100 for k, p in _set(weights[f]).items()} for f in FUNCTIONS}
    rule = {} if kind == "plain" else {"kind": kind}
    return {"contract": {**shares, **rule}, "hr_competence": hr / 100}


def _bar(name: str, captured: float, ui: Texts, words: Texts) -> ShareBar:
    return share_bar(name, words(f"contracts.{name}"), captured, ui)


def _fact(name: FactName, row: KpiRow, silo: KpiRow, ui: Texts, words: Texts) -> Fact:
    change = row[name] / silo[name] - 1 if silo[name] else 0.0
    return {
        "id": name,
        "text": words(f"outcome.{name}"),
        "value": ui.number(row[name], FACTS[name]),
        "change": _signed(change, ui),
    }


def _stable(equilibria: int, ui: Texts) -> str:
    return ui.count("outcomes", equilibria) if equilibria else ui("outcomes.none")


def _signed(share: float, ui: Texts) -> str:
    text = ui.percent(abs(share))
    return text if text == ui.percent(0) else f"{'+' if share > 0 else '−'}{text}"


BENCH = KpiBench
