"""The finding on who says what, or answers for what: which item has an owner, which none."""

from workshop.charts import outcomes
from workshop.charts.cells import share
from workshop.charts.view import Cell, View
from workshop.questions.question import Question

HALF = 0.5
NEITHER = "neither"

# The two departments stand at the two ends, where lengths can be compared.
_ENDS = ("sales", "both", "neither", "marketing")


def buckets(question: Question) -> tuple[str, ...]:
    """Return the buckets in the order they are drawn."""
    return _ENDS if set(_ENDS) == set(question.options) else question.options


def ranked(view: View) -> list[tuple[str, Cell]]:
    """Return the items that may be shown; the clearest come first, torn ones after their like."""
    question = view.questions()[0]
    found = [(item, view.cell(question, item)) for item in question.items]
    shown = [(item, cell) for item, cell in found if cell]
    return sorted(shown, key=lambda pair: (-_clearest(view, pair[1])[0], _torn(view, pair[1])))


def spoken(view: View) -> str:
    """Return which words fit: those on lines that are said, or on numbers to answer for."""
    return "duties" if outcomes.are_kpis(view, view.questions()[0]) else "sorting"


def label(view: View, item: str) -> str:
    """Return an item's words as a label."""
    return outcomes.label(view, view.questions()[0], item)


def orphans(view: View) -> list[tuple[str, Cell]]:
    """Return the numbers that nobody answers for, say more than half; the clearest first."""
    if spoken(view) != "duties" or NEITHER not in view.questions()[0].options:
        return []
    found = [pair for pair in ranked(view) if share(pair[1], NEITHER) > HALF]
    return sorted(found, key=lambda pair: -share(pair[1], NEITHER))


def title(view: View) -> str:
    """Return what has no owner; else the clearest item and its owner.

    An owner has half of the room, and alone. Lines that nobody says are no finding.
    """
    alone = orphans(view)
    if alone:
        items = view.listed([_in_quotes(view, item) for item, _ in alone])
        key = "orphan" if len(alone) == 1 else "orphans"
        part = view.percent(share(alone[0][1], NEITHER))
        return view.tell(f"duties.{key}", items=items, share=part)
    return _owned(view)


def _owned(view: View) -> str:
    item, cell = ranked(view)[0]
    part, bucket = _clearest(view, cell)
    if bucket not in view.departments:
        words = {"share": view.percent(part), "bucket": _bucket(view, bucket)}
        return view.tell(f"{spoken(view)}.under", item=_quoted(view, item), **words)
    if part < HALF:
        return _nobody(view)
    if _torn(view, cell):
        return _say(view, "torn", item, cell)
    words = {"share": view.percent(part), "department": view.inside(bucket)}
    return view.tell(f"{spoken(view)}.belongs", item=_quoted(view, item), **words)


def _say(view: View, key: str, item: str, cell: Cell) -> str:
    """Return words on an item and on how the room divides over it."""
    words = {"item": _quoted(view, item), "spread": _spread(view, cell)}
    return view.tell(f"{spoken(view)}.{key}", **words)


def sentences(view: View) -> list[str]:
    """Return the least clear item, and one that each side hands to the other."""
    found = sorted(ranked(view), key=lambda pair: -_clear(view, pair[1]))
    parts = [_clear(view, cell) for _, cell in found]
    if parts[0] == parts[-1]:
        return [_swapped(view)]
    key = "unclear_level" if parts[-2] == parts[-1] else "unclear"
    return [_say(view, key, *found[-1]), _swapped(view)]


def _nobody(view: View) -> str:
    """Say that no item has an owner; name the clearest where one is clearer than the others."""
    found = ranked(view)
    item, cell = found[0]
    parts = [_part(view, cell) for _, cell in found]
    if not parts[0] or parts.count(parts[0]) > 1:
        return view.tell(f"{spoken(view)}.nobody")
    return _say(view, "split", item, cell)


def _clear(view: View, cell: Cell) -> float:
    """Return how far the room agrees: on an owner, or on any answer where a number may have two."""
    if spoken(view) == "sorting":
        return _part(view, cell)
    return max(share(cell, option) for option in view.questions()[0].options)


def _clearest(view: View, cell: Cell) -> tuple[float, str]:
    options = view.questions()[0].options
    own = [option for option in options if option in view.departments] or options
    return max((share(cell, option), option) for option in own)


def _part(view: View, cell: Cell) -> float:
    return _clearest(view, cell)[0]


def _torn(view: View, cell: Cell) -> bool:
    """Return whether as many chose another bucket."""
    parts = [share(cell, option) for option in view.questions()[0].options]
    return parts.count(_part(view, cell)) > 1


def _spread(view: View, cell: Cell) -> str:
    parts = [(o, share(cell, o)) for o in buckets(view.questions()[0]) if share(cell, o)]
    return view.listed([f"{_inside(view, o)} {view.percent(part)}" for o, part in parts])


def _quoted(view: View, item: str) -> str:
    return label(view, item).rstrip(".")


def _in_quotes(view: View, item: str) -> str:
    return view.say("quoted", text=_quoted(view, item))


def _bucket(view: View, bucket: str) -> str:
    return view.option(view.questions()[0], bucket)


def _inside(view: View, bucket: str) -> str:
    return view.inside(bucket) if bucket in view.departments else _bucket(view, bucket).lower()


def _swapped(view: View) -> str:
    """Name an item that each side puts into the other's mouth, or hands."""
    question = view.questions()[0]
    sides = [d for d in view.departments if d in question.options]
    if len(sides) != 2:
        return ""
    handed = {item: _handed_over(view, item, sides) for item in question.items}
    item = max(handed, key=lambda i: handed[i])
    if handed[item] < HALF:
        return ""
    return view.tell(f"{spoken(view)}.swapped", item=_quoted(view, item))


def _handed_over(view: View, item: str, sides: list[str]) -> float:
    question = view.questions()[0]
    cells = [view.cell(question, item, side) for side in sides]
    pairs = zip(cells, reversed(sides), strict=True)
    return min(share(cell, other) if cell else 0.0 for cell, other in pairs)
