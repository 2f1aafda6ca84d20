"""Sessions that are followed up: signed promises, an indicator, pulses, and codes of people."""

from contextlib import suppress
from random import Random

from tests.support.room import LiveRoom
from workshop.exercises.agenda import alone
from workshop.host.client import new_op
from workshop.pulse.codes import LETTERS, by_hand, drawn, written

SLUG = "commitments"
DUE = {"indicator": "Leads with a date", "today": "6 of 20", "owner": "Head of sales"}


def signed_room(sales=6, marketing=6, store=None, promises=("news", "response"), **opening):
    """Return a room that has signed promises and is over; small, so it says yes aloud."""
    room = LiveRoom(store, agenda=alone(SLUG), **opening)
    return played(room, sales, marketing, promises)


def played(room, sales, marketing, promises):
    """Take a room from its lobby over signed promises to its end."""
    room.fill(sales=1, marketing=1)
    while room.session["phase"] != "talk":
        room.advance()
    for id in promises:
        sign(room, id)
    room.fill(sales=sales - 1, marketing=marketing - 1)
    room.advance("end")
    return room


def sign(room, id):
    """Take up an example, write it out and let both sides sign it aloud."""
    day = room.ask("follow", code=room.code)["followed"]["day"]
    due = f"{int(day[:4]) + 1}{day[4:8]}15"
    with suppress(Exception):
        room.ask("propose", example=id, op=new_op(), code=room.code)
    room.ask("write", promise=id, terms={**DUE, "due": due}, code=room.code)
    for do in ("agree", "sign"):
        word = {"agree": "agreed", "sign": "signed"}[do]
        for side in ("sales", "marketing"):
            room.ask(do, promise=id, department=side, code=room.code, **{word: True})


def agreed_on(room, known="answered", n=12, of=40):
    """Agree on an indicator, with its value before."""
    told = room.ask("indicate", code=room.code, op=new_op(), known=known)
    id = told["indicator"]
    room.ask("indicate", code=room.code, indicator=id, when="before", n=n, of=of, source="CRM")
    return id


def made(room):
    """Make the pulses of a room and return what they ask."""
    return room.ask("pulse", code=room.code)["followed"]["pulse"]


def some_answer(pulse, rng, which="two", department=None, **values):
    """Return what somebody says; what is not named in `values` is drawn, and may be left out."""
    department = department or rng.choice([one["id"] for one in pulse["departments"]])
    found = {}
    for one in pulse["asked"]:
        value = values.get(one["id"], _drawn(one, rng))
        if value not in (None, {}) and department in one["prompt"]:
            found[one["id"]] = value
    return {"which": which, "department": department, "values": found}


def _drawn(one, rng):
    if not one["items"]:
        return _part(one, rng)
    parts = {item["id"]: _part(one, rng) for item in one["items"]}
    return {item: part for item, part in parts.items() if part is not None}


def _part(one, rng):
    if rng.random() < 0.2:
        return None
    ids = [option["id"] for option in one["options"]]
    if one["kind"] == "several":
        return [id for id in ids[:-1] if rng.random() < 0.4]
    return rng.choice(ids)


def a_number(pulse, rng):
    return "".join(rng.choices(LETTERS, k=drawn(pulse)))


def a_code(pulse, rng=None, **answer):
    """Return a code of somebody's."""
    rng = rng or Random()
    return written(pulse, some_answer(pulse, rng, **answer), a_number(pulse, rng))


def a_line(pulse, rng=None, **answer):
    """Return what somebody writes by hand."""
    rng = rng or Random()
    return by_hand(pulse, some_answer(pulse, rng, **answer), f"{rng.randrange(10**6):06}")
