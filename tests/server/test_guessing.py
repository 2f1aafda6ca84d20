"""Whoever brings a right code or key gets in, however many wrong ones come beside it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.crowd import SEAT, Visitor
from tests.support.strangers import Guesser, guess_codes
from workshop.server.limits import ADDRESSES, PER_ADDRESS, Guesses


@pytest.fixture(scope="module")
def server(own_server):
    return own_server


ONE = ["127.0.0.1"]
TEN = [f"127.0.0.{n}" for n in range(1, 11)]


@pytest.mark.slow
@pytest.mark.parametrize("addresses", [ONE, TEN], ids=["one address", "ten addresses"])
def test_two_thousand_wrong_codes_keep_nobody_out(server, open_room, addresses):
    people = [Visitor(server.base, follows=False) for _ in range(10)]
    facilitator = Visitor(server.base, follows=False)
    with ThreadPoolExecutor(1) as enemy:
        guessing = enemy.submit(guess_codes, server.port, addresses, 2000)
        while not guessing.done():
            code = open_room()  # another one each time, for a room has only so many seats
            for person in people:
                person.forget(SEAT)
                assert person.post(f"/join/{code}", department="sales").status == 303
            facilitator.forget("workshop_facilitator")
            let_in = facilitator.post("/facilitate", key=server.links["facilitator_key"])
            assert let_in.status == 303
        answers = guessing.result()
    assert set(answers) == {404, 429}
    assert answers.count(404) <= len(addresses) * PER_ADDRESS
    assert all(person.cookie(SEAT) for person in people)


def test_a_right_code_typed_at_the_start_page_gets_in_after_many_wrong_ones(server, open_room):
    code = open_room()
    guess_codes(server.port, ONE, PER_ADDRESS + 5)
    visitor = Visitor(server.base)
    mistyped = visitor.post("/", code="WRNG77")
    assert mistyped.status == 429
    assert "the right code lets you in at once" in mistyped.body
    assert visitor.post("/", code=code).url.endswith(f"/join/{code}")


def test_wrong_keys_are_counted_and_the_right_one_fits(server):
    guesser = Guesser(server.port, "127.0.0.77")
    answers = [guesser.key(f"guess {n}") for n in range(PER_ADDRESS + 5)]
    assert answers == [403] * PER_ADDRESS + [429] * 5
    assert guesser.key(server.links["facilitator_key"]) == 303


def test_wrong_codes_are_forgotten_after_a_minute():
    now = [0.0]
    guesses = Guesses(lambda: now[0])
    assert not any(guesses.wrong("a") for _ in range(PER_ADDRESS))
    assert guesses.wrong("a")
    assert not guesses.wrong("b")
    now[0] = 61
    assert not guesses.wrong("a")


def test_a_guesser_with_many_addresses_fills_no_memory():
    guesses = Guesses()
    for number in range(3 * ADDRESSES):
        guesses.wrong(f"2001:db8:0:{number:x}::1")
    assert len(guesses._wrong) == ADDRESSES
