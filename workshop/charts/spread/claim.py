"""How far people agree with a claim, and how far they agree later."""

from workshop.charts.cells import share
from workshop.charts.finding import Finding, chart, nothing
from workshop.charts.labels import tone
from workshop.charts.nearly import nearly
from workshop.charts.spread import Line, finding, unsure
from workshop.charts.view import View
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

AGREE = ("4", "5")
HALF = 0.5
STILL = 0.1
FAR = 0.5


@chart(
    Takes(("rating",), single=True),
    holds={"claim-believed": ("share",), "claim-doubted": ("share",)},
)
def agreement(view: View) -> Finding[Line]:
    """Find how far the room and every visible department agree with a claim."""
    question = view.questions()[0]
    lines = [
        Line(view.name(group), view.inside(group), tone(group), cell)
        for group in (ALL, *view.groups(question))
        if (cell := view.cell(question, question.items[0], group))
    ]
    if not lines:
        return nothing(view)
    agreed = sum(share(lines[0].cell, option) for option in AGREE)
    name, part = "claim-believed" if agreed >= HALF else "claim-doubted", view.percent(agreed)
    title, held = view.tell("agreement.agree", share=part), {name: {"share": part}}
    told = [*_means(view, lines), *nearly(view, question)]
    return finding(view, lines, title, told, held)


def _means(view: View, lines: list[Line]) -> list[str]:
    means = [
        view.say("agreement.mean", group=line.inside, mean=view.number(line.mean))
        for line in lines
        if line.mean is not None
    ]
    listed = view.tell("agreement.means", each=view.listed(means)) if means else ""
    answered = view.tell("agreement.answered", n=lines[0].cell["n"])
    return [answered, listed, unsure(view, lines[0].cell)]


@chart(Takes(("rating",), 2, 2, single=True, alike=True))
def shift(view: View) -> Finding[Line]:
    """Find the same claim before and after: two groups of answers, no person followed."""
    times = zip(("before", "after"), ("neither", "both"), view.questions(), strict=False)
    lines = [
        Line(view.say(f"shift.{time}"), view.say(f"shift.{time}_inside"), tone, cell)
        for time, tone, question in times
        if (cell := view.cell(question, question.items[0]))
    ]
    if not lines:
        return nothing(view)
    counts = [view.say("shift.count", when=line.inside, n=line.cell["n"]) for line in lines]
    answered = view.tell("shift.answered", each=view.listed(counts))
    return finding(view, lines, _moved(view, lines), [answered, view.tell("shift.not_linked")])


def _moved(view: View, lines: list[Line]) -> str:
    means = [line.mean for line in lines if line.mean is not None]
    if len(means) < 2:
        return view.tell("shift.one")
    before, after = means
    size = abs(round(after, 1) - round(before, 1))
    if size < STILL / 2:
        return view.tell("shift.still", before=view.number(before), after=view.number(after))
    way = "towards" if after > before else "away"
    amount = "far" if size >= FAR else "little"
    words = {"before": view.number(before), "after": view.number(after)}
    return view.tell(f"shift.{way}.{amount}", size=view.number(size), **words)
