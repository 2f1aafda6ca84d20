"""A rehearsal that plays itself: from the lobby to the end, one line for each round."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypedDict, cast

from workshop.charts import found
from workshop.commands.rehearse.hosts import At
from workshop.commands.rehearse.opening import Cast, crowd, opened
from workshop.commands.rehearse.seated import Seated, as_asked, come_in, is_taken
from workshop.content.departments import names_in
from workshop.contracts.looks import SessionView
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.replies import SessionReply
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise, Round
from workshop.host.client import new_op
from workshop.questions.question import Question
from workshop.session import Phase, Step


class PlayedStep(TypedDict):
    """A round that was played.

    Attributes:
        step: from 1.
        steps: how many there are.
        exercise: its title.
        round: its title.
        people: who had a seat.
        answers: how many questions they answered, of `asked` that they were asked.
        asked: see `answers`.
        shown: what the wall said, one sentence for each slide.
    """

    step: int
    steps: int
    exercise: str
    round: str
    people: int
    answers: int
    asked: int
    shown: list[str]


def play(host: At, cast: Cast, begun: Callable[[str], None]) -> Iterator[PlayedStep]:
    """Open a session and play it to the end.

    Args:
        host: where.
        cast: who plays what.
        begun: called with the code once the session is open.

    Yields:
        Each round after its reveal.
    """
    session = opened(host, cast)
    code, people = session["code"], crowd(session["code"], cast)
    begun(code)
    _let_in(host, people, session)
    answered = (0, 0)
    while (session := _on(host, code))["phase"] != Phase.ENDED:
        _let_in(host, people, session)
        if session["phase"] == Phase.ASKING:
            given, asked = _ask(host, people, session)
            answered = answered[0] + given, answered[1] + asked
        elif session["phase"] == Phase.TALK:
            _talk(host, people, session)
        elif session["phase"] == Phase.REVEALED:
            yield _told(_revealed(host, code), people, answered)
            answered = (0, 0)


def _on(host: At, code: str) -> SessionView:
    """Do what the facilitator's big button does."""
    moved = host.ask("advance", op=new_op(), code=code)
    return cast("SessionReply", moved)["session"]


def _let_in(host: At, people: Sequence[Seated], session: SessionView) -> None:
    """Seat whose time has come; who is late finds the questions of her round open."""
    come_in(host, [one for one in people if one.comes_in(session)])


def _ask(host: At, people: Sequence[Seated], session: SessionView) -> tuple[int, int]:
    """Let everybody answer; return how many answers there are, of how many that were asked."""
    exercise, round = _place(session)
    now = round.part(session["talk"])
    asked = [(one, q) for one in people if one.is_here for q in one.asked(session, now)]
    if now.play:
        return _propose(host, session["code"], exercise, asked)
    asked = [(one, as_asked(host, one, q)) for one, q in asked]
    given = [command for one, q in asked if (command := one.answering(exercise, q))]
    return sum(map(is_taken, host.ask_all(given))), len(asked)


def _propose(
    host: At, code: str, exercise: Exercise, asked: Sequence[tuple[Seated, Question]]
) -> tuple[int, int]:
    """Let everybody propose a plan, one after the other: who comes later may join the others."""
    host.compute(code)
    given = 0
    for one, question in asked:
        command = one.proposing(host, exercise, question)
        given += sum(map(is_taken, host.ask_all([command]))) if command else 0
    return given, len(asked)


def _talk(host: At, people: Sequence[Seated], session: SessionView) -> None:
    """Let everybody be understood where something is said back."""
    talk = _place(session)[1].talk(session["talk"])
    if talk and talk.says_back:
        host.ask_all([one.understood() for one in people if one.is_here])


def _place(session: SessionView) -> tuple[Exercise, Round]:
    here = Step(session["exercise"], session["round"])
    return step_content(here, session["mode"])


def _revealed(host: At, code: str) -> FacilitatorLook:
    """Show the texts, as a facilitator does who has read them, and wait for the models."""
    look = host.compute(code)
    for text in look["texts"]:
        host.ask("release", code=code, id=text["id"], released=True)
    return look


def _told(look: FacilitatorLook, people: Sequence[Seated], answered: tuple[int, int]) -> PlayedStep:
    session = look["session"]
    exercise, round = _place(session)
    words = exercise.texts(session["language"])
    told = look["results"], session["departments"], session["language"], names_in(session)
    return {
        "step": session["step"] + 1,
        "steps": session["steps"],
        "exercise": words("title"),
        "round": words(f"rounds.{round.id}.title"),
        "people": sum(one.is_here for one in people),
        "answers": answered[0],
        "asked": answered[1],
        "shown": [found(reveal, exercise, *told).title for reveal in round.reveals],
    }


def line_of(one: PlayedStep) -> str:
    """Return a round in one line."""
    where = f"{one['step']} of {one['steps']}  {one['exercise']} · {one['round']}"
    said = f"{one['people']} people, {one['answers']} of {one['asked']} questions answered"
    shown = f"; the wall says: {one['shown'][0]}" if one["shown"] else ""
    return f"{where}: {said}{shown}"
