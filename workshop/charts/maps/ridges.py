"""What each side reckons with, as hills over one scale: before people have talked, and after."""

from collections.abc import Sequence

from workshop.charts import labels
from workshop.charts.finding import About, Bar, Finding, Holds, Part, chart, columns, nothing
from workshop.charts.maps import hills
from workshop.charts.maps.calibrated import brief
from workshop.charts.maps.reckoned import Apart, Reckoned, apart, gaps, of_last, reckoned
from workshop.charts.own import Own
from workshop.charts.said.drawing import WAY
from workshop.charts.said.lines import Answer, Line, of_item
from workshop.charts.said.telling import Said
from workshop.charts.said.telling import told as told_by_sides
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.taking import Takes

BOTH = ("sales", "marketing")


def said_by_sides(view: View) -> Finding[Said]:
    """Find what each side reckons with, the thing on which they lie furthest apart first."""
    questions = view.questions()
    lines = [_line(view, questions, item) for item in questions[0].items]
    lines.sort(key=lambda line: -line.apart)
    return told_by_sides(view, lines, _said_title(view, lines[0]))


@chart(
    Takes(("range",), truth=False, asked=BOTH),
    Takes(("range",), 0, 1, truth=False, alike=True),
    holds={"maps-apart": ("item", "side", "more", "other", "less"), "cannot-tell": ()},
    of=("maps-apart",),
    stake=2,
    mine=("before", "after"),
    teams=said_by_sides,
)
def ridges(view: View) -> Finding[Reckoned]:
    """Find on what two sides surely reckon with something else, when they were asked last."""
    found = reckoned(view)
    if len({one.group for one in found}) < 2:
        return nothing(view, "ridges.hidden")
    sure = apart(view.certain, found)
    return Finding(
        _title(view, sure),
        found,
        [*_also(view, sure), *_nearer(view, found), view.tell("ridges.meaning")],
        columns(
            view,
            item=lambda one: name(view, one.item),
            who=lambda one: view.name(one.group),
            **({"when": lambda one: _when(view, one)} if len(view.questions()) > 1 else {}),
            low=lambda one: view.number(one.low, 0),
            middle=lambda one: view.number(one.middle, 0),
            high=lambda one: view.number(one.high, 0),
            answers=lambda one: str(one.people.n),
        ),
        [_bar(view, one) for one in of_last(found)],
        lambda: hills.picture(view, found),
        holds=_holds(view, sure),
        about=_about(view, sure),
        names=[one.more.item for one in sure],
        chance=len(sure) < len({one.item for one in found}),
    )


def name(view: View, item: str) -> str:
    """Return an item's words as a label."""
    return view.brief(view.questions()[0], item)


def _words(view: View, one: Apart) -> dict[str, str]:
    return {
        "item": name(view, one.more.item).rstrip("."),
        "side": view.inside(one.more.group),
        "more": view.number(one.more.middle, 0),
        "other": view.inside(one.less.group),
        "less": view.number(one.less.middle, 0),
    }


def _title(view: View, sure: Sequence[Apart]) -> str:
    time = "after" if len(view.questions()) > 1 else "once"
    if not sure:
        return view.tell(f"ridges.unsure.{time}")
    return view.tell(f"ridges.apart.{time}", **_words(view, sure[0]))


def _also(view: View, sure: Sequence[Apart]) -> list[str]:
    return [view.tell("ridges.also", **_words(view, one)) for one in sure[1:]]


def _nearer(view: View, found: Sequence[Reckoned]) -> list[str]:
    """Tell how far the middles lay apart before, and lie now: what is seen, and no more."""
    both = {item: gaps(found, item) for item in dict.fromkeys(one.item for one in found)}
    each = [
        view.say(
            "ridges.way",
            item=name(view, item).rstrip("."),
            before=view.number(gap[0], 0),
            after=view.number(gap[1], 0),
        )
        for item, gap in both.items()
        if len(gap) > 1
    ]
    return [view.tell("ridges.ways", each=view.listed(each))] if each else []


def _holds(view: View, sure: Sequence[Apart]) -> Holds:
    return {"maps-apart": _words(view, sure[0])} if sure else {"cannot-tell": {}}


def _about(view: View, sure: Sequence[Apart]) -> About:
    named = {one.more.item: name(view, one.more.item) for one in sure}
    return {"maps-apart": named} if named else {}


def _when(view: View, one: Reckoned) -> str:
    return view.say("ridges.after" if one.time else "ridges.before")


def _bar(view: View, one: Reckoned) -> Bar:
    question = view.questions()[one.time]
    low, high = question.ranges[one.item]
    text = " – ".join(view.number(end, 0) for end in one.ends)
    share = (one.middle - low) / (high - low)
    part = Part(view.name(one.group), share, text, labels.tone(one.group))
    own = Own(question, one.item, "after" if one.time else "you", one.group)
    return Bar(name(view, one.item), [part], own=[own])


# Sides that answer on one phone each.


def _said_title(view: View, line: Line) -> str:
    """Tell the middles of what sides lie furthest apart on; nothing where one is silent."""
    each = [
        view.say("ridges.middle", side=view.inside(one.group), n=view.number(one.value[1], 0))
        for one in line.answers
    ]
    if len(line.groups) < 2 or len(each) > len(line.groups):
        return ""
    return view.tell("ridges.sides", item=line.quoted, each=view.listed(each))


def _line(view: View, questions: Sequence[Question], item: str) -> Line:
    """Return what each side says now, behind what it said before people talked."""
    times = [of_item(view, question, item) for question in questions]
    answers = [_now(view, times[0].of(one.group), one) for one in times[-1].answers]
    return times[-1]._replace(answers=answers)


def _now(view: View, before: Sequence[Answer], now: Answer) -> Answer:
    first = next((one for one in before if one.table == now.table), None)
    after = brief(view, now.value)
    if first is None or first.value == now.value:
        return now._replace(text=after, brief=after)
    was = brief(view, first.value)
    text = view.say("said.twice.moved", before=was, after=after)
    return now._replace(text=text, brief=f"{was}{WAY}{after}")
