"""The court: what each side calls a thing, and on which of them two sides surely differ."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from workshop.charts import cut, labels, naming, theme
from workshop.charts.counted import Two
from workshop.charts.counted import apart as surely_apart
from workshop.charts.finding import Bar, Column, Data, Finding, Holds, Part, Picture, chart, nothing
from workshop.charts.finding import columns as common_columns
from workshop.charts.marks import across, inside, layer
from workshop.charts.own import Own
from workshop.charts.view import View
from workshop.questions.taking import Takes

COARSE = 0.3
"""The part of its certainty that is used: where nearly all of a side agree, one person is told
apart, and two sides that do not differ look apart about three times as often."""

GAP = 0.08
"""What stays empty between two sides, in widths of a side."""


class Judged(NamedTuple):
    """What one side calls a thing: the share of each bucket, and of how many people."""

    item: str
    label: str
    group: str
    shares: Mapping[str, float]
    n: int


class Splits(NamedTuple):
    """A thing that one side surely calls something more often than another."""

    item: str
    label: str
    bucket: str
    more: Judged
    less: Judged


@chart(
    Takes(("sort",), asked=("sales", "marketing")),
    holds={"court-split": ("item", "bucket", "side", "more", "other", "less"), "cannot-tell": ()},
    stake=6,
    of=("court-split",),
)
def court(view: View) -> Finding[Judged]:
    """Find on which things two sides surely differ in what they call them."""
    found = _judged(view)
    if not found:
        return nothing(view, "court.hidden")
    split = _split(view, found)
    rows = _ordered(found)
    shown = {one.item for one in found}
    return Finding(
        _title(view, split),
        rows,
        [
            *_also(view, split),
            _seen(view, rows),
            naming.not_shown(view, view.questions()[0], shown),
        ],
        _columns(view),
        [_bar(view, one) for one in rows],
        lambda: _picture(view, rows),
        holds=_holds(view, split),
        about={"court-split": {one.item: one.label for one in split}} if split else {},
        names=[one.item for one in split],
        chance=len({one.item for one in split}) < len(shown),
    )


def _judged(view: View) -> list[Judged]:
    """Return what each side calls each thing of which two sides or more may be shown."""
    (question,) = view.questions()
    found = [
        Judged(item, view.brief(question, item), group, cut.shares(question, cell), int(cell["n"]))
        for item in question.items
        for group in view.departments
        if (cell := view.cell(question, item, group))
    ]
    sides = {item: sum(one.item == item for one in found) for item in question.items}
    return [one for one in found if sides[one.item] > 1]


def _distance(one: Judged, other: Judged) -> float:
    """Return the share of people who would have to say something else: from 0 to 1."""
    return sum(abs(part - other.shares[bucket]) for bucket, part in one.shares.items()) / 2


def _ordered(found: Sequence[Judged]) -> list[Judged]:
    """Return what was judged, the things on which sides lie furthest apart first."""
    by = {item: [one for one in found if one.item == item] for item in {o.item for o in found}}
    far = {item: max(_distance(a, b) for a, b in combinations(by[item], 2)) for item in by}
    return sorted(found, key=lambda one: -far[one.item])


def _split(view: View, found: Sequence[Judged]) -> list[Splits]:
    """Return what surely divides sides, each thing once, by the bucket that divides it most."""
    pairs = [
        (a, b, bucket) for a, b in combinations(found, 2) if a.item == b.item for bucket in a.shares
    ]
    counts = [Two(_count(a, o), a.n, _count(b, o), b.n) for a, b, o in pairs]
    sure = surely_apart(view.certain.part(COARSE), counts)
    made = [_made(*pair) for pair, yes in zip(pairs, sure, strict=True) if yes]
    made.sort(key=lambda one: one.less.shares[one.bucket] - one.more.shares[one.bucket])
    return [one for at, one in enumerate(made) if one.item not in {o.item for o in made[:at]}]


def _count(one: Judged, bucket: str) -> int:
    return round(one.shares[bucket] * one.n)


def _made(a: Judged, b: Judged, bucket: str) -> Splits:
    more, less = (a, b) if a.shares[bucket] > b.shares[bucket] else (b, a)
    return Splits(a.item, a.label, bucket, more, less)


def _words(view: View, one: Splits) -> dict[str, str]:
    return {
        "item": one.label.rstrip("."),
        "bucket": view.option(view.questions()[0], one.bucket),
        "side": view.inside(one.more.group),
        "more": view.percent(one.more.shares[one.bucket]),
        "other": view.inside(one.less.group),
        "less": view.percent(one.less.shares[one.bucket]),
    }


def _title(view: View, split: Sequence[Splits]) -> str:
    if not split:
        return view.tell("court.unsure")
    return view.tell("court.split", **_words(view, split[0]))


def _also(view: View, split: Sequence[Splits]) -> list[str]:
    return [f"{view.tell('court.split', **_words(view, one))}." for one in split[1:3]]


def _seen(view: View, rows: Sequence[Judged]) -> str:
    """Tell on how many things most of one side say something else than most of another: as seen."""
    first = {item: set[str]() for item in {one.item for one in rows}}
    for one in rows:
        first[one.item].add(max(one.shares, key=lambda bucket: one.shares[bucket]))
    n = sum(len(buckets) > 1 for buckets in first.values())
    return view.count("court.seen", n, of=len(first))


def _holds(view: View, split: Sequence[Splits]) -> Holds:
    return {"court-split": _words(view, split[0])} if split else {"cannot-tell": {}}


def _columns(view: View) -> list[Column[Judged]]:
    (question,) = view.questions()
    names = [(view.option(question, bucket), bucket) for bucket in cut.buckets(question)]
    shares = [
        Column(head, lambda one, bucket=bucket: view.percent(one.shares[bucket]))  # type: ignore[misc]
        for head, bucket in names
    ]
    return [
        *common_columns(view, item=lambda one: one.label, who=lambda one: view.name(one.group)),
        *shares,
        *common_columns(view, answers=lambda one: str(one.n)),
    ]


def _bar(view: View, one: Judged) -> Bar:
    """Return what most of a side call a thing; where there is little room, no more than that."""
    (question,) = view.questions()
    bucket = max(one.shares, key=lambda bucket: one.shares[bucket])
    text = f"{view.option(question, bucket)} {view.percent(one.shares[bucket])}"
    part = Part(view.name(one.group), one.shares[bucket], text, labels.tone(one.group))
    return Bar(one.label, [part], own=[Own(question, one.item, group=one.group, full=0.0)])


def _picture(view: View, rows: Sequence[Judged]) -> Picture:
    """Draw a row for each thing and a column for each side, so that sides are read side by side."""
    (question,) = view.questions()
    groups = [group for group in view.departments if group in {one.group for one in rows}]
    starts = [_left(at, len(groups)) for at, _ in enumerate(groups)]
    look = {"orient": "top", "labelAlign": "left", "labelFontWeight": "bold", "title": None}
    heads = theme.grid(starts, [view.name(group) for group in groups], **look)
    y, place = theme.ordered(), across("start", 0, 1, heads)
    bars = layer("rows", "bar", x=place, x2="end:Q", color=cut.coloured(view, question), y=y)
    data = {"rows": _stretches(view, rows, groups)}
    return Picture([bars, *inside("text", "share", y=y)], data, {"step": 46})


def _left(column: int, of: int) -> float:
    """Return where a column begins, on a scale from 0 to 1."""
    return column * (1 + GAP) / (of + GAP * (of - 1))


def _stretches(view: View, rows: Sequence[Judged], groups: Sequence[str]) -> Data:
    (question,) = view.questions()
    wide = _left(1, len(groups)) / (1 + GAP)
    order = list(dict.fromkeys(one.item for one in rows))
    return [
        stretch
        | {"label": labels.broken(one.label, 34), "group": one.group}
        | {end: left + wide * float(stretch[end]) for end in ("start", "middle", "end")}
        for one in rows
        for left in [_left(groups.index(one.group), len(groups))]
        for sorted_ in [cut.Sorted(one.item, one.label, one.shares, one.n)]
        for stretch in cut.rows(view, question, sorted_, order.index(one.item))
    ]
