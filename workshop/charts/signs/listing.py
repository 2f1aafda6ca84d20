"""What is listed with intervals: the signs, each over its items, and the symptoms one by one."""

from collections.abc import Callable, Sequence

from workshop.charts.finding import NONE, About, Bar, Finding, Holds, Part, chart, columns, nothing
from workshop.charts.labels import tone
from workshop.charts.naming import missing
from workshop.charts.own import Laid, Mine, Own, Reckoned
from workshop.charts.signs import picture
from workshop.charts.signs.leaning import (
    OPEN,
    SEEN,
    UNSEEN,
    Leaning,
    Thing,
    leanings,
    not_shown,
    single,
    whole,
)
from workshop.charts.view import View, capital
from workshop.contracts.tallies import Answers
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

HOLDS = {"sign-seen": ("items",), "sign-unseen": ("items",), "cannot-tell": ()}


@chart(Takes(("rating",), 1, 0), holds=HOLDS, stake=2, of=("sign-seen", "sign-unseen"))
def signs(view: View) -> Finding[Leaning]:
    """Find which questions the room surely agrees with, each over all of its items."""
    things = [whole(view, question) for question in view.questions()]
    return _finding(view, things, lambda one: _reckoned(view, one))


@chart(
    Takes(("rating",), 1, 0),
    holds={
        "symptom-seen": ("items",),
        "symptom-unseen": ("items",),
        "cannot-tell": (),
    },
    stake=2,
    of=("symptom-seen", "symptom-unseen"),
)
def symptoms(view: View) -> Finding[Leaning]:
    """Find which items of some questions the room surely agrees with; the others stand open."""
    things = [single(view, q, item) for q in view.questions() for item in q.items]
    asked = [one for one in things if view.cell(one.question, one.item)]
    return _finding(view, asked, lambda one: Own(one.question, one.item))


def _finding(view: View, things: Sequence[Thing], own: Callable[[Thing], Mine]) -> Finding[Leaning]:
    found = leanings(view, things, view.certain)
    room = [one for one in found if one.group == ALL]
    if not room:
        return nothing(view)
    by_id = {one.item or one.question.id: own(one) for one in things}
    sure = [one for one in room if one.way != OPEN]
    about = _about(view, room)
    return Finding(
        _title(view, room),
        found,
        _told(view, room, found),
        columns(
            view,
            item=lambda one: one.text,
            who=lambda one: view.name(one.group),
            mean=lambda one: view.number(one.mean),
            interval=lambda one: _span(view, one),
            verdict=lambda one: view.say(f"leanings.verdict.{one.way}") if one.way else NONE,
        ),
        [_bar(view, one, by_id[one.id]) for one in room],
        lambda: picture.listed(view, found),
        holds=_holds(view, about),
        about=about,
        names=[one.id for one in sure],
        chance=len(sure) < len(room) or len(found) > len(room),
    )


def _of(room: Sequence[Leaning], way: str) -> list[str]:
    return [one.text for one in room if one.way == way]


def _title(view: View, room: Sequence[Leaning]) -> str:
    """Tell what is surely seen and what surely is not; where that is nothing, that it is open."""
    named = [
        view.say(f"leanings.{way}", items=view.quotes(texts))
        for way in (SEEN, UNSEEN)
        if (texts := _of(room, way))
    ]
    return capital("; ".join(named)) if named else view.tell("leanings.none")


def _told(view: View, room: Sequence[Leaning], found: Sequence[Leaning]) -> list[str]:
    unsure = _of(room, OPEN)
    hidden = len(found) == len(room) and len(view.departments) > 1
    return [
        view.tell("leanings.open", items=view.quotes(unsure)) if unsure else "",
        missing(view, not_shown(view, view.questions())),
        view.tell("hidden" if hidden else "leanings.beside"),
    ]


def _about(view: View, room: Sequence[Leaning]) -> About:
    """Return by the chart's own conditions what is surely seen, and what surely is not."""
    name = "sign" if view.reveal.chart == "signs" else "symptom"
    return {
        f"{name}-{way}": {one.id: one.text for one in room if one.way == way}
        for way in (SEEN, UNSEEN)
        if _of(room, way)
    }


def _holds(view: View, about: About) -> Holds:
    """Return what can be asked of it; where nothing is sure, that it is open."""
    held = {when: {"items": view.quotes([*texts.values()])} for when, texts in about.items()}
    return held or {"cannot-tell": {}}


def _span(view: View, one: Leaning) -> str:
    if one.ends is None:
        return NONE
    low, high = (view.number(end) for end in one.ends)
    return view.say("guesses.span", low=low, high=high)


def _bar(view: View, one: Leaning, own: Mine) -> Bar:
    part = Part(view.name(one.group), (one.mean - 1) / 4, view.number(one.mean), tone(one.group))
    note = f"{view.say(f'leanings.verdict.{one.way}')} ({_span(view, one)})"
    return Bar(one.text, [part], capital(note), [own])


def _reckoned(view: View, one: Thing) -> Reckoned:
    """Return her own mean over the items, as the bar is a mean too."""
    question: Question = one.question

    def mean(answers: Answers) -> Laid | None:
        given = answers.get(question.id)
        at = kind_of(question).level(given, question.items) if given else None
        return None if at is None else Laid(view.number(at), (at - 1) / 4)

    return Reckoned((question,), mean)
