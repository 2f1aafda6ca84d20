"""Rehearsing from the facilitator's page: the way in, and what is to be known inside."""

from collections.abc import Awaitable, Callable, Mapping
from typing import cast

from workshop.content.texts import Texts
from workshop.contracts.actions import Action
from workshop.contracts.looks import SessionView
from workshop.contracts.parts import Option
from workshop.contracts.rehearsal import PACES, PracticePanel, RehearsalPanel
from workshop.contracts.replies import SessionReply
from workshop.contracts.simulator import SimulatorForm
from workshop.contracts.tallies import Value
from workshop.errors import ContentError, Refused
from workshop.exercises.agenda import load_agenda
from workshop.exercises.exercise import load_exercise
from workshop.exercises.people.rooms import people_rooms
from workshop.exercises.people.said import people_words
from workshop.exercises.trainee import SHORT
from workshop.host.client import new_op
from workshop.pages.console.steering import Handlers, Steering
from workshop.pages.parts import why
from workshop.session import Mode, Phase

PACED = dict(zip(PACES, ("usual", "faster", "fastest"), strict=True))
"""What each pace is called in the words."""

ERROR = "rehearsal"
"""What a refused rehearsal is about, among what was refused."""


def rehearsal_panel(ui: Texts, error: str = "", mode: str = "") -> RehearsalPanel | None:
    """Return the way into a rehearsal; None where the invented rooms cannot be read.

    Args:
        ui: the words.
        error: why the last one was refused.
        mode: who holds a phone in what is rehearsed; empty where that is still open.
    """
    try:
        names = people_words(ui.language)
        there = [id for id, room in people_rooms().items() if mode in ("", room.mode)]
    except ContentError:  # `workshop check` names the mistake; a page must not fail with it
        return None
    if not there:
        return None
    rooms: list[Option] = [{"id": id, "text": names(f"rooms.{id}")} for id in there]
    paces: list[Option] = [
        {"id": id, "text": ui(f"rehearsal.paces.{name}")} for id, name in PACED.items()
    ]
    return {
        "rooms": rooms,
        "paces": paces,
        "error": error,
        "feedback": _feedback(ui),
        "words": ui.table("rehearsal.panel"),
    }


def _feedback(ui: Texts) -> SimulatorForm:
    """Return how a rehearsal is had with feedback: in rooms in which people answer one by one."""
    words, agenda = ui.table("simulator.form"), load_agenda(SHORT)
    titles = [load_exercise(one.exercise).texts(ui.language)("title") for one in agenda.items]
    told = {"title": ui.listed(titles), "minutes": agenda.minutes}
    plays: list[Option] = [
        {"id": "short", "text": ui("simulator.form.short", **told)},
        {"id": "this", "text": ui("simulator.form.this")},
    ]
    rooms = [id for id, room in people_rooms().items() if room.mode == Mode.PEOPLE]
    return {"rooms": rooms, "plays": plays, "words": words}


def to_rehearse(session: SessionView, ui: Texts, wrong: Mapping[str, str]) -> RehearsalPanel | None:
    """Return the way into a rehearsal of a session that nobody has begun; None elsewhere."""
    if session["practice"] or session["phase"] != Phase.LOBBY:
        return None
    return rehearsal_panel(ui, wrong.get(ERROR, ""), session["mode"])


def practice_panel(session: SessionView, ui: Texts) -> PracticePanel | None:
    """Return what is to be known inside of practice; None where it is meant."""
    if not session["practice"]:
        return None
    kept = not session.get("passing", False)
    text = ui(f"rehearsal.practice.{'kept' if kept else 'text'}")
    return {"kept": kept, "text": text, "words": ui.table("rehearsal.practice")}


class Rehearsing:
    """The part of the page that rehearses the session before which she stands.

    Args:
        steering: asks the host.
        pick: turns the page to a rehearsal, by the id of its session.
    """

    def __init__(self, steering: Steering, pick: Callable[[str], None]) -> None:
        self._steering, self._pick = steering, pick

    @property
    def handlers(self) -> Handlers:
        """Return what it does, by action."""
        return {"rehearse": self._rehearse}

    async def _rehearse(self, action: Action) -> None:
        steering = self._steering
        try:
            session = await begun(steering.live.client.ask, action, steering.live.question)
        except Refused as refusal:
            steering.wrong[ERROR] = why(refusal, steering.language)
            steering.live.redraw()
            return
        self._pick(session)


async def begun(
    ask: Callable[..., Awaitable[object]], action: Action, fields: Mapping[str, object]
) -> str:
    """Have a rehearsal begun, and return the id of its session.

    Args:
        ask: asks the host.
        action: which room is invented, and how fast it is.
        fields: what is played.

    Raises:
        Refused: by the host.
    """
    named = ("room", "pace", "feedback", "seed", "short")
    who = {name: cast("Value", action.get(name)) for name in named}
    reply = await ask("rehearse", op=new_op(), **who, **fields)
    return cast("SessionReply", reply)["session"]["id"]
