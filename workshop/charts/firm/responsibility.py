"""Who is paid for what: the weights of a contract, KPI by KPI and function by function."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import finding, outcomes
from workshop.charts.finding import NONE, Bar, Column, Finding, Part, Picture, chart
from workshop.charts.firm import wished
from workshop.charts.gridded import Line, gridded
from workshop.charts.outcomes import FUNCTIONS, GIVEN, OWN, Row
from workshop.charts.view import View
from workshop.models.kpi_game.outcomes import KPIS

ALWAYS = tuple(kpi for kpi in KPIS if kpi != "fit")
"""The KPIs that a card offers; the share that fits is shown only where somebody pays for it."""

SHARED = 10
"""From this many points on in both bonuses a KPI counts as shared."""

TRIED = "tried"
ALOUD = 2
"""So many numbers a title names."""

ROOM = 0.7
"""What is remarked beside a number needs, in widths of a field."""


class Paid(NamedTuple):
    """A KPI, and the weight in [0, 1] that it has in each function's bonus."""

    kpi: str
    name: str
    weights: tuple[float, ...]

    @property
    def points(self) -> tuple[int, ...]:
        """The weights as they are shown: points of a hundred."""
        return tuple(round(100 * weight) for weight in self.weights)

    @property
    def shared(self) -> bool:
        """Whether it counts as shared."""
        return min(self.points) >= SHARED


@chart(model="kpi-game", plays=True)
def responsibility(view: View) -> Finding[Paid]:
    """Find what nobody is paid for, and what both are paid for."""
    if not view.outcome:
        return finding.no_run(view)
    whose, row = _contract(view)
    if row is None:
        return finding.nothing(view, "responsibility.absent")
    found = [_paid(view, row, kpi) for kpi in KPIS]
    rows = [one for one in found if one.kpi in ALWAYS or any(one.points)]
    title, told = _title(view, rows)
    title = view.tell("responsibility.title.tried", finding=title) if whose == TRIED else title
    heads = [(view.say("responsibility.points", function=f), at) for at, f in _functions(view)]
    return Finding(
        title,
        rows,
        [
            *told,
            view.tell(f"responsibility.whose.{whose}"),
            *_heaviest(view, rows),
            *_tried(view, whose),
        ],
        [
            Column(view.say("column.kpi"), lambda one: one.name),
            *finding.each(heads, lambda at, one: _number(view, one.points[at]) or NONE),
        ],
        [_bar(view, one, whose) for one in rows],
        lambda: _picture(view, rows),
    )


def _contract(view: View) -> tuple[str, Row | None]:
    """Return whose weights are shown: what was given, what was wanted, else what was tried."""
    known = ((name, row) for name in (GIVEN, OWN) if (row := outcomes.row(view, name)))
    tried = view.played["row"] if view.played else None
    return next(known, (TRIED, tried))


def _tried(view: View, whose: str) -> list[str]:
    """Tell what was tried on the bench, where the room has a bonus of its own: it is not ours."""
    if view.played is None or whose == TRIED:
        return []
    rows = [_paid(view, view.played["row"], kpi) for kpi in KPIS]
    return [view.tell("responsibility.tried"), *_heaviest(view, rows)]


def _paid(view: View, row: Row, kpi: str) -> Paid:
    weights = tuple(float(row["weights"][function].get(kpi, 0)) for function in FUNCTIONS)
    return Paid(kpi, outcomes.kpi(view, kpi), weights)


def _functions(view: View) -> list[tuple[int, str]]:
    return [(at, view.model(f"functions.{function}")) for at, function in enumerate(FUNCTIONS)]


def _number(view: View, points: int) -> str:
    return view.number(points, 0) if points else ""


def _quoted(view: View, rows: Sequence[Paid]) -> str:
    return view.listed([view.say("quoted", text=one.name) for one in rows])


def _title(view: View, rows: Sequence[Paid]) -> tuple[str, list[str]]:
    """Tell what nobody is paid for; what both are paid for, the heaviest first, may come second.

    More than two numbers are counted and told one by one below: nobody says six of them aloud.
    """
    orphans = [one for one in rows if not any(one.points)]
    shared = sorted((one for one in rows if one.shared), key=lambda one: -sum(one.points))
    key = "title.shared" if shared else "title.apart"
    both = view.tell(f"responsibility.{key}", kpis=_quoted(view, shared))
    if not orphans:
        return both, []
    named = view.tell("responsibility.title.nobody", kpis=_quoted(view, orphans))
    rest = [f"{both}."] if shared else []
    if len(orphans) <= ALOUD:
        return named, rest
    counted = view.tell("responsibility.title.many", n=len(orphans), of=len(rows))
    return counted, [f"{named}.", *rest]


def _heaviest(view: View, rows: Sequence[Paid]) -> list[str]:
    told = []
    for at, function in enumerate(FUNCTIONS):
        most = max(one.points[at] for one in rows)
        kpis = _quoted(view, [one for one in rows if one.points[at] == most])
        words = {"function": view.trade(function), "points": view.number(most, 0)}
        told.append(view.tell("responsibility.heaviest", kpis=kpis, **words))
    return told


def _remark(view: View, one: Paid) -> str:
    who = "both" if one.shared else "" if any(one.points) else "nobody"
    return view.say(f"responsibility.{who}") if who else ""


def _bar(view: View, one: Paid, whose: str) -> Bar:
    parts = [
        Part(name, one.weights[at] / 2, _number(view, one.points[at]), FUNCTIONS[at])
        for at, name in _functions(view)
        if one.points[at]
    ]
    # What was tried on the bench is nobody's own.
    own = [] if whose == TRIED else wished.points(view, whose, one.kpi)
    return Bar(one.name, parts, _remark(view, one), own)


def _picture(view: View, rows: Sequence[Paid]) -> Picture:
    heads = [(name, FUNCTIONS[at]) for at, name in _functions(view)]
    lines = [
        Line(one.name, [(n, _number(view, n)) for n in one.points], _remark(view, one))
        for one in rows
    ]
    return gridded(heads, lines, ROOM)
