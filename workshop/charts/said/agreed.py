"""What all sides say of a thing where each answers on one phone: a fact, and no average."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from workshop.charts.finding import About, Holds
from workshop.charts.said.lines import Line, of_item
from workshop.charts.view import View
from workshop.questions.kinds import kind_of

YES, NO = 0.75, 0.25
"""From where on a scale from 0 to 1 somebody agrees, and up to where somebody does not."""

Thing = tuple[str, str, Sequence[Line]]
"""Its id, its words, and the lines that are said of it."""


def agreed(view: View, found: Sequence[Line]) -> About:
    """Return by condition the things that all sides say alike; empty where one side is silent.

    Args:
        view: the reveal.
        found: what was said.
    """
    read = _READ.get(view.reveal.chart)
    sides = {group for line in found for group in line.groups}
    return read(view, found) if read and sides >= {*view.departments} else {}


def held(view: View, about: About) -> Holds:
    """Return these conditions with what can be asked of them."""
    return {when: _words(view, when, [*texts.values()]) for when, texts in about.items()}


def _words(view: View, when: str, texts: Sequence[str]) -> dict[str, str]:
    return {"option": texts[0]} if when == "choice-first" else {"items": view.quotes(texts)}


def _chosen(view: View, found: Sequence[Line]) -> About:
    if not found[0].alike:
        return {}
    option = str(found[0].answers[0].value)
    return {"choice-first": {option: view.option(view.questions()[0], option)}}


def _signs(view: View, _: Sequence[Line]) -> About:
    return _leaning("sign", _of_questions(view))


def _symptoms(_: View, found: Sequence[Line]) -> About:
    return _leaning("symptom", [(line.item, line.quoted, [line]) for line in found])


_READ: Mapping[str, Callable[[View, Sequence[Line]], About]] = {
    "choice": _chosen,
    "signs": _signs,
    "symptoms": _symptoms,
}


def _of_questions(view: View) -> Iterator[Thing]:
    """Yield the questions of a reveal, each with the lines of its items."""
    for question in view.questions():
        name = view.words.find(f"questions.{question.words}.name")
        text = str(name or view.words(f"questions.{question.words}.prompt"))
        items = kind_of(question).counted(question)
        yield question.id, text, [of_item(view, question, item) for item in items]


def _leaning(name: str, things: Sequence[Thing] | Iterator[Thing]) -> About:
    found: dict[str, dict[str, str]] = {}
    for id, text, lines in things:
        if way := _way(lines):
            found.setdefault(f"{name}-{way}", {})[id] = text
    return found


def _way(lines: Sequence[Line]) -> str:
    """Return whether every table agrees with most of the lines, or with most of them does not."""
    tables = dict.fromkeys((one.group, one.table) for line in lines for one in line.answers)
    if len({group for group, _ in tables}) < 2:
        return ""
    places = [_places(lines, *table) for table in tables]
    if all(2 * sum(place >= YES for place in these) > len(lines) for these in places):
        return "seen"
    most_not = (2 * sum(place <= NO for place in these) > len(lines) for these in places)
    return "unseen" if all(most_not) else ""


def _places(lines: Sequence[Line], group: str, table: int) -> list[float]:
    return [
        one.place
        for line in lines
        for one in line.answers
        if (one.group, one.table) == (group, table) and one.place is not None
    ]
