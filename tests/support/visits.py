"""A room that is walked through an exercise, so that what it shows can be looked at everywhere."""

from tests.support.room import PROMISES, LiveRoom
from workshop.exercises.agenda import alone
from workshop.host.callers import hashed


def visits(slug, **opening):
    """Play a room through an exercise; yield it in every phase, and ended."""
    room = LiveRoom(agenda=alone(slug), **opening)
    room.fill(sales=6, marketing=6)
    room.seat("sales", "nb")
    room.ask("arrived", token_hashes=[hashed(person.token) for person in room.people])
    yield room
    while room.advance()["phase"] != "ended":
        if room.session["phase"] == "asking":
            yield room
            # Of one mind, so that there is something to sign.
            room.everyone_answers(*([lambda _: 0] if slug == PROMISES else []))
        room.compute()
        yield room
    yield room


def release_everything(room):
    """Let the room see each text that there is to release."""
    for text in room.look()["texts"]:
        room.ask("release", code=room.code, id=text["id"], released=True)
