"""What each side expects to be told: the mirror's picture, before the answers stand in it."""

from typing import Any

from workshop.charts import mirrored, pairs, shapes
from workshop.charts.mirrored import EXPECTED
from workshop.charts.pairs import Expectation
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View
from workshop.questions.tally import ALL


def draw(view: View) -> Figure:
    """Draw, per statement, the open marks of the mirror."""
    found = pairs.expectations(view)
    if not found:
        return shapes.nothing(view)
    told, table = _sentences(view, found), _table(view, found)
    return shapes.figure(view, _title(view, found), told, table, _drawing(view, found))


def bars(view: View) -> Bars:
    """Return one bar per expectation."""
    found = pairs.expectations(view)
    if not found:
        return shapes.no_bars(view)
    rows = [_bar(view, one) for one in found]
    return shapes.bars(view, _title(view, found), _sentences(view, found), rows)


def _title(view: View, found: list[Expectation]) -> str:
    lowest = min(found, key=lambda one: one.expected)
    key = "expected.room" if lowest.side == ALL else "expected.sides"
    return view.tell(key, statement=mirrored.quoted(view, lowest.item), **_words(view, lowest))


def _words(view: View, one: Expectation) -> dict[str, str]:
    return {
        "side": view.inside(one.side),
        "other": view.inside(one.other),
        "expected": view.number(one.expected),
    }


def _sentences(view: View, found: list[Expectation]) -> list[str]:
    sides = mirrored.sides(view, found)
    means = [
        view.say("expected.mean", side=view.inside(side), mean=view.number(_mean(found, side)))
        for side in sides
    ]
    lowest, average = view.tell("expected.lowest"), view.listed(means)
    missing = pairs.left_out(view, {one.item for one in found})
    hidden = view.tell("mirror.hidden") if sides == [ALL] else ""
    return [lowest, view.tell("expected.means", each=average), missing, hidden]


def _mean(found: list[Expectation], side: str) -> float:
    values = [one.expected for one in found if one.side == side]
    return sum(values) / len(values)


def _bar(view: View, one: Expectation) -> dict[str, Any]:
    key = "expected.note_room" if one.side == ALL else "expected.note"
    name, length = mirrored.legend(view, one, EXPECTED), (one.expected - 1) / 4
    part = shapes.part(name, length, view.number(one.expected), mirrored.tone(one.side))
    label = mirrored.statement(view, one.item)
    return shapes.row(label, [part], view.tell(key, **_words(view, one)))


def _table(view: View, found: list[Expectation]) -> tuple[list[str], list[list[str]]]:
    columns = [view.say(f"column.{name}") for name in ("statement", "expected_by", "expected")]
    rows = [
        [mirrored.statement(view, one.item), view.name(one.side), view.number(one.expected)]
        for one in found
    ]
    return columns, rows


def _drawing(view: View, found: list[Expectation]) -> tuple[dict[str, Any], dict[str, Rows]]:
    # All numbers stand on one side: left or right would tell on which side the answer lies.
    text = mirrored.base(view, found, "marks").mark_text(align="right", dx=-mirrored.NUMBER)
    numbers = text.encode(x="value:Q", text="text:N")
    chart = mirrored.marks(view, found, (EXPECTED,)) + numbers
    rows = [
        place
        | {"name": mirrored.legend(view, one, EXPECTED), "value": one.expected}
        | {"text": view.number(one.expected)}
        for place, one in zip(mirrored.places(view, found), found, strict=True)
    ]
    return mirrored.finished(chart, found), {"marks": rows}
