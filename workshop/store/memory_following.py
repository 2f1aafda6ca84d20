"""The part of a store in memory that keeps indicators and pulses."""

from collections.abc import Collection

from workshop.store.followed import IndicatorRecord, PulseRecord
from workshop.store.memory_retaining import Contents


class RemembersFollowing:
    """The part of a store in memory that keeps indicators and pulses."""

    _now: Contents

    def put_indicator(self, record: IndicatorRecord) -> None:
        """Keep an indicator as it is now, in the place of what was kept of it before."""
        self._now.indicators[record.session, record.id] = record

    def drop_indicator(self, session: str, id: str) -> None:
        """Forget an indicator; one that there is not is no mistake."""
        self._now.indicators.pop((session, id), None)

    def indicators(self, session: str) -> list[IndicatorRecord]:
        """Return the indicators of a session, in their order."""
        ours = [one for one in self._now.indicators.values() if one.session == session]
        return sorted(ours, key=lambda one: one.number)

    def put_pulse(self, record: PulseRecord) -> None:
        """Keep a pulse as it is now, in the place of what was kept of it before."""
        self._now.pulses[record.session, record.which] = record

    def pulses(self, session: str) -> list[PulseRecord]:
        """Return the pulses of a session."""
        return [one for one in self._now.pulses.values() if one.session == session]

    def pulse_numbers(self, session: str, which: str) -> set[str]:
        """Return what is kept of the numbers of the codes that a pulse has counted."""
        return {key[2] for key in self._now.pulse_numbers if key[:2] == (session, which)}

    def add_pulse_numbers(self, session: str, which: str, numbers: Collection[str]) -> None:
        """Remember these too; each is new."""
        self._now.pulse_numbers |= {(session, which, number) for number in numbers}

    def forget_pulse_numbers(self, session: str, which: str) -> None:
        """Forget all of them: a pulse that is closed counts nothing any more."""
        there = self._now.pulse_numbers
        self._now.pulse_numbers = {key for key in there if key[:2] != (session, which)}
