"""The rows of a session's tables: what its record holds, with the words beside the ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.content.texts import Texts
from workshop.contracts.promises import TERMS, Promise
from workshop.contracts.record import Drawn, Took
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.matrix import name_of, shown_functions
from workshop.exercises.minutes import planned_as
from workshop.record import counted, played
from workshop.record.counted import Place
from workshop.record.follow_rows import indicator_rows, pulse_rows
from workshop.record.wording import Words, key
from workshop.session import Step

Row = Sequence[Any]


@dataclass(frozen=True)
class Source:
    """What tables are made of.

    Attributes:
        took: the session.
        words: those of its content, in one language.
        ui: those of the interface, in the same one.
        findings: what its reveals looked like in it, by step.
    """

    took: Took
    words: Words
    ui: Texts
    findings: Mapping[int, list[Drawn]]

    def group(self, department: str) -> str:
        """Return what a department is called."""
        return self.words.get(key("department", department), department)

    def exercise(self, slug: str) -> str | None:
        """Return the title of an exercise; None where it is gone."""
        return self.words.get(key("exercise", slug))

    def round(self, slug: str, round: str) -> str | None:
        """Return the title of a round; None where it is gone."""
        return self.words.get(key("round", slug, round))

    def asked(self, slug: str, question: str) -> str | None:
        """Return the words of a question; None where it is gone."""
        return self.words.get(key("question", slug, question))

    def item(self, slug: str, question: str, item: str) -> str | None:
        """Return the words of an item; None where there are none."""
        here = self.words.get(key("item", slug, question, item))
        return here or self.words.get(key("promise", item))

    def option(self, slug: str, question: str, option: str) -> str:
        """Return the words of an option: its own, those of all such options, or itself."""
        own = self.words.get(key("option", slug, question, option))
        return own or str(self.ui.find(f"columns.options.{option}") or option)

    def about(self, of: Place) -> tuple[str | None, str | None, str | None]:
        """Return exercise, question and item of a place in words."""
        here = of.exercise, of.question
        return self.exercise(of.exercise), self.asked(*here), self.item(*here, of.item)


def _findings(source: Source) -> Iterator[Row]:
    for seen in source.took["seen"]:
        here = seen["exercise"], seen["round"]
        for one in source.findings.get(seen["step"], []):
            told = one["figure"]["title"], one["figure"]["sentence"]
            named = source.exercise(seen["exercise"]), source.round(*here)
            yield seen["step"], *here, one["chart"], one["run"] or None, *told, *named


def _answers(source: Source) -> Iterator[Row]:
    for one in counted.counts(source.took):
        of, *told, coarse, suppressed = one
        share = one.people / one.n if one.n and one.people is not None else None
        option = source.option(of.exercise, of.question, one.option) if one.option else None
        words = *source.about(of), option, source.group(one.department)
        yield *_at(of), *told, share, coarse, suppressed, *words


def _at(of: Place) -> Row:
    """Return a place for a table: what is about all items has none."""
    return (*of[:-1], of.item or None)


def _measures(source: Source) -> Iterator[Row]:
    for one in counted.measures(source.took):
        of, *told = one
        words = *source.about(of), source.ui(f"columns.measures.{one.name}")
        yield *_at(of), *told, *words, _way(source, of, one.way), source.group(one.department)


def _way(source: Source, of: Place, way: str | None) -> str | None:
    if not way:
        return None
    told = source.ui.find(f"columns.ways.{way}")
    return str(told) if told else source.option(of.exercise, of.question, way)


def _said(source: Source) -> Iterator[Row]:
    for of, department, table, value in counted.said(source.took):
        here = of.exercise, of.question
        text = source.item(*here, value) or source.option(*here, value)
        words = *source.about(of), text, source.group(department)
        yield *_at(of), department, table, value, *words


def _texts(source: Source) -> Iterator[Row]:
    for seen in source.took["seen"]:
        place = (seen["step"], seen["exercise"], seen["round"])
        for question, texts in seen["texts"].items():
            words = source.exercise(seen["exercise"]), source.asked(seen["exercise"], question)
            yield from ((*place, question, _line(text), *words) for text in texts)


def _line(text: object) -> str:
    """Return a text; of a row of a table its cells, with a bar between them."""
    return " | ".join(map(str, text.values())) if isinstance(text, dict) else str(text)


def _promises(source: Source) -> Iterator[Row]:
    for earlier, listed in ((True, source.took["carried"]), (False, source.took["promises"])):
        yield from (_promise(source, one, earlier=earlier) for one in listed)


def _promise(source: Source, one: Promise, *, earlier: bool) -> Row:
    text = source.words.get(key("promise", one["id"])) or one["text"]
    terms = [one["terms"].get(term) or None for term in TERMS]
    by, signed = one["by"] or None, one["signed"]
    return (
        one["id"], one["exercise"], earlier, one["number"], text, by, one["verdict"] or None,
        one["adopted"], ", ".join(signed) or None, one["kept"] or None, *terms,
        source.exercise(one["exercise"]), source.group(by) if by else None,
        ", ".join(map(source.group, signed)) or None,
    )  # fmt: skip


def _matrix(source: Source) -> Iterator[Row]:
    for table in source.took["matrices"]:
        here = table["exercise"], table["question"]
        for item, weights in table["weights"].items():
            for one in shown_functions(table):
                weight, judge = weights.get(one["id"]), table["judges"].get(item) or None
                words = source.exercise(here[0]), source.item(*here, item)
                yield *here, item, one["id"], weight, judge, *words, name_of(one, source.ui)


def _runs(source: Source) -> Iterator[Row]:
    return ((*one, source.exercise(one.exercise)) for one in played.ledger(source.took))


def _quarters(source: Source) -> Iterator[Row]:
    for one in played.quarters(source.took):
        words = source.exercise(one.exercise), source.group(one.seat) if one.seat else None
        yield *one._replace(seat=one.seat or None), *words  # type: ignore[arg-type]


def _timeline(source: Source) -> Iterator[Row]:
    session = source.took["session"]
    mode, own = session["mode"], session.get("minutes", {})
    for one in source.took["spent"]:
        used = None if one["used"] is None else round(one["used"] / 60, 1)
        step = Step(one["exercise"], one["round"])
        words = source.exercise(step.exercise), source.round(step.exercise, step.round)
        yield one["step"], step.exercise, step.round, _planned(step, mode, own), used, *words


def _planned(step: Step, mode: str, own: Mapping[str, int]) -> float | None:
    try:
        return float(planned_as(own, *step_content(step, mode), mode))
    except (ContentError, StopIteration):
        return None


ROWS: dict[str, Callable[[Source], Iterator[Row]]] = {
    "findings": _findings,
    "answers": _answers,
    "measures": _measures,
    "said": _said,
    "texts": _texts,
    "promises": _promises,
    "matrix": _matrix,
    "runs": _runs,
    "quarters": _quarters,
    "pulse": pulse_rows,
    "indicators": indicator_rows,
    "timeline": _timeline,
}
"""What makes the rows of each table."""
