"""The mirror of two sides that answer on one phone each: what was expected, and what was said."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from workshop.charts.finding import Finding
from workshop.charts.mirror import pairs, picture
from workshop.charts.mirror.pairs import Expectation, Gap
from workshop.charts.said.lines import Answer, Line, line, of_item
from workshop.charts.said.telling import Said, said, told
from workshop.charts.view import View
from workshop.questions.question import DONT_KNOW, Question

ACCEPTED = 4
"""A rating from here on says yes."""


def heard(view: View) -> Finding[Said]:
    """Find what each side expected to be told, beside what the other one said."""
    found = _lines(view, "told", {"told": "said.expected", "them": "said.answered"})
    made = told(view, found, holds=_gap(view, found))
    gaps = _gaps(found)
    if not gaps or len(gaps) < len(found):
        return made
    widest = gaps[0] if gaps[0].size else None
    ordered = sorted(gaps, key=lambda gap: pairs.items(view).index(gap.item))
    return replace(made, picture=lambda: picture.gaps(view, ordered, widest))


def expects(view: View) -> Finding[Said]:
    """Find what each side expects to be told; it is drawn as the mirror will be."""
    made, question = said(view), view.mirror("told")
    found = [
        Expectation(item, one.group, other, float(one.value))
        for item in pairs.items(view)
        for side, other in _turns(view)
        for one in (of_item(view, question, item).of(side) if question else [])
        if one.value != DONT_KNOW
    ]
    tables = {(one.side, one.item) for one in found}
    whole = len(tables) == len(found) == 2 * len(pairs.items(view))
    return replace(made, picture=lambda: picture.expectations(view, found)) if whole else made


def foresees(view: View) -> Finding[Said]:
    """Find what each side thought that the other would answer, beside what that answered."""
    *asked, guess = view.questions()
    both = guess.only_for or view.departments
    verbs = {"told": "said.guessed", "them": "said.answered"}
    pair = tuple(both) if len(both) == 2 else ()
    made = [
        (side, _line(view, item, {"told": (guess, side), "them": (question, other)}, verbs))
        for item in guess.items
        for question in asked
        if item in question.items
        for side, other in zip(pair, reversed(pair), strict=True)
    ]
    found = [_guessed(view, side, one) for side, one in made if one]
    return told(view, sorted(found, key=lambda one: -one.apart))


def _guessed(view: View, side: str, one: Line) -> Line:
    """Return a line that says whose guess it holds: it is about both sides."""
    label = view.say("said.guess_of", statement=one.quoted, side=view.inside(side))
    return one._replace(about="", label=label)


def both_views(view: View) -> Finding[Said]:
    """Find what each side says of itself, beside what the other one says of it."""
    found = _lines(view, "us", {})
    return told(view, found, holds=_bridge(view, found))


def _lines(view: View, own: str, verbs: Mapping[str, str]) -> list[Line]:
    """Return a line for each statement and side, those furthest apart first."""
    mine, theirs = view.mirror(own), view.mirror("them")
    asked = [
        (item, {own: (mine, side), "them": (theirs, other)})
        for item in pairs.items(view)
        for side, other in _turns(view)
    ]
    made = [one for item, sides in asked if (one := _line(view, item, sides, verbs))]
    return sorted(made, key=lambda one: -one.apart)


def _turns(view: View) -> Iterator[tuple[str, str]]:
    pair = pairs.sides(view)
    return zip(pair, reversed(pair), strict=True)


def _line(
    view: View,
    item: str,
    asked: Mapping[str, tuple[Question | None, str]],
    verbs: Mapping[str, str],
) -> Line | None:
    answers = [
        _with_verb(view, one, verbs.get(name, ""))
        for name, (question, side) in asked.items()
        if question
        for one in of_item(view, question, item).of(side)
    ]
    question, side = next(iter(asked.values()))
    if question is None or not answers:
        return None
    made = line(view, question, item, answers)
    label = view.say("said.about", statement=made.quoted, side=view.inside(side))
    return made._replace(about=side, label=label)


def _with_verb(view: View, one: Answer, key: str) -> Answer:
    return one._replace(text=view.say(key, answer=one.text)) if key else one


def _gaps(found: list[Line]) -> list[Gap]:
    """Return the gaps, where each side has one phone and knows."""
    return [
        Gap(one.item, one.about, said.group, float(expected.value), float(said.value))
        for one in found
        if len(one.answers) == len(one.groups) == 2
        for expected, said in [sorted(one.answers, key=lambda a: a.group != one.about)]
        if DONT_KNOW not in (expected.value, said.value)
    ]


def _gap(view: View, found: list[Line]) -> dict[str, dict[str, str]]:
    gap = next((gap for gap in _gaps(found[:1]) if gap.size), None)
    if gap is None:
        return {}
    words = {"statement": pairs.quoted(view, gap.item), "gap": view.number(abs(gap.size), 0)}
    return {"mirror-gap": words}


def _bridge(view: View, found: list[Line]) -> dict[str, dict[str, str]]:
    """Return a statement to which both sides say yes, of themselves and of the other one."""
    given = [
        (item, [a for one in found if one.item == item for a in one.answers])
        for item in pairs.items(view)
    ]
    whole = [(item, answers) for item, answers in given if len(answers) >= 4]
    yes = [
        item
        for item, answers in whole
        if all(a.value != DONT_KNOW and int(a.value) >= ACCEPTED for a in answers)
    ]
    if yes:
        return {"bridge": {"statement": pairs.quoted(view, yes[0])}}
    return {"no-bridge": {}} if whole else {}
