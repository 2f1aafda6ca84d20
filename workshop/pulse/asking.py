"""What a session's pulses ask: `data/pulse.toml`, with its promises and its indicator in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workshop.content import LANGUAGES, content_root, read_toml
from workshop.content.departments import ORDINARY, Names, called
from workshop.content.tables import Table
from workshop.content.texts import Texts, interface
from workshop.contracts.promises import Promise
from workshop.contracts.pulse import ABOUT, Asked, ByLanguage, Indicator, InWords
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.promises import worded
from workshop.exercises.prompts import prompt_for
from workshop.pulse.indicators import last_time
from workshop.questions.kinds import kind_of, kinds
from workshop.questions.question import Question

MOST = 8
"""Promises that are asked about, as many as a list holds."""

PLAIN = ("sort", "choice")
"""Kinds of the pulse's own questions; others come with the question whose words they have."""


@dataclass(frozen=True)
class Ask:
    """A question of the pulse, as its file has it.

    Attributes:
        id: unique; words of its own stand in `data/ui/pulse.LANGUAGE.toml`, under `ask.ID`.
        kind: of its own question; empty where it has the words of another one.
        options: of its own question.
        about: what differs from session to session, one of `ABOUT`.
        of: exercise and question whose words it has; empty for its own.
        items: those of that question which are asked.
    """

    id: str
    kind: str = ""
    options: tuple[str, ...] = ()
    about: str = ""
    of: str = ""
    items: tuple[str, ...] = ()


def pulse_path(root: Path) -> Path:
    """Return where the questions stand."""
    return root / "data" / "pulse.toml"


@cache
def asks() -> tuple[Ask, ...]:
    """Return the questions of the pulse.

    Raises:
        ContentError: the file is missing or cannot be read; it names each mistake.
    """
    path = pulse_path(content_root())
    mistakes: list[str] = []
    found = read_asks(Table(read_toml(path), path, mistakes), mistakes)
    if mistakes:
        raise ContentError(mistakes)
    return found


def read_asks(top: Table, mistakes: list[str]) -> tuple[Ask, ...]:
    """Return the questions of a file; what is wrong with them is noted among the mistakes."""
    tables = top.tables("ask", needed=True)
    found = tuple(map(_ask, tables))
    for table, one in zip(tables, found, strict=True):
        mistakes += [table.told(key, sentence) for key, sentence in _wrong(one)]
    mistakes += top.strangers()
    return found


def _ask(table: Table) -> Ask:
    return Ask(
        id=table.text("id", needed=True),
        kind=table.text("kind"),
        options=table.names("options"),
        about=table.text("about"),
        of=table.text("of"),
        items=table.names("items"),
    )


def _wrong(one: Ask) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a question: a key, and a sentence about it."""
    if one.about not in ABOUT:
        yield "about", f"it is one of {', '.join(filter(None, ABOUT))}, or left out."
    if not one.of and (one.kind not in PLAIN or len(one.options) < 2):
        yield "kind", f"it is one of {', '.join(PLAIN)}, with options; or write of instead."


def source(ask: Ask) -> tuple[Exercise, Question] | None:
    """Return the question whose words one has; None where it has its own, or there is none."""
    slug, _, id = ask.of.partition("/")
    try:
        exercise = load_exercise(slug)
        question = exercise.question(id)
    except (ContentError, StopIteration, KeyError):
        return None
    return (exercise, question) if {*ask.items} <= {*question.items} else None


def asked(
    departments: Sequence[str],
    promises: Sequence[Promise],
    indicator: Indicator | None,
    names: Names = ORDINARY,
) -> list[Asked]:
    """Return what the pulses of a session ask, in every language.

    Args:
        departments: the session's.
        promises: those that were signed; the first `MOST` of them are asked about.
        indicator: whose last time is asked about; None where none was agreed.
        names: what the departments call themselves.
    """
    made = (_made(ask, departments, promises[:MOST], indicator, names) for ask in asks())
    return [one for one in made if one is not None]


def _made(
    ask: Ask,
    departments: Sequence[str],
    promises: Sequence[Promise],
    indicator: Indicator | None,
    names: Names,
) -> Asked | None:
    if ask.of:
        found = source(ask)
        return _borrowed(ask, *found, departments, names) if found else None
    if (ask.about == "promises" and not promises) or (ask.about == "indicator" and not indicator):
        return None
    prompt = {lang: _prompt(ask, indicator, lang) for lang in LANGUAGES}
    return {
        "id": ask.id,
        "kind": ask.kind,
        "prompt": dict.fromkeys(departments, prompt),
        "help": _both(f"pulse.ask.{ask.id}.help"),
        "items": [_promise(one) for one in promises] if ask.about == "promises" else [],
        "options": [_named(o, _both(f"pulse.ask.{ask.id}.options.{o}")) for o in ask.options],
        "ends": [],
        "whole_room": False,
        "of": "",
        "about": ask.about,
    }


def _prompt(ask: Ask, indicator: Indicator | None, language: str) -> str:
    if ask.about == "indicator" and indicator:
        return last_time(indicator, language)
    return interface(language)(f"pulse.ask.{ask.id}.prompt")


def _both(key: str) -> ByLanguage:
    return {language: str(interface(language).find(key) or "") for language in LANGUAGES}


def _named(id: str, text: ByLanguage) -> InWords:
    return {"id": id, "text": text}


def _promise(one: Promise) -> InWords:
    exercise = load_exercise(one["exercise"])
    return _named(one["id"], {lang: worded(exercise, one, lang).text for lang in LANGUAGES})


def _borrowed(
    ask: Ask, exercise: Exercise, question: Question, departments: Sequence[str], names: Names
) -> Asked:
    """Return a question in the words in which a session asks it."""
    words = {language: exercise.texts(language) for language in LANGUAGES}
    key, kind = f"questions.{question.words}", kind_of(question)
    options = {lang: kind.shown_options(question, words[lang], interface(lang)) for lang in words}
    scale = f"scales.{question.scale}"
    return {
        "id": ask.id,
        "kind": question.kind,
        "prompt": dict(_prompts(question, departments, words, names)),
        "help": {lang: str(one.find(f"{key}.help") or "") for lang, one in words.items()},
        "items": [
            _named(
                item,
                {lang: kind.shown_item(question, item, w)["text"] for lang, w in words.items()},
            )
            for item in ask.items
        ],
        "options": [
            _named(one["id"], {lang: options[lang][nth]["text"] for lang in words})
            for nth, one in enumerate(options["en"])
        ],
        "ends": [_both(f"{scale}.{end}") for end in ("low", "high")] if question.scale else [],
        "whole_room": question.whole_room,
        "of": ask.of,
        "about": "",
    }


def _prompts(
    question: Question, departments: Sequence[str], words: Mapping[str, Texts], names: Names
) -> Iterator[tuple[str, ByLanguage]]:
    """Yield the prompt by department, of those that are asked."""
    for mine in departments:
        if question.asks(mine, departments):
            yield (
                mine,
                {
                    one: prompt_for(question, said, called(one, names), mine, departments)
                    for one, said in words.items()
                },
            )


def question_of(asked: Asked) -> Question:
    """Return a question of a pulse as the kinds of question know it."""
    options = tuple(one["id"] for one in asked["options"])
    question = Question(
        asked["id"],
        asked["kind"],
        items=tuple(one["id"] for one in asked["items"]),
        options=options,
        whole_room=asked["whole_room"],
    )
    if asked["kind"] != "several":
        return question
    # There the last one stands for none of the others, and is no place of its own.
    return Question(question.id, question.kind, question.items, options[:-1], whole_room=True)


def known_kinds(listed: Iterable[Asked]) -> bool:
    """Whether this kit has the kinds of all questions of a pulse that an earlier one has made."""
    return all(one["kind"] in kinds() for one in listed)
