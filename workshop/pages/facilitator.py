"""The facilitator's page: open a session, move the room, see it, know what to ask."""

import asyncio
from collections import ChainMap
from contextlib import suppress
from datetime import UTC, datetime
from typing import cast

from workshop.content.erasure import erased
from workshop.content.texts import interface
from workshop.contracts.actions import Action
from workshop.contracts.console import PlayedPage, SessionPage
from workshop.contracts.looks import ListedSession
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.prepare import PreparePage
from workshop.contracts.privacy import Erased
from workshop.contracts.replies import Overview, SessionReply
from workshop.contracts.sessions import BrokenPage, SessionsPage
from workshop.contracts.tallies import Value
from workshop.errors import Refused, Unreachable
from workshop.host.client import new_op
from workshop.pages.console.asked import ASKED
from workshop.pages.console.benching import Benching
from workshop.pages.console.composing import broken_page, session_page
from workshop.pages.console.new_words import NewWords
from workshop.pages.console.onpaper import OnPaper
from workshop.pages.console.opening import OWN, sessions_page
from workshop.pages.console.owning import Owning
from workshop.pages.console.preparing import Preparing
from workshop.pages.console.pulsing import Pulsing
from workshop.pages.console.reading import Reading
from workshop.pages.console.rehearsing import ERROR, Rehearsing, begun
from workshop.pages.console.steering import Handlers, Part, Steering
from workshop.pages.console.waiting import Tick, Waiting
from workshop.pages.following.handed import connection
from workshop.pages.following.live import Line, Live, only_live, own_words
from workshop.pages.parts import why
from workshop.pages.stage import Figures, topics
from workshop.pages.talking import timer
from workshop.session import Pace
from workshop.widgets.console import Console


def show() -> Console:
    """Return the page; without a live server it says so in one sentence."""
    line = connection()
    if line is None:
        return Console(page=only_live())
    words = own_words()
    console = Console(
        page={"screen": "message", "title": words("console.connecting"), "language": words.language}
    )
    Desk(console, line).start()
    return console


ListPage = SessionsPage | PreparePage
"""What is in front while no session is: the list of them, or a programme that is prepared."""


class Desk:
    """The state of one facilitator's page: which session, which form, which parts are unfolded."""

    def __init__(self, console: Console, line: Line[FacilitatorLook]) -> None:
        self.errors: dict[str, str] = {}
        self.form: dict[str, object] | None = None
        self._figures = Figures()
        self._overview: Overview | None = None
        self._aside = "", ""
        self._gone_now: tuple[ListedSession, list[str]] | None = None
        self._live = Live(console, line, self._compose, topics, self._apart)
        self._steering = Steering(self._live)
        self._waiting = Waiting(lambda *told: asyncio.get_running_loop().call_later(*told))
        self._tick = Tick(lambda *told: asyncio.get_running_loop().call_later(*told))
        self._preparing = Preparing(self._steering, self._show_list)
        self._begin_parts()
        console.on_action(lambda action: self._live.spawn(self._act(action)))

    def _begin_parts(self) -> None:
        """Begin anew with what belongs to one session."""
        self._seats = False
        self._steering.wrong = {}
        self._bench, self._owning = Benching(self._steering), Owning(self._steering)
        self._pulsing = Pulsing(self._steering)
        self._new_words = NewWords(self._steering)
        self._reading = Reading(self._steering)
        rehearsing = Rehearsing(self._steering, self._step_aside)
        self._parts: tuple[Part, ...] = (
            self._bench,
            self._owning,
            self._pulsing,
            self._new_words,
            rehearsing,
            self._reading,
            OnPaper(self._steering),
        )

    @property
    def language(self) -> str:
        """The facilitator's."""
        return self._steering.language

    def start(self) -> None:
        """Begin with the newest session that is still going on, or with the list."""
        self._live.spawn(self._begin())

    def _apart(self, refusal: Refused) -> BrokenPage | ListPage:
        """Return the page of a session whose content broke since it was opened, or is erased."""
        if refusal.code != "content":
            return self._gone()
        return broken_page(str(refusal.details.get("mistakes", "")), self.language)

    async def _begin(self) -> None:
        overview = await self._sessions()
        self._overview = overview
        going = [s for s in overview["sessions"] if s["phase"] != "ended"]
        if going:
            self._pick(going[0]["id"])
        else:
            self._show_list()
            self._live.spawn(self._hear_of_the_check())
        self._live.start()

    async def _hear_of_the_check(self) -> None:
        """Show what cannot be played once the server knows: its page may be open before."""
        while self._overview and not self._overview["checked"] and not self._live.question:
            await asyncio.sleep(0.5)
            self._overview = await self._sessions()
            if not self._live.question and self._overview["checked"]:
                self._show_list()

    async def _sessions(self) -> Overview:
        while True:
            try:
                return cast("Overview", await self._live.client.ask("sessions"))
            except (Refused, Unreachable):
                await asyncio.sleep(0.3)

    def _pick(self, session: str) -> None:
        self._live.question = {"session": session}
        self._gone_now = None
        self._begin_parts()
        self._live.seen = None
        self._live.refresh()

    def _compose(self, look: FacilitatorLook) -> PlayedPage | SessionPage | ListPage:
        if not self._live.question:
            return self._list()
        now = datetime.now(UTC)
        self._reading.prepare(look)
        waited = self._waiting.long_enough(look["session"], self._live.redraw)
        open_parts = {"seats": self._seats, "waited": waited}
        self._tick.begin(self._live.redraw)
        page = session_page(
            look,
            self._figures,
            self.language,
            now,
            wrong=self._steering.wrong,
            bringing=self._owning.bringing,
            reads=self._pulsing.reads,
            **open_parts,
        )
        page = {**page, "door": self._new_words.told_in(page["door"])}
        bench = self._bench.page(look)
        return page if bench is None else {**page, "bench": bench}

    def _list(self) -> ListPage:
        """Return the list of sessions, or the programme that is prepared."""
        nothing: Overview = {"sessions": [], "agendas": [], "broken": {}, "checked": False}
        overview = self._overview or nothing
        if self._preparing.is_open:
            return self._preparing.page()
        said = erased(*self._gone_now, interface(self.language)) if self._gone_now else []
        form, saved = self.form, self._preparing.saved
        page = sessions_page(overview, self.language, self.errors, form, said, prefer=saved)
        return {**page, "programmes": self._preparing.panel(overview, self._steering.ui)}

    def _show_list(self) -> None:
        """Show the list, unless a session is in front by now."""
        if not self._live.question:
            self._live.widget.turn_to(self._list())

    @property
    def _handlers(self) -> Handlers:
        """What the page itself does, and its parts, by action."""
        own: Handlers = {
            "open": self._open,
            "pick": self._choose,
            "sessions": self._leave,
            "erase": self._erase,
            **({} if self._live.question else {"rehearse": self._rehearse}),
            "seats": self._unfold,
            "clock": self._clock,
            "language": self._speak,
            **self._preparing.handlers,
        }
        return ChainMap(dict(own), *(dict(part.handlers) for part in self._parts))

    async def _act(self, action: Action) -> None:
        op = str(action["op"])
        asked, carry_out = ASKED.get(op), self._handlers.get(op)
        # What is refused without a place on the page to say so, the page answers by showing
        # where the room is.
        try:
            if asked:
                await self._steering.carry_out(asked, action)
            elif carry_out:
                await carry_out(action)
        except (Refused, ValueError):
            self._live.refresh()

    async def _open(self, action: Action) -> None:
        form = action.get("form")
        self.form = form if isinstance(form, dict) else {}
        try:
            opened = await self._live.client.ask("open", op=new_op(), **_fields(self.form))
        except Refused as refusal:
            field = str(refusal.details.get("field", "name"))
            self.errors = {field: why(refusal, self.language)}
            self._show_list()
            return
        self.errors, self.form = {}, None
        self._pick(cast("SessionReply", opened)["session"]["id"])

    async def _rehearse(self, action: Action) -> None:
        """Begin a rehearsal of what the form says."""
        form = action.get("form")
        self.form = form if isinstance(form, dict) else {}
        try:
            session = await begun(self._live.client.ask, action, _fields(self.form))
        except Refused as refusal:
            field = str(refusal.details.get("field", ERROR))
            self.errors = {field: why(refusal, self.language)}
            self._show_list()
            return
        self.errors = {}
        self._pick(session)

    async def _choose(self, action: Action) -> None:
        self._pick(str(action.get("session")))

    def _step_aside(self, practice: str) -> None:
        """Turn to a rehearsal, and remember which session it was begun from."""
        self._aside = str(self._live.question.get("session", "")), practice
        self._pick(practice)

    async def _leave(self, _: Action) -> None:
        """Go back to the list; from a rehearsal to the session that it was begun from."""
        before, practice = self._aside
        here = self._live.question.get("session")
        await self._let_practice_go()
        self._aside = "", ""
        if before and here == practice:
            self._pick(before)
            return
        self._live.question = {}
        self._preparing.close()
        self._overview = await self._sessions()
        self._show_list()

    async def _let_practice_go(self) -> None:
        """Erase the rehearsal that she leaves, unless she keeps it."""
        seen, here = self._live.seen, self._live.question
        if seen and here and seen["session"].get("passing"):
            self._live.question = {}  # so that nobody looks for what is gone
            with suppress(Refused):
                await self._live.client.ask("erase", **here)

    def _gone(self) -> ListPage:
        """Go back to the list: the session was erased on another page."""
        self._live.question = {}
        self._live.spawn(self._leave({}))
        return self._list()

    async def _erase(self, action: Action) -> None:
        """Erase a session, and say what is left of it elsewhere."""
        id, known = action.get("session"), (self._overview or {"sessions": []})["sessions"]
        reply = cast("Erased", await self._live.client.ask("erase", session=id))
        there = next((one for one in known if one["id"] == id), None)
        await self._leave(action)
        if there:
            self._gone_now = there, reply["copies"]
            self._show_list()

    async def _clock(self, action: Action) -> None:
        """Start the countdown, give it some seconds more, or stop it."""
        seconds, running = action.get("seconds"), self._live.seen and self._live.seen["countdown"]
        if action.get("more") and running and isinstance(seconds, int):
            # One that is over goes on from now.
            late = -min(0, (timer(running) or {"left": 0})["left"])
            seconds += running["seconds"] + late
        more = bool(action.get("more"))
        await self._steering.ask("clock", seconds=cast("Value", seconds), keeps=more)

    async def _unfold(self, action: Action) -> None:
        """Show the list of seats or fold it away: in a large room it is long."""
        self._seats = bool(action.get("open"))
        self._live.redraw()

    async def _speak(self, action: Action) -> None:
        self._steering.language = interface(str(action.get("language"))).language
        if self._live.question:
            self._live.redraw()
        elif self._overview:
            self._show_list()


def _fields(form: dict[str, object]) -> dict[str, object]:
    """Return the fields of an opening form; the host checks each."""
    chosen = {"exercises": form.get("exercises") or []} if form.get("agenda") == OWN else {}
    named = ("name", "agenda", "departments", "names", "language", "expected", "after")
    mode = {"mode": form["mode"]} if "mode" in form else {}
    said = {"consent": form.get("consent") is True, "own_pace": form.get("pace") == Pace.OWN}
    return {name: form.get(name) for name in named} | chosen | mode | said
