"""A session is followed up at a real host, by honest people and by some who are not."""

from datetime import timedelta
from random import Random

import pytest

from tests.support.contracts import assert_fits
from tests.support.days import Days
from tests.support.pulsed import a_code, a_line, agreed_on, made, sign, signed_room
from tests.support.room import LiveRoom
from tests.support.team_room import team_room
from workshop.contracts.overview import FacilitatorLook
from workshop.exercises.agenda import alone
from workshop.host.client import new_op
from workshop.host.pulsing import LONGEST
from workshop.store import MemoryStore


def followed(room):
    return room.ask("follow", code=room.code)["followed"]


def state(room, which="two"):
    return next(one for one in followed(room)["pulses"] if one["which"] == which)


def send(room, text, which="two", count=True):
    return room.ask("pulse_codes", code=room.code, which=which, text=text, count=count)


def refused(room, do, **fields):
    return room.refusal(do, code=room.code, **fields)


def heap(pulse, rng, which="two", **by):
    return [
        a_code(pulse, rng, which=which, department=side) for side, n in by.items() for _ in range(n)
    ]


@pytest.fixture
def room():
    return signed_room()


@pytest.fixture
def today(room):
    """The day on which the room's clock stands still, whatever happens at midnight."""
    room.host._rooms.clock = clock = Days()
    return clock.now.astimezone().date().isoformat()


@pytest.fixture
def store(tmp_path):
    from workshop.store.opening import open_store

    kept = open_store(f"sqlite:///{tmp_path}/room.db")
    yield kept
    kept.close()


# -- indicators -----------------------------------------------------------------------------


def test_an_indicator_is_agreed_on_measured_and_taken_off_again(room, today):
    id = agreed_on(room)
    (there,) = followed(room)["indicators"]
    assert (there["known"], there["unit"], there["better"]) == ("answered", "share", "up")
    assert there["values"]["before"] == {"day": today, "n": 12.0, "of": 40.0, "source": "CRM"}
    room.ask("indicate", code=room.code, indicator=id, when="before", n=None)
    assert followed(room)["indicators"][0]["values"] == {}
    room.ask("indicate", code=room.code, indicator=id, drop=True)
    assert followed(room)["indicators"] == []


def test_one_of_the_teams_own_has_its_own_words_and_there_are_three_at_most(room):
    own = {"text": " Calls  with\u202e both ", "unit": "count", "better": "down"}
    room.ask("indicate", code=room.code, op=new_op(), **own)
    assert followed(room)["indicators"][0]["text"] == "Calls with both"
    agreed_on(room, "answered")
    agreed_on(room, "joined", 3, 4)
    assert refused(room, "indicate", op=new_op(), known="hours") == "indicators-full"


WRONG = [
    ({"known": "nonsense"}, "bad-choice"),
    ({"text": "   ", "unit": "share", "better": "up"}, "empty-text"),
    ({"text": "x" * 161, "unit": "share", "better": "up"}, "too-long"),
    ({"text": "Calls", "unit": "euro", "better": "up"}, "bad-choice"),
    ({"text": ["Calls"], "unit": "share", "better": "up"}, "empty-text"),
    ({"known": "answered", "when": "before", "n": 41, "of": 40}, "bad-value-of"),
    ({"known": "answered", "when": "before", "n": 1.5, "of": 40}, "bad-value-of"),
    ({"known": "answered", "when": "before", "n": "12", "of": 40}, "bad-value-of"),
    ({"known": "answered", "when": "before", "n": True, "of": 40}, "bad-value-of"),
    ({"known": "answered", "when": "before", "n": float("nan"), "of": 4}, "bad-value-of"),
    ({"known": "joined", "when": "before", "n": 3, "of": 0}, "bad-value-of"),
    ({"known": "answered", "when": "before", "n": 1, "of": 2, "day": "2999-01-01"}, "bad-day"),
    ({"known": "answered", "when": "before", "n": 1, "of": 2, "day": 7}, "bad-day"),
    ({"known": "answered", "when": "later", "n": 1, "of": 2}, "bad-choice"),
    ({"indicator": "i-nobodys", "when": "before", "n": 1, "of": 2}, "bad-choice"),
]


@pytest.mark.parametrize(("fields", "code"), WRONG)
def test_what_makes_no_sense_is_refused_and_changes_nothing(room, fields, code):
    assert refused(room, "indicate", op=new_op(), **fields) == code
    assert followed(room)["indicators"] == []


def test_a_promise_is_counted_by_what_was_agreed_on_until_it_is_signed():
    room = LiveRoom(agenda=alone("commitments"))
    id = agreed_on(room)
    room.fill(sales=1, marketing=1)
    while room.session["phase"] != "talk":
        room.advance()
    room.ask("propose", example="news", op=new_op(), code=room.code)
    room.ask("measure", promise="news", indicator=id, code=room.code)
    (there,) = room.look()["promises"]
    assert there["measured"] == id
    assert there["terms"]["indicator"] == "Leads answered within a working day"
    assert there["terms"]["today"] == "12 of 40 (30%)"
    assert refused(room, "measure", promise="news", indicator="nobodys") == "bad-choice"
    room.ask("measure", promise="news", indicator="", code=room.code)
    assert room.look()["promises"][0]["measured"] == ""
    sign(room, "news")
    assert refused(room, "measure", promise="news", indicator=id) == "promise-signed"


# -- pulses -----------------------------------------------------------------------------------


def test_pulses_are_made_once_when_the_session_is_over_and_ask_the_same_both_times(room, today):
    id = agreed_on(room)
    pulse = made(room)
    assert [one["which"] for one in followed(room)["pulses"]] == ["two", "six"]
    assert made(room) == pulse
    assert refused(room, "indicate", op=new_op(), known="hours") == "pulse-made"
    assert refused(room, "indicate", indicator=id, drop=True) == "pulse-made"
    room.ask("indicate", code=room.code, indicator=id, when="two", n=20, of=40)
    assert [i["id"] for i in pulse["asked"][0]["items"]] == ["news", "response"]
    assert state(room)["due"] > today
    assert_fits(room.look(), FacilitatorLook)


def test_a_session_that_goes_on_has_no_pulse():
    room = LiveRoom()
    room.fill(sales=1)
    assert refused(room, "pulse") == "pulse-too-early"
    assert refused(room, "pulse_codes", which="two", text="P2") == "pulse-missing"
    assert refused(room, "pulse_close", which="two") == "pulse-missing"


def test_codes_are_looked_through_before_they_are_counted_and_each_counts_once(room):
    pulse, rng = made(room), Random(1)
    mails = heap(pulse, rng, sales=3, marketing=4)
    text = "\n".join(f"Hello,\n> {one}\nKari" for one in mails)
    assert send(room, text, count=False)["fresh"] == {"sales": 3, "marketing": 4}
    assert state(room)["counted"] == {"sales": 0, "marketing": 0}
    assert send(room, text + text)["again"] == 7
    assert state(room)["counted"] == {"sales": 3, "marketing": 4}
    assert send(room, text)["fresh"] == {"sales": 0, "marketing": 0}
    assert state(room)["counted"] == {"sales": 3, "marketing": 4}


def test_somebody_who_answers_otherwise_with_the_same_number_counts_once(room):
    pulse = made(room)
    line = a_line(pulse, Random(1), department="sales", mine="once")
    other = a_line(pulse, Random(1), department="sales", mine="often")
    assert line[-6:] == other[-6:] or line != other
    digits = line.rpartition(" ")[2]
    first = a_line(pulse, Random(2), department="sales").rpartition(" ")[0]
    send(room, f"{first} {digits}")
    assert send(room, f"{line.rpartition(' ')[0]} {digits}")["again"] == 1


def test_nothing_is_told_before_a_pulse_is_closed_and_nothing_counts_afterwards(room):
    pulse, rng = made(room), Random(2)
    send(room, "\n".join(heap(pulse, rng, sales=5, marketing=6)))
    assert state(room)["told"] == {}
    assert "kept" not in str(room.look()["followed"]["pulses"][0]["told"])
    room.ask("pulse_close", code=room.code, which="two")
    told = state(room)["told"]
    assert told["mine"]["cells"]
    late = a_code(pulse, rng, department="sales")
    assert send(room, late)["late"] == 1
    assert send(room, late)["counted"]
    room.ask("pulse_close", code=room.code, which="two")
    assert state(room)["told"] == told
    assert state(room, "six")["told"] == {}


def test_once_it_is_closed_neither_sums_nor_numbers_are_left_in_the_store(store):
    room = signed_room(store=store)
    pulse = made(room)
    send(room, "\n".join(heap(pulse, Random(3), sales=5, marketing=5)))
    with store.transaction():
        assert store.pulse_numbers(room.session["id"], "two")
    room.ask("pulse_close", code=room.code, which="two")
    with store.transaction():
        (two, _) = sorted(store.pulses(room.session["id"]), key=lambda one: one.which, reverse=True)
        assert (two.which, two.sums) == ("two", {})
        assert store.pulse_numbers(room.session["id"], "two") == set()


def test_codes_of_the_other_pulse_and_what_is_none_are_named_and_count_nothing(room):
    pulse, rng = made(room), Random(4)
    text = (
        f"{a_code(pulse, rng, which='six')} P2-ABCD-EFGH, P2-{'Z' * 90} {a_code(pulse, rng)[:-1]}"
    )
    read = send(room, text)
    assert read["other"] == 1
    assert len(read["wrong"]) == 3
    assert all(len(one) <= 60 for one in read["wrong"])
    assert sum(read["fresh"].values()) == 0


GARBAGE = ["\ud800", "x" * (LONGEST + 1), "", 7, None, {"P2": 1}, ["P2-"]]


@pytest.mark.parametrize("text", GARBAGE)
def test_garbage_in_the_place_of_a_text_is_refused(room, text):
    made(room)
    assert refused(room, "pulse_codes", which="two", text=text, count=True) == "bad-command"
    assert refused(room, "pulse_codes", which="ten", text="P2", count=True) == "bad-choice"


def test_a_flood_of_letters_is_looked_through_and_counts_nothing(room):
    made(room)
    for text in ("P2-" * 100_000, "P2" + " -" * 150_000, "P2T 1 " * 60_000, "P 2 P2T" * 50_000):
        read = send(room, text[:LONGEST])
        assert len(read["wrong"]) <= 20
        assert not any(read["fresh"].values())


def test_a_pulse_without_any_code_is_not_closed(room):
    made(room)
    assert refused(room, "pulse_close", which="two") == "pulse-empty"
    assert state(room)["closed"] == ""


def test_of_four_of_a_side_nothing_is_told_by_itself(room):
    pulse = made(room)
    send(room, "\n".join(heap(pulse, Random(5), sales=4, marketing=8)))
    room.ask("pulse_close", code=room.code, which="two")
    cells = [by for one in state(room)["told"].values() for by in one["cells"].values()]
    assert all(set(by) <= {"all"} for by in cells)


def test_a_side_that_answers_together_counts_once():
    room = team_room(alone("commitments"))
    room.advance("end")
    pulse = made(room)
    assert pulse["teams"]
    read = send(room, "\n".join(heap(pulse, Random(6), sales=3, marketing=1)))
    assert read["fresh"] == {"sales": 1, "marketing": 1}
    assert read["second"] == 2
    room.ask("pulse_close", code=room.code, which="two")
    assert set(state(room)["told"]["mine"].get("said", {})) <= {"sales", "marketing"}


def test_nobody_but_who_leads_learns_or_does_anything(room):
    made(room)
    phone = room.people[0].ticket
    for do in ("follow", "pulse", "pulse_codes", "pulse_close", "indicate", "measure"):
        assert room.refusal(do, phone, code=room.code, which="two", text="P2") == "not-allowed"
        assert room.refusal(do, room.wall(), code=room.code) == "not-allowed"
    assert "followed" not in room.people[0].look()


def test_a_pulse_that_was_closed_with_five_cannot_be_closed_again_with_six(room):
    pulse, rng = made(room), Random(9)
    first = heap(pulse, rng, sales=5, marketing=5)
    send(room, "\n".join(first))
    room.ask("pulse_close", code=room.code, which="two")
    told = state(room)["told"]
    send(room, "\n".join([*first, a_code(pulse, rng, department="sales")]))
    room.ask("pulse", code=room.code)
    room.ask("pulse_close", code=room.code, which="two")
    assert (state(room)["told"], state(room)["counted"]) == (told, {"sales": 5, "marketing": 5})


def test_the_weeks_are_counted_from_the_day_on_which_the_room_began():
    room = signed_room(store=MemoryStore())
    pulse = made(room)
    day = followed(room)["day"]
    assert pulse["day"] == day
    from datetime import date

    assert state(room)["due"] == (date.fromisoformat(day) + timedelta(days=14)).isoformat()
    assert state(room, "six")["due"] == (date.fromisoformat(day) + timedelta(days=42)).isoformat()


def test_departments_go_by_their_own_names_and_markup_is_only_a_name(room):
    from workshop.pulse.page import written
    from workshop.pulse.plain import written as plain

    room = signed_room(names={"sales": "<b>Us</b>", "marketing": "Growth"})
    pulse = made(room)
    page, text = written(pulse, "two", "nb").decode(), plain(pulse, "two", "en")
    assert "&lt;b&gt;Us&lt;/b&gt;" in page
    assert "<b>" not in page
    assert "The people in Growth" in page
    assert "1 = <b>Us</b>" in text
    assert "2 = Growth" in text


def test_what_was_agreed_can_be_taken_back_until_the_pulses_ask_about_it(room):
    agreed_on(room)
    (undo, *_) = room.look()["undoable"]
    room.ask("restore", code=room.code, id=undo["id"])
    assert followed(room)["indicators"][0]["values"] == {}
    room.ask("indicate", code=room.code, op=new_op(), known="joined")
    made(room)
    assert not [one for one in room.look()["undoable"] if one["what"] == "indicated"]
