"""What the trainee is asked at a reveal of a rehearsal with feedback, before anything tells it."""

from collections.abc import Mapping
from typing import cast

from workshop.charts import conditions
from workshop.content.departments import names_in
from workshop.content.texts import Texts
from workshop.contracts.actions import Action
from workshop.contracts.console import SessionPage
from workshop.contracts.looks import Look
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.parts import Option
from workshop.contracts.simulator import FeedbackLink, ReadingPanel
from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.exercises.exercise import Reveal
from workshop.exercises.people.said import people_words
from workshop.host.client import new_op
from workshop.pages.console.steering import Handlers, Steering
from workshop.pages.unread import find_out, is_known, is_unread, picture_of, shown_in
from workshop.session import Phase
from workshop.simulator.drawing import Shown
from workshop.simulator.readings import asking, offered, sentence


def reading_panel(look: FacilitatorLook, ui: Texts) -> ReadingPanel | None:
    """Return what the trainee is asked; None where nothing is, or she has said it."""
    shown = shown_in(look)
    if shown is None or look["simulated"] is None or not is_unread(look):
        return None
    reveal, words = picture_of(shown), ui.table("simulator.panel")
    if reveal is None:
        return {"step": shown.step, "picture": "", "readings": [], "questions": [], "words": words}
    called = ui(f"charts.{reveal.chart}.table").partition(":")[0]
    return {
        "step": shown.step,
        "picture": called,
        "readings": _readings(look, shown, reveal, ui),
        "questions": _questions(look, shown, ui),
        "words": words | {"lead": ui("simulator.panel.lead", picture=called)},
    }


def _readings(look: FacilitatorLook, shown: Shown, reveal: Reveal, ui: Texts) -> list[Option]:
    seed = look["simulated"]["seed"] if look["simulated"] else 0
    names = names_in(look["session"])
    read = offered(shown, reveal, look["results"], ui.language, seed, names)
    return [{"id": one.id, "text": sentence(one, reveal, ui)} for one in read]


def _questions(look: FacilitatorLook, shown: Shown, ui: Texts) -> list[Option]:
    seed = look["simulated"]["seed"] if look["simulated"] else 0
    asked = asking(shown, holding(look, shown, ui.language), ui.language, seed)
    return [{"id": one.id, "text": one.text} for one in asked]


def holding(look: Look, shown: Shown, language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the conditions that hold at a reveal, those of models and games among them."""
    session = look["session"]
    told = shown.exercise, look["results"], session["departments"], language
    return conditions(shown.round.reveals, *told, names_in(session))


def feedback_link(look: FacilitatorLook, ui: Texts) -> FeedbackLink | None:
    """Return which room it is, and after the end the way to the feedback; None elsewhere."""
    there, session = look["simulated"], look["session"]
    if there is None:
        return None
    over = session["phase"] == Phase.ENDED
    room = people_words(ui.language)(f"rooms.{there['room']}")
    told = ui("simulator.room.text", seed=there["seed"], room=room)
    text = ui("simulator.room.over") if over else told
    href = f"/feedback/{session['code']}?lang={ui.language}" if over else ""
    return {"href": href, "text": text, "words": ui.table("simulator.room")}


def held_back(page: SessionPage) -> SessionPage:
    """Return a page without what would tell what a picture says, as long as it is to be read."""
    if page["reading"] is None:
        return page
    return {**page, "cues": None, "coming": None, "debrief": []}


class Reading:
    """The part of the page that asks what a picture says.

    Args:
        steering: asks the host.
    """

    def __init__(self, steering: Steering) -> None:
        self._steering = steering
        self._finding: set[int] = set()

    @property
    def handlers(self) -> Handlers:
        """Return what it does, by action."""
        return {"say_reading": self._say}

    def prepare(self, look: FacilitatorLook) -> None:
        """Find out once which picture is to be read; where there is none, nothing waits for it."""
        shown = shown_in(look) if look.get("unsaid") else None
        if shown and not is_known(shown) and shown.step not in self._finding:
            self._finding.add(shown.step)
            self._steering.live.spawn(self._find_out(shown))

    async def _find_out(self, shown: Shown) -> None:
        await find_out(shown)
        if picture_of(shown) is None:  # then nothing is to be read, and nothing waits for it
            try:
                await self._steer(shown.step, "", "")
            except Refused:
                self._finding.discard(shown.step)
        self._steering.live.redraw()

    async def _say(self, action: Action) -> None:
        step, reading, question = (action.get(name) for name in ("step", "reading", "question"))
        await self._steer(step, reading, question)

    async def _steer(self, step: object, reading: object, question: object) -> None:
        said = {"step": step, "reading": reading, "question": question}
        await self._steering.ask("say_reading", op=new_op(), **cast("dict[str, Value]", said))
