"""A link by which another browser leads too: good once, for minutes, and shown to her alone."""

from typing import Final

from workshop.errors import Refused
from workshop.server.plain_page import Page
from workshop.server.walls import is_facilitator
from workshop.widgets.qr import matrix

GOOD_FOR = 600.0
"""Seconds that a colleague may take to scan it."""

_BROWSERS: Final = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)  # fmt: skip
_SYSTEMS: Final = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def browser_name(agent: str) -> str:
    """Return what a browser is called, such as `Firefox · Android`; empty where nobody knows.

    What it says of itself is not repeated: only names that we know are.
    """
    found = (_first(agent, _BROWSERS), _first(agent, _SYSTEMS))
    return " · ".join(name for name in found if name)


def _first(agent: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for part, name in names if part in agent), "")


class HandOver(Page):
    """`/hand-over`: tells the facilitator a link for another browser; an earlier one is void."""

    async def post(self) -> None:
        """Answer in JSON."""
        if not await is_facilitator(self):
            self.refuse(Refused("not-yours"), 403)
            return
        link = f"{self.server.base}/facilitate#{self.server.handing_key.new()}"
        self.write({"link": link, "qr": matrix(link)})
