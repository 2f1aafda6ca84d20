"""Participants without a browser, who all arrive at the same instant.

    python -m benchmarks.visitor http://127.0.0.1:8866 ABC234 100 --db sqlite:////folder/file.db

Each one asks for what a phone asks for, in the same order: the form, the seat, the page, the line.
She is *ready* when the card with its options is in the page's state and the line has said its first
word. Then all answer at once, and, where the database is given, the room is moved on to measure
when the last phone has the next card. One line of JSON tells the times in seconds. Scripts and
styles that the page names are fetched with `--assets`.
"""

import argparse
import asyncio
import html
import json
import re
import statistics
import time
from typing import Any
from urllib.parse import urlencode

from benchmarks.guest import PATIENCE, Guest, let_many_fetch
from benchmarks.line import Line, Sight
from workshop.host.client import ask_once, new_op
from workshop.host.place import Place, read_note
from workshop.store.places import database_path

HIDDEN = re.compile(r'name="(_xsrf|form|language)"[^>]*value="([^"]*)"')
_ROOM = re.compile(r'<script\b[^>]*\bid="room"[^>]*>(.*?)</script>', re.DOTALL)
_ASSET = re.compile(r'(?:src|href)="(/[^"]+\.(?:js|css|svg)[^"]*)"')


class Visitor(Guest):
    """One participant: her page, her line, and when she saw what.

    Attributes:
        acknowledged: operations of the answers that were acknowledged.
        sent: when the last answer was sent.
    """

    notebook = "/voila/render/room.ipynb"
    answers = 0

    def __init__(
        self,
        base: str,
        code: str,
        department: str,
        *,
        assets: bool = False,
        patience: float = PATIENCE,
    ) -> None:
        super().__init__(base, patience)
        self.code, self.department, self.assets = code, department, assets
        self.line: Line
        self.times: dict[str, float] = {}
        self.acknowledged: list[str] = []
        self.sent = 0.0

    @property
    def page(self) -> dict[str, Any]:
        """What the card shows."""
        return self.line.page

    async def arrive(self) -> None:
        """Join, open the page, and wait until the card is there."""
        begun = time.perf_counter()
        await self._fill_in(f"/join/{self.code}", department=self.department)
        seated = time.perf_counter()
        await self._open()
        await self.line.wait_for(has_card, patience=self.patience)
        done = time.perf_counter()
        self.times |= {"seat": seated - begun, "ready": done - seated, "arrive": done - begun}

    async def look_again(self) -> None:
        """Load the page again, as a browser does that is told to."""
        self.line.close()
        await self._open()
        await self.line.wait_for(has_card, patience=self.patience)

    async def _fill_in(self, path: str, **fields: str) -> None:
        form = await self.fetch(path)
        told = dict(HIDDEN.findall(form.body.decode())) | fields
        await self.fetch(path, method="POST", body=urlencode(told))

    async def _open(self) -> None:
        text = (await self.fetch(self.notebook)).body.decode()
        told = carried(text)
        if self.assets:
            scripts = [card["script"] for card in told["cards"]]
            await asyncio.gather(*map(self.fetch, {*_ASSET.findall(text), *scripts}))
        self.line = Line(self, told)
        await self.line.open()

    async def answer(self, patience: float = 0.0) -> float:
        """Answer the next card and return the seconds until that was acknowledged.

        Args:
            patience: seconds to wait for that, where it is not her usual one.

        Raises:
            RuntimeError: it was refused, or nothing is asked at this moment.
            TimeoutError: nobody acknowledged it.
        """
        cards = self.page.get("cards")
        if not cards:
            raise RuntimeError("The page asks nothing now.")
        self.sent, card = time.perf_counter(), cards[self.answers % len(cards)]
        self.answers += 1
        told = {"op": "answer", "id": new_op(), "question": card["id"], "value": an_answer(card)}
        reply = await self.line.ask(told, patience or self.patience)
        if reply["op"] != "saved":
            raise RuntimeError(f"The answer was not taken: {reply}")
        self.acknowledged.append(reply["id"])
        return time.perf_counter() - self.sent

    async def leave(self) -> None:
        """Close the page."""
        self.line.close()


def carried(text: str) -> dict[str, Any]:
    """Return what a page carries of its room: its line, and the first state of its cards.

    Raises:
        RuntimeError: it is another page.
    """
    found = _ROOM.search(text)
    if found is None:
        raise RuntimeError(f"That is no page of the room: {html.unescape(text)[:300]}")
    told: dict[str, Any] = json.loads(found[1])
    return told


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
    if card["kind"] == "plan":
        return [*[0] * (len(items) - 1), card["plan"]["most"]]
    return {item: options[0] for item in items} if items else "A sentence."


def spread(values: list[float]) -> dict[str, float]:
    """Return median, 95th percentile and maximum, in seconds."""
    ordered = sorted(values)
    at = ordered[min(len(ordered) - 1, round(0.95 * len(ordered) + 0.5) - 1)]
    shown = {"p50": statistics.median(ordered), "p95": at, "max": ordered[-1]}
    return {name: round(value, 3) for name, value in shown.items()}


async def stage_change(visitors: list[Visitor], url: str) -> float:
    """Close the questions and open them again; the seconds until the last phone has its card."""
    await asyncio.to_thread(advance, url, visitors[0].code, "closed")
    await _all_see(visitors, _is_closed)
    for person in visitors:
        person.line.texts.clear()
    begun = time.perf_counter()
    moved = asyncio.create_task(asyncio.to_thread(advance, url, visitors[0].code, "asking"))
    moments = await _all_see(visitors, has_card)
    await moved
    return max(moments) - begun


async def _all_see(visitors: list[Visitor], sight: Sight) -> list[float]:
    seen = (person.line.wait_for(sight, patience=person.patience) for person in visitors)
    return await asyncio.gather(*seen)


def _is_closed(page: dict[str, Any]) -> bool:
    return page.get("phase") == "closed"


def advance(url: str, code: str, to: str) -> None:
    """Move a room, as its facilitator would who has the database's host beside her."""
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
