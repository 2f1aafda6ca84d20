"""Who says what, or answers for what: which item has an owner, which none."""

from collections.abc import Sequence

from workshop.charts import cut, outcomes
from workshop.charts.cells import share
from workshop.charts.cut import Sorted
from workshop.charts.finding import Finding, chart, nothing
from workshop.charts.nearly import nearly
from workshop.charts.view import View

HALF = 0.5
NEITHER = "neither"


@chart(kinds=("sort",), holds={"nobody-answers": ("item",)})
def sorting(view: View) -> Finding[Sorted]:
    """Find which item has an owner; the clearest come first, torn ones after their like."""
    question = view.questions()[0]
    found = [
        one._replace(label=outcomes.label(view, question, one.item))
        for one in cut.items(view, question)
    ]
    rows = sorted(found, key=lambda one: (-_part(view, one), _torn(view, one)))
    if not rows:
        return nothing(view)
    # Lines are said; numbers are answered for.
    words = "duties" if outcomes.are_kpis(view, question) else "sorting"
    alone = _orphans(rows) if words == "duties" else []
    return Finding(
        _orphaned(view, alone) if alone else _owned(view, words, rows),
        rows,
        [_unclear(view, words, rows), _swapped(view, words), *nearly(view, question)],
        cut.table(view, question, view.say(f"{words}.item")),
        [cut.bar(view, question, one) for one in rows],
        lambda: cut.picture(view, question, rows),
        holds={"nobody-answers": {"item": alone[0].label}} if alone else {},
        words=words,
    )


def _orphans(rows: Sequence[Sorted]) -> list[Sorted]:
    """Return what nobody answers for, say more than half; the clearest first."""
    alone = [one for one in rows if one.shares.get(NEITHER, 0) > HALF]
    return sorted(alone, key=lambda one: -one.shares[NEITHER])


def _orphaned(view: View, alone: Sequence[Sorted]) -> str:
    """Tell what has no owner: lines that nobody says are no finding, numbers are."""
    items = view.listed([view.say("quoted", text=_quoted(one)) for one in alone])
    key, part = "orphan" if len(alone) == 1 else "orphans", alone[0].shares[NEITHER]
    return view.tell(f"duties.{key}", items=items, share=view.percent(part))


def _owned(view: View, words: str, rows: Sequence[Sorted]) -> str:
    """Tell the clearest item and its owner, who has half of the room, and alone."""
    first = rows[0]
    part, owner = _clearest(view, first)
    told = {"item": _quoted(first), "share": view.percent(part)}
    if owner not in view.departments:
        bucket = view.option(view.questions()[0], owner)
        return view.tell(f"{words}.under", bucket=bucket, **told)
    if part < HALF:
        return _nobody(view, words, rows)
    if _torn(view, first):
        return _divided(view, f"{words}.torn", first)
    return view.tell(f"{words}.belongs", department=view.inside(owner), **told)


def _nobody(view: View, words: str, rows: Sequence[Sorted]) -> str:
    """Tell that no item has an owner; name the clearest where one is clearer than the others."""
    first, *others = (_part(view, one) for one in rows)
    if not first or first in others:
        return view.tell(f"{words}.nobody")
    return _divided(view, f"{words}.split", rows[0])


def _divided(view: View, key: str, one: Sorted) -> str:
    """Return words on an item and on how the room divides over it."""
    question = view.questions()[0]
    names = {
        bucket: view.inside(bucket)
        if bucket in view.departments
        else view.option(question, bucket).lower()
        for bucket in one.shares
    }
    parts = [f"{names[bucket]} {view.percent(part)}" for bucket, part in one.shares.items() if part]
    return view.tell(key, item=_quoted(one), spread=view.listed(parts))


def _unclear(view: View, words: str, rows: Sequence[Sorted]) -> str:
    """Tell the least clear item; a number may clearly have two owners, or none."""
    clear = [_part(view, one) if words == "sorting" else max(one.shares.values()) for one in rows]
    parts = sorted(clear)
    if parts[0] == parts[-1]:
        return ""
    last = max(at for at, part in enumerate(clear) if part == parts[0])
    key = "unclear_level" if parts[0] == parts[1] else "unclear"
    return _divided(view, f"{words}.{key}", rows[last])


def _clearest(view: View, one: Sorted) -> tuple[float, str]:
    own = [bucket for bucket in one.shares if bucket in view.departments] or one.shares
    return max((one.shares[bucket], bucket) for bucket in own)


def _part(view: View, one: Sorted) -> float:
    return _clearest(view, one)[0]


def _torn(view: View, one: Sorted) -> bool:
    """Return whether as many chose another bucket."""
    return list(one.shares.values()).count(_part(view, one)) > 1


def _quoted(one: Sorted) -> str:
    return one.label.rstrip(".")


def _swapped(view: View, words: str) -> str:
    """Name an item that each side puts into the other's mouth, or hands to the other."""
    question = view.questions()[0]
    sides = [side for side in view.departments if side in question.options]
    if len(sides) != 2:
        return ""
    handed = {item: _handed_over(view, item, sides) for item in question.items}
    item = max(handed, key=lambda one: handed[one])
    if handed[item] < HALF:
        return ""
    return view.tell(f"{words}.swapped", item=outcomes.label(view, question, item).rstrip("."))


def _handed_over(view: View, item: str, sides: list[str]) -> float:
    cells = [view.cell(view.questions()[0], item, side) for side in sides]
    pairs = zip(cells, reversed(sides), strict=True)
    return min(share(cell, other) if cell else 0.0 for cell, other in pairs)
