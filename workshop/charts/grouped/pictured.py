"""How one side shares out a hundred, beside what the other side thought it would.

Where a guess surely missed is named item by item. How much lies elsewhere altogether is a number
that is never zero, for averages of few people differ by chance alone; so it stands beside what
chance would bring.
"""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import labels
from workshop.charts.cells import told
from workshop.charts.certainty import Summary
from workshop.charts.finding import Bar, Column, Finding, Holds, Part, chart, columns, nothing
from workshop.charts.grouped import Row, picture, points
from workshop.charts.own import Own
from workshop.charts.said.lines import Line, line, of_item
from workshop.charts.said.telling import Said
from workshop.charts.said.telling import told as told_by_sides
from workshop.charts.view import View
from workshop.questions.question import POINTS, Question
from workshop.questions.taking import Takes

WIDE = 10
"""Points between a guess and what was said that two sides can talk about."""


class Pictured(NamedTuple):
    """What a side gave to one item, and what the other side thought that it would."""

    item: str
    label: str
    guess: float
    said: float

    @property
    def gap(self) -> float:
        """How much more was said than guessed; below 0 for less."""
        return self.said - self.guess


def _sides(view: View) -> Finding[Said]:
    """Find how far each side's guess lies from what the other side says of itself."""
    question, guess = view.questions()
    found = [one for item in question.items if (one := _line(view, question, guess, item))]
    holds = _widest_said(view, found)
    return told_by_sides(view, sorted(found, key=lambda one: -one.apart), holds=holds)


@chart(
    Takes(("split",), few=False, department=True),
    Takes(("split",), few=False, department=True, alike=True),
    holds={
        "pictured-less": ("side", "other", "item", "said", "guess"),
        "pictured-more": ("side", "other", "item", "said", "guess"),
        "cannot-tell": (),
    },
    stake=2,
    mine=("said", "guess"),
    teams=_sides,
)
def pictured(view: View) -> Finding[Pictured]:
    """Find where one side's guess missed how the other shares out a hundred.

    The first question is answered by the side that it is about, the second is the other's guess.
    """
    question, guess = view.questions()
    given = [_points(view, question), _points(view, guess)]
    if not all(given):
        return nothing(view, "pictured.hidden")
    said, guessed = given
    rows = _rows(view, question, said, guessed)
    missed = points.apart(view.certain, said, guessed)
    named = [one for one in rows if one.item in missed]
    chance = points.by_chance(said, guessed)
    return Finding(
        _title(view, rows, named, chance),
        rows,
        [*_also(view, named), view.tell("pictured.meaning")],
        _table(view),
        [bar for row in rows for bar in _bars(view, row, _longest(rows))],
        lambda: picture(view, _drawn(view, rows), lambda value: view.number(value, 0), 1.55),
        holds=_holds(view, named),
        names=[one.item for one in named],
        chance=len(named) < len(rows),
    )


def _points(view: View, question: Question) -> dict[str, Summary]:
    """Return what the side that was asked gave, by item; empty where it may not be shown."""
    (side,) = question.only_for
    found = {item: told(view.cell(question, item, side)) for item in question.items}
    return {item: one for item, one in found.items() if one}


def _rows(
    view: View, question: Question, said: points.Points, guessed: points.Points
) -> list[Pictured]:
    """Return the items of which both are shown, those furthest apart first."""
    there = [item for item in question.items if item in said and item in guessed]
    rows = [
        Pictured(item, view.brief(question, item), guessed[item].mean, said[item].mean)
        for item in there
    ]
    return sorted(rows, key=lambda one: -abs(one.gap))


def _names(view: View) -> dict[str, str]:
    question, guess = view.questions()
    return {"side": view.inside(question.only_for[0]), "other": view.inside(guess.only_for[0])}


def _words(view: View, one: Pictured) -> dict[str, str]:
    numbers = {"said": view.number(one.said, 0), "guess": view.number(one.guess, 0)}
    return {**_names(view), "item": one.label.rstrip("."), **numbers}


def _sentence(view: View, one: Pictured) -> str:
    return view.tell("pictured.missed", **_words(view, one))


def _also(view: View, named: Sequence[Pictured]) -> list[str]:
    """Tell the next things that were surely missed; of more, how many there are."""
    if len(named) > 3:
        return [view.tell("pictured.also", n=len(named) - 1)]
    return [f"{_sentence(view, one)}." for one in named[1:]]


def _title(view: View, rows: Sequence[Pictured], named: Sequence[Pictured], chance: float) -> str:
    """Tell how many of the hundred lie elsewhere, beside what chance brings; and the widest."""
    missed = sum(abs(one.gap) for one in rows) / 2
    numbers = {"n": view.number(missed, 0), "chance": view.number(chance, 0)}
    words = _words(view, named[0]) if named else _names(view)
    return view.tell("pictured.title" if named else "pictured.unsure", **numbers, **words)


def _holds(view: View, named: Sequence[Pictured]) -> Holds:
    """Return what can be asked: about what nobody sees, and about what was thought too much of."""
    held: dict[str, dict[str, str]] = {}
    for one in named:
        held.setdefault(f"pictured-{'less' if one.gap > 0 else 'more'}", _words(view, one))
    return held or {"cannot-tell": {}}


def _table(view: View) -> list[Column[Pictured]]:
    return columns(
        view,
        item=lambda one: one.label,
        guess=lambda one: view.number(one.guess, 0),
        said=lambda one: view.number(one.said, 0),
        difference=lambda one: view.signed(one.gap),
    )


def _longest(rows: Sequence[Pictured]) -> float:
    return max((max(one.said, one.guess) for one in rows), default=1) or 1


def _drawn(view: View, rows: Sequence[Pictured]) -> list[Row]:
    """Return the rows as the picture has them: the guess first, then what was said."""
    side, other = (question.only_for[0] for question in view.questions())
    return [
        Row(
            one.label,
            one.label,
            {other: one.guess, side: one.said},
            {
                other: view.say("pictured.guessed", points=view.number(one.guess, 0)),
                side: view.say("pictured.said", points=view.number(one.said, 0)),
            },
            one.item,
        )
        for one in rows
    ]


def _bars(view: View, one: Pictured, longest: float) -> list[Bar]:
    question, guess = view.questions()
    return [
        _bar(view, guess, one, ("guessed", one.guess), longest, "guess"),
        _bar(view, question, one, ("said", one.said), longest, "said"),
    ]


def _bar(
    view: View, question: Question, one: Pictured, what: tuple[str, float], longest: float, own: str
) -> Bar:
    (side,), (key, value) = question.only_for, what
    text = view.say(f"pictured.{key}", points=view.number(value, 0))
    part = Part(view.name(side), value / longest, text, labels.tone(side))
    mine = Own(question, one.item, own, side, full=longest / POINTS)
    return Bar(one.label, [part], own=[mine])


# Sides that answer on one phone each.


def _line(view: View, question: Question, guess: Question, item: str) -> Line | None:
    """Return what a side says of an item, and what the other one guessed."""
    answers = [
        answer._replace(text=view.say(key, answer=answer.text))
        for asked, key in ((guess, "said.guessed"), (question, "said.answered"))
        for answer in of_item(view, asked, item).answers
    ]
    return line(view, question, item, answers) if answers else None


def _widest_said(view: View, found: Sequence[Line]) -> Holds:
    """Return what can be asked where each side has one phone and they lie `WIDE` apart."""
    rows = [
        # The guess stands first (`_line`).
        Pictured(one.item, one.label, *(float(answer.value) for answer in one.answers))
        for one in found
        if len(one.answers) == len(one.groups) == len(view.questions())
    ]
    wide = [one for one in rows if abs(one.gap) >= WIDE]
    wide.sort(key=lambda one: -abs(one.gap))
    return _holds(view, wide) if wide else {}
