"""The chapters of a report: an exercise each, as far as its results were shown."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count

from workshop.content.texts import Texts
from workshop.contracts.record import Seen
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.lessons import doubts
from workshop.exercises.matrix import heads_of, rows_of
from workshop.record.record import Record
from workshop.record.report.assumed import models
from workshop.record.report.parts import Chapter, Doubt, Part, Quote, Quotes, Shown, Table
from workshop.record.report.pictures import shown
from workshop.record.report.times import minutes
from workshop.record.report.titles import title_of
from workshop.record.wording import key
from workshop.session import Mode


def chapters(record: Record, ui: Texts) -> list[Chapter]:
    """Return a chapter for each exercise of which something was shown, in the room's order."""
    slugs = dict.fromkeys(seen["exercise"] for seen in record.took["seen"])
    return [_chapter(record, slug, number, ui) for number, slug in enumerate(slugs, 1)]


def _chapter(record: Record, slug: str, number: int, ui: Texts) -> Chapter:
    try:
        exercise: Exercise | None = load_exercise(slug)
    except ContentError:
        exercise = None
    words, numbers = exercise.texts(ui.language) if exercise else None, count(1)
    tables = (f"{number}.{nth}" for nth in numbers)
    return Chapter(
        id=slug,
        number=number,
        title=title_of(record, slug),
        about=str(words.find("tagline") or "") if words else "",
        claim=str(words.find("doubt.claim") or "") if words else "",
        parts=[*_parts(record, slug, tables, ui)],
        tables=[*_matrices(record, exercise, tables, ui)] if exercise else [],
        doubts=[*_doubts(exercise, words, ui)] if exercise and words else [],
        models=[*models(record, slug, tables, ui)],
        minutes=minutes(record, slug, title_of(record, slug)),
    )


def _parts(record: Record, slug: str, tables: Iterator[str], ui: Texts) -> Iterator[Part]:
    for seen in record.took["seen"]:
        if seen["exercise"] == slug:
            title = title_of(record, slug, seen["round"])
            found = [*_found(record, seen, tables, ui)]
            quotes = [*_quotes(record, seen, tables)]
            yield Part(title, [one for one in found if one.table or one.picture], quotes)


def _found(record: Record, seen: Seen, tables: Iterator[str], ui: Texts) -> Iterator[Shown]:
    session = record.took["session"]
    sides = session["departments"] if session["mode"] == Mode.TEAMS else []
    for nth, one in enumerate(record.findings.get(seen["step"], []), 1):
        yield shown(one, f"s{seen['step']}-{nth}", next(tables), sides, ui)


def _quotes(record: Record, seen: Seen, tables: Iterator[str]) -> Iterator[Quotes]:
    words = record.called
    for question, texts in seen["texts"].items():
        asked = words.get(key("question", seen["exercise"], question), question)
        rows = [one for one in texts if isinstance(one, Mapping)]
        plain = Counter(str(one) for one in texts if not isinstance(one, Mapping))
        heads = [*dict.fromkeys(item for row in rows for item in row)]
        names = [words.get(key("item", seen["exercise"], question, one), one) for one in heads]
        lines = [[str(row.get(one, "")) for one in heads] for row in rows]
        table = Table(next(tables), asked, names, lines) if lines else None
        yield Quotes(asked, [Quote(*one) for one in plain.items()], table)


def _matrices(
    record: Record, exercise: Exercise, tables: Iterator[str], ui: Texts
) -> Iterator[Table]:
    words = exercise.texts(ui.language)
    for one in record.took["matrices"]:
        if one["exercise"] == exercise.slug:
            asked = {question.id: question for r in exercise.rounds for question in r.questions}
            items = asked[one["question"]].items if one["question"] in asked else one["weights"]
            lines = [*rows_of(one, [*items], words)]
            yield Table(next(tables), ui("report.chapter.shared"), heads_of(one, ui), lines)


def _doubts(exercise: Exercise, words: Texts, ui: Texts) -> Iterator[Doubt]:
    for part in doubts(exercise):
        text = words.find(f"doubt.{part}")
        if part != "claim" and text:
            yield Doubt(ui(f"doubt.{part}"), str(text))
