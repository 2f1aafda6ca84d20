"""What phones show that several people share: nobody's page has anything of anybody."""

import json

from tests.host.test_device import Shared, answer_first
from tests.support.contracts import assert_fits
from tests.support.room import LiveRoom, an_answer, here
from workshop.contracts.looks import PhoneLook
from workshop.contracts.phone import PhonePage
from workshop.pages.room import compose

OWN = {"cards", "group", "firm", "here", "wrote", "trial"}


def page_of(room, ticket):
    look = room.look(ticket)
    assert_fits(look, PhoneLook)
    page = json.loads(json.dumps(dict(compose(look))))
    assert_fits(page, PhonePage)
    return page


def test_a_device_of_three_through_a_whole_exercise():
    room = LiveRoom()
    room.fill(sales=6, marketing=6)
    here(room)
    shared = Shared(room)
    room.ask("arrived", token_hashes=shared.tokens)
    phases = set()
    while room.session["phase"] != "ended":
        phase = room.session["phase"]
        phases.add(phase)
        for at in (1, 2, 3) if phase == "asking" else ():
            ticket = shared.turn(at)
            assert page_of(room, ticket)["device"]["turn"] == at
            question, _ = answer_first(room, ticket, shared.people[at - 1])
            again = page_of(room, shared.turn(at))
            assert question not in [c["id"].partition("/")[2] for c in again.get("cards", [])]
        nobodys = page_of(room, shared.turn(0))
        assert not OWN & nobodys.keys()
        assert (nobodys["seat"], nobodys["department"]["id"]) == ("", "")
        assert [one["at"] for one in nobodys["device"]["people"]] == [1, 2, 3]
        assert all(one["take"] for one in nobodys["device"]["people"])
        if phase == "asking":
            assert nobodys["phase"] == "handed"
            for person in room.people[:12]:
                for question in room.round.asked(person.department):
                    if question.answerable:
                        person.answer(question.id, an_answer(question))
        room.advance()
    assert {"lobby", "story", "talk", "asking", "closed", "revealed"} <= phases


def test_who_is_next_is_whoever_still_owes_an_answer():
    room = LiveRoom()
    room.fill(sales=6, marketing=6)
    here(room)
    shared = Shared(room)
    room.advance("asking")
    assert [one["next"] for one in page_of(room, shared.turn(0))["device"]["people"]] == [
        True, False, False,
    ]  # fmt: skip
    for at in (1, 3):
        ticket = shared.turn(at)
        for question in room.round.asked(shared.people[at - 1].department):
            if question.answerable:
                told = {"question": question.id, "value": an_answer(question)}
                room.ask("answer", ticket, op=f"{at} {question.id}", exercise=room.exercise, **told)
    people = page_of(room, shared.turn(0))["device"]["people"]
    assert [one["done"] for one in people] == [True, False, True]
    assert [one["next"] for one in people] == [False, True, False]
