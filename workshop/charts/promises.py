"""The room's list of promises: what all sides want, and what they have signed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from workshop.charts.finding import NONE, Bar, Finding, Holds, Part, chart, columns, nothing
from workshop.charts.own import Own
from workshop.charts.view import View
from workshop.contracts.promises import Promise
from workshop.contracts.tallies import Said
from workshop.exercises.promises import Wording, is_asked, worded
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.verdicts import AGREE, ALOUD

TONES = {"agree": "both", "signed": "both", "kept": "both"}
"""Of what is settled; everything else is open, which words say too."""


class Listed(NamedTuple):
    """A promise: its id, what is promised, how far it is, that in words, and what goes with it."""

    promise: str
    text: str
    state: str
    said: str
    note: str


def _votes(view: View) -> Finding[Listed]:
    rows = [_voted(view, one) for one in _list(view) if is_asked(one, "proposals")]
    if not rows:
        return nothing(view, "votes.empty")
    agreed = [one for one in rows if one.state == "agree"]
    aloud = any(one.state == ALOUD for one in rows)
    how = view.tell("votes.how_teams" if view.teams else "votes.how")
    told = [how, view.tell("votes.few") if aloud and not view.teams else ""]
    return _finding(view, _votes_title(view, rows, agreed), rows, told, _votes_hold(rows))


def _votes_title(view: View, rows: Sequence[Listed], agreed: Sequence[Listed]) -> str:
    open_aloud = [one for one in rows if one.state == ALOUD]
    if agreed:
        key = "votes.title" if len(agreed) == 1 else "votes.title_more"
        return view.tell(key, n=len(agreed), m=len(rows), first=agreed[0].text.rstrip("."))
    return view.tell("votes.aloud", n=len(open_aloud)) if open_aloud else view.tell("votes.none")


def _votes_hold(rows: Sequence[Listed]) -> Holds:
    """Return what holds, each with the first proposal of which it does."""
    first: dict[str, str] = {}
    for one in rows:
        first.setdefault({"agree": "both-agree"}.get(one.state, one.state), one.text.rstrip("."))
    return {name: {"text": text} for name, text in first.items()}


def _voted(view: View, one: Promise) -> Listed:
    state = "agree" if one["adopted"] else one["verdict"] or ALOUD
    text = worded(view.exercise, one, view.language).text
    return Listed(
        one["id"], text, state, view.ui(f"promises.state.{state}"), _each(view, one["id"])
    )


def _each(view: View, promise: str) -> str:
    """Return what each side voted, where that is public."""
    (question,) = view.questions()
    told = view.said(question).items()
    votes = [(side, tables, one) for side, tables in told for one in tables]
    return " · ".join(
        view.say("votes.side", side=whose(view, *vote), answer=_words(view, question, given))
        for vote in votes
        if (given := vote[2]["value"].get(promise))
    )


def whose(view: View, side: str, tables: Sequence[Said], one: Said) -> str:
    """Return whose vote it is; where a side has several tables, which of them."""
    name = view.name(side)
    return view.say("said.table_of", side=name, n=one["table"]) if len(tables) > 1 else name


def _words(view: View, question: Question, option: str) -> str:
    return kind_of(question).option_text(question, option, view.words, view.ui)


def _promises(view: View) -> Finding[Listed]:
    rows = [_signed(view, one) for one in _list(view) if one["adopted"]]
    if not rows:
        return nothing(view, "promises.empty")
    left = [one for one in rows if one.state != "signed"]
    n, m = len(rows) - len(left), len(rows)
    ready = sum(one.state == "ready" for one in rows)
    key = "all" if not left else "some" if n else "ready" if ready else "none"
    holds: Holds = {"unsigned": {"text": left[0].text.rstrip(".")}} if left else {"all-signed": {}}
    title = view.tell(f"promises.{key}", n=ready if key == "ready" else n, m=m)
    return _finding(view, title, rows, [view.tell("promises.how")], holds)


def _signed(view: View, one: Promise) -> Listed:
    said, by = worded(view.exercise, one, view.language), one["signed"]
    whole = len(one["sides"]) > 1 and {*one["sides"]} <= {*by}
    if one["missing"]:
        names = view.listed([view.ui(f"promises.lacks.{name}") for name in one["missing"]])
        return Listed(one["id"], said.text, "missing", view.say("promises.waits", terms=names), "")
    state = "signed" if whole else "ready" if one["ready"] == AGREE and not by else "open"
    return Listed(one["id"], said.text, state, _said_of(view, by, state), _terms(view, said))


def _said_of(view: View, by: Sequence[str], state: str) -> str:
    """Return who has signed, or whether the sides would, in words."""
    if by:
        sides = view.listed([view.inside(side) for side in by])
        return view.ui("promises.state.signed", sides=sides)
    return view.say("promises.would" if state == "ready" else "promises.open")


def _terms(view: View, said: Wording) -> str:
    """Return the promise as it is said: if, then, how it is counted, whose it is, and the day."""
    terms = said.terms
    first = [_named(view, name, terms[name]) for name in ("cue", "act") if terms.get(name)]
    more = (name for name in ("indicator", "today", "owner") if terms.get(name))
    told = [", ".join(first), *(_named(view, name, terms[name]) for name in more)]
    day = view.ui.day(date.fromisoformat(terms["due"]))
    return view.say("promises.due", text=" · ".join(filter(None, told)), day=day)


def _named(view: View, name: str, text: str) -> str:
    label = view.ui(f"promises.terms.{name}")
    return f"{label} {text}" if name in ("cue", "act") else f"{label}: {text}"


def _finding(
    view: View, title: str, rows: list[Listed], told: Sequence[str], holds: Holds
) -> Finding[Listed]:
    return Finding(
        title,
        rows,
        told,
        columns(view, item=lambda one: one.text, state=lambda one: one.said, note=_note),
        [_bar(view, one) for one in rows],
        holds=holds,
    )


def _note(one: Listed) -> str:
    return one.note or NONE


def _bar(view: View, one: Listed) -> Bar:
    (question,) = view.questions()
    part = Part("", 1, one.said, TONES.get(one.state, "neutral"))
    own = [] if view.teams else [Own(question, one.promise, full=0)]
    return Bar(one.text, [part], one.note, own=own, words=True)


def _list(view: View) -> list[Promise]:
    (question,) = view.questions()
    told: Mapping[str, Any] = view.results.get(question.id, {})
    there: list[Promise] = told.get("promises", [])
    return there


def _proposals(view: View) -> Finding[Listed]:
    rows = [
        Listed(one["id"], worded(view.exercise, one, view.language).text, "", "", "")
        for one in _list(view)
    ]
    if not rows:
        return nothing(view, "proposals.empty")
    title = view.count("proposals.title", len(rows))
    bars = [Bar(one.text, [], words=True) for one in rows]
    return Finding(title, rows, columns=columns(view, item=lambda one: one.text), bars=bars)


@chart(kinds=("text",), teams=_proposals)
def proposals(view: View) -> Finding[Listed]:
    """Show what is on the room's list, in its own words."""
    return _proposals(view)


VOTED = {"both-agree": ("text",), "not-yet": ("text",), "aloud": ("text",)}


@chart(kinds=("vote",), holds=VOTED, teams=_votes)
def votes(view: View) -> Finding[Listed]:
    """Find which proposals all sides want, in one word for all of them."""
    return _votes(view)


@chart(kinds=("pledge",), holds={"all-signed": (), "unsigned": ("text",)}, teams=_promises)
def promises(view: View) -> Finding[Listed]:
    """Find what all sides have signed; what is not written out yet says what it lacks."""
    return _promises(view)
