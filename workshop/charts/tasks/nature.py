"""Strategy or tactics: how the room sorted the tasks, from the one end to the other."""

from workshop.charts import cut
from workshop.charts.cells import share
from workshop.charts.cut import Sorted
from workshop.charts.finding import Finding, chart, nothing
from workshop.charts.tasks import STRATEGY, TACTICS
from workshop.charts.view import View
from workshop.questions.taking import Takes

AGREED = 0.8
"""Four of five say the same."""

SPLIT = 0.65
"""Fewer than two of three say the same."""


@chart(Takes(("sort",), options=(STRATEGY, TACTICS)), holds={"task-split": ("item",)}, stake=1)
def nature(view: View) -> Finding[Sorted]:
    """Find what the room calls strategy and what tactics, and the task that divides it most."""
    question = view.questions()[0]
    found = sorted(cut.items(view, question), key=lambda one: -_part(one, STRATEGY))
    if not found:
        return nothing(view)
    torn = min(found, key=_clear)
    split = torn if _clear(torn) < SPLIT else None
    return Finding(
        _title(view, found, split),
        found,
        [*(_all_say(view, found, kind) for kind in (STRATEGY, TACTICS)), _apart(view)],
        cut.table(view, question, view.say("column.task")),
        [cut.bar(view, question, one) for one in found],
        lambda: cut.picture(view, question, found),
        holds={"task-split": {"item": view.quoted(question, split.item)}} if split else {},
    )


def _part(one: Sorted, kind: str) -> float:
    return one.shares.get(kind, 0.0)


def _clear(one: Sorted) -> float:
    return max(_part(one, STRATEGY), _part(one, TACTICS))


def _title(view: View, found: list[Sorted], split: Sorted | None) -> str:
    words = {"n": sum(_clear(one) >= AGREED for one in found), "of": len(found)}
    if split is None:
        return view.tell("nature.agreed", **words)
    question = view.questions()[0]
    names = [(view.option(question, o).lower(), split.shares[o]) for o in question.options]
    spread = view.listed([f"{name} {view.percent(part)}" for name, part in names])
    item = view.quoted(question, split.item)
    return view.tell("nature.split", item=item, spread=spread, **words)


def _all_say(view: View, found: list[Sorted], kind: str) -> str:
    question = view.questions()[0]
    names = [
        view.say("quoted", text=view.quoted(question, one.item))
        for one in found
        if _part(one, kind) >= AGREED
    ]
    return view.tell(f"nature.{kind}", items=view.listed(names)) if names else ""


def _apart(view: View) -> str:
    """Name the task on which the departments are furthest apart."""
    question = view.questions()[0]
    groups = view.groups(question)
    if len(groups) < 2:
        return view.tell("hidden")
    parts = {item: found for item in question.items if (found := _parts(view, item, groups))}
    gaps = {item: max(found) - min(found) for item, found in parts.items()}
    item = max(gaps, key=lambda one: gaps[one], default="")
    if not item or not gaps[item]:
        return ""
    each = [
        view.say("nature.each", department=view.inside(group), share=view.percent(part))
        for group, part in zip(groups, parts[item], strict=True)
    ]
    words = {"item": view.quoted(question, item), "each": view.listed(each)}
    return view.tell("nature.apart", **words)


def _parts(view: View, item: str, groups: list[str]) -> list[float]:
    """Return the share of strategy in every group; nothing where one is hidden."""
    cells = [view.cell(view.questions()[0], item, group) for group in groups]
    return [share(cell, STRATEGY) for cell in cells if cell] if all(cells) else []
