"""The content is checked while the server starts: what is broken is named and not played.

Where nothing has changed since the last start, what was found then is said again.
"""

import asyncio
import json
import logging
import subprocess
import sys
from typing import TYPE_CHECKING

from workshop.content.texts import interface
from workshop.contracts.replies import Checked
from workshop.errors import Refused, Unreachable
from workshop.server.checked import fingerprint, remember, remembered

if TYPE_CHECKING:
    from workshop.server.parts import ServerParts

log = logging.getLogger(__name__)

SHOWN = 20
"""Mistakes that the terminal tells of; `workshop check` lists all of them."""

CHECK = [sys.executable, "-m", "workshop.commands.check"]
"""A process of its own: it loads charts, which the server has no use for."""


class ContentCheck:
    """Checks the content beside everything else; people who come back do not wait for it.

    Args:
        server: tells the host through its client.
    """

    def __init__(self, server: "ServerParts") -> None:
        self._server = server
        self._process: subprocess.Popen[bytes] | None = None
        self._broken: dict[str, str] | None = None

    async def run(self) -> None:
        """Check, say on the terminal what is wrong, and tell the host what is not to be opened."""
        of = await asyncio.to_thread(fingerprint)
        found = await asyncio.to_thread(remembered, of)
        if found is None:
            found = await self._check()
            if found is None:
                log.warning("the content could not be checked: run `workshop check`")
                return
            await asyncio.to_thread(remember, of, found)
        self._broken = found["broken"]
        _say(found)
        await self.tell()

    async def _check(self) -> Checked | None:
        """Check in a process of its own; None where that fails."""
        # A session of its own: Ctrl+C in the terminal is not meant for it.
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            CHECK, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        said, _ = await asyncio.to_thread(self._process.communicate)
        found: Checked | None = None if self._process.returncode else json.loads(said)
        return found

    async def tell(self) -> None:
        """Tell the host, once something is known; one that begins anew has forgotten it."""
        if self._broken is None:
            return
        try:
            await self._server.client.ask("content", broken=self._broken)
        except (Refused, Unreachable) as error:
            log.warning("the host was not told what is broken: %s", error)

    def end(self) -> None:
        """Let go of a check that is still going on."""
        if self._process and self._process.poll() is None:
            log.setLevel(logging.ERROR)  # that it was not finished is meant
            self._process.kill()


def _say(found: Checked) -> None:
    """Tell what cannot be played, then what else is wrong, on the terminal."""
    ui, mistakes = interface("en"), found["mistakes"]
    stopping = {*found["broken"].values()}
    if not mistakes:
        return
    lines = sorted(mistakes, key=lambda one: one not in stopping)[:SHOWN]
    said = [ui("terminal.broken" if stopping else "terminal.mistakes")]
    said += [f"  {line}" for line in lines]
    if len(mistakes) > SHOWN:
        said.append(ui("terminal.more_mistakes", n=len(mistakes) - SHOWN))
    print("\n".join(said), file=sys.stderr, flush=True)  # noqa: T201
