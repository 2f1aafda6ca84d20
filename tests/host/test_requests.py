"""What sides ask of each other, at a real host: who is asked what, and what is told of it."""

import json

import pytest

from tests.support.contracts import assert_fits
from tests.support.room import LiveRoom, filled_room
from workshop.contracts.looks import PhoneLook, WallLook
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.replies import Tables
from workshop.exercises.agenda import alone

SLUG = "explain-yourself"
ANSWERS = ("yes", "no", "try", "whatever")


def room_of(store=None, sales=5, marketing=5, **opening):
    return filled_room(SLUG, store, sales, marketing, **opening)


def of(room, side):
    return [one for one in room.people if one.department == side]


def release(room, released=True):
    for text in room.look()["texts"]:
        room.ask("release", code=room.code, id=text["id"], released=released)


def asking(room, each=2):
    """Take a room to where so many of each side have asked for something, and all was shown."""
    room.go("needs", "asking")
    for side in ("sales", "marketing"):
        for nth, one in enumerate(of(room, side)[:each]):
            one.answer("need", f"{side} need thing number {nth}.")
    room.go("needs", "closed")
    release(room)
    room.go("answers", "asking")


def listed(room):
    return {one["id"]: one["by"] for one in room.look()["promises"]}


def of_side(room, side):
    return [id for id, by in listed(room).items() if by == side]


def cells(room):
    return room.look()["results"]["answers"]["cells"]


def test_a_shown_request_stands_on_the_list_as_its_sides_and_two_of_each_side_do(store):
    room = room_of(store)
    asking(room, each=4)
    assert sorted(listed(room).values()) == ["marketing", "marketing", "sales", "sales"]
    for one in room.look()["promises"]:
        assert one["text"].startswith(one["by"])


def test_what_is_taken_back_leaves_room_for_another_one():
    room = room_of()
    room.go("needs", "asking")
    for nth, one in enumerate(of(room, "sales")[:3]):
        one.answer("need", f"Thing number {nth}.")
    room.go("needs", "closed")
    release(room)
    first = room.look()["texts"][0]["id"]
    room.ask("release", code=room.code, id=first, released=False)
    release(room)
    assert len(listed(room)) == 2


def test_a_room_that_asks_for_nothing_answers_the_examples():
    room = room_of()
    room.go("answers", "asking")
    assert listed(room) == {
        "early": "sales", "two-lines": "sales", "reason": "marketing", "along": "marketing",
    }  # fmt: skip


def test_nobody_answers_what_her_own_side_asks():
    room = room_of()
    asking(room)
    seller = of(room, "sales")[0]
    own, theirs = of_side(room, "sales"), of_side(room, "marketing")
    assert seller.refusal("answers", dict.fromkeys(own, "yes")) == "bad-value"
    seller.answer("answers", dict.fromkeys([*own, *theirs], "yes"))
    assert set(seller.look()["answers"]["answers"]) == {*theirs}


@pytest.mark.parametrize("value", [{"p0": "yes"}, {}, [], "yes", None, {"early": "yes"}])
def test_what_is_no_answer_to_a_request_is_refused(value):
    room = room_of()
    asking(room)
    assert of(room, "sales")[0].refusal("answers", value) == "bad-value"


def test_who_is_asked_nothing_is_done():
    room = room_of()
    room.go("needs", "asking")
    of(room, "sales")[0].answer("need", "Only sales ask.")
    room.go("needs", "closed")
    release(room)
    room.go("answers", "asking")
    (request,) = listed(room)
    assert of(room, "sales")[0].refusal("answers", {request: "yes"}) == "unknown-question"
    for one in of(room, "marketing"):
        one.answer("answers", {request: "no"})
    answered = room.look()["answered"]
    assert (answered["people"], answered["finished"]) == (5, 5)


@pytest.mark.parametrize("many", [1, 4])
def test_of_a_side_of_fewer_than_five_answers_nothing_is_told(many):
    room = room_of(sales=6, marketing=many)
    asking(room, each=1)
    for one in room.people:
        one.answer(
            "answers", {id: "yes" for id, by in listed(room).items() if by != one.department}
        )
    room.go("answers", "revealed")
    (sales,), (marketing,) = of_side(room, "sales"), of_side(room, "marketing")
    assert cells(room)[sales] == {}
    assert set(cells(room)[marketing]) == {"all", "sales"}
    for look in (room.look(), of(room, "marketing")[0].look()):
        assert "whatever" not in json.dumps(look["results"]["answers"]["cells"].get(sales))


def test_where_all_of_five_answer_alike_the_counts_do_not_say_so():
    told = set()
    for others in (0, 1, 2):
        room = room_of()
        asking(room, each=1)
        (request,) = of_side(room, "sales")
        for nth, one in enumerate(of(room, "marketing")):
            one.answer("answers", {request: "whatever" if nth < others else "yes"})
        room.go("answers", "revealed")
        told.add(json.dumps(cells(room)[request]["marketing"]["counts"], sort_keys=True))
    assert len(told) == 1


def test_teams_answer_in_public():
    room = room_of(sales=1, marketing=1, mode="teams")
    room.go("needs", "asking")
    for one in room.people:
        one.answer("need", f"We, {one.department}, need one thing.")
        one.answer("need-too", f"We, {one.department}, need another one.")
    room.go("needs", "closed")
    release(room)
    room.go("answers", "asking")
    assert sorted(listed(room).values()) == ["marketing", "marketing", "sales", "sales"]
    for one in room.people:
        one.answer(
            "answers", {id: "try" for id, by in listed(room).items() if by != one.department}
        )
    room.go("answers", "revealed")
    assert cells(room)[of_side(room, "sales")[0]]["marketing"]["counts"] == {"try": 1}


def test_a_request_is_put_together_with_one_of_its_own_side_only():
    room = room_of()
    room.go("needs", "asking")
    for one in (*of(room, "sales")[:2], of(room, "marketing")[0]):
        one.answer("need", "More.")
    room.go("needs", "closed")
    release(room)
    first, second = of_side(room, "sales")
    (other,) = of_side(room, "marketing")
    assert room.refusal("merge", code=room.code, promise=first, into=other) == "bad-choice"
    assert room.refusal("merge", code=room.code, promise=first, into=second) is None
    assert len(listed(room)) == 2


def test_what_was_said_aloud_is_nobodys_request():
    room = room_of()
    room.go("needs", "closed")
    assert room.refusal("propose", code=room.code, op="1", text="More of it.") == "not-now"
    assert room.refusal("propose", code=room.code, example="early") is None


def test_an_answered_request_keeps_its_words():
    room = room_of()
    asking(room)
    (first, *_) = of_side(room, "sales")
    fields = {"code": room.code, "promise": first, "text": "Something else."}
    assert room.refusal("write", **fields) == "promise-asked"
    room.go("answers", "revealed")
    assert room.refusal("write", **fields) == "promise-voted"


def test_nobody_learns_whose_proposal_a_promise_was():
    room = LiveRoom(agenda=alone("commitments"))
    room.fill(sales=5, marketing=5)
    room.go("proposals", "asking")
    room.people[0].answer("proposal", "We call back.")
    room.go("proposals", "closed")
    release(room)
    assert set(listed(room).values()) == {""}


ROW = {"audience": "Owner", "value": "=1+1"}


def tabled(room):
    room.go("canvas", "asking")
    for one in room.people[:3]:
        one.answer("canvas", {**ROW, "segment": f"Those number {one.department}"})
    room.go("canvas", "closed")


def test_the_table_holds_the_rows_that_were_shown_and_no_others(store):
    room = room_of(store)
    tabled(room)
    assert room.ask("tables", code=room.code)["tables"][0]["rows"] == []
    shown = room.look()["texts"][0]
    assert shown["text"].startswith("Owner · Those number")
    room.ask("release", code=room.code, id=shown["id"], released=True)
    told = room.ask("tables", code=room.code)
    assert_fits(told, Tables)
    (table,) = told["tables"]
    assert table["columns"] == ["audience", "segment", "value", "channel", "resources"]
    assert [row["audience"] for row in table["rows"]] == ["Owner"]
    room.go("canvas", "revealed")
    assert len(room.look()["results"]["canvas"]["rows"]) == 1
    assert room.look()["quotes"] == []


def test_a_row_is_in_one_line_a_column_and_an_empty_one_is_none():
    room = room_of()
    room.go("canvas", "asking")
    one = room.people[0]
    assert one.refusal("canvas", {"audience": " \n "}) == "empty-text"
    assert one.refusal("canvas", {"audience": "x" * 81}) == "too-long"
    assert one.refusal("canvas", {"audience": 5}) == "bad-value"
    assert one.refusal("canvas", {"somebody": "x"}) == "bad-value"
    one.answer("canvas", {"audience": "  Owner\nand board ", "value": ""})
    assert one.look()["answers"]["canvas"] == {"audience": "Owner and board"}


def test_every_look_fits_its_contract():
    room = room_of()
    asking(room)
    wall = room.wall()
    while room.session["phase"] != "ended":
        assert_fits(room.look(), FacilitatorLook)
        assert_fits(room.people[0].look(), PhoneLook)
        assert_fits(room.ask("look", wall), WallLook)
        room.advance()
