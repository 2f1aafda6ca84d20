"""Every move of whoever leads can be taken back, or asks first: no command is left out."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.firms import Firms, OtherKit
from tests.support.room import GAME, MAPS, PROMISES, LiveRoom, as_json, filled_room
from tests.support.small_game import small_game
from workshop import widgets
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.host.callers import Role
from workshop.host.changes import PARTS
from workshop.host.client import new_op
from workshop.host.service import COMMANDS, Host
from workshop.host.undoing import AT_HAND, MOST, WAYS, Way
from workshop.pages.console.composing import session_page
from workshop.pages.console.opening import sessions_page
from workshop.pages.stage import Figures

PASSING = ("undoable", "timing", "browsers", "rush", "trial", "stamp")
"""What of a look says when something was, or who looks, and not how the room is."""


def asking_room(**opening):
    room = LiveRoom(addresses=("http://10.0.0.5", "http://192.168.1.5"), **opening)
    room.fill(sales=5, marketing=5)
    room.advance("asking")
    return room


def with_texts():
    """A room that has written proposals, before anybody was shown one."""
    room = filled_room(PROMISES)
    room.go("proposals", "asking")
    for nth, one in enumerate(room.people):
        one.answer("proposal", f"We promise number {nth}.")
    room.go("proposals", "closed")
    return room


def with_list():
    room = with_texts()
    for text in room.look()["texts"][:3]:
        room.ask("release", code=room.code, id=text["id"], released=True)
    return room


def voted():
    """A room whose small side says yes aloud, at the result of its vote."""
    room = filled_room(PROMISES, sales=5, marketing=4)
    room.go("vote", "asking")
    for one in room.people:
        one.answer("wanted", {p["id"]: "yes" for p in room.look()["promises"]})
    room.go("vote", "revealed")
    return room


def first(room):
    return room.look()["promises"][0]["id"]


def text(room):
    return room.look()["texts"][0]["id"]


def _door():
    return asking_room(), {"door": "locked"}


def _pace():
    return asking_room(), {"pace": "own"}


def _address():
    return asking_room(), {"address": "http://192.168.1.5"}


def _clock():
    return asking_room(), {"seconds": 60}


def _release():
    room = with_texts()
    return room, {"ids": [one["id"] for one in room.look()["texts"][:4]], "released": True}


def _alike():
    room = with_texts()
    ids = [one["id"] for one in room.look()["texts"][:3]]
    room.ask("release", code=room.code, id=ids[1], released=True)
    return room, {"ids": ids, "into": ids[0]}


def _propose():
    return with_list(), {"op": new_op(), "text": "We visit customers together."}


def _merge():
    room = with_list()
    one, into = (one["id"] for one in room.look()["promises"][:2])
    return room, {"promise": one, "into": into}


def _write():
    room = with_list()
    return room, {"promise": first(room), "text": "Otherwise.", "terms": {"owner": "Kari"}}


def _agree():
    room = voted()
    return room, {"promise": first(room), "department": "sales", "agreed": True}


def _sign():
    room, due = voted(), (datetime.now(UTC) + timedelta(days=20)).date().isoformat()
    one = first(room)
    for side in ("sales", "marketing"):
        room.ask("agree", code=room.code, promise=one, department=side, agreed=True)
    terms = {"indicator": "Leads", "today": "6 of 20", "owner": "Head of sales", "due": due}
    room.ask("write", code=room.code, promise=one, terms=terms)
    return room, {"promise": one, "department": "sales", "signed": True}


def _keep():
    before, order = _sign()
    for side in ("sales", "marketing"):
        before.ask("sign", code=before.code, **order | {"department": side})
    room = LiveRoom(before.store, after=before.code)
    while not room.look()["promises"]:
        room.advance()
    return room, {"promise": order["promise"], "kept": "partly"}


def _fill():
    room = filled_room(GAME)
    room.go("matrix", "asking")
    room.everyone_answers()
    room.go("matrix", "revealed")
    return room, {"op": new_op(), "question": "owners", "item": "leads", "function": "sales",
                  "weight": 30}  # fmt: skip


def _pay():
    room = Firms()
    room.fill(sales=3, marketing=3)
    while room.session["round"] != "second":
        room.advance("next")
    return room, {"play": "plan-back", "bonus": "crossed"}


def _own():
    room = filled_room(MAPS)
    room.go("court", "asking")
    items = [{"text": f"Lead number {n}", "short": f"No. {n}"} for n in range(3)]
    return room, {"exercise": MAPS, "question": "court", "items": items}


def _move_seat():
    room = asking_room()
    return room, {"seat": room.people[0].look()["me"]["seat"], "department": "marketing"}


DONE = {
    "door": _door, "pace": _pace, "address": _address, "clock": _clock, "release": _release,
    "alike": _alike, "propose": _propose,
    "merge": _merge, "write": _write, "agree": _agree, "sign": _sign, "keep": _keep,
    "fill": _fill, "pay": _pay, "own": _own, "move_seat": _move_seat,
}  # fmt: skip
"""A room in which it can be done, and with what."""


def seen(room):
    """What everybody sees, but for when something was."""
    hers = room.look(room.facilitator())
    wall = room.look(room.wall())
    phones = [person.look() for person in room.people[:1]]
    for one in (hers, wall, *phones):
        for name in PASSING:
            one.pop(name, None)
    return as_json([hers, wall, phones])


def done(room, do, **fields):
    room.ask(do, code=room.code, **fields)
    return room.look(room.facilitator())["undoable"]


INDICATING = {"indicate", "measure"}
"""What `test_following` takes back."""


# ---- the table ----


def test_the_table_says_of_each_command_of_the_facilitator_how_it_is_taken_back():
    hers = {name for name, (roles, _) in COMMANDS.items() if Role.FACILITATOR in roles}
    assert WAYS.keys() == hers
    assert {name for name, way in WAYS.items() if way is Way.UNDO} == PARTS.keys()
    assert PARTS.keys() == DONE.keys() | INDICATING


@pytest.mark.parametrize("do", DONE)
def test_what_was_done_a_moment_ago_is_taken_back_as_if_it_had_never_been(do, tmp_path):
    with OtherKit(tmp_path, small_game):
        room, fields = DONE[do]()
        room.host._rooms.done.clear()
        before = seen(room)
        (line,) = done(room, do, **fields)
        assert seen(room) != before
        for language in LANGUAGES:
            ui = interface(language)
            page = session_page(
                room.look(room.facilitator()), Figures(), language, datetime.now(UTC)
            )
            assert page["undoable"][0]["id"] == line["id"]
            assert page["undoable"][0]["text"] in page["undoable"][0]["label"]
            assert page["undoable"][0]["undo"] == ui("undo.undo")
        room.ask("restore", code=room.code, id=line["id"])
        assert seen(room) == before
        assert room.look(room.facilitator())["undoable"] == []


def test_what_asks_first_has_its_question_on_the_page():
    room = asking_room()
    room.everyone_answers()
    room.advance("closed")
    page = session_page(
        room.look(room.facilitator()), Figures(), "en", datetime.now(UTC), seats=True
    )
    assert page["next"]["confirm"]
    assert all(row["confirm"] for row in page["door"]["rows"])
    (listed,) = sessions_page(room.ask("sessions"), "en", {}, None)["sessions"]
    assert listed["confirm"]
    ends = [one for one in page["others"] if one["to"] == "end"]
    assert not any(one["confirm"] for one in ends)  # Undo stands below it
    browsers = page["leading"]["rows"]
    assert all(one["confirm"] for one in browsers if one["end"])


ASKED = {
    "end_seats": "end",
    "revoke": "revoke",
    "erase": "erase",
    "delete_programme": "delete_programme",
    "pulse": "pulse",
    "pulse_close": "pulse_close",
}
"""What cannot be taken back, and the action by which the page sends it."""


def test_scripts_send_what_asks_first_from_a_confirmation_alone():
    """Each is sent in one place, and that is what a confirmation does when it is answered yes."""
    assert {name for name, way in WAYS.items() if way is Way.ASKS} == ASKED.keys()
    home = Path(widgets.__file__).parent
    for op in ASKED.values():
        sources = [path.read_text(encoding="utf-8") for path in home.rglob("*.js")]
        (source,) = (one for one in sources if f'op: "{op}"' in one)
        assert source.count(f'op: "{op}"') == 1
        # Around it, in the function that sends it, stands the question.
        at = source.index(f'op: "{op}"')
        assert "confirmBox(" in source[at - 700 : at + 700], op


READS = {"seen": {"step": 0}}


def test_what_only_reads_changes_nothing():
    room = asking_room()
    before = seen(room)
    for do, way in WAYS.items():
        if way is Way.READS:
            room.reply(do, room.facilitator(), code=room.code, **READS.get(do, {}))
    assert seen(room) == before


# ---- what can go wrong ----


def test_what_was_changed_since_is_not_offered_and_nothing_that_was_done_since_is_lost():
    room = asking_room()
    (line,) = done(room, "door", door="locked")
    room.ask("door", code=room.code, door="open")
    assert room.refusal("restore", code=room.code, id=line["id"]) == "undo-late"
    (latest,) = room.look(room.facilitator())["undoable"]
    room.ask("restore", code=room.code, id=latest["id"])
    assert room.look(room.facilitator())["door"] == "locked"
    (again,) = room.look(room.facilitator())["undoable"]
    assert again["id"] == line["id"]


def test_it_is_at_hand_for_a_minute_and_no_longer():
    room, now = asking_room(), [datetime(2026, 5, 4, 12, tzinfo=UTC)]
    room.host._rooms.clock = lambda: now[0]
    (line,) = done(room, "door", door="locked")
    now[0] += AT_HAND
    assert room.look(room.facilitator())["undoable"]
    now[0] += timedelta(seconds=1)
    assert room.look(room.facilitator())["undoable"] == []
    assert room.refusal("restore", code=room.code, id=line["id"]) == "undo-late"
    assert room.look(room.facilitator())["door"] == "locked"


def test_each_of_the_last_few_things_is_taken_back_by_itself():
    room = asking_room()
    seat = room.people[0].look()["me"]["seat"]
    room.ask("clock", code=room.code, seconds=60)
    room.ask("move_seat", code=room.code, seat=seat, department="marketing")
    room.ask("address", code=room.code, address="http://192.168.1.5")
    lines = done(room, "door", door="locked")
    assert [one["what"] for one in lines] == ["door_locked", "address", "moved_seat"][:MOST]
    room.ask("restore", code=room.code, id=lines[2]["id"])
    look = room.look(room.facilitator())
    assert (look["door"], room.people[0].look()["me"]["department"]) == ("locked", "sales")
    assert [one["what"] for one in look["undoable"]] == ["door_locked", "address", "clock_started"]


def test_what_belongs_to_a_place_stays_there_when_the_room_goes_on():
    room = asking_room()
    done(room, "clock", seconds=60)
    assert [one["what"] for one in done(room, "door", door="locked")] == [
        "door_locked",
        "clock_started",
    ]
    room.advance("closed")
    assert [one["what"] for one in room.look(room.facilitator())["undoable"]] == ["door_locked"]


def test_a_vote_that_has_begun_keeps_the_list_that_people_vote_about():
    room = with_list()
    lines = done(room, "merge", promise=first(room))
    room.go("vote", "asking")
    assert room.refusal("restore", code=room.code, id=lines[0]["id"]) == "undo-late"


def test_texts_that_were_released_together_are_taken_back_together():
    room = with_texts()
    ids = [one["id"] for one in room.look()["texts"]]
    (line,) = done(room, "release", ids=ids, released=True)
    assert (line["what"], line["n"]) == ("released", 10)
    room.ask("restore", code=room.code, id=line["id"])
    assert not any(one["released"] for one in room.look()["texts"])
    assert room.look()["promises"] == []


@pytest.mark.parametrize("garbage", [None, "", "x" * 65, 7, [], {"id": 1}])
def test_garbage_takes_nothing_back_and_nobody_else_may(garbage):
    room = asking_room()
    (line,) = done(room, "door", door="locked")
    assert room.refusal("restore", code=room.code, id=garbage) in ("bad-command", "undo-late")
    for ticket in (room.people[0].ticket, room.wall()):
        assert room.refusal("restore", ticket, code=room.code, id=line["id"]) == "not-allowed"
    other = LiveRoom(room.store)
    assert other.refusal("restore", code=other.code, id=line["id"]) == "undo-late"
    assert room.look(room.facilitator())["door"] == "locked"


@pytest.mark.parametrize("ids", [[], ["nobody"], "x", [1], {}])
def test_garbage_releases_nothing(ids):
    room = with_texts()
    assert room.refusal("release", code=room.code, ids=ids, released=True) in (
        "bad-command",
        "unknown-text",
    )
    known = text(room)
    order = {"code": room.code, "ids": [known, "nobody"], "released": True}
    assert room.refusal("release", **order) == "unknown-text"
    assert not any(one["released"] for one in room.look()["texts"])


def test_own_items_are_forgotten_with_the_session_also_where_they_could_be_taken_back():
    room, fields = _own()
    done(room, "own", **fields)
    room.advance("end")
    assert room.host._rooms.done[room.session["id"]] == []


def test_a_new_start_of_the_host_loses_what_can_be_taken_back_and_nothing_else():
    room = asking_room()
    (line,) = done(room, "door", door="locked")
    room.host = Host(room.store, room.key)
    assert room.refusal("restore", code=room.code, id=line["id"]) == "undo-late"
    assert room.look()["door"] == "locked"
