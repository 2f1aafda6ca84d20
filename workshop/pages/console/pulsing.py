"""The pulses on the facilitator's page: texts are looked through, and then their codes counted."""

from typing import cast

from workshop.contracts.actions import Action
from workshop.contracts.pulse import PULSES, CodesRead
from workshop.pages.console.steering import Handlers, Steering
from workshop.pulse.codes import only_codes
from workshop.pulse.mails import text_of

MOST = 100_000
"""Characters of codes that are remembered: those of two thousand people."""


class Pulsing:
    """The part of the page that reads codes.

    Attributes:
        reads: what was found in the texts that were sent, by pulse.

    Their codes alone are remembered, until they are counted, and in no file.
    """

    def __init__(self, steering: Steering) -> None:
        self._steering = steering
        self._texts: dict[str, str] = {}
        self.reads: dict[str, CodesRead] = {}

    @property
    def handlers(self) -> Handlers:
        """Return what it does, by action."""
        return {"pulse_read": self._read, "pulse_count": self._count}

    async def _read(self, action: Action) -> None:
        """Look through a text, or a file on top of what was looked through before."""
        which, data = str(action.get("which")), action.get("data")
        pulse = self._steering.seen and self._steering.seen["followed"]["pulse"]
        if which not in PULSES or not pulse:
            return
        name = str(action.get("name", ""))
        given = text_of(data, name) if isinstance(data, bytes) else str(action.get("text", ""))
        before = self._texts.get(which, "") if action.get("more") else ""
        self._texts[which] = f"{before}\n{only_codes(pulse, given)}"[-MOST:]
        await self._look(which, count=False)

    async def _count(self, action: Action) -> None:
        which = str(action.get("which"))
        if which in self._texts:
            await self._look(which, count=True)
            self._texts.pop(which, None)

    async def _look(self, which: str, *, count: bool) -> None:
        fields = {"which": which, "text": self._texts[which] or " ", "count": count}
        with self._steering.telling(which):
            read = await self._steering.ask("pulse_codes", **fields)
            self.reads[which] = cast("CodesRead", read)
