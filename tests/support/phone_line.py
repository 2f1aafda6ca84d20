"""A participant's line in the hands of somebody who writes her own messages."""

import asyncio
import base64
import contextlib
import json
from pathlib import Path

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClosedError, websocket_connect

from benchmarks.visitor import Visitor as Phone
from benchmarks.visitor import an_answer as an_own_answer
from tests.support.crowd import Visitor
from workshop.host.client import new_op

QUESTION = "where-are-the-sales/claim"
PATIENCE = 30
BEAT = "{}"


def seated(server, code, department="sales", language="en") -> Visitor:
    """Let somebody take a seat; she has opened no page yet."""
    visitor = Visitor(server.base, follows=False)
    page = visitor.post(f"/join/{code}", department=department, language=language)
    assert page.status == 303
    return visitor


def open_asking(server) -> str:
    """Open a session in front of its first questions, and return its code."""
    told = {
        "name": "A room",
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
    }
    opened = server.ask("open", op=new_op(), language="en", expected=20, **told)["session"]
    server.ask("advance", op=new_op(), code=opened["code"], to="asking")
    return opened["code"]


def cookies(visitor) -> str:
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in visitor.jar)


def an_answer(value="4", op=None, question=QUESTION):
    return {"op": "answer", "id": op or new_op(), "question": question, "value": {"dream": value}}


class _Heard:
    """What came over a line, and what the seat's card shows by it."""

    def __init__(self, server) -> None:
        self.server = server
        self.texts, self.state, self.n = [], {}, -1
        self._news = asyncio.Event()

    def take(self, text) -> None:
        self.texts.append(text)
        told = json.loads(text)
        self.n = told.get("n", self.n)
        if told.get("cards"):
            self.state = told["cards"][0]["state"]
        self.state = self.state | told.get("state", {})
        self._news.set()

    @property
    def page(self):
        return self.state.get("page") or {}

    @property
    def cards(self):
        return self.page.get("cards") or []

    @property
    def said(self):
        """What was said on it, without the signs of life."""
        return [text for text in self.texts if text != BEAT]

    def reply(self, op):
        """Return the reply to an operation, None while there is none."""
        replies = (json.loads(text).get("custom") for text in reversed(self.texts))
        return next((told for told in replies if told and told.get("id") == op), None)

    async def until(self, condition, patience=PATIENCE):
        """Wait until something is so, and return it."""
        async with asyncio.timeout(patience):
            while not (found := condition()):
                self._news.clear()
                await self._news.wait()
        return found

    async def answer(self, value="4", **more):
        """Give an answer and wait for the reply; what is acknowledged must be kept."""
        told = an_answer(value, **more)
        await self.say(told)
        reply = await self.until(lambda: self.reply(told["id"]))
        if reply["op"] == "saved":
            self.server.acknowledged.add(told["id"])
        return reply


class PhoneLine(_Heard):
    """A websocket to `/room/line`.

    Attributes:
        code: with which the line was closed, None while it is open.
    """

    def __init__(self, server, visitor, have="", tab="", nth=0, **headers) -> None:
        super().__init__(server)
        self.code, self._reader = None, None
        self._request = HTTPRequest(
            f"ws://127.0.0.1:{server.port}/room/line?have={have}&tab={tab}&nth={nth}",
            headers={"Cookie": cookies(visitor), "Origin": server.base} | headers,
            request_timeout=PATIENCE,
        )

    async def open(self) -> "PhoneLine":
        """Open it and wait for its first word.

        Raises:
            HTTPClientError: it was refused.
        """
        self._socket = await websocket_connect(self._request, max_message_size=1 << 26)
        self._socket.protocol.set_nodelay(True)
        self._reader = asyncio.create_task(self._read())
        await self.until(lambda: self.texts or self.code)
        return self

    async def __aenter__(self) -> "PhoneLine":
        return await self.open()

    async def __aexit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        self._socket.close()

    async def say(self, content, **more) -> None:
        """Say something in the form that there is."""
        await self.write(json.dumps({"send": content} | more))

    async def write(self, raw) -> None:
        """Send anything; a line that is cut already takes nothing."""
        with contextlib.suppress(WebSocketClosedError):
            await self._socket.write_message(raw, binary=isinstance(raw, bytes))

    async def cut(self, patience=PATIENCE) -> int:
        """Wait until it is closed, and return the code."""
        return await self.until(lambda: self.code, patience)

    async def has_card(self) -> "PhoneLine":
        await self.until(lambda: self.cards)
        return self

    async def _read(self) -> None:
        while (text := await self._socket.read_message()) is not None:
            self.take(text)
        self.code = self._socket.close_code or 1006
        self._news.set()


class PollingLine(_Heard):
    """The same line without a websocket: `/room/poll` and `/room/say`."""

    def __init__(self, server, visitor, tab="polls", nth=1) -> None:
        super().__init__(server)
        self._visitor, self.tab, self.nth, self.after = visitor, tab, nth, 0

    async def poll(self, have="", **headers) -> HTTPResponse:
        """Ask once for news and take it."""
        query = f"tab={self.tab}&nth={self.nth}&after={self.after}&have={have}"
        answer = await self._fetch(f"/room/poll?{query}", headers)
        if answer.code == 200:
            told = json.loads(answer.body)
            self.after = told["after"]
            for message in told["messages"]:
                self.take(json.dumps(message))
        return answer

    async def say(self, content, **more) -> HTTPResponse:
        return await self.post(json.dumps({"send": content} | more))

    async def post(self, body, **headers) -> HTTPResponse:
        known = {"X-XSRFToken": self._visitor.cookie("_xsrf") or ""}
        return await self._fetch("/room/say", known | headers, method="POST", body=body)

    async def until(self, condition, patience=PATIENCE):
        async with asyncio.timeout(patience):
            while not (found := condition()):
                assert (await self.poll()).code == 200
        return found

    async def _fetch(self, path, headers, **more) -> HTTPResponse:
        known = {"Cookie": cookies(self._visitor)} | headers
        asked = HTTPRequest(self.server.base + path, headers=known, request_timeout=60, **more)
        return await AsyncHTTPClient(force_instance=True).fetch(asked, raise_error=False)


class HonestPeople:
    """People who answer all the while beside a drill, as their pages would.

    When the drill is over everybody can still answer, and a page that is loaded again shows what
    its owner answered last. What was acknowledged is told to the server's owner, who finds it
    in the database once that is closed: `RunningServer.assert_kept`.
    """

    def __init__(self, server, code, many=10, pause=0.3) -> None:
        self.server, self.pause, self._going = server, pause, True
        self._is_broken_off = False
        sides = ("sales", "marketing")
        self.people = [Phone(server.base, code, sides[n % 2]) for n in range(many)]

    async def __aenter__(self) -> "HonestPeople":
        await asyncio.gather(*(person.arrive() for person in self.people))
        self._answering = [asyncio.create_task(self._answer(p)) for p in self.people]
        return self

    async def __aexit__(self, kind, *_) -> None:
        self._going = False
        if kind is None and not self._is_broken_off:
            await asyncio.gather(*self._answering)
            await asyncio.gather(*map(self._assert_kept, self.people))
        for person in self.people:
            await person.leave()

    async def all_answer(self) -> None:
        """Wait until everybody has answered once more from now on."""
        before = [len(person.acknowledged) for person in self.people]
        async with asyncio.timeout(2 * PATIENCE):
            while any(len(p.acknowledged) <= n for p, n in zip(self.people, before, strict=True)):
                await asyncio.sleep(0.05)

    async def break_off(self) -> None:
        """Stop in the middle, as when the server is gone; what was acknowledged must be kept."""
        for task in self._answering:
            task.cancel()
        await asyncio.gather(*self._answering, return_exceptions=True)
        for person in self.people:
            self.server.acknowledged |= set(person.acknowledged)
        self._is_broken_off = True

    async def _assert_kept(self, person) -> None:
        await person.answer(2 * PATIENCE)
        self.server.acknowledged |= set(person.acknowledged)
        await person.look_again()
        cards = person.page["cards"]
        last = cards[(person.answers - 1) % len(cards)]
        assert last["value"] == an_own_answer(last)

    async def _answer(self, person) -> None:
        while self._going:
            with contextlib.suppress(RuntimeError):  # the question was closed meanwhile
                await person.answer(2 * PATIENCE)
            await asyncio.sleep(self.pause)


def memory(*pids) -> float:
    """Return how much memory processes take, in MB."""
    lines = [line for pid in pids for line in Path(f"/proc/{pid}/status").read_text().split("\n")]
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def packed(*parts: bytes) -> list[str]:
    return [base64.b64encode(part).decode() for part in parts]
