"""A team's own leads before the court: asked about, and written down nowhere."""

import pytest

from tests.support.room import MAPS, LiveRoom, filled_room
from workshop.exercises.agenda import alone
from workshop.exercises.own_items import LONGEST
from workshop.host.callers import new_token
from workshop.host.service import Host
from workshop.store.opening import open_store

SECRETS = ("Zwetschgenknoedel asked twice", "Quokkafabrikken i Bø", "Never Xylofonics again")
OWN = [{"text": text, "short": text.split()[-1]} for text in SECRETS]
VIGNETTE = "fair"


@pytest.fixture
def room(tmp_path):
    """A room that is asked what a lead is, its database in a file."""
    store = open_store(f"sqlite:///{tmp_path}/room.db")
    made = filled_room(MAPS, store)
    made.folder = tmp_path
    made.go("court", "asking")
    yield made
    store.close()


def bring(room, items=OWN, do="ask", **more):
    fields = {"exercise": MAPS, "question": "court", "items": items, **more}
    return getattr(room, do)("own", code=room.code, **fields)


def refused(room, items, **more):
    return bring(room, items, do="refusal", **more)


def own(look):
    return look.get("own_items", [])


def restart(room):
    """Let another host go on with the same database, as after a new start of the server."""
    room.key = new_token()
    room.host = Host(room.store, room.key)


def everybody_sorts(room, items):
    for number, person in enumerate(room.people):
        bucket = ("lead", "qualified", "neither")[number % 3]
        person.answer("court", dict.fromkeys(items, bucket))


def test_phones_wall_and_facilitator_are_told_of_them_and_only_so_many_are_asked(room):
    person, before = room.people[0], room.people[0].look()["stamp"]
    assert bring(room) == {"own": 3}
    for look in (person.look(), room.look(room.wall()), room.look()):
        assert [one["text"] for one in own(look)[0]["items"]] == list(SECRETS)
    assert person.look()["stamp"] != before
    assert person.refusal("court", {"repairs": "lead"}) == "bad-value"
    person.answer("court", {"fair": "lead", "price": "neither", "student": "qualified"})
    assert room.look()["answered"]["questions"]["court"]["n"] == 1


def test_no_byte_of_them_is_in_the_database_or_beside_it(room, caplog):
    bring(room)
    everybody_sorts(room, ("fair", "price", "student"))
    room.advance("closed")
    room.advance("revealed")
    refused(room, [{"text": SECRETS[0] * 20, "short": ""}])
    bring(room, [{"text": SECRETS[0], "short": 7}, {"text": 1}], do="reply")
    with room.store.transaction():
        there = room.store.own_items(room.session["id"])
    assert there == {(MAPS, "court"): 3}
    files = [path for path in room.folder.rglob("*") if path.is_file()]
    assert files
    for secret in SECRETS:
        for path in files:
            found = path.read_bytes()
            assert secret.encode() not in found
            assert secret.encode("utf-16-le") not in found
            assert secret[:12].encode() not in found
        assert secret[:12] not in caplog.text


def test_after_a_new_start_answers_stay_with_the_numbers_until_the_file_comes_again(room):
    bring(room)
    everybody_sorts(room, ("fair", "price", "student"))
    restart(room)
    (told,) = own(room.look())
    assert (told["number"], told["items"]) == (3, [])
    assert refused(room, OWN[:2]) == "own-others"
    assert refused(room, []) == "own-others"
    bring(room)
    assert own(room.look())[0]["items"] == OWN
    assert room.look()["answered"]["questions"]["court"]["n"] == 10
    room.advance("closed")
    room.advance("revealed")
    cells = room.look()["results"]["court"]["cells"]
    assert {item for item, by in cells.items() if by} <= {"fair", "price", "student"}


def test_once_the_exercises_own_are_answered_they_stay(room):
    room.people[0].answer("court", {VIGNETTE: "lead"})
    assert refused(room, OWN) == "own-late"
    assert own(room.look()) == []


def test_before_any_answer_there_is_a_way_back_and_another_file_may_come(room):
    bring(room)
    bring(room, OWN[:2])
    assert own(room.look())[0]["number"] == 2
    bring(room, [])
    assert own(room.look()) == []
    room.people[0].answer("court", {"plan": "lead"})


def test_they_go_with_the_end_of_the_session_and_with_its_removal(room):
    bring(room)
    room.advance("end")
    assert own(room.look())[0]["items"] == []
    assert refused(room, OWN) == "not-now"
    room.ask("erase", code=room.code)
    assert room.host._rooms.own == {}
    with room.store.transaction():
        assert room.store.own_items(room.session["id"]) == {}


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ("lead", "bad-command"),
        ([{"text": "one alone"}], "own-few"),
        ([{"text": str(n)} for n in range(9)], "own-many"),
        ([{"text": ""}, {"text": "b"}], "bad-command"),
        ([{"text": "x" * (LONGEST + 1)}, {"text": "b"}], "bad-command"),
        ([{"short": "x"}, {"text": "b"}], "bad-command"),
        (["a", "b"], "bad-command"),
        ([{"text": ["a"]}, {"text": {"b": 1}}], "bad-command"),
    ],
)
def test_what_is_no_list_of_items_changes_nothing(room, items, code):
    assert refused(room, items) == code
    assert own(room.look()) == []


def test_what_deceives_is_taken_out(room):
    bring(room, [{"text": "\u202eabc\x00 d\ud83d\n e"}, {"text": "<b>=cmd|x</b>"}])
    assert [one["text"] for one in own(room.look())[0]["items"]] == ["abc d e", "<b>=cmd|x</b>"]


def test_only_who_leads_may_and_only_where_a_question_takes_them(room):
    fields = {"exercise": MAPS, "question": "court", "items": OWN}
    for ticket in (room.people[0].ticket, room.wall()):
        assert room.refusal("own", ticket, code=room.code, **fields) == "not-allowed"
    assert refused(room, OWN, question="decides") == "bad-choice"
    assert refused(room, OWN, exercise="commitments") == "bad-choice"


def test_they_can_be_brought_before_anybody_is_in():
    room = LiveRoom(agenda=alone(MAPS))
    bring(room)
    assert own(room.look())[0]["number"] == 3
