"""A phone that asks for what its owner keeps, in the process of its room."""

import asyncio
import json
from types import SimpleNamespace

from workshop.pages.keeping import findings, handing


class Asking:
    """Somebody's page as `handing` knows it: it asks the room and notes what it is sent."""

    def __init__(self, person) -> None:
        self.person, self.sent, self.asked = person, [], []
        self.seen, self.underway = person.look(), set()
        self.client = SimpleNamespace(ask=self._ask)
        self.widget = SimpleNamespace(seat="", hand=lambda text: self.sent.append(json.loads(text)))

    async def _ask(self, do, **fields):
        self.asked.append(do)
        await asyncio.sleep(0)
        return self.person.room.ask(do, self.person.ticket, **fields)


def pages(*people):
    """Let some people ask in the same moment; return their pages, and how they asked."""
    findings._made.clear()
    phones = [Asking(person) for person in people]

    async def all_ask():
        await asyncio.gather(*(handing._send(phone) for phone in phones))

    asyncio.run(all_ask())
    return [phone.sent[0]["page"] for phone in phones], phones


def page_of(person):
    """Return the page that somebody is handed."""
    (page,), _ = pages(person)
    return page
