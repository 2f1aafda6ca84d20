"""oTree: experiments and surveys, a page of HTML for each question."""

import json
import os
import re
import shutil
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.guest import Guest
from benchmarks.peers import CHOSEN, MANY, PAGES, Contestant, program_of
from benchmarks.peers.pages.question import OPTIONS
from benchmarks.processes import Program

PATIENCE = 60.0
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


class OTree(Contestant):
    """`otree prodserver`, with a room of one session."""

    name = "oTree 6.0.15"
    peer = "otree"
    path = "/room/bench"
    seats = 400

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._project = folder / "project"
        shutil.copytree(PAGES / "otree_project", self._project)
        shutil.copy(PAGES / "question.py", self._project)
        (self._project / "_static").mkdir()
        command = [str(program_of("otree")), "prodserver", str(self.port)]
        # It starts itself again by its name, which an activated environment would know.
        known = {"PATH": f"{program_of('otree').parent}{os.pathsep}{os.environ['PATH']}"}
        self.program = Program(command, self._project, known)

    async def prepare(self) -> None:
        """Open a session in the room."""
        told = {"session_config_name": "poll", "room_name": "bench", "num_participants": self.seats}
        await Guest(self.base, PATIENCE).fetch(
            "/api/sessions",
            {"Content-Type": "application/json"},
            method="POST",
            body=json.dumps(told),
        )

    async def enter(self, page: Any, base: str) -> None:
        """Open the room's page of welcome."""
        await page.goto(f"{base}{self.path}")

    async def go(self, page: Any, base: str) -> None:  # noqa: ARG002 - the page knows
        """Press its button."""
        await page.locator("button").click(no_wait_after=True)

    def guest(self, number: int) -> "Visitor":  # noqa: ARG002 - all are alike
        """Return somebody who enters the room."""
        return Visitor(self.base)


class LargeOTree(OTree):
    """A room for five hundred people, and for the one who comes first."""

    seats = MANY + 20


class Visitor(Guest):
    """Somebody who opens the room's link and sends the forms she gets."""

    def __init__(self, base: str) -> None:
        super().__init__(base, PATIENCE)

    async def arrive(self) -> None:
        """Open the page of welcome, press its button, and go where the room sends her."""
        await self.fetch(OTree.path)
        asked = {"Content-Type": "application/json"}
        await self.fetch(OTree.path, asked, method="POST", body="{}")
        self._page, self._text = await self.follow(f"{OTree.path}?welcome_page_ok=1")
        self._look()

    async def answer(self) -> float:
        """Send the form; the next page comes once the answer is kept."""
        begun = time.perf_counter()
        told = dict(_HIDDEN.findall(self._text)) | {"option": OPTIONS[CHOSEN]}
        self._page, self._text = await self.follow(self._page, method="POST", body=urlencode(told))
        self._look()
        return time.perf_counter() - begun

    async def leave(self) -> None:
        """Close the page, of which the server takes no notice."""

    def _look(self) -> None:
        if not all(option in self._text for option in OPTIONS):
            raise RuntimeError(f"No question at {self._page}: {self._text[:300]}")
