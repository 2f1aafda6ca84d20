"""Promises from the proposal to the day they are judged, at a real host, with people who cheat."""

import json
from datetime import timedelta

import pytest

from tests.support.contracts import assert_fits
from tests.support.room import LiveRoom, filled_room
from tests.support.team_room import team_room
from workshop.contracts.looks import PhoneLook, WallLook
from workshop.contracts.overview import FacilitatorLook
from workshop.exercises.agenda import alone
from workshop.host.client import new_op
from workshop.host.service import utc_now
from workshop.store.opening import open_store

SLUG = "commitments"
ITEMS = ("definition", "response", "reject", "news")
DAY = (utc_now().date() + timedelta(days=20)).isoformat()
WHOLE = {"indicator": "Leads with a date", "today": "6 of 20", "owner": "Head of sales", "due": DAY}


def room_of(store=None, sales=5, marketing=5, **opening):
    return filled_room(SLUG, store, sales, marketing, **opening)


def ids(room):
    return [one["id"] for one in room.look()["promises"]]


def promise(room, id):
    return next(one for one in room.look()["promises"] if one["id"] == id)


def do(room, name, **fields):
    return room.reply(name, code=room.code, **fields).get("refused")


def voted(room, **no):
    """Take a room to the result of its vote; `no` says how many of each side are against what."""
    room.go("vote", "asking")
    for side in ("sales", "marketing"):
        of_side = [one for one in room.people if one.department == side]
        for nth, one in enumerate(of_side):
            one.answer("wanted", {id: "no" if nth < no.get(id, 0) else "yes" for id in ids(room)})
    room.go("vote", "revealed")


def test_a_text_comes_onto_the_list_when_it_is_shown_and_leaves_it_when_it_is_taken_back():
    room = room_of()
    room.go("proposals", "asking")
    for nth, one in enumerate(room.people):
        one.answer("proposal", f"We promise number {nth}.")
    room.go("proposals", "closed")
    texts = room.look()["texts"]
    for text in texts:
        assert do(room, "release", id=text["id"], released=True) is None
    there = room.look()["promises"]
    assert [one["text"] for one in there] == [text["text"] for text in texts[:8]]
    assert not {text["id"] for text in texts} & {one["id"] for one in there}
    assert do(room, "release", id=texts[0]["id"], released=False) is None
    assert [one["text"] for one in room.look()["promises"]] == [t["text"] for t in texts[1:8]]


def test_what_means_the_same_is_put_together_and_stays_while_one_of_its_texts_is_shown():
    room = room_of()
    room.go("proposals", "asking")
    for nth in range(2):
        room.people[nth].answer("proposal", f"Lead number {nth} is called.")
    room.go("proposals", "closed")
    for text in room.look()["texts"]:
        do(room, "release", id=text["id"], released=True)
    first, second = ids(room)
    assert do(room, "merge", promise=second, into=first) is None
    assert ids(room) == [first]
    gone = [text["id"] for text in room.look()["texts"]]
    do(room, "release", id=gone[0], released=False)
    assert ids(room) == [first]
    do(room, "release", id=gone[1], released=False)
    assert ids(room) == []


def test_a_room_without_proposals_votes_on_the_examples():
    room = room_of()
    room.go("vote", "asking")
    assert tuple(ids(room)) == ITEMS
    assert room.look()["answered"]["questions"]["wanted"] == {"n": 0, "of": 10}


def test_both_sides_agree_only_where_more_than_half_of_each_side_do_and_no_count_is_told():
    room = room_of()
    room.go("vote", "asking")
    for one in room.people:
        against = {"response"} if one.department == "sales" else set()
        one.answer("wanted", {id: "no" if id in against else "yes" for id in ITEMS})
    room.go("vote", "revealed")
    for look in (room.look(room.facilitator()), room.look(room.wall()), room.people[0].look()):
        told = look["results"]["wanted"]
        assert told["passed"] == {id: "not-yet" if id == "response" else "agree" for id in ITEMS}
        assert told["cells"] == {}
        assert not {"said", "proposals", "spread", "moved"} & told.keys()


def test_where_a_side_is_small_it_says_yes_or_no_aloud():
    room = room_of(sales=5, marketing=4)
    voted(room)
    assert {one["verdict"] for one in room.look()["promises"]} == {"aloud"}
    assert do(room, "agree", promise="response", department="sales", agreed=True) is None
    assert not promise(room, "response")["adopted"]
    assert do(room, "agree", promise="response", department="marketing", agreed=True) is None
    assert promise(room, "response")["adopted"]
    do(room, "agree", promise="response", department="sales", agreed=False)
    assert not promise(room, "response")["adopted"]


def test_nobody_marks_aloud_what_a_vote_has_decided():
    room = room_of()
    voted(room, response=5)
    for id in ("definition", "response"):
        assert do(room, "agree", promise=id, department="sales", agreed=True) == "promise-voted"


def test_who_votes_twice_counts_once_and_what_is_not_on_the_list_counts_not_at_all():
    room = room_of()
    room.go("vote", "asking")
    cheat = room.people[0]
    for _ in range(20):
        cheat.answer("wanted", {"definition": "yes"})
    for one in room.people[1:]:
        one.answer("wanted", {"definition": "no"})
    assert cheat.answer("wanted", {"definition": "yes", "p0": "yes"})["value"] == {
        "definition": "yes"
    }
    wrong_ones = (
        None,
        [],
        "yes",
        {},
        {"definition": "sign"},
        {"definition": ["yes"]},
        {"x": "yes"},
    )
    for wrong in wrong_ones:
        assert cheat.refusal("wanted", wrong) == "bad-value"
    room.go("vote", "revealed")
    assert room.look()["results"]["wanted"]["passed"] == {"definition": "not-yet"}


def test_the_list_stays_as_it_is_while_people_answer_about_it():
    room = room_of()
    room.go("vote", "asking")
    assert do(room, "propose", op=new_op(), text="One more") == "promise-asked"
    assert do(room, "merge", promise="news") == "promise-asked"
    assert do(room, "write", promise="news", text="Otherwise", terms={}) == "promise-asked"
    assert do(room, "write", promise="news", terms={"owner": "Nobody"}) == "promise-asked"


def test_words_stay_once_the_room_has_decided_about_them_and_fields_can_be_filled():
    room = room_of()
    voted(room)
    assert do(room, "write", promise="news", text="Otherwise", terms={}) == "promise-voted"
    assert do(room, "merge", promise="news") == "promise-voted"
    assert do(room, "write", promise="news", terms={"owner": "  The one\nwho plans "}) is None
    assert promise(room, "news")["terms"]["owner"] == "The one who plans"


@pytest.mark.parametrize(
    ("terms", "refused"),
    [
        ({"due": "tomorrow"}, "bad-due"),
        ({"due": "2020-01-01"}, "bad-due"),
        ({"due": "9999-12-31"}, "bad-due"),
        ({"owner": "x" * 161}, "too-long"),
        ({"owner": 5}, "bad-command"),
        ({"salary": "5"}, "bad-command"),
        ([], "bad-command"),
    ],
)
def test_a_field_that_cannot_be_is_refused_and_changes_nothing(terms, refused):
    room = room_of()
    voted(room)
    before = promise(room, "news")
    assert do(room, "write", promise="news", terms=terms) == refused
    assert promise(room, "news") == before


@pytest.mark.parametrize("missing", ["indicator", "today", "owner", "due"])
def test_nothing_is_signed_without_indicator_value_owner_and_day(missing):
    room = room_of(sales=4, marketing=4)
    room.go("proposals", "talk")
    do(room, "propose", op=new_op(), text="We call back within a day.")
    (id,) = ids(room)
    voted(room)
    for side in ("sales", "marketing"):
        do(room, "agree", promise=id, department=side, agreed=True)
    do(room, "write", promise=id, terms=WHOLE | {missing: ""})
    assert promise(room, id)["missing"] == [missing]
    refused = do(room, "sign", promise=id, department="sales", signed=True)
    assert refused == "promise-incomplete"
    room.go("sign", "asking")
    assert room.people[0].refusal("pledge", {id: "sign"}) == "unknown-question"
    assert promise(room, id)["signed"] == []


def test_what_both_sides_do_not_want_is_not_signed():
    room = room_of()
    voted(room, response=5)
    refused = do(room, "sign", promise="response", department="sales", signed=True)
    assert refused == "promise-not-adopted"


def test_a_signed_promise_cannot_be_changed_until_all_signatures_are_taken_back():
    room = room_of()
    voted(room)
    for side in ("sales", "marketing"):
        assert do(room, "sign", promise="news", department=side, signed=True) is None
    assert promise(room, "news")["signed"] == ["sales", "marketing"]
    assert do(room, "write", promise="news", terms={"today": "5 of 5"}) == "promise-signed"
    assert do(room, "sign", promise="news", signed=False) is None
    assert promise(room, "news")["signed"] == []
    assert do(room, "write", promise="news", terms={"today": "2 of 5"}) is None


@pytest.mark.parametrize("name", ["propose", "merge", "write", "agree", "sign", "keep"])
def test_nobody_but_the_facilitator_touches_the_list(name):
    room = room_of()
    voted(room)
    fields = {"promise": "news", "department": "sales", "signed": True, "code": room.code}
    for ticket in (room.people[0].ticket, room.wall()):
        assert room.refusal(name, ticket, **fields) == "not-allowed"


def test_phones_say_in_private_whether_they_would_sign_and_sign_nothing():
    room = room_of()
    voted(room)
    room.go("sign", "asking")
    for one in room.people:
        value = "wait" if one.department == "sales" else "sign"
        one.answer("pledge", dict.fromkeys(ITEMS, value))
    room.go("sign", "revealed")
    assert {one["ready"] for one in room.look()["promises"]} == {"not-yet"}
    assert all(one["signed"] == [] for one in room.look()["promises"])


def test_a_side_signs_on_its_own_phone_and_for_nobody_else():
    room = team_room(alone(SLUG))
    sales, marketing = room.people
    room.go("vote", "asking")
    for one in room.people:
        one.answer("wanted", dict.fromkeys(ITEMS, "yes"))
    room.go("vote", "revealed")
    assert {one["verdict"] for one in room.look()["promises"]} == {"agree"}
    assert do(room, "sign", promise="news", department="marketing", signed=True) == "signs-itself"
    room.go("sign", "asking")
    sales.answer("pledge", {"news": "sign", "reject": "sign"})
    assert promise(room, "news")["signed"] == ["sales"]
    marketing.answer("pledge", {"news": "sign", "reject": "wait"})
    assert promise(room, "news")["signed"] == ["sales", "marketing"]
    sales.answer("pledge", {"news": "wait", "reject": "sign"})
    assert promise(room, "news")["signed"] == ["marketing"]
    room.go("sign", "revealed")
    assert sales.refusal("pledge", {"news": "sign"}) == "closed"


def test_one_side_alone_never_decides_for_both():
    room = team_room(alone(SLUG))
    room.go("vote", "asking")
    room.people[0].answer("wanted", dict.fromkeys(ITEMS, "yes"))
    room.go("vote", "revealed")
    assert not any(one["adopted"] for one in room.look()["promises"])


def signed_room(store):
    room = room_of(store)
    voted(room)
    for side in ("sales", "marketing"):
        do(room, "sign", promise="news", department=side, signed=True)
    do(room, "sign", promise="reject", department="sales", signed=True)
    return room


def test_a_session_that_goes_on_from_another_begins_with_what_was_signed_there(store):
    earlier = signed_room(store)
    later = LiveRoom(store, agenda=alone(SLUG), after=f" {earlier.code.lower()} ")
    assert later.look()["promises"] == []
    later.seat("sales")
    later.go("kept", "talk")
    for look in (later.look(), later.look(later.wall()), later.people[0].look()):
        assert [one["id"] for one in look["promises"]] == ["news"]
    for word in ("kept", "partly", "broken"):
        assert do(later, "keep", promise="news", kept=word) is None
        assert promise(later, "news")["kept"] == word
    assert do(later, "keep", promise="reject", kept="kept") == "unknown-promise"
    assert do(later, "keep", promise="news", kept="half") == "bad-choice"
    rows = {one.id: one.flat() for one in store.promises(earlier.session["id"])}
    assert (rows["news"]["kept"], rows["reject"]["kept"]) == ("broken", "")
    assert rows["news"]["judged"] is not None


def test_a_session_goes_on_without_the_earlier_one_once_that_is_removed(store):
    earlier = signed_room(store)
    later = LiveRoom(store, agenda=alone(SLUG), after=earlier.code)
    later.ask("erase", code=earlier.code)
    later.go("kept", "talk")
    assert (later.look()["promises"], later.look()["carried"]) == ([], 0)
    assert do(later, "keep", promise="news", kept="kept") == "unknown-promise"
    assert later.advance()["round"] == "proposals"


def test_looking_back_comes_after_the_check_in_and_only_where_something_was_signed(store):
    earlier = signed_room(store)
    course = LiveRoom(store, agenda="first-session", after=earlier.code).session["course"]
    assert course[:3] == [["check-in", "arrive"], ["kept", "kept"], ["where-are-the-sales", "room"]]
    empty = room_of(store)
    for after in ("", empty.code):
        session = LiveRoom(store, agenda="first-session", after=after).session
        assert ["kept", "kept"] not in session["course"]


def test_the_wall_turns_a_list_that_it_shows_and_nothing_elsewhere():
    room = room_of()
    wall = room.wall()
    assert room.refusal("show", wall, slide=1) == "not-now"
    room.go("vote", "talk")
    assert room.refusal("show", wall, slide=1) == "not-now"
    do(room, "propose", op=new_op(), text="We call back.")
    assert room.ask("show", wall, slide=1) == {"shown": 1}
    assert room.look()["session"]["shown"] == 1
    room.advance()
    assert room.look()["session"]["shown"] == 0


def test_practice_and_real_sessions_do_not_go_on_from_each_other(store):
    earlier = LiveRoom(store, agenda=alone(SLUG), practice=True)
    opening = {"op": new_op(), "name": "x", "agenda": alone(SLUG), "language": "en"}
    opening |= {"departments": ["sales", "marketing"], "expected": 5}
    for code in (earlier.code, "NONE22", "x" * 300):
        assert earlier.reply("open", after=code, **opening)["refused"] == "bad-after"


def test_promises_survive_the_host_and_are_read_as_a_table(tmp_path):
    import pandas

    first = open_store(f"sqlite:///{tmp_path}/room.db")
    room = signed_room(first)
    first.close()
    again = open_store(f"sqlite:///{tmp_path}/room.db")
    frame = pandas.DataFrame(one.flat() for one in again.promises(room.session["id"]))
    again.close()
    assert list(frame["number"]) == [1, 2, 3, 4]
    assert frame.set_index("id").loc["news", ["signed_sales", "signed_marketing"]].notna().all()


def test_what_everybody_sees_fits_its_contract_and_names_no_author():
    room = room_of()
    room.go("proposals", "asking")
    room.people[0].answer("proposal", "We call back.", op="the-operation-of-one-phone")
    room.go("proposals", "closed")
    do(room, "release", id="the-operation-of-one-phone", released=True)
    for look, form in (
        (room.look(room.facilitator()), FacilitatorLook),
        (room.look(room.wall()), WallLook),
        (room.people[1].look(), PhoneLook),
    ):
        assert_fits(look, form)
        if form is not FacilitatorLook:
            assert "the-operation-of-one-phone" not in json.dumps(look)


def in_ninety_minutes():
    """Return a room that has come to the promises at the end of its programme."""
    room = LiveRoom(agenda="ninety-minutes")
    room.fill(sales=5, marketing=5)
    vote = room.look()["session"]["course"].index([SLUG, "vote"])
    room.session = room.ask("advance", op=new_op(), code=room.code, step=vote)["session"]
    return room


def test_a_short_form_goes_from_one_sentence_of_each_side_to_what_is_signed():
    room = in_ninety_minutes()
    assert (room.session["round"], room.session["phase"]) == ("vote", "talk")
    for text in ("We call back within a day.", "We show you the campaign first."):
        assert do(room, "propose", op=new_op(), text=text) is None
    voted(room)
    assert len(ids(room)) == 2
    room.go("sign", "talk")
    for id in ids(room):
        assert do(room, "write", promise=id, terms=WHOLE) is None
    room.go("sign", "asking")
    for one in room.people:
        one.answer("pledge", dict.fromkeys(ids(room), "sign"))
    room.go("sign", "revealed")
    for side in ("sales", "marketing"):
        for id in ids(room):
            assert do(room, "sign", promise=id, department=side, signed=True) is None
    assert {tuple(one["signed"]) for one in room.look()["promises"]} == {("sales", "marketing")}


def test_a_short_form_in_which_nobody_proposes_votes_on_examples_that_can_be_signed_as_they_are():
    room = in_ninety_minutes()
    voted(room)
    assert tuple(ids(room)) == ITEMS
    room.go("sign", "asking")
    assert room.look()["answered"]["questions"]["pledge"] == {"n": 0, "of": 10}
    assert not any(one["missing"] for one in room.look()["promises"])


def test_two_rooms_that_ask_at_once_leave_each_other_alone(store):
    one, other = room_of(store), room_of(store)
    one.go("proposals", "talk")
    do(one, "propose", op=new_op(), text="Ours alone.")
    (id,) = ids(one)
    other.go("vote", "asking")
    assert tuple(ids(other)) == ITEMS
    assert do(other, "write", promise=id, terms={}) == "unknown-promise"
    assert other.people[0].refusal("wanted", {id: "yes"}) == "bad-value"


def test_no_more_than_eight_are_on_the_list_and_what_is_said_twice_is_once():
    room = room_of()
    room.go("proposals", "talk")
    op = new_op()
    for _ in range(3):
        assert do(room, "propose", op=op, text="Once.") is None
    assert len(ids(room)) == 1
    for nth in range(7):
        assert do(room, "propose", op=new_op(), text=f"Number {nth}.") is None
    assert do(room, "propose", op=new_op(), text="Too many.") == "promise-list-full"
    assert do(room, "propose", example="news") == "promise-list-full"
    for text, refused in (("", "empty-text"), (" \u200b", "empty-text"), ("x" * 281, "too-long")):
        assert do(room, "propose", op=new_op(), text=text) == refused
