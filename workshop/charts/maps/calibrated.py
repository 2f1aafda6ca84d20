"""Whether ranges are as wide as they should be: how many hold what is true, of ten eight."""

from collections.abc import Sequence

from workshop.charts import cut, naming, theme
from workshop.charts.certainty import Interval
from workshop.charts.counted import pooled
from workshop.charts.cut import Sorted
from workshop.charts.finding import Bar, Finding, Holds, Picture, chart, nothing
from workshop.charts.marks import across, layer
from workshop.charts.own import Laid, Own, Reckoned
from workshop.charts.said import lines as said
from workshop.charts.said.lines import Line, of_item
from workshop.charts.said.telling import Said
from workshop.charts.said.telling import told as told_by_sides
from workshop.charts.view import View, capital
from workshop.contracts.tallies import Answers
from workshop.questions.kinds import kind_of
from workshop.questions.kinds.range import seen_from
from workshop.questions.question import WITHIN, Question
from workshop.questions.taking import Takes

WANTED = 0.8
"""How many ranges should hold what is true: those from the tenth to the ninetieth of a hundred."""

USED = 0.5
"""How much of its certainty it uses: the ranges of one person are more alike than `ALIKE` says."""


def _of_sides(view: View) -> Finding[Said]:
    """Find how many of each side's ranges hold what is true."""
    (question,) = view.questions()
    found = [_line(view, question, item) for item in question.items]
    there = [line for line in found if line.answers]
    each = [
        view.say("calibrated.side", side=view.inside(group), n=_held(question, there, group))
        for group in dict.fromkeys(one for line in there for one in line.groups)
    ]
    title = view.tell("calibrated.sides", each=view.listed(each), of=len(there)) if each else ""
    return told_by_sides(view, there, title)


@chart(
    Takes(("range",), truth=True),
    holds={"too-narrow": ("share",), "cannot-tell": ()},
    stake=1,
    teams=_of_sides,
)
def calibrated(view: View) -> Finding[Sorted]:
    """Find whether surely fewer than eight of ten ranges hold what is true."""
    (question,) = view.questions()
    rows = cut.items(view, question)
    if not rows:
        return nothing(view)
    share, interval = _share(view, rows)
    words = {"share": view.percent(share), "wanted": view.percent(WANTED)}
    narrow = interval.below(WANTED)
    missing = naming.not_shown(view, question, {one.item for one in rows})
    return Finding(
        view.tell("calibrated.narrow" if narrow else _open(share), **words),
        rows,
        [*_truths(view, rows), _ends(view, interval), missing],
        cut.table(view, question, view.say("column.item")),
        [_bar(view, question, one) for one in rows],
        lambda: _picture(view, rows),
        holds=_holds(words, narrow=narrow),
        names=[WITHIN] if narrow else [],
        chance=True,
        own=[Reckoned((question,), lambda answers: _own(view, answers))],
    )


def _open(share: float) -> str:
    return "calibrated.unsure" if share < WANTED else "calibrated.enough"


def _share(view: View, rows: Sequence[Sorted]) -> tuple[float, Interval]:
    """Return the share of all ranges that hold what is true, and its interval."""
    ranges = sum(one.n for one in rows)
    held = sum(one.counts[WITHIN] for one in rows)
    return held / ranges, pooled(view.certain.part(USED), held, ranges, len(rows))


def _holds(words: dict[str, str], *, narrow: bool) -> Holds:
    return {"too-narrow": {"share": words["share"]}} if narrow else {"cannot-tell": {}}


def _truths(view: View, rows: Sequence[Sorted]) -> list[str]:
    """Tell what is true of each item."""
    each = [
        view.say("calibrated.true", item=one.label.rstrip("?"), truth=_truth(view, one.item))
        for one in rows
    ]
    return [view.tell("calibrated.truths", each="; ".join(each))]


def _truth(view: View, item: str) -> str:
    """Write what is true, as it is written there: a year has no sign between thousands."""
    (question,) = view.questions()
    truth, words = question.truths[item], view.words
    written = words.find(f"questions.{question.words}.true.{item}")
    unit = words(f"questions.{question.words}.units.{item}")
    return str(written or f"{view.number(truth, 0)} {unit}")


def _ends(view: View, interval: Interval) -> str:
    ends = {"low": view.percent(interval.low), "high": view.percent(interval.high)}
    return view.tell("calibrated.ends", **ends)


def _bar(view: View, question: Question, one: Sorted) -> Bar:
    """Return the light bar of an item; somebody's own range is told in words, it is no stretch."""
    own = Own(question, one.item, full=0.0)
    parts = cut.parts(view, question, one.shares)
    toned = [
        part._replace(tone="both") if part.label == view.option(question, WITHIN) else part
        for part in parts
    ]
    return Bar(one.label, toned, own=[own])


def _picture(view: View, rows: Sequence[Sorted]) -> Picture:
    """Draw the bars, and a line where eight of ten would be: behind them, so words stay clear."""
    made = cut.picture(view, view.questions()[0], rows)
    look = {"strokeDash": [6, 5], "strokeWidth": 3, "color": theme.COLOURS["neutral"]}
    line = layer("wanted", "rule", look, x=across("wanted", 0, 1))
    data = {**made.data, "wanted": [{"wanted": WANTED}]}
    return Picture([line, *made.layers], data, made.height)


def _own(view: View, answers: Answers) -> Laid | None:
    """Return how many of somebody's ranges hold what is true."""
    (question,) = view.questions()
    value = answers.get(question.id)
    if not isinstance(value, dict):
        return None
    given = [item for item in question.items if kind_of(question).part(item, value)]
    held = sum(seen_from(question.truths[item], value[item]) == WITHIN for item in given)
    return Laid(view.ui("here.ranges", n=held, of=len(given))) if given else None


# Sides that answer on one phone each.


def _line(view: View, question: Question, item: str) -> Line:
    line = of_item(view, question, item)
    truth = said.Truth(_truth(view, item), brief=capital(_truth(view, item)))
    answers = [one._replace(brief=brief(view, one.value)) for one in line.answers]
    return line._replace(truth=truth, answers=answers)


def brief(view: View, three: Sequence[int]) -> str:
    """Write a range without its unit, so that no line ends inside it."""
    return "–".join(view.number(one, 0) for one in three)


def _held(question: Question, found: Sequence[Line], group: str) -> int:
    given = [(line.item, one.value) for line in found for one in line.of(group)[:1]]
    return sum(seen_from(question.truths[item], three) == WITHIN for item, three in given)
