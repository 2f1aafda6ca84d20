"""The invented room of 3 + 3: two phones that play through a real host."""

from tests.support.room import LiveRoom, an_answer
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import TEAM, ghosts

THRESHOLDS = {
    "en": (
        "five answers", "six answers", "too few", "cannot tell", "could be chance", "surely",
        "interval", "averages", "another day", "this few", "nearly all", "most of us",
    ),
    "nb": (
        "fem svar", "seks svar", "for få", "kan ikke si", "kan være flaks", "med sikkerhet",
        "intervall", "snittet", "en annen dag", "så få", "nesten alle av oss", "de fleste av oss",
    ),
}  # fmt: skip
"""Words of rooms in which people answer one by one. A model's own numbers are none of them."""


def said_by_sides(slug):
    """Return what each side of the invented room answers to an exercise, by department."""
    exercise = load_exercise(slug).played_by("teams")
    return {department: answers for _, department, answers in ghosts(exercise, TEAM)}


def team_room(agenda, **opening):
    """Return a room of two phones, one a side."""
    room = LiveRoom(agenda=agenda, mode="teams", expected=2, **opening)
    room.fill(sales=1, marketing=1)
    return room


def answer_round(room):
    """Let both phones answer all that they are asked in the present round."""
    session = room.look()["session"]
    said = said_by_sides(session["exercise"])
    round = load_exercise(session["exercise"]).played_by("teams").round(session["round"])
    for phone in room.people:
        for question in round.part(session["talk"]).asked(phone.department, session["departments"]):
            if question.answerable:
                phone.answer(question.id, _answer(question, said[phone.department]))


def _answer(question, said):
    """Return what a side says; whoever plays a game, and what is asked after it, is no sample."""
    return said[question.id] if question.id in said else an_answer(question, question.turn)


def walk(room):
    """Take a room to the end; yield the session wherever it is, `revealed` with all computed."""
    while room.session["phase"] != "ended":
        room.advance()
        if room.session["phase"] == "asking":
            answer_round(room)
        if room.session["phase"] == "revealed":
            room.compute()
        yield room.session
