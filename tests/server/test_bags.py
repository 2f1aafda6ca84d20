"""What a phone brings from another laptop: nothing of it is believed."""

import base64
import json
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.exercises.came import came_as
from workshop.server.bags import LARGEST, LONGEST, MOST, bag_of

SEAT, COURSE = "0123456789abcdef", [["whose-side", "first"]]
SENT = {"id": "op-1", "question": "whose-side/grounds", "value": {"a": 3}}


def written(told):
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def bag(**more):
    return written({"seat": SEAT, "outbox": [SENT], "drafts": {"whose-side/why": "Fordi …"}} | more)


def test_what_was_on_its_way_and_what_was_being_written_comes_along():
    assert bag_of(bag(), SEAT, COURSE) == {
        "outbox": [SENT],
        "drafts": {"whose-side/why": "Fordi …"},
    }


def test_an_exercise_that_has_another_name_here_is_asked_under_that_and_back():
    copy = came_as("whose-side", secrets.token_hex(32))
    there = bag_of(bag(), SEAT, [[copy, "first"]])
    assert there["outbox"][0]["question"] == f"{copy}/grounds"
    home = bag_of(bag(outbox=[{**SENT, "question": f"{copy}/grounds"}]), SEAT, COURSE)
    assert home["outbox"] == [SENT]


WRONG = (
    {"seat": "fedcba9876543210"}, {"seat": ""}, {"seat": 3}, {"outbox": {}}, {"outbox": [3]},
    {"outbox": [{"id": "x"}]}, {"outbox": [{**SENT, "id": ""}]}, {"outbox": [{**SENT, "id": 7}]},
    {"outbox": [{**SENT, "question": "x" * (LONGEST + 1)}]}, {"drafts": []}, {"drafts": None},
    {"outbox": [{**SENT, "question": "a\nb"}]}, {"drafts": {"": 1}},
)  # fmt: skip


@pytest.mark.parametrize("more", WRONG)
def test_what_is_not_of_this_seat_or_has_another_form_is_left_out_wholly(more):
    assert bag_of(bag(**more), SEAT, COURSE) is None


@pytest.mark.parametrize("value", ["NaN", "-Infinity", "1e999"])
def test_a_number_that_no_browser_can_read_stops_nobody_at_the_door(value):
    told = f'{{"seat": "{SEAT}", "outbox": [], "drafts": {{"whose-side/why": [{value}]}}}}'
    text = base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")
    assert bag_of(text, SEAT, COURSE) is None


def test_no_more_is_taken_than_a_phone_has():
    many = bag(outbox=[{**SENT, "id": f"op-{n}"} for n in range(3 * MOST)])
    assert len(bag_of(many, SEAT, COURSE)["outbox"]) == MOST
    assert bag_of(bag(drafts={"a/b": "x" * LARGEST}), SEAT, COURSE) is None
    deep = base64.urlsafe_b64encode(b"[" * 20_000).decode()
    assert bag_of(deep, SEAT, COURSE) is None


@given(st.one_of(st.text(max_size=300), st.binary(max_size=200).map(
    lambda data: base64.urlsafe_b64encode(data).decode())))  # fmt: skip
def test_garbage_is_nothing(text):
    assert bag_of(text, SEAT, COURSE) is None
