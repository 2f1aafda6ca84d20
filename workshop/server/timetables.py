"""The timetable of a session, for the facilitator alone: to print, and as files for calendars."""

from contextlib import suppress
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any, cast

from tornado.web import HTTPError

from workshop.content.departments import called
from workshop.content.texts import interface
from workshop.contracts.swaps import TimetableState
from workshop.errors import ContentError, Refused
from workshop.host.callers import clean_code
from workshop.server import bundles
from workshop.server.parts import server_of
from workshop.server.printing import Hers
from workshop.swaps.dating import Line, monday_of, next_monday
from workshop.swaps.session import lines_of
from workshop.swaps.writing import files, packed


class _OfSession(Hers):
    """What both have in common: the session's timetable, in the week that is asked for."""

    async def told(self, code: str) -> TimetableState:
        """Return how far the timetable is."""
        try:
            answer = await server_of(self).client.ask("timetable", code=clean_code(code))
        except Refused as refused:
            raise HTTPError(404) from refused
        return cast("TimetableState", answer)

    def lines(self, state: TimetableState) -> list[Line]:
        """Return its half days, in words of her language."""
        try:
            return lines_of(state, self.week, called(self.language, state["names"]))
        except (ContentError, StopIteration) as error:
            raise HTTPError(404) from error

    @property
    def week(self) -> date:
        """The day that is asked for; without one, the Monday for which people can still plan."""
        with suppress(ValueError):
            return date.fromisoformat(self.get_query_argument("week", ""))
        return next_monday(date.today())


class Timetable(_OfSession):
    """`/timetable/CODE`: by half day and by ticket, with lines to write names on."""

    async def get(self, code: str) -> None:
        """Show it as it will be printed."""
        lines = self.lines(await self.told(code))
        self.show(
            "timetable.html",
            code=clean_code(code),
            week=monday_of(self.week).isoformat(),
            days=[(self._day(day), list(some)) for day, some in groupby(lines, _half_day)],
            tickets=_by_ticket(lines),
            when=self._when,
            printing=bundles.address("Print.css"),
        )

    def _day(self, half_day: Any) -> str:
        return f"{interface(self.language).weekday(half_day.begins.date())} {self._hours(half_day)}"

    def _when(self, line: Line) -> str:
        return self._day(line.half_day)

    def _hours(self, half_day: Any) -> str:
        return f"{half_day.begins:%H:%M}–\u2060{half_day.ends:%H:%M}"


class Calendars(_OfSession):
    """`/timetable/CODE.zip`: a file for each ticket, one for all, and a table."""

    async def get(self, code: str) -> None:
        """Send them."""
        lines = self.lines(await self.told(code))
        if not lines:
            raise HTTPError(404)
        self.set_header("Content-Type", "application/zip")
        await self.attach(code, f"timetable-{clean_code(code)}.zip")
        ui = interface(self.language)
        self.finish(packed(files(lines, clean_code(code), datetime.now(UTC), ui)))


def _half_day(line: Line) -> Any:
    return line.half_day


def _by_ticket(lines: list[Line]) -> list[tuple[int, list[Line]]]:
    ordered = sorted(lines, key=lambda line: (line.number, line.half_day))
    return [(number, list(some)) for number, some in groupby(ordered, lambda line: line.number)]
