"""The example of a report: a small session that invented people play, with promises they sign."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from workshop.commands.rehearse.hosts import Own
from workshop.commands.rehearse.opening import cast_of
from workshop.commands.rehearse.playing import play
from workshop.content import LANGUAGES
from workshop.contracts.record import Head
from workshop.contracts.replies import Reply
from workshop.contracts.tallies import Value
from workshop.host.asking import Ask
from workshop.host.callers import new_token
from workshop.host.service import Host
from workshop.record.example import path
from workshop.record.record import Record
from workshop.store import Store

AGENDA = "only.where-are-the-sales:room+commitments:vote:sign"
ROOM, SEED = "one-sided", 1

BEGUN = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
STEP = timedelta(minutes=3)
"""What passes between two moves: an example is to have minutes, and nobody waits for them."""


class _Timed(Own):
    """A host in whose room time passes when somebody moves it on, and at no other moment."""

    def __init__(self, store: Store) -> None:
        self._now = BEGUN
        self._key = new_token()
        self._host = Host(store, self._key, clock=lambda: self._now)

    def ask(self, do: str, ticket: str = "", **fields: Value) -> Reply:
        """Carry out a command; moving on takes its time."""
        if do == "advance":
            self._now += STEP
        return super().ask(do, ticket, **fields)


def written(store: Store, to: Path | None = None) -> Path:
    """Play the session, write its record with the findings in every language, return the file.

    Args:
        store: an empty one, in which it is played.
        to: where; else where the kit has it.
    """
    host, codes = _Timed(store), list[str]()
    for _ in play(host, cast_of(AGENDA, ROOM, None, SEED, LANGUAGES[0]), codes.append):
        _sign(host, codes[0])
    record = Record.of(_asking(host), codes[0], LANGUAGES[0])
    for language in LANGUAGES:
        record = record.speaking(language)
    return record.save(to or path())


def _asking(host: Own) -> Ask:
    def ask(do: str, /, **fields: Value) -> Reply:
        return host.ask(do, **fields)

    return ask


def _sign(host: Own, code: str) -> None:
    """Let both sides sign what they want and what is complete, as a facilitator notes it."""
    head = cast("Head", host.ask("record", code=code))
    for one in head["promises"]:
        if one["adopted"] and not one["missing"]:
            for side in one["sides"]:
                host.ask("sign", code=code, promise=one["id"], department=side, signed=True)
