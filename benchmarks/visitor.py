"""Participants without a browser, who all arrive at the same instant.

    python -m benchmarks.visitor http://127.0.0.1:8866 ABC234 100 --db sqlite:////folder/file.db

Each one asks for what a browser asks for, in the same order: the form, the seat, the page, its
kernel's model, the line to the kernel, what the kernel is, all widget state. She is *ready* when
the card with its options is in that state. Then all answer at once, and, where the database is
given, the room is moved on to measure when the last phone has the next card. One line of JSON
tells the times in seconds. Scripts and styles that the page names are fetched with `--assets`.
"""

import argparse
import asyncio
import html
import json
import re
import statistics
import time
import uuid
from typing import Any
from urllib.parse import urlencode

from benchmarks.guest import PATIENCE, Guest, let_many_fetch
from benchmarks.wire import PROTOCOL, packed, unpacked
from workshop.host.client import ask_once, new_op
from workshop.host.place import Place, read_note
from workshop.store.opening import database_path

_HIDDEN = re.compile(r'name="(_xsrf|form|language)"[^>]*value="([^"]*)"')
_MODEL = re.compile(r'"model_id":\s*"([0-9a-f]{32})"')
_SETTINGS = re.compile(r'id="jupyter-config-data"[^>]*>(.*?)</script>', re.DOTALL)
_ASSET = re.compile(r'(?:src|href)="(/[^"]+\.(?:js|css|svg)[^"]*)"')


class Visitor(Guest):
    """One participant: her page, and when she saw what."""

    notebook = "/voila/render/room.ipynb"
    answers = 0

    def __init__(self, base: str, code: str, department: str, *, assets: bool = False) -> None:
        super().__init__(base)
        self.code, self.department, self.assets = code, department, assets
        self.page: dict[str, Any] = {}
        self.saved: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.times: dict[str, float] = {}
        self._changed = asyncio.Condition()
        self._session = str(uuid.uuid4())

    async def arrive(self) -> None:
        """Join, open the page, and wait until the card is there."""
        begun = time.perf_counter()
        await self._join()
        seated = time.perf_counter()
        await self._open()
        await self.wait_for(has_card)
        done = time.perf_counter()
        self.times |= {"seat": seated - begun, "ready": done - seated, "arrive": done - begun}

    async def look_again(self) -> None:
        """Load the page again, as a browser does that is told to."""
        self.page = {}
        await self._open()
        await self.wait_for(has_card)

    async def _join(self) -> None:
        await self._fill_in(f"/join/{self.code}", department=self.department)

    async def _fill_in(self, path: str, **fields: str) -> None:
        form = await self.fetch(path)
        told = dict(_HIDDEN.findall(form.body.decode())) | fields
        await self.fetch(path, method="POST", body=urlencode(told))

    async def _open(self) -> None:
        text = (await self.fetch(self.notebook)).body.decode()
        settings = json.loads(html.unescape(_SETTINGS.findall(text)[0]))
        self.kernel, self.model = settings["kernelId"], _MODEL.findall(text)[-1]
        if self.assets:
            await asyncio.gather(*(self.fetch(path) for path in _ASSET.findall(text)))
        await self.fetch(f"/api/kernels/{self.kernel}?{time.time_ns()}")
        await self._connect()

    async def _connect(self) -> None:
        path = f"/api/kernels/{self.kernel}/channels?session_id={self._session}"
        self.line = await self.connect(path, [PROTOCOL])
        self._reader = asyncio.create_task(self._read())
        await self._say("kernel_info_request", {})

    async def _ask_for_state(self) -> None:
        comm = uuid.uuid4().hex
        await self._say(
            "comm_open", {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}}
        )
        await self._say("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})

    async def _read(self) -> None:
        while isinstance(message := await self.line.read_message(), bytes):
            kind, content = unpacked(message)
            if kind == "kernel_info_reply":
                await self._ask_for_state()
            elif kind == "comm_msg":
                await self._take(content)

    async def _take(self, content: dict[str, Any]) -> None:
        data = content["data"]
        if data.get("method") == "custom":
            self.saved.put_nowait(data["content"])
        elif data.get("method") == "update_states":
            await self._show(data["states"][self.model]["state"])
        elif data.get("method") == "update" and content["comm_id"] == self.model:
            await self._show(data["state"])

    async def _show(self, state: dict[str, Any]) -> None:
        async with self._changed:
            self.page = state.get("page", self.page)
            self._changed.notify_all()

    async def wait_for(self, sight: Any) -> float:
        """Wait until the page is as wished and return that moment."""
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(lambda: sight(self.page)), PATIENCE)
        return time.perf_counter()

    async def answer(self) -> float:
        """Answer the next card and return the seconds until that was acknowledged."""
        cards = self.page["cards"]
        self.sent, card = time.perf_counter(), cards[self.answers % len(cards)]
        self.answers += 1
        told = {
            "op": "answer",
            "id": new_op(),
            "question": card["id"],
            "value": an_answer(card),
        }
        data = {"method": "custom", "content": told}
        await self._say("comm_msg", {"comm_id": self.model, "data": data})
        reply = await asyncio.wait_for(self.saved.get(), PATIENCE)
        if reply["op"] != "saved":
            raise RuntimeError(f"The answer was not taken: {reply}")
        return time.perf_counter() - self.sent

    async def leave(self) -> None:
        """Say goodbye as a page does that is closed."""
        self._hang_up()
        goodbye = urlencode({"_xsrf": self.cookies["_xsrf"]})
        await self.fetch(f"/voila/api/shutdown/{self.kernel}", method="POST", body=goodbye)

    def _hang_up(self) -> None:
        self._reader.cancel()
        self.line.close()

    async def _say(self, kind: str, content: dict[str, Any]) -> None:
        await self.line.write_message(packed(kind, content, self._session), binary=True)


def has_card(page: dict[str, Any]) -> bool:
    """Whether a question with something to choose from is there, or the screen of a lobby."""
    cards = page.get("cards") or []
    return page.get("phase") == "lobby" or any(c["options"] or c["items"] for c in cards)


def an_answer(card: dict[str, Any]) -> Any:
    """Return a valid answer to a card."""
    options = [option["id"] for option in card["options"]]
    items = [item["id"] for item in card["items"]]
    if card["kind"] == "choice":
        return options[0]
    if card["kind"] == "split":
        return {items[0]: 100}
    if card["kind"] == "rank":
        return items
    return {item: options[0] for item in items} if items else "A sentence."


def spread(values: list[float]) -> dict[str, float]:
    """Return median, 95th percentile and maximum, in seconds."""
    ordered = sorted(values)
    at = ordered[min(len(ordered) - 1, round(0.95 * len(ordered) + 0.5) - 1)]
    shown = {"p50": statistics.median(ordered), "p95": at, "max": ordered[-1]}
    return {name: round(value, 3) for name, value in shown.items()}


async def stage_change(visitors: list[Visitor], url: str) -> float:
    """Close the questions and open them again; the seconds until the last phone has its card."""
    await asyncio.to_thread(_advance, url, visitors[0].code, "closed")
    await asyncio.gather(*(v.wait_for(lambda page: page["phase"] == "closed") for v in visitors))
    begun = time.perf_counter()
    moved = asyncio.create_task(asyncio.to_thread(_advance, url, visitors[0].code, "asking"))
    moments = await asyncio.gather(*(visitor.wait_for(has_card) for visitor in visitors))
    await moved
    return max(moments) - begun


def _advance(url: str, code: str, to: str) -> None:
    note = read_note(database_path(url))
    if note is None:
        raise SystemExit("No server uses that database.")
    place = Place(note["ask"], note["bell"])
    ask_once(place, note["key"], "advance", op=new_op(), code=code, to=to)


async def measure(
    url: str, code: str, count: int, database: str | None = None, *, assets: bool = False
) -> dict[str, Any]:
    """Let `count` people arrive, answer and leave, and return the times in seconds.

    Returns:
        `seat` (form until seat), `ready` (seat until card), `arrive` (both), `answer` (sent until
        acknowledged), each with p50, p95 and max; `stage`, one number, where `database` is given.
    """
    let_many_fetch()
    sides = ("sales", "marketing")
    people = [Visitor(url, code, sides[n % 2], assets=assets) for n in range(count)]
    await asyncio.gather(*(person.arrive() for person in people))
    told: dict[str, Any] = {"people": count}
    told |= {n: spread([p.times[n] for p in people]) for n in ("seat", "ready", "arrive")}
    if all(person.page.get("cards") for person in people):
        told["answer"] = spread(await asyncio.gather(*(person.answer() for person in people)))
        if database:
            told["stage"] = round(await stage_change(people, database), 3)
    await asyncio.gather(*(person.leave() for person in people))
    return told


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("code")
    parser.add_argument("people", type=int)
    parser.add_argument("--db", help="the server's database, to measure a change of stage")
    parser.add_argument("--assets", action="store_true", help="fetch scripts and styles as well")
    given = parser.parse_args()
    told = measure(given.url, given.code, given.people, given.db, assets=given.assets)
    print(json.dumps(asyncio.run(told)))  # noqa: T201


if __name__ == "__main__":
    main()
