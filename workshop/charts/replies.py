"""What each side asks of the other, and what that answers.

As in a vote, a rule decides and no inference: a side has answered what more than half of it did.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.charts import labels
from workshop.charts.cells import agreed
from workshop.charts.cut import Sorted, parts, shares
from workshop.charts.finding import NONE, Bar, Finding, Holds, Part, chart, columns, nothing
from workshop.charts.own import Own
from workshop.charts.promises import whose
from workshop.charts.view import View
from workshop.contracts.promises import Promise
from workshop.exercises.promises import worded
from workshop.questions.kinds import kind_of
from workshop.questions.taking import Takes


class Asked(NamedTuple):
    """A request: its id, the side that asks, its words, and how the others answered.

    `answered` is empty where it may not be shown; `clear` is what the other side has answered.
    """

    request: str
    by: str
    text: str
    answered: Sorted | None
    clear: str = ""
    each: str = ""


def _listed(view: View) -> list[Promise]:
    """Return the requests, side by side in the session's order."""
    told = (view.results.get(question.id, {}) for question in view.questions())
    there: list[Promise] = next((one["promises"] for one in told if "promises" in one), [])
    return [one for side in view.departments for one in there if one["by"] == side]


def _text(view: View, one: Promise) -> str:
    return worded(view.exercise, one, view.language).text


def _requests(view: View) -> Finding[Asked]:
    rows = [Asked(one["id"], one["by"], _text(view, one), None) for one in _listed(view)]
    if not rows:
        return nothing(view, "requests.empty")
    return Finding(
        view.count("requests.title", len(rows)),
        rows,
        columns=columns(view, who=lambda one: view.name(one.by), item=lambda one: one.text),
        bars=[_named(view, one) for one in rows],
    )


def _named(view: View, one: Asked) -> Bar:
    """Return a request without a bar: the side that asks it, in its colour."""
    part = Part("", 1, _asks(view, one), labels.tone(one.by))
    return Bar(one.text, [part], words=True)


def _asks(view: View, one: Asked) -> str:
    return view.tell("replies.asked", side=view.inside(one.by))


@chart(Takes(("text",), 1, 2), teams=_requests)
def requests(view: View) -> Finding[Asked]:
    """Show what each side asks of the other, in its own words."""
    return _requests(view)


def _said(view: View) -> Finding[Asked]:
    """Find what each side answered in public."""
    rows = [_in_public(view, one) for one in _listed(view)]
    if not rows:
        return nothing(view, "replies.empty")
    return _finding(view, rows, [])


def _in_public(view: View, one: Promise) -> Asked:
    (question,) = view.questions()
    given = [
        (whose(view, side, tables, said), said["value"][one["id"]])
        for side, tables in view.said(question).items()
        if side != one["by"]
        for said in tables
        if one["id"] in said["value"]
    ]
    each = [view.say("votes.side", side=name, answer=_words(view, a)) for name, a in given]
    same = {answer for _, answer in given}
    clear = next(iter(same)) if len(same) == 1 else ""
    return Asked(one["id"], one["by"], _text(view, one), None, clear, " · ".join(each))


@chart(
    kinds=("reply",),
    holds={"request-granted": ("text",), "request-open": ("text", "answer"), "cannot-tell": ()},
    teams=_said,
)
def replies(view: View) -> Finding[Asked]:
    """Find what the other side has answered to each request.

    The first of the answers is the one that grants it.
    """
    rows = [_counted(view, one) for one in _listed(view)]
    if not rows:
        return nothing(view, "replies.empty")
    hidden = [one for one in rows if one.answered is None]
    told = [view.tell("replies.how"), view.tell("replies.few") if hidden else ""]
    return _finding(view, [one._replace(clear=_clear(one)) for one in rows], told)


def _counted(view: View, one: Promise) -> Asked:
    (question,) = view.questions()
    cell, text = view.cell(question, one["id"]), _text(view, one)
    if cell is None:
        return Asked(one["id"], one["by"], text, None)
    found = Sorted(one["id"], text, shares(question, cell), int(cell["n"]), agreed(cell))
    return Asked(one["id"], one["by"], text, found)


def _clear(one: Asked) -> str:
    """Return what a side has answered: what more than half of it did, as in a vote."""
    found = one.answered
    return found.first if found and 2 * found.counts[found.first] > found.n else ""


def _finding(view: View, rows: Sequence[Asked], told: Sequence[str]) -> Finding[Asked]:
    clear = [one for one in rows if one.clear]
    return Finding(
        _title(view, rows, clear),
        rows,
        told,
        columns(
            view, who=lambda one: view.name(one.by), item=lambda one: one.text, said=_answer(view)
        ),
        [_bar(view, one) for one in rows],
        holds=_holds(view, clear),
    )


def _title(view: View, rows: Sequence[Asked], clear: Sequence[Asked]) -> str:
    if not clear:
        shown = any(one.answered for one in rows)
        return view.tell("replies.unsure" if shown else "replies.aloud")
    if len(clear) > 1:
        return view.tell("replies.several", n=len(clear), of=len(rows))
    words = {"text": clear[0].text.rstrip("."), "answer": _words(view, clear[0].clear)}
    return view.tell("replies.one", **words)


def _holds(view: View, clear: Sequence[Asked]) -> Holds:
    granting = view.questions()[0].options[0]
    held: dict[str, dict[str, str]] = {}
    for one in clear:
        text = {"text": one.text.rstrip(".")}
        if one.clear == granting:
            held.setdefault("request-granted", text)
        else:
            answer = _words(view, one.clear).rstrip(".")
            held.setdefault("request-open", {**text, "answer": answer})
    return held or {"cannot-tell": {}}


def _words(view: View, option: str) -> str:
    (question,) = view.questions()
    return kind_of(question).option_text(question, option, view.words, view.ui)


def _answer(view: View) -> Any:
    """Return what writes the answers to a request in its table."""
    (question,) = view.questions()

    def write(one: Asked) -> str:
        if one.answered is None:
            return one.each or NONE
        each = parts(view, question, one.answered.shares)
        return view.listed([f"{part.label} {part.text}" for part in each])

    return write


def _bar(view: View, one: Asked) -> Bar:
    """Return a request with its answers in words: sentences of people leave no room for bars."""
    (question,) = view.questions()
    said = _answer(view)(one)
    text = view.tell("replies.hidden") if said == NONE else said
    part = Part("", 1, text, "both" if one.clear == question.options[0] else "neutral")
    own = [] if view.teams else [Own(question, one.request, full=0)]
    return Bar(one.text, [part], _asks(view, one), own=own, words=True)
