"""What a database holds after a session: what was sent, by seat, and what was promised."""

import json
import sqlite3
from collections import defaultdict
from contextlib import closing

from tests.support.crowd import SEAT
from workshop.host.callers import hashed

_ANSWERS = """SELECT token_hash, exercise, question, value FROM responses AS given
    JOIN participants AS people ON people.id = given.participant ORDER BY given.number"""
_PROMISES = "SELECT text, example, terms, signed, kept FROM promises ORDER BY session, number"


def answers_in(server) -> dict:
    """Return what a database of a server that has ended holds, by the hash of a seat."""
    kept = defaultdict(dict)
    with closing(sqlite3.connect(server.database)) as database:
        for seat, exercise, question, value in database.execute(_ANSWERS):
            kept[seat][exercise, question] = json.loads(value)
    return kept


def promises_in(server) -> list[dict]:
    """Return the promises in a database of a server that has ended, in the order of their list."""
    with closing(sqlite3.connect(server.database)) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute(_PROMISES)]
    return [{**row, **{key: json.loads(row[key]) for key in ("terms", "signed")}} for row in rows]


def seat_of(phone) -> str:
    """Return the hash under which a phone's seat is kept."""
    cookies = {cookie["name"]: cookie["value"] for cookie in phone.page.context.cookies()}
    return hashed(cookies[SEAT])
