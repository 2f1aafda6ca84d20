"""Pages of a facilitator's own document: for wall and console of a session that shows them."""

from contextlib import suppress

from tornado.web import HTTPError

from workshop.content.own import is_own
from workshop.contracts.looks import SessionView
from workshop.errors import ContentError, Refused
from workshop.exercises.decks import TYPES, picture
from workshop.exercises.own_moments import own_moment
from workshop.server.plain_page import Page
from workshop.server.walls import may_show_wall


class Slide(Page):
    """`/slide/CODE/DECK/PAGE`: a picture, for whom the session's wall opens and for nobody else."""

    async def get(self, code: str, page: str) -> None:
        """Send it, where the session shows it."""
        if not await may_show_wall(self, code):
            raise HTTPError(403)
        try:
            room = await self.server.codes.room(code)
        except Refused:
            raise HTTPError(404) from None
        path = picture(page) if page in _shown_by(room) else None
        if path is None:
            raise HTTPError(404)
        self.set_header("Content-Type", TYPES[path.suffix])
        self.finish(path.read_bytes())


def _shown_by(room: SessionView) -> set[str]:
    """Return the slides that a session shows, each as `DECK/PAGE`."""
    found: set[str] = set()
    for slug, _ in room["course"]:
        if is_own(slug):
            with suppress(ContentError):
                found |= {*own_moment(slug).pages}
    return found
