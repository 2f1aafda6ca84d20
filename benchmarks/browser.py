"""One real Chromium, the size of a phone, with an empty cache."""

import asyncio
import base64
import os
import shutil
import time
from typing import Any

from playwright.async_api import CDPSession, async_playwright

from benchmarks.peers import Contestant
from tests.browser.people import PATIENCE_MS, PHONE, SWITCHES

CHROMIUM = (
    os.environ.get("WORKSHOP_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
)
_SETTLED = 1.5
"""Seconds after which a page has fetched what it fetches."""
_BINARY = 2


class Wire:
    """Counts what a page gets over the wire: answers with their headers, and messages.

    Attributes:
        bytes: of all that arrived since it was last taken.
        requests: how many were not answered from the cache.
    """

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        self.bytes = self.requests = 0

    async def listen(self) -> None:
        """Begin to count."""
        self._session.on("Network.loadingFinished", self._finished)
        self._session.on("Network.requestWillBeSent", self._redirected)
        self._session.on("Network.webSocketFrameReceived", self._heard)
        await self._session.send("Network.enable")

    def take(self) -> dict[str, int]:
        """Return what was counted, and begin anew."""
        told = {"bytes": self.bytes, "requests": self.requests}
        self.bytes = self.requests = 0
        return told

    def _finished(self, event: dict[str, Any]) -> None:
        self.bytes += event["encodedDataLength"]
        self.requests += event["encodedDataLength"] > 0

    def _redirected(self, event: dict[str, Any]) -> None:
        if "redirectResponse" in event:
            self.bytes += event["redirectResponse"]["encodedDataLength"]
            self.requests += 1

    def _heard(self, event: dict[str, Any]) -> None:
        told = event["response"]
        content = told["payloadData"]
        self.bytes += len(base64.b64decode(content) if told["opcode"] == _BINARY else content)


async def visit(contestant: Contestant) -> dict[str, float]:
    """Open a contestant's question twice and return seconds and kilobytes.

    Returns:
        `usable`, from the last click that leads to the question until an option has taken a
        click; `first` and `later`, kilobytes of the first visit and of one with a full cache;
        `requests` of the first. Nothing where there is no Chromium.

    Raises:
        playwright.async_api.Error: the question never appears.
    """
    if not CHROMIUM:
        return {}
    async with async_playwright() as playwright:
        program = await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        try:
            context = await program.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
            context.set_default_timeout(PATIENCE_MS)
            return await _look(contestant, context)
        finally:
            await program.close()


async def _look(contestant: Contestant, context: Any) -> dict[str, float]:
    page = await context.new_page()
    wire = Wire(await context.new_cdp_session(page))
    await wire.listen()
    await contestant.enter(page)
    begun = time.perf_counter()
    await contestant.go(page)
    await page.locator(contestant.option).first.click()
    usable = time.perf_counter() - begun
    await asyncio.sleep(_SETTLED)
    first = wire.take()
    await page.goto(page.url, wait_until="commit")
    await page.locator(contestant.option).first.click()
    await asyncio.sleep(_SETTLED)
    later = wire.take()
    kilobytes = {"first": first["bytes"] / 1000, "later": later["bytes"] / 1000}
    return {"usable": usable, **kilobytes, "requests": first["requests"]}
