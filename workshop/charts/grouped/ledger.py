"""The ledger: of all points that were given, how many went to each item, by department.

The bars are shares of all points together, and not what anybody answered: people who give all
their points to one item or to another have a mean in between that is none of theirs. So nothing
is called the most important; what surely got more than an even share is, and where departments
surely differ.
"""

from collections.abc import Sequence
from functools import partial
from itertools import combinations

from workshop.charts import naming
from workshop.charts.cells import told
from workshop.charts.certainty import Summary
from workshop.charts.finding import Finding, chart, nothing
from workshop.charts.grouped import Row, light, picture, points, shares, table
from workshop.charts.view import View
from workshop.questions.question import POINTS
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

ROOM = 0.5
"""The part of its certainty that is kept for the room; the rest is for departments that differ."""

NEARLY = 0.95
"""From this share of all points on, an item has nearly all of them."""


@chart(Takes(("split",), few=False), holds={"cannot-tell": ()}, stake=2)
def ledger(view: View) -> Finding[Row]:
    """Find mean points by department, or those of the room where departments are hidden."""
    question, groups = view.questions()[0], _groups(view)
    if not groups:
        return nothing(view)
    room = {item: _means(view, item, [ALL]).get(ALL, 0) for item in question.items}
    items = sorted(question.items, key=lambda item: -room[item])
    rows = {
        item: Row(view.item(question, item), view.quoted(question, item), means)
        for item in items
        if (means := _means(view, item, groups))
    }
    large, apart = _large(view), _apart(view, groups)
    whole = partial(view.number, digits=0)
    return Finding(
        _title(view, rows, groups, large, apart),
        list(rows.values()),
        _told(view, rows, groups, large, apart),
        table(view, "item", _sizes(view, groups), view.number),
        light(view, list(rows.values()), whole),
        lambda: picture(view, list(rows.values()), whole),
        holds={} if large or apart else {"cannot-tell": {}},
        names=[*large, *(item for item in apart if item not in large)],
        chance=not apart and len(groups) > 1,
    )


def _groups(view: View) -> list[str]:
    question = view.questions()[0]
    shown = view.groups(question)
    if len(shown) > 1:
        return shown
    return [ALL] if any(view.cell(question, item) for item in question.items) else []


def _given(view: View, item: str, group: str = ALL) -> Summary | None:
    return told(view.cell(view.questions()[0], item, group))


def _means(view: View, item: str, groups: Sequence[str]) -> dict[str, float]:
    """Return the mean points of an item by group, without those that may not be shown."""
    return {group: found.mean for group in groups if (found := _given(view, item, group))}


def _sizes(view: View, groups: Sequence[str]) -> dict[str, int]:
    question = view.questions()[0]
    cells = {group: view.cell(question, question.items[0], group) for group in groups}
    return {group: cell["n"] if cell else 0 for group, cell in cells.items()}


def _points(view: View, group: str = ALL) -> points.Points:
    """Return what may be told of a group's points, by item."""
    items = view.questions()[0].items
    return {item: one for item in items if (one := _given(view, item, group))}


def _large(view: View) -> list[str]:
    """Return what the room surely gave more than an even share of its points, most first."""
    items = len(view.questions()[0].items)
    return points.large(view.certain.part(ROOM), _points(view), items)


def _apart(view: View, groups: Sequence[str]) -> list[str]:
    """Return what two departments surely gave another share of their points, widest first."""
    pairs = list(combinations(groups, 2))
    certain, sizes = view.certain.part(1 - ROOM).of(len(pairs)), dict[str, float]()
    for a, b in pairs:
        for item, size in points.apart(certain, _points(view, a), _points(view, b)).items():
            sizes[item] = max(size, sizes.get(item, 0))
    return sorted(sizes, key=lambda item: -sizes[item])


def _title(
    view: View,
    rows: dict[str, Row],
    groups: Sequence[str],
    large: Sequence[str],
    apart: Sequence[str],
) -> str:
    if apart:
        row = rows[apart[0]]
        return view.tell("ledger.apart", item=row.quoted, each=shares(view, row, groups))
    if not large:
        return view.tell("ledger.unsure")
    first = _given(view, large[0])
    if first and first.mean >= NEARLY * POINTS:
        return view.tell("ledger.all", item=rows[large[0]].quoted)
    return naming.named(view, _with_points(view, large), "ledger.large")


def _told(
    view: View,
    rows: dict[str, Row],
    groups: Sequence[str],
    large: Sequence[str],
    apart: Sequence[str],
) -> list[str]:
    """Tell what else is sure, what the bars are, and what is not shown."""
    question = view.questions()[0]
    also = naming.quoted(view, [rows[item].quoted for item in apart[1:]])
    even = view.number(POINTS / len(question.items), 0)
    return [
        naming.named(view, also, "ledger.also"),
        naming.named(view, _with_points(view, large), "ledger.room") if apart else "",
        view.tell("ledger.meaning", even=even),
        view.tell("hidden") if list(groups) == [ALL] else "",
        naming.not_shown(view, question, rows),
    ]


def _with_points(view: View, items: Sequence[str]) -> list[str]:
    question = view.questions()[0]
    return [
        view.say("ledger.points", item=view.quoted(question, item), points=view.number(one.mean, 0))
        for item in items
        if (one := _given(view, item))
    ]
