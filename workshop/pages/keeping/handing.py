"""Handing a phone what its owner keeps: on her own line, made when she asks and then forgotten."""

import asyncio
from typing import cast

from workshop.contracts.keeping import KeptPage, Mine
from workshop.contracts.looks import PhoneLook
from workshop.errors import ContentError, Refused, Unreachable
from workshop.pages.following.live import Live, complain
from workshop.pages.keeping.findings import Shared, shared
from workshop.pages.keeping.page import kept_page
from workshop.widgets import working
from workshop.widgets.view import Page

PAUSE = 1.0
"""Seconds from one page to the next that a phone is handed, however often it asks."""

_UNDERWAY, _AGAIN = "mine", "mine again"


async def hand_over(live: Live[PhoneLook]) -> None:
    """Make the page and send it; asked meanwhile, once more afterwards."""
    if _UNDERWAY in live.underway:
        live.underway.add(_AGAIN)
        return
    live.underway.add(_UNDERWAY)
    try:
        await _send(live)
        await asyncio.sleep(PAUSE)
    finally:
        asked_again = _AGAIN in live.underway
        live.underway -= {_UNDERWAY, _AGAIN}
    if asked_again:
        await hand_over(live)


async def _send(live: Live[PhoneLook]) -> None:
    """Send it past what the server keeps of every page: it is nowhere once it was sent."""
    made = await _made(live)
    live.widget.hand(f'{{"op":"kept","page":{made}}}')


async def _made(live: Live[PhoneLook]) -> str:
    """Return the page as JSON; that of none where it cannot be made now: her phone says so."""
    if live.seen is None:
        return "null"
    me, session, ask = live.seen["me"], live.seen["session"]["id"], live.client.ask
    try:
        mine = cast("Mine", await ask("mine"))
        ours = await shared(ask, session, mine["stamp"], me["language"])
        with working.on(live.widget.seat):
            return as_text(kept_page(me, mine, ours), ours)
    except (Refused, Unreachable):
        return "null"
    except (ContentError, LookupError, StopIteration) as error:
        complain(error)
        return "null"


def as_text(page: KeptPage, ours: Shared) -> str:
    """Return a page as short JSON; the findings, most of it, have been written for the room."""
    hers = {name: one for name, one in page.items() if name != "findings"}
    return f'{Page.text_of(hers)[:-1]},"findings":{ours.text}}}'
