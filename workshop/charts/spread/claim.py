"""How far people agree with a claim, or with several: the room, and every visible department."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from workshop.charts.cells import MIDDLE, ratings, share
from workshop.charts.certainty import Summary
from workshop.charts.finding import Finding, Holds, chart, nothing
from workshop.charts.labels import tone
from workshop.charts.own import Own
from workshop.charts.spread import Line, alike, finding, left_out, unsure
from workshop.charts.view import View, capital
from workshop.questions.question import Question
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

AGREE, DISAGREE = ("4", "5"), ("1", "2")

SIDE = 0.6
"""The part of its certainty for which way the room leans; the rest is for the departments."""

BELIEVED, DOUBTED, OPEN = ("all", "believed"), ("none", "doubted"), "open"


class Stand(NamedTuple):
    """Where the room stands on a claim: the shares that agree and disagree, and what it comes to.

    `way` is all or none where (nearly) everybody says the same, believed or doubted where the
    room surely leans that way, else open.
    """

    item: str
    quoted: str
    agree: float
    disagree: float
    way: str


class Apart(NamedTuple):
    """Two departments of which the first surely agrees more with a claim."""

    item: str
    more: str
    less: str
    means: tuple[float, float]


@chart(
    Takes(("rating",)),
    holds={
        "claim-believed": ("item", "share"),
        "claim-doubted": ("item", "share"),
        "cannot-tell": (),
    },
    stake=2,
)
def agreement(view: View) -> Finding[Line]:
    """Find which way the room leans on each claim, and where departments surely lean apart."""
    question = view.questions()[0]
    lines = [line for item in question.items for line in _lines(view, question, item)]
    stands = [one for item in question.items if (one := _stand(view, question, item))]
    if not stands:
        return nothing(view)
    compared = _compared(view, question)
    apart = [one for one, sure in compared if sure]
    sided = [one for one in stands if one.way != OPEN]
    return replace(
        finding(
            view,
            lines,
            _title(view, stands, apart),
            _told(view, lines, stands, compared),
            # Once is enough, on the room's line.
            lambda line: Own(question, line.item) if line.id == ALL else None,
        ),
        holds=_holds(view, stands) or ({} if apart else {"cannot-tell": {}}),
        names=[*(one.item for one in sided), *(one.item for one in apart)],
        chance=len(sided) < len(stands) or len(apart) < len(compared),
    )


def _lines(view: View, question: Question, item: str) -> list[Line]:
    text = view.item(question, item) if len(question.items) > 1 else ""
    return [
        Line(view.name(group), view.inside(group), tone(group), cell, group, text, item)
        for group in (ALL, *view.groups(question))
        if (cell := view.cell(question, item, group))
    ]


def _stand(view: View, question: Question, item: str) -> Stand | None:
    cell = view.cell(question, item)
    if cell is None:
        return None
    agree, disagree = (sum(share(cell, o) for o in side) for side in (AGREE, DISAGREE))
    found = ratings(cell)
    ends = view.certain.part(SIDE).of(len(question.items)).mean(found) if found else None
    ways = {
        "all": alike(cell, AGREE),
        "none": alike(cell, DISAGREE),
        "believed": ends and ends.above(MIDDLE),
        "doubted": ends and ends.below(MIDDLE),
    }
    way = next((name for name, so in ways.items() if so), OPEN)
    return Stand(item, view.quoted(question, item), agree, disagree, way)


def _compared(view: View, question: Question) -> list[tuple[Apart, bool]]:
    """Return every two departments on each claim, and whether they surely lie apart."""
    groups = view.groups(question)
    two = [(item, *pair) for item in question.items for pair in combinations(groups, 2)]
    certain = view.certain.part(1 - SIDE).of(len(two))
    return [
        (_apart(item, (a, first), (b, second)), certain.apart(first, second).without(0))
        for item, a, b in two
        if (first := ratings(view.cell(question, item, a)))
        and (second := ratings(view.cell(question, item, b)))
    ]


def _apart(item: str, *two: tuple[str, Summary]) -> Apart:
    more, less = sorted(two, key=lambda one: -one[1].mean)
    return Apart(item, more[0], less[0], (more[1].mean, less[1].mean))


def _holds(view: View, stands: Sequence[Stand]) -> Holds:
    """Return on which claim the room leans to a side, the clearest where there are several."""
    held: dict[str, dict[str, str]] = {}
    for name, ways in (("claim-believed", BELIEVED), ("claim-doubted", DOUBTED)):
        those = [one for one in stands if one.way in ways]
        if those:
            most = max(those, key=lambda one: abs(one.agree - one.disagree))
            held[name] = {"item": most.quoted, "share": view.percent(most.agree)}
    return held


def _title(view: View, stands: Sequence[Stand], apart: Sequence[Apart]) -> str:
    """Tell which way the room leans; where that is open, that departments lean apart, or shares."""
    if apart and all(one.way == OPEN for one in stands):
        return _leaning(view, apart[0]).rstrip(".")
    if len(stands) == 1:
        return view.tell(f"agreement.one.{stands[0].way}", **_shares(view, stands[0]))
    by_way = {way: _of_way(view, stands, way) for way in (*BELIEVED, *DOUBTED)}
    named = [
        view.say(f"agreement.several.{way}", items=items) for way, items in by_way.items() if items
    ]
    said = view.listed(named) or view.say("agreement.open_all")
    return capital(said)


def _shares(view: View, one: Stand) -> dict[str, str]:
    return {"agree": view.percent(one.agree), "disagree": view.percent(one.disagree)}


def _of_way(view: View, stands: Sequence[Stand], way: str) -> str:
    return view.quotes([one.quoted for one in stands if one.way == way])


def _told(
    view: View,
    lines: Sequence[Line],
    stands: Sequence[Stand],
    compared: Sequence[tuple[Apart, bool]],
) -> list[str]:
    question, apart = view.questions()[0], [one for one, sure in compared if sure]
    titled = bool(apart) and all(one.way == OPEN for one in stands)
    return [
        view.tell("agreement.answered", n=max(line.cell["n"] for line in lines)),
        *(_means(view, lines, one) for one in stands),
        _still_open(view, stands, titled),
        *(_leaning(view, one) for one in apart[titled:]),
        view.tell("agreement.unsure_departments") if compared and not apart else "",
        *unsure(view, question),
        left_out(view, question),
    ]


def _still_open(view: View, stands: Sequence[Stand], titled: bool) -> str:
    """Tell of what it cannot be told which way the room leans, unless the title says so."""
    if len(stands) == 1:
        return view.tell("agreement.open_all") + "." if stands[0].way == OPEN else ""
    some, every = _of_way(view, stands, OPEN), all(one.way == OPEN for one in stands)
    return view.tell("agreement.open", items=some) if some and (titled or not every) else ""


def _means(view: View, lines: Sequence[Line], stand: Stand) -> str:
    question = view.questions()[0]
    several = len(question.items) > 1
    text = view.item(question, stand.item) if several else ""
    means = [
        view.say("agreement.mean", group=line.inside, mean=view.number(line.mean))
        for line in lines
        if line.text == text and line.mean is not None
    ]
    words = {"item": stand.quoted, "each": view.listed(means)} | _shares(view, stand)
    if several:
        return view.tell(f"agreement.each{'' if means else '_share'}", **words)
    return view.tell("agreement.means", **words) if means else ""


def _leaning(view: View, one: Apart) -> str:
    question, (more, less) = view.questions()[0], (view.number(mean) for mean in one.means)
    groups = {"group": view.inside(one.more), "other": view.inside(one.less)}
    words = {"item": view.quoted(question, one.item), "more": more, "less": less} | groups
    return view.tell(f"agreement.apart{'_on' if len(question.items) > 1 else ''}", **words)
