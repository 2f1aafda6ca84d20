"""The finding that any chart gives way to where a room is played as teams."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from workshop.charts.finding import NONE, Bar, Finding, Holds, Part, columns, nothing
from workshop.charts.labels import tone
from workshop.charts.said import drawing
from workshop.charts.said.agreed import agreed, held
from workshop.charts.said.asking import asked_of
from workshop.charts.said.lines import Answer, Line, lines
from workshop.charts.view import View, capital

APART = "said-apart"
"""The condition that sides lie apart on something; `apart` says how far, from 0 to 1."""

MORE = 2
"""How many more things are told in full where sides differ; the others are seen in the picture."""


class Said(NamedTuple):
    """What one table of a side said of an item, beside what is true of it."""

    item: str
    side: str
    table: int
    answer: str
    truth: str


def said(view: View) -> Finding[Said]:
    """Find where the sides lie furthest apart, and tell what each of them said."""
    return told(view, lines(view))


def told(
    view: View,
    found: Sequence[Line],
    title: str = "",
    beside: Sequence[str] = (),
    holds: Holds | None = None,
) -> Finding[Said]:
    """Return the finding of lines that were said.

    Args:
        view: the reveal.
        found: the lines, the one to name first.
        title: in place of the usual one.
        beside: what else there is to say.
        holds: the conditions of debrief questions that hold, beside those of every reveal.
    """
    if not found:
        return nothing(view, "said.nothing")
    sentences = [*beside, *_counted(view, found), *silent(view, found)]
    about = agreed(view, found)
    return Finding(
        title or title_of(view, found),
        [one for line in found for one in _rows(view, line)],
        sentences,
        columns(
            view,
            item=lambda one: one.item,
            said_by=lambda one: one.side,
            said=lambda one: one.answer,
            **({"truth": lambda one: one.truth} if any(line.truth for line in found) else {}),
        ),
        [bar for line in found for bar in _bars(view, line, found)],
        lambda: drawing.picture(view, found),
        holds={**conditions(view, found), **held(view, about), **(holds or {})},
        words="said",
        about=about,
    )


def modelled(view: View, find: Callable[[View], Finding[Any]]) -> Finding[Any]:
    """Return what a chart of a model found, and beside it what the sides said.

    Args:
        view: the reveal.
        find: the chart; what the room answered is hidden from it, for it would count that.
    """
    found, heard = find(view.uncounted()), lines(view)
    if not heard:
        return found
    shown = [f"{sentence(view, line)}." for line in heard[:MORE]] + silent(view, heard)
    return replace(
        found,
        told=[*shown, *found.told],
        brief=None if found.brief is None else [*shown, *found.brief],
        bars=[*found.bars, *(bar for line in heard for bar in _bars(view, line, heard))],
        holds={**found.holds, **conditions(view, heard)},
    )


# Words.


def title_of(view: View, found: Sequence[Line]) -> str:
    """Tell how much of what has a truth was right; else where the sides lie furthest apart."""
    if all(line.truth and line.truth.place is None for line in found):
        return _right(view, found)
    return sentence(view, found[0]) if found[0].apart or not _shared(found) else _alike(view, found)


def _shared(found: Sequence[Line]) -> bool:
    return any(len(line.groups) > 1 for line in found)


def sentence(view: View, line: Line) -> str:
    """Tell what was said of one thing, as a sentence without its end."""
    words = {"item": line.quoted, "each": each(view, line)}
    if line.about:
        return view.tell("said.of", side=view.inside(line.about), **words)
    if line.truth and line.truth.place is not None:
        return view.tell("said.modelled", truth=line.truth.text, **words)
    return view.tell("said.line" if line.quoted else "said.only", **words)


def each(view: View, line: Line) -> str:
    """List what each side said of a thing, for the middle of a sentence."""
    named = (f"said.each.{name}" for name in (view.reveal.chart, line.kind))
    key = next((one for one in named if view.ui.find(f"charts.{one}")), "said.each.other")
    told = [
        view.say(key, side=view.inside(group), answer=_answers(view, line, group))
        for group in line.groups
    ]
    # Answers with commas of their own would run into each other.
    return "; ".join(told) if any("," in one for one in told) else view.listed(told)


def _answers(view: View, line: Line, group: str) -> str:
    """Return what a side said; where it has several tables, what each of them said."""
    given = line.of(group)
    if len({one.text for one in given}) == 1:
        return given[0].text
    return view.listed([view.say("said.at", answer=one.text, n=one.table) for one in given])


def _alike(view: View, found: Sequence[Line]) -> str:
    both = [line for line in found if line.alike]
    if len(both) == 1:
        words = {"item": both[0].quoted, "answer": both[0].answers[0].text}
        return view.tell("said.alike.one" if both[0].quoted else "said.alike.only", **words)
    return view.tell("said.alike.all", n=len(both))


def _right(view: View, found: Sequence[Line]) -> str:
    """Tell of how many things each side said what is true of them."""
    sides = dict.fromkeys((a.group, a.table) for line in found for a in line.answers)
    marked = [(side, *_marks(found, *side)) for side in sides]
    return capital(
        view.listed(
            [
                view.say("said.right", side=who(view, group, table, found), n=right, of=of)
                for (group, table), right, of in marked
            ]
        )
    )


def _marks(found: Sequence[Line], group: str, table: int) -> tuple[int, int]:
    given = [
        (line.truth.value, one)
        for line in found
        for one in line.answers
        if line.truth and (one.group, one.table) == (group, table)
    ]
    return sum(true == one.value for true, one in given), len(given)


def who(view: View, group: str, table: int, found: Sequence[Line]) -> str:
    """Return a side inside a sentence; with its table where it has several."""
    if not has_tables(found, group):
        return view.inside(group)
    return view.say("said.table_of", side=view.inside(group), n=table)


def has_tables(found: Sequence[Line], group: str) -> bool:
    """Whether a side has answered on several phones."""
    return len({one.table for line in found for one in line.of(group)}) > 1


def _counted(view: View, found: Sequence[Line]) -> list[str]:
    """Tell on how many things the sides say the same, and the next ones on which they do not."""
    both = [line for line in found if len(line.groups) > 1]
    same = sum(line.alike for line in both)
    if not both or same == len(both) or len(found) == 1:
        return []
    alike = view.count("said.same", same, of=len(both)) if same else view.tell("said.differ")
    more = [f"{sentence(view, line)}." for line in found[1 : 1 + MORE] if line.apart]
    return [alike, *more]


def silent(view: View, found: Sequence[Line]) -> list[str]:
    """Tell which sides were asked and have said nothing."""
    heard = {group for line in found for group in line.groups}
    asked = [
        group
        for group in view.departments
        if any(question.asks(group, view.departments) for question in view.questions())
    ]
    return [
        view.tell("said.silent", side=view.inside(group)) for group in asked if group not in heard
    ]


def conditions(view: View, found: Sequence[Line]) -> Holds:
    """Return what every reveal of sides can ask about: the thing on which they lie apart."""
    line = found[0]
    if len(line.groups) < 2 or not line.apart:
        return asked_of(view, found)
    return {
        APART: {
            "item": line.label.rstrip("."),
            "each": each(view, line),
            "apart": f"{line.apart:.3f}",
        },
        **asked_of(view, found),
    }


# Table and bars.


def _rows(view: View, line: Line) -> list[Said]:
    truth = line.truth.text if line.truth else NONE
    return [
        Said(line.label, view.name(one.group), one.table, capital(one.text), truth)
        for one in line.answers
    ]


def _bars(view: View, line: Line, found: Sequence[Line]) -> list[Bar]:
    """Return a bar for each answer, as long as it is much; words alone where there is no scale."""
    parts = [
        Part(_name(view, one, found), _length(one), capital(one.text), tone(one.group))
        for one in line.answers
    ]
    words = all(one.place is None for one in line.answers)
    made = [Bar(line.label, [part], words=words) for part in parts]
    if line.truth is None:
        return made
    place = 1.0 if line.truth.place is None else line.truth.place
    key = "said.true" if line.truth.place is None else "guesses.truth"
    part = Part(view.tell(key), place, line.truth.text, "neutral")
    return [*made, Bar(line.label, [part], words=words)]


def _name(view: View, one: Answer, found: Sequence[Line]) -> str:
    return capital(who(view, one.group, one.table, found))


def _length(one: Answer) -> float:
    return 1.0 if one.place is None else one.place
