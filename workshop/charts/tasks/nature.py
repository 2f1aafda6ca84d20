"""Strategy or tactics: how the room sorted the tasks, from the one end to the other."""

from collections.abc import Sequence
from itertools import combinations
from math import ceil
from typing import NamedTuple

from workshop.charts import cut, naming
from workshop.charts.counted import Two, apart, halved, more
from workshop.charts.cut import Sorted
from workshop.charts.finding import Finding, Holds, chart, nothing
from workshop.charts.tasks import STRATEGY, TACTICS
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.taking import Takes

AGREED = 0.8
"""Four of five say the same: of one task that may be chance, of many tasks it is not."""

ROOM, SIDES = 0.5, 0.12
"""The parts of its certainty for the room, and for departments that differ.

The second one is a quarter of what is left for it: one or two of ten are told as one, and where
sides are as large as that, such a task looks several times as clear as it is."""


class Split(NamedTuple):
    """A task on which departments surely differ: the share of strategy in each."""

    item: str
    size: float
    parts: dict[str, float]


@chart(
    Takes(("sort",), options=(STRATEGY, TACTICS)),
    holds={"task-split": ("item",), "cannot-tell": ()},
    stake=2,
)
def nature(view: View) -> Finding[Sorted]:
    """Find what the room calls strategy and what tactics, and where its departments differ."""
    question = view.questions()[0]
    found = sorted(cut.items(view, question), key=lambda one: -one.shares.get(STRATEGY, 0.0))
    if not found:
        return nothing(view)
    missing = naming.not_shown(view, question, {one.item for one in found})
    agreed, split = _agreed(view, found), _split(view)
    return Finding(
        _title(view, found, agreed, split),
        found,
        [*_told(view, found, agreed, split), missing],
        cut.table(view, question, view.say("column.task")),
        [cut.bar(view, question, one) for one in found],
        lambda: cut.picture(view, question, found),
        holds=_holds(view, agreed, split),
        names=[*(["agreed"] if agreed else []), *([split.item] if split else [])],
        chance=not all(one.nearly for one in found),
    )


def _is_agreed(one: Sorted) -> bool:
    return one.counts[one.first] >= ceil(AGREED * one.n - 1e-9)


def _agreed(view: View, found: Sequence[Sorted]) -> list[Sorted]:
    """Return the tasks on which four of five say the same, if these are more than by chance."""
    agreed = [one for one in found if _is_agreed(one)]
    question = view.questions()[0]
    odds = [halved(ceil(AGREED * one.n - 1e-9), _sizes(view, question, one)) for one in found]
    return agreed if more(view.certain.part(ROOM), len(agreed), odds) else []


def _sizes(view: View, question: Question, one: Sorted) -> list[int]:
    """Return how many there are of each group whose counts are told by themselves."""
    cells = [view.cell(question, one.item, group) for group in view.departments]
    sizes = [int(cell["n"]) for cell in cells if cell]
    rest = one.n - sum(sizes)
    return [*sizes, rest] if rest else sizes


def _split(view: View) -> Split | None:
    """Return the task on which two departments surely differ, the widest of them."""
    question = view.questions()[0]
    pairs = [
        (item, a, b, Two(x, one["n"], y, other["n"]))
        for item in question.items
        for a, b in combinations(view.groups(question), 2)
        if (one := view.cell(question, item, a)) and (other := view.cell(question, item, b))
        for x, y in [(one["counts"].get(STRATEGY, 0), other["counts"].get(STRATEGY, 0))]
    ]
    sure = apart(view.certain.part(SIDES), [two for *_, two in pairs])
    splits = [
        Split(item, abs(two.x / two.n - two.y / two.m), {a: two.x / two.n, b: two.y / two.m})
        for (item, a, b, two), yes in zip(pairs, sure, strict=True)
        if yes
    ]
    return max(splits, key=lambda one: one.size, default=None)


def _holds(view: View, agreed: Sequence[Sorted], split: Split | None) -> Holds:
    if split:
        return {"task-split": {"item": view.quoted(view.questions()[0], split.item)}}
    return {} if agreed else {"cannot-tell": {}}


def _title(
    view: View, found: Sequence[Sorted], agreed: Sequence[Sorted], split: Split | None
) -> str:
    if len(found) > 1 and all(one.nearly for one in found):
        return _all(view, found)
    if agreed:
        return view.tell("nature.agreed", n=len(agreed), of=len(found))
    return _differ(view, split) if split else view.tell("nature.unsure")


def _all(view: View, found: Sequence[Sorted]) -> str:
    """Tell that nearly everybody says the same of every task: a finding of its own."""
    question, kinds = view.questions()[0], {one.nearly for one in found}
    if len(kinds) == 1:
        kind = view.option(question, kinds.pop()).lower()
        return view.tell("nature.all_same", n=len(found), kind=kind)
    return view.tell("nature.all", n=len(found))


def _differ(view: View, split: Split) -> str:
    each = [
        view.say("nature.each", department=view.inside(group), share=view.percent(part))
        for group, part in split.parts.items()
    ]
    item = view.quoted(view.questions()[0], split.item)
    return view.tell("nature.apart", item=item, each=view.listed(each))


def _told(
    view: View, found: Sequence[Sorted], agreed: Sequence[Sorted], split: Split | None
) -> list[str]:
    """Tell what is agreed on and what is not; where departments are hidden, that they are."""
    few = len(view.groups(view.questions()[0])) < 2
    hidden = view.tell("hidden") if few and len(view.departments) > 1 else ""
    if not agreed:
        return [view.tell("nature.why"), hidden]
    differ = _differ(view, split) + "." if split else ""
    kinds = [_all_say(view, agreed, kind) for kind in (STRATEGY, TACTICS)]
    return [*kinds, _rest(view, [one for one in found if not _is_agreed(one)]), differ, hidden]


def _all_say(view: View, agreed: Sequence[Sorted], kind: str) -> str:
    """List what four of five call strategy, or tactics: all of them, for it is looked up here."""
    names = [view.quoted(view.questions()[0], one.item) for one in agreed if one.first == kind]
    return view.tell(f"nature.{kind}", items=view.quotes(names)) if names else ""


def _rest(view: View, rest: Sequence[Sorted]) -> str:
    question = view.questions()[0]
    names = [
        view.say("nature.share", item=view.quoted(question, one.item), share=view.percent(part))
        for one in rest
        for part in [one.shares.get(STRATEGY, 0.0)]
    ]
    return naming.named(view, names, "nature.rest")
