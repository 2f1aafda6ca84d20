"""The arithmetic of a mirror: what a side expected to hear, what was said, what both accept."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from workshop.charts.cells import ratings
from workshop.charts.certainty import Summary
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.tally import ALL

ACCEPTED = 3.5
"""A mean from here on counts as "yes": half a step above the middle of 1 to 5."""


class Expectation(NamedTuple):
    """What `side` expects to be told about itself on `item` by `other`."""

    item: str
    side: str
    other: str
    expected: float


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


Entries = Sequence[Expectation | Gap]


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
    question = asked(view)
    both = (question.only_for if question else ()) or view.departments
    return tuple(both) if len(both) == 2 else ()


def asked(view: View) -> Question | None:
    """Return a question that holds the statements: of a mirror any view, they share their words.

    Where no mirror is shown it is the last question, which asks what the other side will answer.
    """
    return view.mirror("them") or view.mirror("told") or view.questions()[-1]


def items(view: View) -> tuple[str, ...]:
    """Return the statements of the mirror."""
    question = asked(view)
    return question.items if question else ()


def statement(view: View, item: str) -> str:
    """Return a statement as a label."""
    question = asked(view)
    return view.item(question, item) if question else item


def quoted(view: View, item: str) -> str:
    """Return a statement for the middle of a sentence."""
    return statement(view, item).rstrip(".")


def listed(view: View, chosen: Sequence[str]) -> str:
    """List statements for the middle of a sentence, each in quotes."""
    return view.quotes([quoted(view, item) for item in chosen])


def left_out(view: View, shown: Collection[str]) -> str:
    """Return a sentence that names the statements with too few answers; empty without any."""
    missing = [item for item in items(view) if item not in shown]
    if not missing:
        return ""
    return view.count("mirror.left_out", len(missing), statements=listed(view, missing))


def expectations(view: View) -> list[Expectation]:
    """Return what each side expects of the other; what the room expects where sides are hidden."""
    return _expectations(view, sides(view)) or _expectations(view, (ALL,))


def _expectations(view: View, pair: Sequence[str]) -> list[Expectation]:
    return [
        Expectation(item, side, other, found.mean)
        for item, side, other in _turns(view, pair)
        if (found := rated(view, view.mirror("told"), item, side))
    ]


def gaps(view: View) -> list[Gap]:
    """Return every gap between an expectation and an answer that may be shown."""
    return _gaps(view, sides(view))


def pooled(view: View) -> list[Gap]:
    """Return the gaps of the whole room, which hide who expected and who said."""
    return _gaps(view, (ALL,))


def _gaps(view: View, pair: Sequence[str]) -> list[Gap]:
    return [
        Gap(item, side, other, expected.mean, said.mean)
        for item, side, other in _turns(view, pair)
        if (expected := rated(view, view.mirror("told"), item, side))
        and (said := rated(view, view.mirror("them"), item, other))
    ]


def _turns(view: View, pair: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield every statement, who is asked about itself, and who is asked about it."""
    for item in items(view):
        for side, other in zip(pair, reversed(pair), strict=True):
            yield item, side, other


def rated(view: View, question: Question | None, item: str, side: str) -> Summary | None:
    """Summarise how a side rated a statement in one of the mirror's questions."""
    return ratings(view.cell(question, item, side))


def alone(view: View) -> str:
    """Return the side of which everybody is who has answered; empty where there is none."""
    found = (
        side for side in sides(view) if all(_alone(view, kind, side) for kind in ("told", "them"))
    )
    return next(found, "")


def _alone(view: View, kind: str, side: str) -> bool:
    question = view.mirror(kind)
    cells = [(view.cell(question, item), view.cell(question, item, side)) for item in items(view)]
    shown = [(room["n"], own["n"] if own else 0) for room, own in cells if room]
    return bool(shown) and all(room == own for room, own in shown)


def fours(view: View) -> list[Four]:
    """Return the items of which all four means may be shown."""
    return [four for item in items(view) if (four := _four(view, item))]


def _four(view: View, item: str) -> Four | None:
    pair = sides(view)
    us, them = view.mirror("us"), view.mirror("them")
    own = [rated(view, us, item, side) for side in pair]
    other = [rated(view, them, item, side) for side in reversed(pair)]
    known = [summary for summary in (*own, *other) if summary]
    return Four(item, (known[0], known[1]), (known[2], known[3])) if len(known) == 4 else None


def bridges(view: View) -> list[Four]:
    """Return the items that both sides accept, the strongest first."""
    return sorted((f for f in fours(view) if f.accepted), key=lambda four: -four.lowest)
