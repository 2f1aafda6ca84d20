"""The pooled facts: how much of what each half knew is known in the room."""

from typing import Any

from workshop.charts import headed, shapes
from workshop.charts.cells import share
from workshop.charts.headed import Entry
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import Cell, View
from workshop.questions.tally import ALL


def draw(view: View) -> Figure:
    """Draw, per fact, the share that got it right, under a heading for who held it."""
    if known(view) is None:
        return shapes.nothing(view)
    return shapes.figure(view, _title(view), _sentences(view), _table(view), _drawing(view))


def bars(view: View) -> Bars:
    """Return one bar per fact."""
    if known(view) is None:
        return shapes.no_bars(view)
    question = view.questions()[0]
    rows = [
        shapes.row(
            view.item(question, item),
            [shapes.part(view.say("facts.right"), part, view.percent(part), _tone(view, item))],
            _heading(view, question.held_by.get(item, "")),
        )
        for item, cell in _found(view)
        for part in [share(cell, question.key[item])]
    ]
    return shapes.bars(view, _title(view), _sentences(view), rows)


def known(view: View, group: str = ALL, held_by: str = "") -> float | None:
    """Return the share of right answers in [0, 1]; skipped facts do not count.

    Args:
        view: the reveal.
        group: whose answers.
        held_by: only facts that this department holds; empty for all.
    """
    question = view.questions()[0]
    cells = [
        (item, cell)
        for item in question.key
        if held_by in ("", question.held_by.get(item))
        and (cell := view.cell(question, item, group))
    ]
    answers = sum(cell["n"] for _, cell in cells)
    right = sum(cell["counts"].get(question.key[item], 0) for item, cell in cells)
    return right / answers if answers else None


def _holders(view: View) -> list[str]:
    return list(dict.fromkeys(sorted(view.questions()[0].held_by.values(), key=_place(view))))


def _place(view: View) -> Any:
    order = {department: at for at, department in enumerate(view.departments)}
    return lambda department: order.get(department, len(order))


def _found(view: View) -> list[tuple[str, Cell]]:
    """Return the facts that may be shown, by holder, the best known first."""
    question, place = view.questions()[0], _place(view)
    found = [(item, cell) for item in question.key if (cell := view.cell(question, item))]
    return sorted(
        found,
        key=lambda pair: (
            place(question.held_by.get(pair[0], "")),
            -share(pair[1], question.key[pair[0]]),
        ),
    )


def _tone(view: View, item: str) -> str:
    return shapes.tone(view.questions()[0].held_by.get(item, ""))


def _heading(view: View, holder: str) -> str:
    return view.tell("facts.held_by", department=view.inside(holder)) if holder else ""


def _title(view: View) -> str:
    return view.tell("facts.known", share=view.percent(known(view) or 0))


def _sentences(view: View) -> list[str]:
    question, found = view.questions()[0], _found(view)
    item, cell = min(found, key=lambda pair: share(pair[1], question.key[pair[0]]))
    least = view.tell(
        "facts.least",
        fact=view.quoted(question, item),
        truth=view.option(question, question.key[item]).lower(),
        share=view.percent(share(cell, question.key[item])),
    )
    return [least, *(_crossed(view, holder) for holder in _holders(view))]


def _crossed(view: View, holder: str) -> str:
    """Tell how much of a department's half the other departments got right."""
    others = [d for d in view.departments if d in _holders(view) and d != holder]
    shares = [(d, part) for d in others if (part := known(view, d, holder)) is not None]
    return " ".join(
        view.tell(
            "facts.crossed",
            department=view.inside(department),
            holder=view.inside(holder),
            share=view.percent(part),
        )
        for department, part in shares
    )


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    question = view.questions()[0]
    groups = [ALL, *view.groups(question)]
    columns = [view.say(f"column.{name}") for name in ("fact", "truth", "held_by")]
    rows = [
        [
            view.item(question, item),
            view.option(question, question.key[item]),
            view.name(question.held_by[item]) if item in question.held_by else shapes.NONE,
            *(_share(view, item, group) for group in groups),
            str(cell["n"]),
        ]
        for item, cell in _found(view)
    ]
    heads = [view.say("column.right", group=view.inside(group)) for group in groups]
    return [*columns, *heads, view.say("column.answers")], rows


def _share(view: View, item: str, group: str) -> str:
    question = view.questions()[0]
    cell = view.cell(question, item, group)
    return view.percent(share(cell, question.key[item])) if cell else shapes.NONE


def _drawing(view: View) -> tuple[dict[str, Any], dict[str, Rows]]:
    question = view.questions()[0]
    entries = [
        Entry(
            _heading(view, question.held_by.get(item, "")),
            view.item(question, item),
            _tone(view, item),
            part,
            view.percent(part),
            view.percent(part),
        )
        for item, cell in _found(view)
        for part in [share(cell, question.key[item])]
    ]
    return headed.picture(entries)
