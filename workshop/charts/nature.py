"""Strategy or tactics: how the room sorted the tasks, from the one end to the other."""

from collections.abc import Sequence

from workshop.charts import shapes, sorting
from workshop.charts.cells import share
from workshop.charts.shapes import Bars, Figure
from workshop.charts.tasks import STRATEGY, TACTICS, strategic
from workshop.charts.view import Cell, View

AGREED = 0.8
"""Four of five say the same."""

SPLIT = 0.65
"""Fewer than two of three say the same."""

Found = Sequence[tuple[str, Cell]]


def draw(view: View) -> Figure:
    """Draw one bar per task, cut into strategy and tactics."""
    found = strategic(view, view.questions()[0])
    if not found:
        return shapes.nothing(view)
    columns, rows = sorting.table(view, found)
    table = [view.say("column.task"), *columns[1:]], rows
    return shapes.figure(
        view, _title(view, found), _sentences(view, found), table, sorting.picture(view, found)
    )


def bars(view: View) -> Bars:
    """Return one bar per task, cut into strategy and tactics."""
    found = strategic(view, view.questions()[0])
    if not found:
        return shapes.no_bars(view)
    rows = sorting.light(view, found)
    return shapes.bars(view, _title(view, found), _sentences(view, found), rows)


def split(view: View) -> str:
    """Return the task that divides the room most; empty where two of three agree on all."""
    found = strategic(view, view.questions()[0])
    item, cell = min(found, key=lambda pair: _clear(pair[1]), default=("", None))
    return item if cell and _clear(cell) < SPLIT else ""


def _clear(cell: Cell) -> float:
    return max(share(cell, STRATEGY), share(cell, TACTICS))


def _title(view: View, found: Found) -> str:
    agreed = [item for item, cell in found if _clear(cell) >= AGREED]
    words = {"n": len(agreed), "of": len(found)}
    torn = split(view)
    if not torn:
        return view.tell("nature.agreed", **words)
    cell = dict(found)[torn]
    question = view.questions()[0]
    parts = [(view.option(question, o).lower(), share(cell, o)) for o in question.options]
    spread = view.listed([f"{name} {view.percent(part)}" for name, part in parts])
    return view.tell("nature.split", item=view.quoted(question, torn), spread=spread, **words)


def _sentences(view: View, found: Found) -> list[str]:
    return [*(_all_say(view, found, kind) for kind in (STRATEGY, TACTICS)), _apart(view)]


def _all_say(view: View, found: Found, kind: str) -> str:
    question = view.questions()[0]
    names = [
        view.say("quoted", text=view.quoted(question, item))
        for item, cell in found
        if share(cell, kind) >= AGREED
    ]
    return view.tell(f"nature.{kind}", items=view.listed(names)) if names else ""


def _apart(view: View) -> str:
    """Name the task on which the departments are furthest apart."""
    question = view.questions()[0]
    groups = view.groups(question)
    if len(groups) < 2:
        return view.tell("hidden")
    gaps = {item: parts for item in question.items if (parts := _parts(view, item, groups))}
    item = max(gaps, key=lambda one: max(gaps[one]) - min(gaps[one]), default="")
    if not item or max(gaps[item]) == min(gaps[item]):
        return ""
    each = [
        view.say("nature.each", department=view.inside(group), share=view.percent(part))
        for group, part in zip(groups, gaps[item], strict=True)
    ]
    words = {"item": view.quoted(question, item), "each": view.listed(each)}
    return view.tell("nature.apart", **words)


def _parts(view: View, item: str, groups: list[str]) -> list[float]:
    """Return the share of strategy in every group; nothing where one is hidden."""
    cells = [view.cell(view.questions()[0], item, group) for group in groups]
    return [share(cell, STRATEGY) for cell in cells if cell] if all(cells) else []
