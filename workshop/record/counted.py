"""Rows of what a room answered, as its wall told it: nothing is counted here."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from workshop.contracts.record import Seen, Took
from workshop.contracts.tallies import Cell, Tally
from workshop.errors import ContentError
from workshop.questions.kinds import kind_of
from workshop.questions.question import BINS, Question
from workshop.questions.tally import ALL
from workshop.record.drawing import content_of


class Place(NamedTuple):
    """What a row is about: an item of a question of a reveal."""

    step: int
    exercise: str
    round: str
    question: str
    kind: str
    item: str


class Count(NamedTuple):
    """How many of a group gave an answer; nothing where so small a group is not told.

    Attributes:
        of: what it is about.
        department: a department, or `all`.
        option: the answer.
        place: which of the question's options that is, from 1.
        score: where it stands on its scale: a rating, the middle of a number's bin; else None.
        n: people of the group.
        people: how many of them gave the answer.
        coarse: whether `people` is known within one person only.
        suppressed: whether the group is too small to be told.
    """

    of: Place
    department: str
    option: str | None = None
    place: int | None = None
    score: float | None = None
    n: int | None = None
    people: int | None = None
    coarse: bool | None = None
    suppressed: bool = False


class Measure(NamedTuple):
    """A number of a group that is no count of one answer.

    Attributes:
        of: what it is about; without an item it is all of them.
        department: a department, or `all`.
        name: one of `MEASURES`.
        way: which way people moved, or to which option; else None.
        n: people it rests on, where that is told.
        value: the number; None where so small a group is not told.
        suppressed: whether it is not told for that reason.
    """

    of: Place
    department: str
    name: str
    way: str | None = None
    n: int | None = None
    value: float | None = None
    suppressed: bool = False


MEASURES = ("mean", "spread", "lie-apart", "proposed", "moved-least", "moved-most")
"""Points and places have a mean and a rough spread; ratings tell how far people lie apart over all
items; of points of which few may be named one whole proposal is told; of a question that was asked
again, how many moved, at least and at most."""

Asked = tuple[Seen, str, Tally, Question | None]


def asked(took: Took) -> Iterator[Asked]:
    """Yield each question that a reveal has shown, with its tally; of one that is gone no words."""
    for seen in took["seen"]:
        there = {id: one for id, one in seen["results"].items() if "kind" in one}
        for id, told in there.items():
            yield seen, id, told, _question(seen, id, took["session"]["mode"])  # type: ignore[misc]


def _question(seen: Seen, id: str, mode: str) -> Question | None:
    try:
        return content_of(seen, mode)[0].question(id)
    except (ContentError, StopIteration):
        return None


def _groups(took: Took, told: Tally, item: str) -> Iterator[tuple[str, Cell | None]]:
    """Yield the room and its departments, those with None whose answers are held back."""
    groups = told["cells"][item]
    for group in (ALL, *took["session"]["departments"]):
        if group in groups or group in told["hidden"] or (group == ALL and told["answered"]):
            yield group, groups.get(group)


def _place(seen: Seen, told: Tally, item: str) -> Place:
    where = seen["step"], seen["exercise"], seen["round"]
    return Place(*where, told["question"], told["kind"], item)


def counts(took: Took) -> Iterator[Count]:
    """Yield the counts of a session, group by group; cells that were held back are marked."""
    for seen, _, told, question in asked(took):
        for item in (item for item in told["cells"] if not _is_measured(told, item)):
            of = _place(seen, told, item)
            for group, cell in _groups(took, told, item):
                if cell is None:
                    yield Count(of, group, suppressed=True)
                else:
                    yield from (Count(of, group, *one) for one in _options(cell, question, item))


def _is_measured(told: Tally, item: str) -> bool:
    """Whether means are told of an item in the place of counts."""
    cells = told["cells"][item].values()
    return any("mean" in cell for cell in cells) if cells else told["kind"] in ("rank", "split")


def _options(cell: Cell, question: Question | None, item: str) -> Iterator[tuple[Any, ...]]:
    given, coarse = cell["counts"], "nearly" in cell
    asked = _asked(question, item) if question else ()
    options = (*asked, *(one for one in given if one not in asked))
    for at, option in enumerate(options, 1):
        height = score(question, item, option) if question else None
        yield option, at, height, cell["n"], given.get(option, 0), coarse


def _asked(question: Question, item: str) -> tuple[str, ...]:
    """Return what could be answered to an item, in its order."""
    if question.kind == "number":
        return tuple(map(str, question.bins(item)))
    return () if "/" in item else question.options


def score(question: Question, item: str, option: str) -> float | None:
    """Return where an option stands on its scale; None where it stands on none."""
    if question.kind == "number":
        low, high = question.ranges[item]
        return float(option) + (high - low) / BINS / 2
    if question.kind in ("rating", "mirror"):
        with suppress(ValueError):
            return kind_of(question).height(option)
    return None


def measures(took: Took) -> Iterator[Measure]:
    """Yield what was told of a group beside counts; what was held back is marked."""
    for seen, _, told, _ in asked(took):
        for item, *measured in (*_means(took, told), *_beside(took, told), *_moved(told)):
            yield Measure(_place(seen, told, item), *measured)


Told = tuple[Any, ...]


def _means(took: Took, told: Tally) -> Iterator[Told]:
    for item in (item for item in told["cells"] if _is_measured(told, item)):
        for group, cell in _groups(took, told, item):
            for name in ("mean", "spread"):
                if cell is None:
                    yield item, group, name, None, None, None, True
                elif name in cell:
                    yield item, group, name, None, cell["n"], float(cell[name])


def _beside(took: Took, told: Tally) -> Iterator[Told]:
    spread, proposals = told.get("spread", {}), told.get("proposals", {})
    for group in (ALL, *took["session"]["departments"]):
        if group in spread:
            yield "", group, "lie-apart", None, None, float(spread[group])
        for item, points in proposals.get(group, {}).items():
            yield item, group, "proposed", None, None, float(points)


def _moved(told: Tally) -> Iterator[Told]:
    for item, moves in told.get("moved", {}).items():
        for way, ends in moves["ways"].items():
            for name, value in zip(("moved-least", "moved-most"), ends, strict=True):
                yield item, ALL, name, way, moves["n"], float(value)


def said(took: Took) -> Iterator[tuple[Place, str, int, str]]:
    """Yield what each side said where it answers on one phone: in public, so whole."""
    for seen, _, told, _ in asked(took):
        for department, tables in told.get("said", {}).items():
            for one in tables:
                for item, value in _parts(one["value"]):
                    yield _place(seen, told, item), department, one["table"], value


def _parts(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for item, part in value.items():
            yield from ((f"{item}/{name}".rstrip("/"), one) for name, one in _parts(part))
    elif isinstance(value, list):
        yield from ((str(at), str(one)) for at, one in enumerate(value, 1))
    else:
        yield "", str(value)
