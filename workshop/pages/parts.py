"""Pieces of pages that several pages share: cards, departments, languages, words."""

from collections.abc import Sequence

from workshop.content import LANGUAGES
from workshop.content.departments import ORDINARY, Names, called
from workshop.content.texts import Texts, interface, refusal_sentence
from workshop.contracts.looks import Look, SessionView
from workshop.contracts.parts import Option
from workshop.contracts.phone import Card
from workshop.contracts.promises import Promise
from workshop.contracts.tallies import Answers, Value
from workshop.errors import Refused
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise, Round
from workshop.exercises.prompts import prompt_for
from workshop.pages.promises import asked_items
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.scales import ENDS, scale_word
from workshop.session import Beat, Mode, Phase, Step


def why(refusal: Refused, language: str) -> str:
    """Return a refusal as a sentence in a language."""
    return refusal_sentence(interface(language), refusal)


def place(look: Look) -> tuple[Exercise, Round]:
    """Return the exercise and round the room is in; only where there is one.

    While it asks, the round has the questions that are asked at present. Items of a team's own
    and the session's own words stand where those of the file did.
    """
    session = look["session"]
    here = Step(session["exercise"], session["round"])
    exercise = with_own(look, step_content(here, session["mode"])[0])
    round = exercise.round(here.round)
    return exercise, round.at(Beat(Phase(session["phase"]), session["talk"]))


def with_own(look: Look, exercise: Exercise) -> Exercise:
    """Return an exercise with a team's own items and a session's own words in it, if it has any."""
    return exercise.told_in(look)


def practice(session: SessionView, ui: Texts) -> str:
    """Return the word for a session that invented people play; empty for a real one."""
    return ui("practice.mark") if session["practice"] else ""


def are_teams(look: Look) -> bool:
    """Whether each side of a room answers on one phone."""
    return look["session"]["mode"] == Mode.TEAMS


def department(id: str, ui: Texts) -> Option:
    """Return a department as the widgets draw it."""
    return {"id": id, "text": ui(f"departments.{id}")}


def languages() -> list[Option]:
    """Return the languages, each in its own words."""
    return [{"id": id, "text": interface(id)("language")} for id in LANGUAGES]


def cards(
    exercise: Exercise,
    round: Round,
    mine: str,
    present: list[str],
    language: str,
    answers: Answers,
    promises: Sequence[Promise] = (),
    names: Names = ORDINARY,
) -> list[Card]:
    """Return the cards of a round for somebody of a department, her answers on them.

    A ballot asks about what is on the list, `promises`; about nothing it is not asked. `names` is
    what departments call themselves.
    """
    asked = round.asked(mine, present)
    here = (mine, present, language)
    made = ((q, card(exercise, q, *here, answers.get(q.id), names)) for q in asked)
    return [
        one
        for question, plain in made
        for one in _on_list(plain, exercise, question, promises, mine, language)
    ]


def _on_list(
    made: Card,
    exercise: Exercise,
    question: Question,
    promises: Sequence[Promise],
    mine: str,
    language: str,
) -> list[Card]:
    """Return a card as it is asked: that of a ballot with what is on the list, or not at all."""
    if not kind_of(question).BALLOT:
        return [made]
    items = asked_items(exercise, question, promises, mine, language)
    return [{**made, "items": items}] if items else []


def card(
    exercise: Exercise,
    question: Question,
    mine: str,
    present: list[str],
    language: str,
    value: Value = None,
    names: Names = ORDINARY,
) -> Card:
    """Return one question with every word it needs.

    Its `id` names the exercise too: an answer that arrives late is not taken for another's.
    """
    words = exercise.texts(language)
    ui = called(language, names)
    key, kind = f"questions.{question.words}", kind_of(question)
    made: Card = {
        "id": f"{exercise.slug}/{question.id}",
        "kind": kind.FACE or question.kind,
        "prompt": prompt_for(question, words, ui, mine, present),
        "help": words.find(f"{key}.help") or "",
        "items": [kind.shown_item(question, item, words) for item in question.items],
        "options": _in_order(kind.shown_options(question, words, ui), present),
        "lines": words.find(f"{key}.lines") or [],
        "limit": question.limit,
        "total": 100,
        "most": question.most,
        "value": value,
    }
    if question.scale:
        made["low"], made["high"] = (scale_word(question, end, words, ui) for end in ENDS)
    return made


def _in_order(options: list[Option], present: list[str]) -> list[Option]:
    """Return options, the departments among them in the session's order, the rest in place."""
    named = [one for one in options if one["id"] in present]
    turn = iter(sorted(named, key=lambda one: present.index(one["id"])))
    return [next(turn) if one["id"] in present else one for one in options]


def step_title(exercise: Exercise, round: Round, language: str) -> str:
    """Return a round's title."""
    return exercise.texts(language)(f"rounds.{round.id}.title")


def title_of(step: Step, language: str, look: Look | None = None) -> str:
    """Return the title of a step of an agenda; of a look, as its session words it."""
    exercise, round = step_content(step)
    return step_title(with_own(look, exercise) if look else exercise, round, language)
