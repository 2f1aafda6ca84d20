"""A session's rows, where what it plays has another name on this laptop."""

from collections.abc import Mapping
from typing import Any, cast

from workshop.contracts.carrying import Bundle, Earlier

Names = Mapping[str, str]
"""What exercises, moments and programmes are called here, by what they were called there."""


def resettled(bundle: Bundle, names: Names) -> Bundle:
    """Return a session as it plays what is here; nothing else in it is another.

    Raises:
        KeyError, TypeError, ValueError: it has not the form of a session.
    """
    if all(there == here for there, here in names.items()):
        return bundle
    needs = [names.get(slug, slug) for slug in bundle["needs"]]
    told = _named(cast("dict[str, Any]", {**bundle, "needs": needs}), names)
    told["tables"] = {**told["tables"], "sessions": _rows(told["tables"], names)}
    if told["earlier"]:
        earlier = cast("Earlier", told["earlier"])
        earlier["tables"] = {**earlier["tables"], "sessions": _rows(earlier["tables"], names)}
    return cast("Bundle", told)


def _named(told: Any, names: Names) -> Any:
    """Name anew whatever says of itself of which exercise it is, however deep it stands."""
    if isinstance(told, list):
        return [_named(one, names) for one in told]
    if not isinstance(told, dict):
        return told
    made = {key: _named(value, names) for key, value in told.items()}
    if isinstance(slug := made.get("exercise"), str):
        made["exercise"] = names.get(slug, slug)
    return made


def _rows(tables: Mapping[str, list[dict[str, Any]]], names: Names) -> list[dict[str, Any]]:
    return [_session(row, names) for row in tables["sessions"]]


def _session(row: dict[str, Any], names: Names) -> dict[str, Any]:
    """Return the row of a session: what it plays, could choose, and would play after an undo."""
    made = {**row, "agenda": names.get(row["agenda"], row["agenda"])}
    if row.get("course"):
        made["course"] = _course(row["course"], names)
    if row.get("slots"):
        made["slots"] = [[_course(offer, names) for offer in slot] for slot in row["slots"]]
    if row.get("minutes"):
        made["minutes"] = {_round(key, names): n for key, n in row["minutes"].items()}
    if row.get("before") and row["before"].get("course"):
        made["before"] = {**row["before"], "course": _course(row["before"]["course"], names)}
    return made


def _course(kept: list[list[str]], names: Names) -> list[list[str]]:
    return [[names.get(exercise, exercise), round] for exercise, round in kept]


def _round(key: str, names: Names) -> str:
    """Return the name of a round, `EXERCISE/ROUND`."""
    exercise, _, round = key.partition("/")
    return f"{names.get(exercise, exercise)}/{round}"
