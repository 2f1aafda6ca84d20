"""Commands about indicators: agreed on before a session, measured before it and after it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from math import isfinite

from workshop.contracts.pulse import UNITS, WAYS, WHEN, FollowedReply, Taken
from workshop.contracts.replies import Command, Promised
from workshop.errors import Refused
from workshop.host.callers import Caller, hashed
from workshop.host.fields import one_of, text
from workshop.host.followed import followed, follows_otherwise, view_of
from workshop.host.promising import changed, check_still, promise_in
from workshop.host.rooms import Rooms
from workshop.host.signing import TERM
from workshop.pulse.indicators import known_indicators, name_of, value_in_words
from workshop.questions.writing import kept_line
from workshop.store import IndicatorRecord, PromiseRecord, SessionRecord

MOST = 3
"""Indicators of a session: more nobody follows."""

LARGEST = 10**7
"""Of anything that two departments count."""

EARLIEST = 3 * 365
"""Days before which no baseline says anything of today."""


def indicate(rooms: Rooms, _: Caller, command: Command) -> FollowedReply:
    """Agree on an indicator, write down a value of it, or, with `drop`, do without it.

    A new one is named by `known`, or by `text`, `unit` and `better`. `when` says which value is
    meant: with `n`, `of`, `day` and `source` it is written down, without `n` taken away.

    Raises:
        Refused: `indicators-full`, `pulse-made`, once the pulses ask about it; `empty-text`,
            `too-long`, `bad-value-of`, `bad-day`.
    """
    record = rooms.named(command)
    one = _new(rooms, record, command)
    if command.get("drop") is True:
        _check_unasked(rooms, record)
        _drop(rooms, record, one)
    else:
        when = command.get("when")
        rooms.store.put_indicator(_with_value(rooms, one, command) if when is not None else one)
    follows_otherwise(rooms, record)
    return {"followed": followed(rooms, record), "indicator": one.id}


def _new(rooms: Rooms, record: SessionRecord, command: Command) -> IndicatorRecord:
    """Return the indicator that a command names, or the one that it agrees on."""
    there = rooms.store.indicators(record.id)
    if command.get("indicator") is not None:
        id = one_of(command, "indicator", [one.id for one in there])
        return next(one for one in there if one.id == id)
    id = f"i{hashed(record.id + text(command, 'op', 64))[:12]}"
    known = next((one for one in there if one.id == id), None)
    if known is not None:
        return known
    _check_unasked(rooms, record)
    if len(there) >= MOST:
        raise Refused("indicators-full", most=MOST)
    number = 1 + max((one.number for one in there), default=0)
    return _named(record, command, id, number)


def _named(record: SessionRecord, command: Command, id: str, number: int) -> IndicatorRecord:
    if command.get("known"):
        listed = {one.id: one for one in known_indicators()}
        one = listed[one_of(command, "known", listed)]
        return IndicatorRecord(record.id, id, number, one.id, "", one.unit, one.better)
    said = _line(command, "text")
    if not said:
        raise Refused("empty-text")
    unit, better = one_of(command, "unit", UNITS), one_of(command, "better", WAYS)
    return IndicatorRecord(record.id, id, number, "", said, unit, better)


def _line(command: Command, name: str) -> str:
    given = command.get(name, "")
    said = kept_line(given) if isinstance(given, str) else ""
    if len(said) > TERM:
        raise Refused("too-long", limit=TERM, length=len(said))
    return said


def _check_unasked(rooms: Rooms, record: SessionRecord) -> None:
    if rooms.store.pulses(record.id):
        raise Refused("pulse-made")


def _drop(rooms: Rooms, record: SessionRecord, one: IndicatorRecord) -> None:
    rooms.store.drop_indicator(record.id, one.id)
    for promise in rooms.store.promises(record.id):
        if promise.measured == one.id:
            rooms.store.put_promise(replace(promise, measured=""))


def _with_value(rooms: Rooms, one: IndicatorRecord, command: Command) -> IndicatorRecord:
    when = one_of(command, "when", WHEN)
    others = {name: value for name, value in one.taken.items() if name != when}
    if command.get("n") is None:
        return replace(one, taken=others)
    return replace(one, taken={**others, when: _value(rooms, one.unit, command)})


def _value(rooms: Rooms, unit: str, command: Command) -> Taken:
    n = _amount(command.get("n"))
    of = 0.0 if unit == "time" else _amount(command.get("of"))
    if not _fits(unit, n, of):
        raise Refused("bad-value-of", unit=unit)
    return {"day": _day(rooms, command), "n": n, "of": of, "source": _line(command, "source")}


def _fits(unit: str, n: float, of: float) -> bool:
    """Whether so many can be of so many, or in so many weeks."""
    if unit == "time":
        return True
    whole = n.is_integer() and of.is_integer() and of > 0
    return whole and (unit == "count" or n <= of)


def _amount(value: object) -> float:
    given = float(value) if isinstance(value, int | float) and type(value) is not bool else -1.0
    if not isfinite(given) or not 0 <= given <= LARGEST:
        raise Refused("bad-value-of")
    return given


def _day(rooms: Rooms, command: Command) -> str:
    """Return of which day a value is: none that has yet to come."""
    today = rooms.clock().astimezone().date()
    with suppress(TypeError, ValueError):
        day = date.fromisoformat(str(command.get("day") or today))
        if today - timedelta(days=EARLIEST) <= day <= today:
            return day.isoformat()
    raise Refused("bad-day")


def measure(rooms: Rooms, _: Caller, command: Command) -> Promised:
    """Let a promise be counted by an indicator: how, and its value today, are filled in by it.

    Without one the promise is no longer counted by it, and what was filled in stays.

    Raises:
        Refused: `promise-signed`, and what `write` refuses.
    """
    record, _exercise, one = promise_in(rooms, command)
    check_still(record)
    if one.signed:
        raise Refused("promise-signed")
    there = {indicator.id: indicator for indicator in rooms.store.indicators(record.id)}
    id = one_of(command, "indicator", (*there, ""))
    rooms.store.put_promise(_by(one, there[id], record) if id else replace(one, measured=""))
    changed(rooms, record)
    return {"promise": one.id}


def _by(one: PromiseRecord, by: IndicatorRecord, record: SessionRecord) -> PromiseRecord:
    view, language = view_of(by), record.language
    filled = {"indicator": name_of(view, language)}
    if "before" in by.taken:
        filled["today"] = value_in_words(by.unit, by.taken["before"], language)
    short = {name: said[:TERM] for name, said in filled.items()}
    return replace(one, measured=by.id, terms={**one.terms, **short})


# ---- what can be taken back ----

Agreed = tuple[list[IndicatorRecord], dict[str, str], bool]
"""Indicators, by which of them each promise is counted, and whether the pulses were made."""


def agreed_so_far(rooms: Rooms, record: SessionRecord, _: Command) -> Agreed:
    """Return what a command about indicators changes, as it is."""
    measured = {one.id: one.measured for one in rooms.store.promises(record.id) if one.measured}
    there = rooms.store.indicators(record.id)
    return there, measured, bool(rooms.store.pulses(record.id))


def put_back(rooms: Rooms, record: SessionRecord, command: Command, before: Agreed) -> None:
    """Let indicators, and what promises are counted by, be as they were."""
    there, measured, _ = before
    for one in agreed_so_far(rooms, record, command)[0]:
        rooms.store.drop_indicator(record.id, one.id)
    for one in there:
        rooms.store.put_indicator(one)
    for promise in rooms.store.promises(record.id):
        by = measured.get(promise.id, "")
        if promise.measured != by:
            rooms.store.put_promise(replace(promise, measured=by))
    follows_otherwise(rooms, record)
    changed(rooms, record)


HANDLERS: dict[str, Callable[[Rooms, Caller, Command], FollowedReply | Promised]] = {
    "indicate": indicate,
    "measure": measure,
}
"""By the name of the command; all of them are the facilitator's."""
