"""What changes of a session once it is open: the same in every store."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from workshop.session import PAUSED, Position
from workshop.store.records import Before, Countdown, SessionRecord

_GONE: Mapping[str, Any] = {
    "looking": None,
    "countdown": None,
    "paused": None,
    "parking": False,
    "held": False,
}
"""What ends with any move of the room."""


class Running:
    """The part of a store that writes down how a session goes on."""

    def session(self, id: str) -> SessionRecord | None:
        """Return a session by its id."""
        raise NotImplementedError

    def _change(self, id: str, **fields: Any) -> None:
        """Set fields of a session's record."""
        raise NotImplementedError

    def _note(self, id: str, to: Position, op: str, at: datetime, phase: str = "") -> None:
        """Remember an operation and where it led."""
        raise NotImplementedError

    def _known(self, id: str) -> SessionRecord:
        record = self.session(id)
        assert record is not None  # noqa: S101 - whoever changes a session has found it
        return record

    def move(
        self, id: str, position: Position, op: str, at: datetime, before: Before | None = None
    ) -> None:
        """Record that a session moved."""
        was = self._known(id)
        entered = was.entered if was.position.step == position.step else at
        self._change(id, position=position, entered=entered, before=before, shown=0, **_GONE)
        self._note(id, position, op, at)

    def take_back(self, id: str, position: Position, op: str, at: datetime, before: Before) -> None:
        """Record that a session moved back to where it was, its clock and its slide too."""
        place = {"position": position, "entered": before.entered, "shown": before.shown}
        self._change(id, before=None, **place, **_GONE)
        self._note(id, position, op, at)

    def stand_still(self, id: str, since: datetime | None, op: str, at: datetime) -> None:
        """Record since when a session stands still; None: it goes on."""
        self._change(id, paused=since)
        self._note(id, self._known(id).position, op, at, PAUSED if since else "")

    def change_course(
        self,
        id: str,
        course: Sequence[tuple[str, str]],
        position: Position,
        op: str,
        at: datetime,
        before: Before | None = None,
    ) -> None:
        """Record that a session plays something else from now on; the room stays where it is."""
        self._change(id, course=tuple(course), position=position, before=before)
        self._note(id, position, op, at)

    def show(self, id: str, slide: int) -> None:
        """Record which slide is in front: of the reveal that is looked at again, where one is."""
        again = self._known(id).looking is not None
        self._change(id, **{"looked" if again else "shown": slide})

    def look_again(self, id: str, step: int | None) -> None:
        """Record which earlier reveal the room looks at; None: it is where it is."""
        self._change(id, looking=step, looked=0)

    def count_down(self, id: str, countdown: Countdown | None) -> None:
        """Record the time that a room was given for what it does; None: there is none."""
        self._change(id, countdown=countdown)

    def set_address(self, id: str, address: str) -> None:
        """Record which address phones are sent to."""
        self._change(id, address=address)

    def set_course(self, id: str, course: Sequence[tuple[str, str]]) -> None:
        """Record exercise and round of each step."""
        self._change(id, course=tuple(course))

    def set_names(self, id: str, names: Mapping[str, str]) -> None:
        """Record what the departments of a session call themselves, by id."""
        self._change(id, names=dict(names))

    def show_parking(self, id: str, shown: bool) -> None:
        """Record whether the wall shows the parking place."""
        self._change(id, parking=shown)

    def set_pace(self, id: str, pace: str) -> None:
        """Record who opens questions and shows their results."""
        self._change(id, pace=pace)

    def hold(self, id: str, *, held: bool) -> None:
        """Record whether the results of the questions that are open wait for whoever leads."""
        self._change(id, held=held)

    def set_door(self, id: str, door: str) -> None:
        """Record whether newcomers get in."""
        self._change(id, door=door)

    def set_carry(self, id: str, key: str, closed: datetime | None, goes_on: str) -> None:
        """Record by which key, since when and where a session goes on."""
        self._change(id, carry_key=key, closed=closed, goes_on=goes_on)

    def keep_until(self, id: str, until: datetime) -> None:
        """Record until when what single people said is kept."""
        self._change(id, keeps_until=until)

    def set_passing(self, id: str, *, passing: bool) -> None:
        """Record whether a session is gone when whoever leads leaves it."""
        self._change(id, passing=passing)
