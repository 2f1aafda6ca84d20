"""The arithmetic of a mirror: what a side expected to hear, what was said, what both accept."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from workshop.charts.cells import Summary, ratings
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.tally import ALL

ACCEPTED = 3.5
"""A mean from here on counts as "yes": half a step above the middle of 1 to 5."""

NOTABLE = 0.5
"""Half a step on the scale: smaller gaps are within what a few people's moods move."""


class Gap(NamedTuple):
    """What `side` expected to be told about itself on `item`, and what `other` said."""

    item: str
    side: str
    other: str
    expected: float
    said: float

    @property
    def size(self) -> float:
        """How far the answer lay above the expectation."""
        return self.said - self.expected


class Expectation(NamedTuple):
    """What `side` expects to be told about itself on `item` by `other`."""

    item: str
    side: str
    other: str
    expected: float


class Four(NamedTuple):
    """One item seen four ways: each side about itself and about the other."""

    item: str
    own: tuple[Summary, Summary]
    other: tuple[Summary, Summary]

    @property
    def lowest(self) -> float:
        """The least favourable of the four means."""
        return min(summary.mean for summary in (*self.own, *self.other))

    @property
    def accepted(self) -> bool:
        """Whether both sides say yes about both."""
        return self.lowest >= ACCEPTED


def sides(view: View) -> tuple[str, ...]:
    """Return the two departments that look into the mirror; empty if they are not two."""
    question = statements(view)
    asked = (question.only_for if question else ()) or view.departments
    return tuple(asked) if len(asked) == 2 else ()


def statements(view: View) -> Question | None:
    """Return a question that holds the mirror's statements; its views share their words."""
    return view.mirror("them") or view.mirror("told")


def items(view: View) -> tuple[str, ...]:
    """Return the statements of the mirror."""
    question = statements(view)
    return question.items if question else ()


def expectations(view: View) -> list[Expectation]:
    """Return what each side expects of the other; what the room expects where sides are hidden."""
    return _expectations(view, sides(view)) or _expectations(view, (ALL,))


def _expectations(view: View, pair: Sequence[str]) -> list[Expectation]:
    return [
        Expectation(item, side, other, rated.mean)
        for item in items(view)
        for side, other in zip(pair, reversed(pair), strict=True)
        if (rated := ratings(view.cell(view.mirror("told"), item, side)))
    ]


def gaps(view: View) -> list[Gap]:
    """Return every gap between an expectation and an answer that may be shown."""
    pair = sides(view)
    found = [
        _gap(view, item, side, other)
        for item in items(view)
        for side, other in zip(pair, reversed(pair), strict=True)
    ]
    return [gap for gap in found if gap]


def pooled(view: View) -> list[Gap]:
    """Return the gaps of the whole room, which hide who expected and who said."""
    found = [_gap(view, item, ALL, ALL) for item in items(view)]
    return [gap for gap in found if gap]


def alone(view: View) -> str:
    """Return the side of which everybody is who has answered; empty where there is none."""
    found = (side for side in sides(view) if all(_alone(view, v, side) for v in ("told", "them")))
    return next(found, "")


def _alone(view: View, asked: str, side: str) -> bool:
    question = view.mirror(asked)
    cells = [(view.cell(question, item), view.cell(question, item, side)) for item in items(view)]
    shown = [(room["n"], own["n"] if own else 0) for room, own in cells if room]
    return bool(shown) and all(room == own for room, own in shown)


def _gap(view: View, item: str, side: str, other: str) -> Gap | None:
    expected = ratings(view.cell(view.mirror("told"), item, side))
    said = ratings(view.cell(view.mirror("them"), item, other))
    if expected is None or said is None:
        return None
    return Gap(item, side, other, expected.mean, said.mean)


def fours(view: View) -> list[Four]:
    """Return the items of which all four means may be shown."""
    return [four for item in items(view) if (four := _four(view, item))]


def _four(view: View, item: str) -> Four | None:
    pair = sides(view)
    us = [ratings(view.cell(view.mirror("us"), item, side)) for side in pair]
    them = [ratings(view.cell(view.mirror("them"), item, side)) for side in reversed(pair)]
    own = tuple(summary for summary in us if summary)
    other = tuple(summary for summary in them if summary)
    if len(own) != 2 or len(other) != 2:
        return None
    return Four(item, (own[0], own[1]), (other[0], other[1]))


def left_out(view: View, shown: Collection[str]) -> str:
    """Return a sentence that names the statements with too few answers; empty without any."""
    missing = [item for item in items(view) if item not in shown]
    if not missing:
        return ""
    return view.count("mirror.left_out", len(missing), statements=listed(view, missing))


def listed(view: View, chosen: Sequence[str]) -> str:
    """List statements for the middle of a sentence, each in quotes."""
    question = statements(view)
    words = [view.quoted(question, item) if question else item for item in chosen]
    return view.listed([view.say("quoted", text=text) for text in words])


def bridges(view: View) -> list[Four]:
    """Return the items that both sides accept, the strongest first."""
    return sorted((f for f in fours(view) if f.accepted), key=lambda four: -four.lowest)
