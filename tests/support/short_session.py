"""A short session, in whichever environment this is run: `python -m tests.support.short_session`.

Needs nothing but the kit and what it brings along: no browser, no pytest.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.support.crowd import Visitor
from tests.support.full_line import FullLine, kernel_of
from tests.support.phone_line import HonestPeople, open_asking
from tests.support.server import RunningServer
from workshop.host.client import new_op

LESSON = "/voila/render/01-where-are-the-sales.ipynb"
PEOPLE = 12


async def widgets_of(server, visitor, path: str) -> int:
    """Open a page with charts as a browser would, and count the widgets on it."""
    page = await asyncio.to_thread(visitor.get, path)
    assert page.status == 200, (path, page.status, page.body[:300])
    async with FullLine(server, visitor, kernel_of(page)) as line:
        return len(await line.models())


async def play(server) -> None:
    """Answer, reveal, and look at every kind of page."""
    code = open_asking(server)
    facilitator = Visitor(server.base)
    facilitator.post("/facilitate", key=server.links["facilitator_key"])
    async with HonestPeople(server, code, PEOPLE) as people:
        await people.all_answer()
        await people.break_off()
        for to in ("closed", "revealed"):
            server.ask("advance", op=new_op(), code=code, to=to)
        for person in people.people:
            await person.line.wait_for(lambda page: page.get("phase") == "revealed", patience=30)
            assert person.page["results"]
    for path in ("/voila/render/facilitator.ipynb", f"/voila/render/wall.ipynb?code={code}"):
        assert await widgets_of(server, facilitator, path), path
    assert await widgets_of(server, Visitor(server.base), LESSON)


def main() -> None:
    """Play it, and say so."""
    with tempfile.TemporaryDirectory(prefix="short-", dir="/tmp") as folder:
        server = RunningServer(Path(folder), expect=PEOPLE, log=Path(folder) / "log").start()
        try:
            asyncio.run(play(server))
        finally:
            server.stop()
            said = (Path(folder) / "log").read_text()
            print(said, file=sys.stderr, end="")  # noqa: T201
        server.assert_nothing_left()
        server.assert_kept()
        assert not said, "the server had something to say"
    print(f"{len(server.acknowledged)} answers were kept, and nothing was left.")  # noqa: T201


if __name__ == "__main__":
    main()
