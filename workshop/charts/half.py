"""The usual claim that at least half of something has one cause, beside what the room says.

The first bucket of a sorting is the one that is claimed for half. Somebody's answers to several
things are alike, so they are worth less than as many answers of different people
(`counted.pooled`).
"""

from collections.abc import Sequence

from workshop.charts import cut, naming, theme
from workshop.charts.certainty import Interval
from workshop.charts.counted import pooled
from workshop.charts.cut import Sorted
from workshop.charts.finding import Finding, Holds, Picture, chart, nothing
from workshop.charts.marks import across, layer
from workshop.charts.view import View

CLAIMED = 0.5
"""The share that is usually claimed."""


@chart(
    kinds=("sort",),
    holds={"half-more": ("bucket", "share"), "half-less": ("bucket", "share"), "cannot-tell": ()},
    stake=1,
)
def half(view: View) -> Finding[Sorted]:
    """Find whether surely more, or fewer, than half of what was sorted went to the first bucket."""
    (question,) = view.questions()
    rows = cut.items(view, question)
    if not rows:
        return nothing(view)
    share, interval = _share(view, rows)
    way = _way(interval)
    words = {"bucket": view.option(question, question.options[0]), "share": view.percent(share)}
    missing = naming.not_shown(view, question, {one.item for one in rows})
    return Finding(
        view.tell(f"half.{way}", n=len(rows), **words),
        rows,
        [_ends(view, interval), *_others(view, rows), missing],
        cut.table(view, question, view.say("column.item")),
        [cut.bar(view, question, one) for one in rows],
        lambda: _picture(view, rows),
        holds=_holds(way, words),
        names=[] if way == "unsure" else [question.options[0]],
        chance=True,
    )


def _picture(view: View, rows: Sequence[Sorted]) -> Picture:
    """Draw the bars, and between them where half is: behind them, so that it crosses no words."""
    made = cut.picture(view, view.questions()[0], rows)
    look = {"strokeDash": [6, 5], "strokeWidth": 3, "color": theme.COLOURS["neutral"]}
    line = layer("claim", "rule", look, x=across("half", 0, 1))
    data = {**made.data, "claim": [{"half": CLAIMED}]}
    return Picture([line, *made.layers], data, made.height)


def _share(view: View, rows: Sequence[Sorted]) -> tuple[float, Interval]:
    """Return the share of all answers in the first bucket, and its interval."""
    first = view.questions()[0].options[0]
    answers = sum(one.n for one in rows)
    taken = sum(one.counts[first] for one in rows)
    return taken / answers, pooled(view.certain, taken, answers, len(rows))


def _way(interval: Interval) -> str:
    if interval.above(CLAIMED):
        return "more"
    return "less" if interval.below(CLAIMED) else "unsure"


def _holds(way: str, words: dict[str, str]) -> Holds:
    return {"cannot-tell": {}} if way == "unsure" else {f"half-{way}": words}


def _ends(view: View, interval: Interval) -> str:
    return view.tell("half.ends", low=view.percent(interval.low), high=view.percent(interval.high))


def _others(view: View, rows: Sequence[Sorted]) -> list[str]:
    """Tell how much of all answers each other bucket got, as it is seen in the bars."""
    (question,) = view.questions()
    people = sum(one.n for one in rows)
    each = [
        f"{view.say('quoted', text=view.option(question, bucket))} {view.percent(part)}"
        for bucket in question.options[1:]
        if (part := sum(one.shares[bucket] * one.n for one in rows) / people)
    ]
    return [view.tell("half.others", options=view.listed(each))] if each else []
