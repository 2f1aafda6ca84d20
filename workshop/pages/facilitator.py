"""The facilitator's page: open a session, move the room, see it, know what to ask."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import cast

from workshop.content.texts import interface
from workshop.contracts.actions import Action
from workshop.contracts.console import BrokenPage, PlayedPage, SessionPage, SessionsPage
from workshop.contracts.looks import FacilitatorLook
from workshop.contracts.replies import Overview, SessionReply
from workshop.contracts.runs import Outcome
from workshop.contracts.tallies import Value
from workshop.errors import Refused, Unreachable
from workshop.exercises.exercise import Exercise
from workshop.host.client import new_op
from workshop.models import bench_of
from workshop.models.bench import Bench
from workshop.pages.console.composing import broken_page, session_page
from workshop.pages.console.matrix import FIELDS as MATRIX
from workshop.pages.console.opening import OWN, sessions_page
from workshop.pages.console.promising import FIELDS, fields_of
from workshop.pages.console.timetable import FIELDS as RULES
from workshop.pages.console.waiting import Tick, Waiting
from workshop.pages.following.handed import connection
from workshop.pages.following.live import Line, Live, only_live, own_words
from workshop.pages.owned.bringing import Bringing, exercise_of, own_question
from workshop.pages.parts import why
from workshop.pages.stage import Figures, outcome_of, stage_for_playing, topics
from workshop.pages.talking import timer
from workshop.questions.question import Question
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


class Desk:
    """The state of one facilitator's page: which session, which language, what was refused."""

    def __init__(self, console: Console, line: Line[FacilitatorLook]) -> None:
        self.language = own_words().language
        self.errors: dict[str, str] = {}
        self.form: dict[str, object] | None = None
        self._figures = Figures()
        self._bench: Bench | None = None
        self._overview: Overview | None = None
        self._seats = False
        self._wrong: dict[str, str] = {}
        self._bringing = Bringing()
        self._live = Live(console, line, self._compose, topics, self._apart)
        self._waiting = Waiting(lambda *told: asyncio.get_running_loop().call_later(*told))
        self._tick = Tick(lambda *told: asyncio.get_running_loop().call_later(*told))
        console.on_action(lambda action: self._live.spawn(self._act(action)))

    def start(self) -> None:
        """Begin with the newest session that is still going on, or with the list."""
        self._live.spawn(self._begin())

    def _apart(self, refusal: Refused) -> BrokenPage | SessionsPage:
        """Return the page of a session whose content broke since it was opened, or is removed."""
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
            self._live.widget.turn_to(self._list())
            self._live.spawn(self._hear_of_the_check())
        self._live.start()

    async def _hear_of_the_check(self) -> None:
        """Show what cannot be played once the server knows: its page may be open before."""
        while self._overview and not self._overview["checked"] and not self._live.question:
            await asyncio.sleep(0.5)
            self._overview = await self._sessions()
            if not self._live.question and self._overview["checked"]:
                self._live.widget.turn_to(self._list())

    async def _sessions(self) -> Overview:
        while True:
            try:
                return cast("Overview", await self._live.client.ask("sessions"))
            except (Refused, Unreachable):
                await asyncio.sleep(0.3)

    def _pick(self, session: str) -> None:
        self._live.question = {"session": session}
        self._seats = False
        self._wrong = {}
        self._bench, self._bringing = None, Bringing()
        self._live.seen = None
        self._live.refresh()

    def _compose(self, look: FacilitatorLook) -> PlayedPage | SessionPage | SessionsPage:
        if not self._live.question:
            return self._list()
        now = datetime.now(UTC)
        waited = self._waiting.long_enough(look["session"], self._live.redraw)
        open_parts = {"seats": self._seats, "waited": waited}
        self._tick.begin(self._live.redraw)
        page = session_page(
            look,
            self._figures,
            self.language,
            now,
            wrong=self._wrong,
            bringing=self._bringing,
            **open_parts,
        )
        found = outcome_of(look)
        if found is None:
            return page
        bench = self._bench_for(*found)
        play = stage_for_playing(look) is not None
        return {**page, "bench": bench.page(self.language, play=play)}

    def _bench_for(self, model: str, outcome: Outcome) -> Bench:
        """Return the bench for what the room's run gave: the one there is, as long as it fits."""
        there = self._bench
        if there is None or model != there.MODEL or there.outcome != outcome:
            there = bench_of(model, outcome)
        self._bench = there
        return there

    def _list(self) -> SessionsPage:
        nothing: Overview = {"sessions": [], "agendas": [], "broken": {}, "checked": False}
        overview = self._overview or nothing
        return sessions_page(overview, self.language, self.errors, self.form)

    async def _act(self, action: Action) -> None:
        carry_out = {
            "open": self._open,
            "pick": self._choose,
            "sessions": self._leave,
            "remove": self._remove,
            "advance": self._advance,
            "go": self._go,
            "reroute": self._reroute,
            "undo": self._undo,
            "again": self._again,
            "move_seat": self._move_seat,
            "show": self._show,
            "release": self._release,
            "address": self._address,
            "door": self._door,
            "seats": self._unfold,
            "clock": self._clock,
            "pay": self._pay,
            "end": self._end,
            "language": self._speak,
            "try": self._try,
            "preset": self._preset,
            **dict.fromkeys(("load", "settle", "use", "drop", "forget"), self._bring),
            "play": self._play,
            "own_load": self._own_load,
            "own_use": self._own_use,
            "own_drop": self._own_drop,
            "own_back": self._own_back,
            **dict.fromkeys(FIELDS, self._promise),
            "fill": self._fill,
            "plan": self._plan,
        }.get(str(action["op"]))
        if carry_out is None:
            return
        try:
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
            self._live.widget.turn_to(self._list())
            return
        self.errors, self.form = {}, None
        self._pick(cast("SessionReply", opened)["session"]["id"])

    async def _choose(self, action: Action) -> None:
        self._pick(str(action.get("session")))

    async def _leave(self, _: Action) -> None:
        self._live.question = {}
        self._overview = await self._sessions()
        self._live.widget.turn_to(self._list())

    def _gone(self) -> SessionsPage:
        """Go back to the list: the session was removed on another page."""
        self._live.question = {}
        self._live.spawn(self._leave({}))
        return self._list()

    async def _remove(self, action: Action) -> None:
        await self._live.client.ask("remove", session=action.get("session"))
        await self._leave(action)

    async def _advance(self, action: Action) -> None:
        await self._ask("advance", op=new_op(), to=action.get("to"), version=action.get("version"))

    async def _go(self, action: Action) -> None:
        step, version = action.get("step"), action.get("version")
        await self._ask("advance", op=new_op(), step=step, version=version)

    async def _reroute(self, action: Action) -> None:
        """Let the room play another exercise, next or in the place of the next one."""
        fields = {name: action.get(name) for name in ("exercise", "where", "version")}
        await self._ask("reroute", op=new_op(), **cast("dict[str, Value]", fields))

    async def _undo(self, action: Action) -> None:
        await self._ask("take_back", op=new_op(), version=action.get("version"))

    async def _again(self, action: Action) -> None:
        await self._ask("look_again", step=action.get("step"))

    async def _clock(self, action: Action) -> None:
        """Start the countdown, give it some seconds more, or stop it."""
        seconds, running = action.get("seconds"), self._live.seen and self._live.seen["countdown"]
        if action.get("more") and running and isinstance(seconds, int):
            # One that is over goes on from now.
            late = -min(0, (timer(running) or {"left": 0})["left"])
            seconds += running["seconds"] + late
        await self._ask("clock", seconds=seconds, keeps=bool(action.get("more")))

    async def _pay(self, action: Action) -> None:
        """Choose what a game pays."""
        fields = {name: action.get(name) for name in ("play", "bonus")}
        await self._ask_or_tell("pay", "pay", **cast("dict[str, Value]", fields))

    async def _move_seat(self, action: Action) -> None:
        seat, to = action.get("seat"), action.get("department")
        await self._ask("move_seat", seat=seat, department=to)

    async def _show(self, action: Action) -> None:
        await self._ask("show", slide=action.get("figure"))

    async def _release(self, action: Action) -> None:
        await self._ask("release", id=action.get("text"), released=action.get("released"))

    async def _promise(self, action: Action) -> None:
        """Put on the list, word, sign or judge a promise."""
        op = str(action["op"])
        more = {"op": new_op()} if op == "propose" else {}
        await self._ask_or_tell(str(action.get("promise", "")), op, **more, **fields_of(action))

    async def _fill(self, action: Action) -> None:
        """Write into the table of who answers for what."""
        fields = {name: action[name] for name in MATRIX if name in action}
        about = str(action.get("question", ""))
        await self._ask_or_tell(about, "fill", op=new_op(), **cast("dict[str, Value]", fields))

    async def _plan(self, action: Action) -> None:
        """Have the timetable made."""
        rules = {name: action.get(name) for name in RULES}
        await self._ask_or_tell("timetable", "plan", op=new_op(), **cast("dict[str, Value]", rules))

    async def _address(self, action: Action) -> None:
        await self._ask("address", address=action.get("address"))

    async def _door(self, action: Action) -> None:
        await self._ask("door", door=action.get("door"))

    async def _unfold(self, action: Action) -> None:
        """Show the list of seats or fold it away: in a large room it is long."""
        self._seats = bool(action.get("open"))
        self._live.redraw()

    async def _end(self, action: Action) -> None:
        await self._ask("end_seats", seats=action.get("seats"))

    async def _try(self, action: Action) -> None:
        if self._bench:
            self._bench.take(action)
            self._live.widget.reply(**self._bench.tried(self.language))

    async def _preset(self, action: Action) -> None:
        if self._bench:
            self._bench.preset(str(action.get("preset")))
            self._live.redraw()

    async def _bring(self, action: Action) -> None:
        """Read, ask about, use or put away numbers of a team's own."""
        if self._bench and self._bench.bring(action):
            self._live.redraw()

    async def _play(self, action: Action) -> None:
        """Let the room see what is set on the bench, and bring it to the front."""
        slide = stage_for_playing(self._live.seen) if self._live.seen else None
        if self._bench is None or slide is None:
            return
        self._bench.take(action)
        await self._ask("play", op=new_op(), parameters=self._bench.parameters)
        await self._ask("show", slide=slide)
        self._live.widget.reply(op="played")

    async def _own_load(self, action: Action) -> None:
        """Read a file of own items; what it says is shown before it is used."""
        asked = self._asked()
        if asked:
            self._bringing.load(action, len(asked[1].items))
            self._live.redraw()

    async def _own_drop(self, _: Action) -> None:
        self._bringing.drop()
        self._live.redraw()

    async def _own_use(self, _: Action) -> None:
        if self._bringing.items:
            await self._own(self._bringing.items)

    async def _own_back(self, _: Action) -> None:
        await self._own([])

    async def _own(self, items: list[Mapping[str, str]]) -> None:
        """Ask about own items, or about the exercise's again; why not stands in the panel."""
        asked = self._asked()
        if asked is None:
            return
        where = {"exercise": asked[0].slug, "question": asked[1].id}
        try:
            await self._ask("own", items=[dict(one) for one in items], **where)
            self._bringing.drop()
        except Refused as refusal:
            self._bringing.sentence = why(refusal, self.language)
        self._live.redraw()

    def _asked(self) -> tuple[Exercise, Question] | None:
        """Return the question that can be asked about own items, and its exercise."""
        exercise = exercise_of(self._live.seen) if self._live.seen else None
        question = own_question(exercise) if exercise else None
        return (exercise, question) if exercise and question else None

    async def _speak(self, action: Action) -> None:
        self.language = interface(str(action.get("language"))).language
        if self._live.question:
            self._live.redraw()
        elif self._overview:
            self._live.widget.turn_to(self._list())

    async def _ask_or_tell(self, about: str, do: str, **fields: Value) -> None:
        """Ask the host; why it refuses stands beside what it is about, until it does not."""
        try:
            await self._ask(do, **fields)
            self._wrong.pop(about, None)
        except Refused as refusal:
            self._wrong[about] = why(refusal, self.language)
        self._live.redraw()

    async def _ask(self, do: str, **fields: Value) -> None:
        await self._live.client.ask(do, **self._live.question, **fields)
        self._live.refresh()


def _fields(form: dict[str, object]) -> dict[str, object]:
    """Return the fields of an opening form; the host checks each."""
    chosen = {"exercises": form.get("exercises") or []} if form.get("agenda") == OWN else {}
    named = ("name", "agenda", "departments", "names", "language", "expected", "after")
    mode = {"mode": form["mode"]} if "mode" in form else {}
    consent = {"consent": form.get("consent") is True}
    return {name: form.get(name) for name in named} | chosen | mode | consent
