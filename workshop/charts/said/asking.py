"""Which debrief questions of an exercise hold as facts where sides answer on one phone each."""

from collections.abc import Callable, Mapping, Sequence

from workshop.charts.finding import Holds
from workshop.charts.said.lines import Line
from workshop.charts.view import View

FEW = 0.6
"""Where less is known of what happened, it is worth asking what held it up."""

Ask = Callable[[Sequence[Line]], Holds]


def asked_of(view: View, found: Sequence[Line]) -> Holds:
    """Return the conditions of a chart that hold as a fact: nothing of them is an average.

    Args:
        view: the reveal.
        found: what was said, the sides furthest apart first.
    """
    ask = _ASKS.get(view.reveal.chart)
    return ask(found) if ask else {}


def _item(name: str, line: Line | None) -> Holds:
    return {name: {"item": line.quoted}} if line else {}


def _split(found: Sequence[Line]) -> Holds:
    return _item("task-split", next((line for line in found if line.apart), None))


def _twice(found: Sequence[Line]) -> Holds:
    """Return a task of which each side says that it is its own, and not that both share it."""
    own = (line for line in found if len(line.groups) > 1 and not line.alike)
    claimed = (ln for ln in own if all(one.value in (one.group, "both") for one in ln.answers))
    return _item("claimed-twice", next(claimed, None))


def _moving(found: Sequence[Line]) -> Holds:
    both = (line for line in found if len(line.groups) > 1)
    moved = (line for line in both if all(one.moved for one in line.answers))
    return _item("task-to-move", next(moved, None))


def _first(found: Sequence[Line]) -> Holds:
    both = [line for line in found if len(line.groups) > 1]
    shared = (line for line in both if {one.value for one in line.answers} == {"1"})
    apart = (line for line in both if line.apart)
    return {**_item("first-shared", next(shared, None)), **_item("first-apart", next(apart, None))}


def _known(found: Sequence[Line]) -> Holds:
    given = [one.value == ln.truth.value for ln in found if ln.truth for one in ln.answers]
    return {"facts-low": {}} if given and sum(given) < FEW * len(given) else {}


_ASKS: Mapping[str, Ask] = {
    "nature": _split,
    "claimed": _twice,
    "ownership": _moving,
    "ranking": _first,
    "facts": _known,
}
