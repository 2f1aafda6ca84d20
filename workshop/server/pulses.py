"""What is sent out for a pulse, from the facilitator's page: its page, plain text, calendar."""

from datetime import UTC, datetime
from typing import cast

from tornado.web import HTTPError

from workshop.content.texts import interface
from workshop.contracts.pulse import FollowedReply, Pulse
from workshop.errors import Refused
from workshop.host.callers import clean_code
from workshop.pulse.codes import after_weeks
from workshop.pulse.dates import calendar
from workshop.pulse.files import TYPES, dates_name, file, file_name
from workshop.server.printing import Hers


class _OfPulse(Hers):
    """What both have in common: what the pulses of a session ask."""

    async def pulse(self, code: str) -> Pulse:
        """Return it; where it was not made there is nothing to send."""
        try:
            told = cast("FollowedReply", await self.ask("follow", code=clean_code(code)))
        except Refused as refused:
            raise HTTPError(404) from refused
        if told["followed"]["pulse"] is None:
            raise HTTPError(404)
        return told["followed"]["pulse"]

    def send(self, name: str, content: bytes) -> None:
        """Send a file to be kept."""
        self.set_header("Content-Type", TYPES[name.rpartition(".")[2]])
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish(content)


class PulseFile(_OfPulse):
    """`/pulse/CODE/2.html` and so on: the page of a pulse, or the same as plain text."""

    async def get(self, code: str, week: str, ending: str) -> None:
        """Send it."""
        pulse = await self.pulse(code)
        which = after_weeks(week)
        name = file_name(clean_code(code), which, ending)
        self.send(name, file(pulse, which, ending, self.language))


class PulseDates(_OfPulse):
    """`/pulse/CODE.ics`: the days of both pulses."""

    async def get(self, code: str) -> None:
        """Send them."""
        pulse, now, plain = await self.pulse(code), datetime.now(UTC), clean_code(code)
        ui = interface(self.language)
        self.send(dates_name(plain), calendar(plain, pulse["name"], pulse["day"], now, ui))
