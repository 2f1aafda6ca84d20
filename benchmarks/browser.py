"""One real Chromium, the size of a phone, with an empty cache."""

import asyncio
import time
from typing import Any

from playwright.async_api import async_playwright

from benchmarks.meter import Meter
from benchmarks.peers import Contestant
from tests.browser.people import CHROMIUM, PHONE, SWITCHES

_PATIENCE_MS, _SLOW_PATIENCE_MS = 12_000, 90_000
_SETTLED = 1.5
"""Seconds after which a page has fetched what it fetches."""
_SLOWER = 4
"""How many times slower the processor of a slow phone is."""
_SLOW_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 1_600_000 / 8,
}
"""Milliseconds, and bytes a second: a hotel's Wi-Fi, or a hotspot at the edge of its cell."""


async def visit(contestant: Contestant) -> dict[str, float]:
    """Open a contestant's question in a browser and return seconds and kilobytes.

    Returns:
        `usable`, from the last click that leads to the question until an option has taken a
        click, and `slow`, the same on a slow phone; `first` and `later`, kilobytes of the first
        visit and of one with a full cache; `requests` of the first. Nothing where there is no
        Chromium.

    Raises:
        playwright.async_api.Error: the question never appears.
    """
    if not CHROMIUM:
        return {}
    async with async_playwright() as playwright:
        program = await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        try:
            told = {"usable": await _usable(contestant, await _phone(program))}
            told |= await _traffic(contestant, program)
            return told | {"slow": await _usable(contestant, await _slow_phone(program))}
        finally:
            await program.close()


async def _phone(program: Any) -> Any:
    context = await program.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    context.set_default_timeout(_PATIENCE_MS)
    return await context.new_page()


async def _slow_phone(program: Any) -> Any:
    page = await _phone(program)
    page.context.set_default_timeout(_SLOW_PATIENCE_MS)
    tools = await page.context.new_cdp_session(page)
    await tools.send("Network.enable")
    await tools.send("Network.emulateNetworkConditions", _SLOW_NETWORK)
    await tools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    return page


async def _leave(page: Any) -> None:
    """Go elsewhere, so that the page can say goodbye: a kernel would wait for its return."""
    await page.goto("about:blank")
    await page.context.close()


async def _usable(contestant: Contestant, page: Any) -> float:
    await contestant.enter(page, contestant.base)
    begun = time.perf_counter()
    await contestant.go(page, contestant.base)
    await page.locator(contestant.option).first.click()
    seconds = time.perf_counter() - begun
    await _leave(page)
    return seconds


async def _traffic(contestant: Contestant, program: Any) -> dict[str, float]:
    async with Meter(contestant.port) as meter:
        page = await _phone(program)
        page.on("requestfinished", meter.count)
        page.on("websocket", meter.count_line)
        await contestant.enter(page, meter.base)
        await contestant.go(page, meter.base)
        first = await _weighed(contestant, page, meter)
        await page.goto(page.url, wait_until="commit")
        later = await _weighed(contestant, page, meter)
        await _leave(page)
    return {"first": first["kilobytes"], "later": later["kilobytes"], "requests": first["requests"]}


async def _weighed(contestant: Contestant, page: Any, meter: Meter) -> dict[str, float]:
    await page.locator(contestant.option).first.click()
    await asyncio.sleep(_SETTLED)
    return meter.take()
