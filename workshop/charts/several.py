"""What goes into several places at once: of each place how many say so, and what most surely do."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workshop.charts import naming
from workshop.charts.counted import mostly_of_many
from workshop.charts.finding import NONE, Bar, Finding, Part, Picture, chart, columns, each, nothing
from workshop.charts.gridded import Line, gridded
from workshop.charts.own import Own
from workshop.charts.view import View
from workshop.questions.kinds.several import IN, at

TONES = ("both", "neutral", "neither")
FEW = 2
"""So many items have a column each, where there are more places than that."""

LABEL = 34
"""Letters in a line of an item's name."""


class Named(NamedTuple):
    """An item: how many of how many put it into each place, and into which most surely do."""

    item: str
    label: str
    people: Mapping[str, int]
    n: int
    sure: tuple[str, ...]

    def share(self, bucket: str) -> float:
        """Return the share in [0, 1] of those who put it there."""
        return self.people[bucket] / self.n


@chart(
    kinds=("several",),
    holds={"several-agreed": ("item", "bucket"), "cannot-tell": ()},
    stake=3,
)
def several(view: View) -> Finding[Named]:
    """Find into which places most surely put something."""
    (question,) = view.questions()
    found = [one for item in question.items if (one := _named(view, item))]
    if not found:
        return nothing(view)
    rows = _judged(view, found)
    agreed = [(one, bucket) for one in rows for bucket in one.sure]
    heads = [(view.option(question, bucket), bucket) for bucket in question.options]
    missing = naming.not_shown(view, question, {one.item for one in rows})
    return Finding(
        _title(view, agreed),
        rows,
        [*_told(view, agreed), view.tell("several.each"), missing],
        [
            *columns(view, item=lambda one: one.label),
            *each(heads, lambda bucket, one: view.percent(one.share(bucket)) or NONE),
            *columns(view, answers=lambda one: str(one.n)),
        ],
        [bar for one in rows for bar in _bars(view, one)],
        lambda: _picture(view, rows),
        holds=_holds(view, agreed),
        names=[at(one.item, bucket) for one, bucket in agreed],
        chance=len(agreed) < sum(len(one.people) for one in rows),
    )


def _named(view: View, item: str) -> Named | None:
    (question,) = view.questions()
    cells = {b: view.cell(question, at(item, b)) for b in question.options}
    if not all(cells.values()):
        return None
    people = {bucket: int(cell["counts"].get(IN, 0)) for bucket, cell in cells.items() if cell}
    n = max(int(cell["n"]) for cell in cells.values() if cell)
    return Named(item, view.brief(question, item).rstrip("."), people, n, ())


def _judged(view: View, found: Sequence[Named]) -> list[Named]:
    """Say of which places it is sure that more than half name them, all of them looked at together.

    That fewer than half do is never said, so each is looked at on one side alone.
    """
    pairs = [(one, bucket) for one in found for bucket in one.people]
    counts = [(_least(view, one, bucket), one.n) for one, bucket in pairs]
    sure = zip(pairs, mostly_of_many(view.certain, counts), strict=True)
    yes = {(one.item, bucket) for (one, bucket), is_sure in sure if is_sure}
    return [
        one._replace(sure=tuple(b for b in one.people if (one.item, b) in yes)) for one in found
    ]


def _least(view: View, one: Named, bucket: str) -> int:
    """Return how many at least name a place: of each group that is counted, one may be moved."""
    (question,) = view.questions()
    groups = 1 if question.whole_room else len(view.departments)
    return max(one.people[bucket] - groups, 0)


Agreed = Sequence[tuple[Named, str]]


def _title(view: View, agreed: Agreed) -> str:
    if not agreed:
        return view.tell("several.unsure")
    one, bucket = _first(agreed)
    words = {"item": one.label, "bucket": _bucket(view, bucket)}
    if len(view.questions()[0].items) == 1:
        names = naming.quoted(view, [_bucket(view, bucket) for _, bucket in agreed])
        return naming.named(view, names, "several.single")
    if len(agreed) == 1:
        return view.tell("several.one", share=view.percent(one.share(bucket)), **words)
    return view.tell("several.many", n=len(agreed), **words)


def _first(agreed: Agreed) -> tuple[Named, str]:
    return max(agreed, key=lambda pair: pair[0].share(pair[1]))


def _bucket(view: View, bucket: str) -> str:
    return view.option(view.questions()[0], bucket)


def _told(view: View, agreed: Agreed) -> list[str]:
    """Tell by place what most put into it."""
    told = []
    for bucket in dict.fromkeys(bucket for _, bucket in agreed):
        names = [one.label for one, there in agreed if there == bucket]
        items = view.quotes(names)
        told.append(view.tell("several.under", bucket=_bucket(view, bucket), items=items))
    return told if len(agreed) > 1 and len(view.questions()[0].items) > 1 else []


def _holds(view: View, agreed: Agreed) -> Mapping[str, Mapping[str, str]]:
    if not agreed:
        return {"cannot-tell": {}}
    one, bucket = _first(agreed)
    return {"several-agreed": {"item": one.label, "bucket": _bucket(view, bucket)}}


def _bars(view: View, one: Named) -> list[Bar]:
    question, first = view.questions()[0], next(iter(one.people))
    return [
        Bar(
            one.label,
            [Part(_bucket(view, bucket), one.share(bucket), view.percent(one.share(bucket)), tone)],
            own=[Own(question, one.item)] if bucket == first else [],
        )
        for bucket, tone in zip(one.people, _tones(len(one.people)), strict=True)
    ]


def _tones(many: int) -> list[str]:
    return [TONES[nth % len(TONES)] for nth in range(many)]


def _picture(view: View, rows: Sequence[Named]) -> Picture:
    """Draw a field for each place of each item, a line for each item; of few, one for each place.

    Heads must be read from the last row, so there may be few of them.
    """
    question = view.questions()[0]
    if len(rows) <= FEW < len(question.options):
        heads = [*zip([one.label for one in rows], _tones(len(rows)), strict=True)]
        lines = [
            Line(_bucket(view, b), [_field(view, one, b) for one in rows]) for b in question.options
        ]
        return gridded(heads if len(rows) > 1 else [("", "both")], lines, 0.05, width=LABEL)
    names = [_bucket(view, bucket) for bucket in question.options]
    heads = [*zip(names, _tones(len(names)), strict=True)]
    lines = [Line(one.label, [_field(view, one, b) for b in question.options]) for one in rows]
    return gridded(heads, lines, 0.05, width=LABEL)


def _field(view: View, one: Named, bucket: str) -> tuple[float, str]:
    return one.share(bucket), view.percent(one.share(bucket)) if one.people[bucket] else ""
