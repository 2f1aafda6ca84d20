"""Who does what today, and who should: every task between the two departments."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from workshop.charts import cut, labels, theme
from workshop.charts.certainty import Interval, Summary
from workshop.charts.finding import Bar, Data, Finding, Picture, chart, columns, each, nothing
from workshop.charts.intervals import of_mean
from workshop.charts.marks import across, layer, toned
from workshop.charts.tasks import BOTH, MARKETING, SALES, elsewhere
from workshop.charts.view import Cell, View
from workshop.questions.question import Question
from workshop.questions.taking import Takes
from workshop.questions.tally import SMALLEST

PLACES = {SALES: -1, BOTH: 0, MARKETING: 1}
"""Where an owner stands between the two departments."""

FAR = 0.5
"""Half of the way from "both" to a department: a move worth a title."""

TODAY, SHOULD = "today", "should"
TONES = {TODAY: "neither", SHOULD: "both"}
STEP = 44
EDGE = 1.12
"""Where the scale ends: a whole mark fits in beyond each department."""


class Place(NamedTuple):
    """Where a task lies between sales (-1) and marketing (1), how sure that is, and who owns it."""

    mean: float
    interval: Interval
    owners: Mapping[str, float]


class Task(NamedTuple):
    """One task: where it lies today, and where it should."""

    item: str
    label: str
    today: Place
    should: Place

    @property
    def move(self) -> float:
        """How far it should go: towards marketing above 0, towards sales below."""
        return self.should.mean - self.today.mean

    @property
    def to(self) -> str:
        """The department it should move towards."""
        return MARKETING if self.move > 0 else SALES

    @property
    def moves(self) -> bool:
        """Whether it should move far, and further than chance alone would put the two places."""
        return abs(self.move) >= FAR and not self.today.interval.meets(self.should.interval)


@chart(
    Takes(("sort",), 2, 2, options=tuple(PLACES), alike=True),
    holds={"task-to-move": ("item", "department"), "task-elsewhere": ("item", "owner")},
    stake=3,
)
def ownership(view: View) -> Finding[Task]:
    """Find which tasks should move from one department towards the other."""
    found = _tasks(view)
    if not found:
        return nothing(view)
    far = sorted((one for one in found if one.moves), key=lambda one: -abs(one.move))
    towards = [_towards(view, far, to) for to in (MARKETING, SALES)]
    towards += elsewhere.sentences(view, view.questions()[0])
    return Finding(
        _title(view, far),
        found,
        [*towards, view.tell("ownership.unsure")],
        [
            *columns(view, task=lambda one: one.label),
            *each(_heads(view), lambda who, one: view.percent(getattr(one, who[0]).owners[who[1]])),
        ],
        [_bar(view, one) for one in found],
        lambda: _picture(view, found, far),
        brief=towards,
        holds={**_holds(view, far), **elsewhere.holds(view, view.questions()[0])},
    )


def _tasks(view: View) -> list[Task]:
    """Return the tasks that may be shown, those nearest to marketing first."""
    today, should = view.questions()
    found = [
        Task(item, view.item(today, item), before, after)
        for item in today.items
        if (before := _place(today, view.cell(today, item)))
        and (after := _place(should, view.cell(should, item)))
    ]
    return sorted(found, key=lambda one: -one.should.mean)


def _place(question: Question, cell: Cell | None) -> Place | None:
    """Return where a task lies, those left out who give it to nobody; None for too few."""
    counts = {owner: int(cell["counts"].get(owner, 0)) for owner in PLACES} if cell else {}
    n = sum(counts.values())
    if n < SMALLEST or cell is None:
        return None
    mean = sum(PLACES[owner] * count for owner, count in counts.items()) / n
    spread = sum(count * (PLACES[owner] - mean) ** 2 for owner, count in counts.items())
    interval = of_mean(Summary(n, mean, spread / (n - 1)), -1, 1)
    return Place(mean, interval, cut.shares(question, cell))


def _words(view: View, one: Task) -> dict[str, str]:
    item = view.quoted(view.questions()[0], one.item)
    return {"item": item, "department": view.inside(one.to)}


def _holds(view: View, far: list[Task]) -> dict[str, dict[str, str]]:
    return {"task-to-move": _words(view, far[0])} if far else {}


def _title(view: View, far: list[Task]) -> str:
    if not far:
        return view.tell("ownership.stay")
    words = _words(view, far[0]) | {"item": far[0].label}
    return view.tell(f"ownership.{'one' if len(far) == 1 else 'several'}", n=len(far), **words)


def _towards(view: View, far: list[Task], to: str) -> str:
    items = [view.say("quoted", text=one.label) for one in far if one.to == to]
    words = {"department": view.inside(to), "items": view.listed(items)}
    return view.tell("ownership.towards", **words) if items else ""


def _heads(view: View) -> list[tuple[str, tuple[str, str]]]:
    """Return a head for every owner today, and for every one that should be."""
    return [
        (view.say(f"ownership.head.{when}", owner=view.option(question, owner)), (when, owner))
        for when, question in zip((TODAY, SHOULD), view.questions(), strict=True)
        for owner in cut.buckets(question)
    ]


def _bar(view: View, one: Task) -> Bar:
    """Return a task cut by who should do it, with a word on today."""
    today, should = view.questions()
    now = [f"{p.label} {p.text}" for p in cut.parts(view, today, one.today.owners)]
    note = view.tell("ownership.note", each=view.listed(now))
    return Bar(one.label, cut.parts(view, should, one.should.owners), note)


def _picture(view: View, found: list[Task], far: list[Task]) -> Picture:
    colour = toned("when", TONES)
    # A label in bold is known by its words, however it is broken into lines.
    strong = [labels.broken(one.label).replace("\n", " ") for one in far]
    y = theme.ordered(0.1, labelFontWeight=theme.bold(strong))
    x = across("low", -EDGE, EDGE, _axis(view))
    span = {"strokeWidth": 12, "opacity": 0.28}
    full, ground = {"size": 230, "filled": True}, {"size": 190, "strokeWidth": 4, "filled": False}
    only = "datum.when === '{}'".format
    layers = [
        layer("rows", "rule", span, x=x, x2="high:Q", y=y, color=colour),
        layer("ways", "rule", {"strokeWidth": 3}, x="today", x2="should:Q", y=y),
        layer("rows", "point", full, only(SHOULD), x="mean", y=y, color=colour),
        layer("rows", "point", ground, only(TODAY), x="mean", y=y, stroke=colour),
    ]
    return Picture(layers, _data(found), {"step": STEP})


def _axis(view: View) -> Any:
    words = [view.name(SALES), view.say("ownership.both"), view.name(MARKETING)]
    title = view.say("ownership.legend")
    return theme.grid([-1, 0, 1], words, grid=True, gridOpacity=0.35, orient="top", title=title)


def _data(found: list[Task]) -> dict[str, Data]:
    rows: Data = []
    ways: Data = []
    for order, one in enumerate(found):
        place = {"label": labels.broken(one.label), "order": order}
        ways.append(place | {TODAY: one.today.mean, SHOULD: one.should.mean})
        rows += [
            place | {"when": when, "mean": where.mean} | where.interval._asdict()
            for when, where in ((TODAY, one.today), (SHOULD, one.should))
        ]
    return {"rows": rows, "ways": ways}
