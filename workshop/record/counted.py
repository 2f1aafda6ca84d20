"""Rows of what a room answered, as its wall told it: nothing is counted here."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from workshop.contracts.record import Seen, Took
from workshop.contracts.tallies import Cell, Tally
from workshop.errors import ContentError
from workshop.questions.question import Question
from workshop.questions.tally import ALL
from workshop.record.drawing import content_of


class Count(NamedTuple):
    """How many of a group gave an answer; nothing where so small a group is not told."""

    step: int
    exercise: str
    round: str
    question: str
    kind: str
    item: str
    department: str
    option: str | None
    n: int | None
    given: int | None
    suppressed: bool


class Measure(NamedTuple):
    """A number of a group that is no count of one answer: a mean, who moved, what was proposed."""

    step: int
    exercise: str
    round: str
    question: str
    item: str
    department: str
    measure: str
    value: float


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


def counts(took: Took) -> Iterator[Count]:
    """Yield the counts of a session, group by group; cells that were held back are marked."""
    departments = took["session"]["departments"]
    for seen, id, told, question in asked(took):
        for item, groups in told["cells"].items():
            place = (seen["step"], seen["exercise"], seen["round"], id, told["kind"], item)
            for group in (ALL, *departments):
                if cell := groups.get(group):
                    yield from (Count(*place, group, *one) for one in _options(cell, question))
                elif group in told["hidden"] or (group == ALL and told["answered"]):
                    yield Count(*place, group, None, None, None, suppressed=True)


def _options(cell: Cell, question: Question | None) -> Iterator[tuple[str, int, int, bool]]:
    asked = question.options if question else ()
    given = cell["counts"]
    for option in (*asked, *(one for one in given if one not in asked)) if given else ():
        yield option, cell["n"], given.get(option, 0), False


def measures(took: Took) -> Iterator[Measure]:
    """Yield what was told of a group beside counts."""
    for seen, id, told, _ in asked(took):
        place = (seen["step"], seen["exercise"], seen["round"], id)
        for item, group, name, value in _measured(told):
            yield Measure(*place, item, group, name, float(value))


def _measured(told: Tally) -> Iterator[tuple[str, str, str, float]]:
    for item, groups in told["cells"].items():
        for group, cell in groups.items():
            yield item, group, "people", cell["n"]
            yield from ((item, group, name, cell[name]) for name in _OF_CELL if name in cell)  # type: ignore[literal-required]
    yield from (("", group, "lie-apart", value) for group, value in told.get("spread", {}).items())
    for group, points in told.get("proposals", {}).items():
        yield from ((item, group, "proposed", value) for item, value in points.items())
    for item, moves in told.get("moved", {}).items():
        yield item, ALL, "asked-again", moves["n"]
        for way, (least, most) in moves["ways"].items():
            yield item, ALL, f"{way}:least", least
            yield item, ALL, f"{way}:most", most


_OF_CELL = ("mean", "spread")


def said(took: Took) -> Iterator[tuple[Any, ...]]:
    """Yield what each side said where it answers on one phone: in public, so whole."""
    for seen, id, told, _ in asked(took):
        place = (seen["step"], seen["exercise"], seen["round"], id)
        for department, tables in told.get("said", {}).items():
            for one in tables:
                for item, value in _parts(one["value"]):
                    yield (*place, item, department, one["table"], value)


def _parts(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for item, part in value.items():
            yield from ((f"{item}/{name}".rstrip("/"), one) for name, one in _parts(part))
    elif isinstance(value, list):
        yield from ((str(at), str(one)) for at, one in enumerate(value, 1))
    else:
        yield "", str(value)
