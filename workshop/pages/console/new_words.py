"""New return words for whoever forgot hers: made at the door, told there, kept nowhere."""

from typing import cast

from workshop.contracts.actions import Action
from workshop.contracts.carrying import Renamed
from workshop.contracts.door import DoorPanel
from workshop.errors import Refused
from workshop.pages.console.steering import Handlers, Steering


class NewWords:
    """The part of the page that has a seat's return word made anew."""

    def __init__(self, steering: Steering) -> None:
        self._steering = steering
        self._told: tuple[int, Renamed] | None = None

    @property
    def handlers(self) -> Handlers:
        """Return what it does, by action."""
        return {"renew_word": self._make}

    async def _make(self, action: Action) -> None:
        """Have it made; it stands beside the seats until another one is made."""
        seat, seen = str(action.get("seat", "")), self._steering.seen
        numbers = {one["seat"]: one["number"] for one in seen["people"]} if seen else {}
        try:
            told = cast("Renamed", await self._steering.ask("renew_word", seat=seat))
        except Refused:
            return
        self._told = (numbers.get(seat, 0), told)
        self._steering.live.redraw()

    def told_in(self, door: DoorPanel | None) -> DoorPanel | None:
        """Return the panel of the door with the words that were made last."""
        if door is None or self._told is None:
            return door
        ui, (number, told) = self._steering.ui, self._told
        seat, link = ui("seats.number", n=number), ui("carry.return.link")
        line = ui("carry.door.told", seat=seat, link=link, **told)
        return {**door, "told": line}
