"""The table of who answers for which number: filled in by the facilitator, kept by the host."""

import pytest

from tests.support.room import GAME, LiveRoom, as_json, filled_room
from workshop.exercises.matrix_csv import as_csv
from workshop.host.client import new_op
from workshop.store.opening import open_store

CELL = {"question": "owners", "item": "leads", "function": "sales", "weight": 30}


@pytest.fixture
def room(tmp_path):
    """A room that looks at who answers for which number."""
    store = open_store(f"sqlite:///{tmp_path}/room.db")
    made = filled_room(GAME, store)
    shown(made)
    yield made
    store.close()


def shown(room):
    room.go("matrix", "asking")
    room.everyone_answers()
    room.go("matrix", "revealed")


def fill(room, **fields):
    return room.ask("fill", code=room.code, **{"op": new_op(), **fields})


def refused(room, ticket=None, **fields):
    return room.refusal("fill", ticket, code=room.code, **{"op": new_op(), **CELL, **fields})


def table(look):
    return look["results"]["owners"]["matrix"]


def test_wall_and_phones_read_what_is_written_and_nothing_else_changes(room):
    person, wall = room.people[0], room.wall()
    before = person.look()
    fill(room, **CELL)
    fill(room, question="owners", item="leads", judge=" Finance ")
    fill(room, question="owners", function="more-1", name="Production")
    for look in (person.look(), room.look(wall), room.look()):
        there = table(look)
        assert there["weights"] == {"leads": {"sales": 30}}
        assert there["judges"] == {"leads": "Finance"}
        assert [one["name"] for one in there["functions"]] == ["", "", "Production", "", ""]
    after = person.look()
    assert after["stamp"] != before["stamp"]
    del after["results"]["owners"]["matrix"], before["results"]["owners"]["matrix"]
    assert after["results"] == before["results"]


def test_it_is_shown_with_its_own_reveal_alone(room):
    fill(room, **CELL)
    with room.store.transaction():
        kept = room.store.reveal(room.session["id"], room.session["step"])
    assert "matrix" not in as_json(kept.results)
    room.advance()
    assert "matrix" not in as_json(room.people[0].look()["results"])
    assert refused(room) == "not-now"
    early = filled_room(GAME)
    early.go("matrix", "asking")
    assert refused(early) == "not-now"


def test_an_operation_happens_once_however_often_it_is_sent(room):
    op = new_op()
    fill(room, **CELL, op=op)
    fill(room, **{**CELL, "weight": 70})
    fill(room, **CELL, op=op)
    assert table(room.look())["weights"]["leads"] == {"sales": 70}
    fill(room, **{**CELL, "weight": None})
    assert table(room.look())["weights"]["leads"] == {}


def test_it_survives_a_restart_and_goes_with_its_session(tmp_path):
    url = f"sqlite:///{tmp_path}/kept.db"
    store = open_store(url)
    room = filled_room(GAME, store)
    shown(room)
    fill(room, **CELL)
    written = table(room.look())
    store.close()
    store = open_store(url)
    again = LiveRoom(store)
    assert table(again.ask("look", code=room.code)) == written
    again.ask("erase", session=room.session["id"])
    with store.transaction():
        assert store.matrix(room.session["id"], GAME, "owners") is None
    store.close()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"weight": 101}, "bad-weight"),
        ({"weight": -1}, "bad-weight"),
        ({"weight": True}, "bad-weight"),
        ({"weight": 30.0}, "bad-weight"),
        ({"weight": "30"}, "bad-weight"),
        ({"item": "strangers"}, "bad-choice"),
        ({"function": "hr"}, "bad-choice"),
        ({"function": "more-4"}, "bad-choice"),
        ({"function": "sales", "name": "Us"}, "bad-choice"),
        ({"question": "hr"}, "bad-choice"),
        ({"judge": "x" * 81}, "too-long"),
        ({"function": "more-1", "name": "x" * 41}, "too-long"),
        ({"judge": ["Finance"]}, "bad-command"),
        ({"op": ""}, "bad-command"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(room, wrong, code):
    assert refused(room, **wrong) == code
    with room.store.transaction():
        assert room.store.matrix(room.session["id"], GAME, "owners") is None


def test_only_the_facilitator_writes(room):
    assert refused(room, room.people[0].ticket) == "not-allowed"
    assert refused(room, room.wall()) == "not-allowed"
    assert refused(room, room.facilitator()) is None


def test_the_example_can_be_begun_with_and_is_changed_like_anything_else(room):
    fill(room, **CELL)
    fill(room, question="owners", example=True)
    there = table(room.look())
    assert there["example"] is True
    assert there["judges"] == {}
    assert all(sum(row.values()) == 100 for row in there["weights"].values())
    fill(room, question="owners", item="profit", judge="The owner")
    lines = as_csv(room.ask("tables", code=room.code)["matrices"], "nb").decode("utf-8-sig")
    assert '"Leads","80","20","100","Salg, hver fredag"' in lines
    assert '"50","50","100","The owner"' in lines


def test_a_file_has_what_was_written_and_no_formulas(room):
    assert room.ask("tables", code=room.code)["matrices"] == []
    fill(room, **CELL)
    fill(room, question="owners", item="leads", judge="=1+1")
    fill(room, question="owners", function="more-2", name="@Production")
    fill(room, question="owners", item="leads", function="more-2", weight=60)
    text = as_csv(room.ask("tables", code=room.code)["matrices"], "en")
    assert text.startswith(b"\xef\xbb\xbf")
    head, first, *rest = text.decode("utf-8-sig").splitlines()
    assert head == '"Number","Marketing","Sales","\'@Production","Sum","Judged by"'
    assert first == '"Leads","","30","60","90","\'=1+1"'
    assert len(rest) == 7


def test_a_function_without_a_name_is_no_column_and_counts_nowhere(room):
    fill(room, **CELL)
    fill(room, question="owners", function="more-1", name="Production")
    fill(room, question="owners", item="leads", function="more-1", weight=70)
    fill(room, question="owners", function="more-1", name="")
    text = as_csv(room.ask("tables", code=room.code)["matrices"], "en").decode("utf-8-sig")
    assert "Production" not in text
    assert '"","30","30",""' in text
