"""One ordinary kernel in which many participants' cards live, and the server's one line to it."""

import asyncio
import base64
import hmac
import json
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import zmq

from workshop.contracts.cards import MimeBundle, Sat, State
from workshop.contracts.tallies import Value
from workshop.server.seats import Seat, Shown, compact, visible
from workshop.server.speaking import HANDED, run
from workshop.widgets import linked, telling, working

log = logging.getLogger(__name__)

PATIENCE = 30.0
"""Seconds a kernel may take to start, and to make the first card."""
SILENT = 2.0
"""Seconds without a sign that its event loop turns, after which a kernel is replaced."""
TICK = 0.25
LONGEST_TICK = 0.5
"""What one look at the clock counts at most: a machine that slept was not waiting."""
TOGETHER = 20
"""Cards made by one request; more would let an answer wait behind them."""

_COMM, _OURS, _DELIMITER = b"comm-", telling.TOPIC, b"<IDS|MSG>"
_VIEW = "application/vnd.jupyter.widget-view+json"
_BEGIN = HANDED + "_handed.begin({place!r}, {note!r})"
_SIT = "_handed.sit({seats!r}, {sources!r})"
_LEAVE = "_handed.leave({tickets!r})"


@dataclass
class Made:
    """What the notebook's cells gave for one seat.

    Attributes:
        shown: of each cell what it showed, each a table of content by media type.
        opened: the state of each widget that was made, by its comm.
        failed: a cell raised.
        odd: something was printed.
    """

    shown: list[list[MimeBundle]]
    opened: dict[str, State]
    failed: bool = False
    odd: bool = False

    @property
    def comms(self) -> list[str]:
        """The widgets that are shown, in their order."""
        outputs = [output for cell in self.shown for output in cell]
        return [str(output.get(_VIEW, {}).get("model_id", "")) for output in outputs]

    @property
    def plain(self) -> bool:
        """Whether the page shows nothing but the kit's own widgets."""
        return not self.odd and all(comm in self.opened and self._ours(comm) for comm in self.comms)

    def _ours(self, comm: str) -> bool:
        return linked.named(self.opened[comm].get("_anywidget_id", "")) is not None

    def widgets(self) -> list[Shown]:
        """Return the widgets on the page, those of the kit."""
        made = []
        for comm in self.comms:
            kind = linked.named(self.opened.get(comm, {}).get("_anywidget_id", ""))
            if kind is not None:
                one = Shown(comm, linked.address(kind, "js"), linked.address(kind, "css"))
                one.take(visible(self.opened[comm]))
                made.append(one)
        return made


class RoomKernel:
    """A kernel that makes and keeps cards.

    Args:
        id: under which the kernel manager knows it.
        manager: Jupyter's manager of this one kernel.
        folder: where the note of its work is kept; private.
        lost: called once when it died or its event loop stands still, with the name of the seat
            on whose card it worked (empty where on nobody's).
        gone: called with the ticket of a seat that the host does not know any more.
    """

    def __init__(
        self,
        id: str,
        manager: Any,
        folder: Path,
        lost: Callable[["RoomKernel", str], None],
        gone: Callable[[str], None],
    ) -> None:
        self.id, self._manager = id, manager
        self.note = folder / f"work-{id}"
        self.seats: dict[str, Seat] = {}  # by ticket
        self.ended = False
        self._lost, self._gone = lost, gone
        self._cards: dict[bytes, tuple[Seat, int]] = {}
        self._opened: dict[str, State] = {}
        self._sitting: dict[str, asyncio.Future[Made]] = {}
        self._silence = 0.0
        self._heard = asyncio.Event()
        self._session = manager.session
        self._shell, self._iopub = manager.connect_shell(), manager.connect_iopub()
        self._watching: asyncio.Task[None] | None = None
        self._listen()

    def _listen(self) -> None:
        socket = self._iopub.socket
        socket.setsockopt(zmq.UNSUBSCRIBE, b"")
        for topic in (_COMM, _OURS):
            socket.setsockopt(zmq.SUBSCRIBE, topic)
        socket.setsockopt(zmq.RCVHWM, 0)
        self._iopub.on_recv(self._hear, copy=True)
        self._shell.on_recv(_nothing)

    async def begin(self, place: dict[str, str]) -> None:
        """Let it serve a room, and wait until it is heard.

        Raises:
            TimeoutError: it does not answer.
        """
        self.run(_BEGIN.format(place=place, note=str(self.note)))
        async with asyncio.timeout(PATIENCE):
            await self._heard.wait()

    def watch(self) -> None:
        """See from now on that it lives and that its event loop turns."""
        self._silence = 0.0
        self._watching = asyncio.get_running_loop().create_task(self._watch())

    async def lives(self) -> bool:
        """Whether its process is there."""
        return bool(await self._manager.is_alive())

    def run(self, code: str) -> None:
        """Have it run a line of ours; one that was ended is told nothing any more."""
        if not self.ended:
            run(self._session, self._shell, code)

    async def sit(self, seats: Sequence[Seat], sources: Sequence[str]) -> list[Made]:
        """Make the cards of some seats; return what the cells gave for each.

        Raises:
            asyncio.CancelledError: the kernel was lost meanwhile.
        """
        loop = asyncio.get_running_loop()
        for seat in seats:
            self.seats[seat.ticket], seat.kernel = seat, self
            self._sitting[seat.ticket] = loop.create_future()
        futures = [self._sitting[seat.ticket] for seat in seats]
        names = [(seat.ticket, seat.name) for seat in seats]
        self.run(_SIT.format(seats=names, sources=list(sources)))
        return await asyncio.gather(*futures)

    def leave(self, seat: Seat) -> None:
        """Put a seat's card away."""
        if self.seats.pop(seat.ticket, None) is None:
            return
        self._forget_cards(seat)
        seat.kernel = None
        seat.ready.clear()
        self.run(_LEAVE.format(tickets=[seat.ticket]))

    def say(self, seat: Seat, at: int, content: Value, buffers: list[bytes]) -> None:
        """Pass on what a phone says to one of its widgets; to none where it has no such one.

        A phone sends again what nobody acknowledged, so nothing is lost where the kernel ended.
        """
        if self.ended or at >= len(seat.shown):
            return
        data = {"method": "custom", "content": content}
        told = {"comm_id": seat.shown[at].comm, "data": data}
        self._session.send(self._shell, "comm_msg", told, buffers=buffers)

    def ask_for_state(self, seat: Seat) -> None:
        """Have her widgets tell what they show."""
        for one in () if self.ended else seat.shown:
            told = {"comm_id": one.comm, "data": {"method": "request_state"}}
            self._session.send(self._shell, "comm_msg", told)

    def end(self) -> None:
        """Hear it no more."""
        self.ended = True
        if self._watching:
            self._watching.cancel()
        for stream in (self._shell, self._iopub):
            if not stream.closed():
                stream.on_recv(None)
                stream.close(linger=0)
        for future in self._sitting.values():
            future.cancel()
        self._sitting.clear()
        self.note.unlink(missing_ok=True)

    # ---- what it says ----

    def _hear(self, frames: list[bytes]) -> None:
        self._silence = 0.0
        at = frames.index(_DELIMITER)
        topic, signature, header, content = (
            frames[0],
            frames[at + 1],
            frames[at + 2],
            frames[at + 5],
        )
        buffers = frames[at + 6 :]
        if not hmac.compare_digest(self._session.sign(frames[at + 2 : at + 6]), signature):
            return
        kind = json.loads(header)["msg_type"]
        if kind == telling.SHOWN:
            for comm, text in zip(json.loads(content)["comms"], buffers, strict=True):
                self._is_shown(comm.encode(), text.decode())
        elif kind == telling.HANDED:
            self._is_handed(json.loads(content)["comm"].encode(), buffers[0].decode())
        elif topic == _OURS:
            self._told(kind, json.loads(content))
        elif kind == "comm_open":
            opened = json.loads(content)
            self._opened[opened["comm_id"]] = opened["data"].get("state", {})
        elif kind == "comm_msg":
            self._of_card(topic[len(_COMM) :], json.loads(content)["data"], buffers)

    def _told(self, kind: str, content: Value) -> None:
        if kind == "beat":
            self._heard.set()
        ticket = content.get("ticket", "")
        seat = self.seats.get(ticket)
        if kind == "sat":
            self._take(seat, ticket, cast("Sat", content))
        elif kind == "seated" and seat:
            self._is_ready(seat)
        elif kind == "gone":
            self._gone(ticket)

    def _take(self, seat: Seat | None, ticket: str, content: Sat) -> None:
        opened, self._opened = self._opened, {}
        made = Made(content["shown"], opened, content["failed"], content["odd"])
        if seat is not None:
            self._forget_cards(seat)
            widgets = made.widgets()
            seat.failed = made.failed or not widgets
            seat.place(widgets)
            for at, one in enumerate(seat.shown):
                self._cards[one.comm.encode()] = (seat, at)
            if not seat.shown:
                self._is_ready(seat)
        future = self._sitting.pop(ticket, None)
        if future and not future.done():
            future.set_result(made)

    def _is_ready(self, seat: Seat) -> None:
        if seat.made:
            # What was on its way to the card that is gone is sent again.
            seat.tell('{"again":true}')
        seat.made = True
        seat.ready.set()
        while seat.waiting:
            self.say(seat, *seat.waiting.popleft())

    def _forget_cards(self, seat: Seat) -> None:
        for one in seat.shown:
            self._cards.pop(one.comm.encode(), None)

    def _is_shown(self, comm: bytes, page: str) -> None:
        """Take over a page, which comes as the text that goes on to the phone."""
        if comm in self._cards:
            seat, at = self._cards[comm]
            seat.change(at, {"page": page})

    def _is_handed(self, comm: bytes, text: str) -> None:
        """Pass on what a card says once, as it comes: nothing of it is kept here."""
        if comm in self._cards:
            seat, at = self._cards[comm]
            seat.tell(f'{{"to":{at},"custom":{text}}}')

    def _of_card(self, comm: bytes, data: Value, buffers: list[bytes]) -> None:
        if comm not in self._cards:
            if data.get("method") == "update" and comm.decode() in self._opened:
                self._opened[comm.decode()] |= data["state"]
            return
        seat, at = self._cards[comm]
        if data["method"] == "update":
            seat.change(at, visible(data["state"]))
        elif data["method"] == "custom":
            told = {"to": at, "custom": data["content"]}
            if buffers:
                told["buffers"] = [base64.b64encode(part).decode() for part in buffers]
            seat.tell(compact(told))

    # ---- whether it lives ----

    async def _watch(self) -> None:
        last = time.monotonic()
        while True:
            await asyncio.sleep(TICK)
            now = time.monotonic()
            self._silence += min(now - last, LONGEST_TICK)
            last = now
            if self._silence >= SILENT or not await self.lives():
                break
        self._watching = None
        self._lost(self, working.read_note(self.note))


def _nothing(_: object) -> None:
    """What the kernel answers to our own requests tells nothing new."""
