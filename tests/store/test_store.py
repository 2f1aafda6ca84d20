"""What every store promises, in memory and on disk."""

from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from workshop.session import Phase, Position
from workshop.store import (
    MemoryStore,
    ParticipantRecord,
    PromiseRecord,
    ResponseRecord,
    SessionRecord,
)
from workshop.store.memory_retaining import Contents
from workshop.store.opening import open_store
from workshop.store.records import Before, Countdown, RunRecord
from workshop.store.tables import metadata

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
MONDAY = SessionRecord(
    "s1", "ABC234", "Monday ⇄ “mandag”", "first-session", ("sales", "hr"), "nb", 20, NOON
)
TUESDAY = replace(MONDAY, id="s2", code="XYZ789", created=NOON + timedelta(days=1))
KARI = ParticipantRecord("p1", "s1", "hash-kari", "sales", "nb", NOON)
OLA = ParticipantRecord("p2", "s1", "hash-ola", "hr", "en", NOON)
EVA = ParticipantRecord("p3", "s2", "hash-eva", "sales", "en", NOON)


class Mishap(Exception):
    """Something goes wrong after everything was written."""


@contextmanager
def undone(context):
    """Let a transaction or a savepoint fail at its very end."""
    with suppress(Mishap), context:
        yield
        raise Mishap


def answer(op, who=KARI, question="claim", value=None, exercise="meeting"):
    value = {"a": "5"} if value is None else value
    return ResponseRecord(op, who.session, who.id, who.department, exercise, question, value, NOON)


@pytest.fixture(params=["memory", "sqlite"])
def empty_store(request, tmp_path):
    """A store in which nothing has happened yet."""
    sqlite = request.param == "sqlite"
    store = open_store(f"sqlite:///{tmp_path}/room.db") if sqlite else MemoryStore()
    yield store
    store.close()


@pytest.fixture
def store(empty_store):
    """A store with two sessions, two people in the first and one in the second."""
    with empty_store.transaction():
        empty_store.add_session(MONDAY, "op-monday")
        empty_store.add_session(TUESDAY, "op-tuesday")
        for person in (KARI, OLA, EVA):
            empty_store.add_participant(person)
    return empty_store


@pytest.fixture
def inside(store):
    """The same store, inside a transaction."""
    with store.transaction():
        yield store


def test_an_empty_store_knows_nobody(empty_store):
    with empty_store.transaction():
        assert empty_store.sessions() == []
        assert empty_store.session("s1") is None
        assert empty_store.session_by_code("ABC234") is None
        assert empty_store.participant("hash") is None
        assert empty_store.participant_by_id("p1") is None
        assert empty_store.participants("s1") == []
        assert empty_store.responses("s1", "meeting") == []
        assert empty_store.operation("op") is None
        assert not empty_store.has_response("op")
        assert not empty_store.facilitator("hash")


def test_a_session_comes_back_as_it_was_put_in(inside):
    assert inside.session("s1") == inside.session_by_code("ABC234") == MONDAY
    assert inside.session("s1").created.tzinfo is UTC


def test_a_session_with_every_field_set_comes_back(inside):
    full = replace(
        MONDAY, id="s3", code="FULL22", position=Position(2, Phase.CLOSED, 9), shown=3, address="a",
        course=(("meeting", "one"), ("meeting", "two")), entered=NOON, door="ajar", looking=1,
        looked=2, mode="teams", countdown=Countdown(NOON, 90), practice=True, after="s1",
        slots=((((("meeting", "one"),), (("other", "one"), ("other", "two")))),),
        before=Before(Position(1, Phase.TALK, talk="pairs"), NOON, 4, (("meeting", "one"),)),
        names={"sales": "Shop"}, keeps_until=NOON, emptied=NOON, were={"sales": 7}, paused=NOON,
        carry_key="k", closed=NOON, goes_on="http://other", passing=True, parking=True,
        minutes={"meeting/one": 9}, pace="own", held=True,
    )  # fmt: skip
    unset = [one.name for one in fields(full) if getattr(full, one.name) == one.default]
    assert unset == []
    inside.add_session(full, "op-full")
    assert inside.session("s3") == full


def test_what_an_earlier_session_plays_is_kept_once_it_is_known(inside):
    assert inside.session("s1").course == ()
    inside.set_course("s1", [("meeting", "one")])
    assert inside.session("s1").course == (("meeting", "one"),)


def test_the_newest_session_is_listed_first(inside):
    assert inside.sessions() == [TUESDAY, MONDAY]


def test_a_time_of_another_zone_is_the_same_moment(inside):
    zone = datetime.fromisoformat("2026-03-02T14:00:00+02:00")
    inside.add_session(replace(MONDAY, id="s3", code="ZONE22", created=zone), "op-zone")
    assert inside.session("s3").created == zone


def test_a_move_changes_the_place_and_begins_the_slides_anew(inside):
    inside.show("s1", 4)
    inside.move("s1", Position(0, Phase.STORY, 1), "op-1", NOON + timedelta(minutes=1))
    moved = inside.session("s1")
    assert moved.position == Position(0, Phase.STORY, 1)
    assert moved.shown == 0
    assert inside.session("s2") == TUESDAY


def test_a_step_is_entered_once(inside):
    one, two, three = (NOON + timedelta(minutes=n) for n in (1, 2, 3))
    inside.move("s1", Position(0, Phase.STORY, 1), "op-1", one)
    inside.move("s1", Position(0, Phase.ASKING, 2), "op-2", two)
    assert inside.session("s1").entered == one
    inside.move("s1", Position(1, Phase.STORY, 3), "op-3", three)
    assert inside.session("s1").entered == three


def test_slide_and_address_are_remembered(inside):
    inside.show("s1", 2)
    inside.set_address("s1", "http://10.0.0.5:8866")
    found = inside.session("s1")
    assert (found.shown, found.address) == (2, "http://10.0.0.5:8866")


def test_an_operation_names_what_it_opened_or_moved(inside):
    inside.move("s2", Position(0, Phase.STORY, 1), "op-move", NOON)
    assert inside.operation("op-monday") == "s1"
    assert inside.operation("op-move") == "s2"
    assert inside.operation("op-unknown") is None


def test_people_come_back_in_the_order_they_joined(inside):
    assert inside.participants("s1") == [KARI, OLA]
    assert inside.participants("s2") == [EVA]
    assert inside.participant("hash-ola") == inside.participant_by_id("p2") == OLA


def test_a_person_may_change_department_and_language(inside):
    inside.update_participant("p1", "hr", "en")
    assert inside.participant_by_id("p1") == replace(KARI, department="hr", language="en")
    assert inside.participants("s1")[0].id == "p1"
    assert inside.participant_by_id("p2") == OLA


@pytest.mark.parametrize(
    "value",
    [{"a": "5", "ø": "dk"}, ["b", "c", "a"], "one\ntwo “три” 🙂", {"a": 0, "b": 100}, "<script>"],
)
def test_an_answer_comes_back_as_it_was_given(inside, value):
    given = answer("op-1", value=value)
    assert inside.add_response(given)
    assert inside.responses("s1", "meeting") == [given]


def test_the_latest_answer_of_a_person_to_a_question_counts(inside):
    for op, value in (("op-1", "first"), ("op-2", "second"), ("op-3", "third")):
        inside.add_response(answer(op, value=value))
    assert [r.value for r in inside.responses("s1", "meeting")] == ["third"]


def test_answers_stand_in_the_order_in_which_they_were_last_given(inside):
    given = [("op-1", KARI, "q"), ("op-2", OLA, "q"), ("op-3", KARI, "r"), ("op-4", KARI, "q")]
    for op, who, question in given:
        inside.add_response(answer(op, who, question))
    assert [r.op for r in inside.responses("s1", "meeting")] == ["op-2", "op-3", "op-4"]


def test_answers_of_other_sessions_and_exercises_are_left_out(inside):
    inside.add_response(answer("op-1", KARI))
    inside.add_response(answer("op-2", EVA))
    inside.add_response(answer("op-3", KARI, exercise="another"))
    assert [r.op for r in inside.responses("s1", "meeting")] == ["op-1"]
    assert [r.op for r in inside.responses("s2", "meeting")] == ["op-2"]
    assert [r.op for r in inside.responses("s1", "another")] == ["op-3"]


def test_an_operation_answers_once_and_the_first_stands(inside):
    assert inside.add_response(answer("op-1", value="first"))
    assert not inside.add_response(answer("op-1", value="again"))
    assert not inside.add_response(answer("op-1", OLA, value="hers"))
    assert [r.value for r in inside.responses("s1", "meeting")] == ["first"]
    assert inside.has_response("op-1")


def test_an_answer_keeps_the_department_it_was_given_from(inside):
    inside.add_response(answer("op-1"))
    inside.update_participant("p1", "hr", "nb")
    assert [r.department for r in inside.responses("s1", "meeting")] == ["sales"]


def test_a_text_is_released_and_taken_back(inside):
    inside.add_response(answer("op-1"))
    inside.add_response(answer("op-2", OLA))
    inside.release("op-1", True)
    assert [r.released for r in inside.responses("s1", "meeting")] == [True, False]
    inside.release("op-1", False)
    inside.release("op-unknown", True)
    assert [r.released for r in inside.responses("s1", "meeting")] == [False, False]


def test_a_facilitator_is_known_by_her_hash_alone(inside):
    inside.add_facilitator("hash-lise", NOON)
    assert inside.facilitator("hash-lise")
    assert not inside.facilitator("hash-kari")


def test_the_door_is_remembered(inside):
    assert inside.session("s1").door == "open"
    inside.set_door("s1", "locked")
    assert [inside.session(id).door for id in ("s1", "s2")] == ["locked", "open"]


def test_the_steps_that_were_revealed_are_known(inside):
    moves = [(0, Phase.ASKING), (0, Phase.REVEALED), (1, Phase.ASKING), (2, Phase.REVEALED)]
    for version, (step, phase) in enumerate(moves):
        inside.move("s1", Position(step, phase, version), f"op-{version}", NOON)
    assert inside.revealed("s1") == {0, 2}
    assert inside.revealed("s2") == set()


def test_people_are_found_by_their_ids_and_by_their_tokens(inside):
    assert inside.people(["p3", "p1", "p1", "nobody"]) in ([KARI, EVA], [EVA, KARI])
    assert inside.people_by_token(["hash-ola", "hash-nobody"]) == [OLA]
    assert inside.people([]) == inside.people_by_token([]) == []


def test_the_first_arrival_stands_and_an_end_too(inside):
    later = NOON + timedelta(minutes=1)
    inside.arrive(["p1"], NOON)
    inside.arrive(["p1", "p2", "nobody"], later)
    inside.end(["p2"], later)
    assert inside.participants("s1") == [
        replace(KARI, arrived=NOON), replace(OLA, arrived=later, ended=later)
    ]  # fmt: skip


def test_a_person_who_arrived_and_ended_comes_back_as_she_was_put_in(inside):
    gone = replace(KARI, id="p9", arrived=NOON, ended=NOON, **{"token_hash": "hash-9"})
    inside.add_participant(gone)
    assert inside.participant_by_id("p9") == gone


def test_answers_are_told_of_the_people_and_the_questions_that_are_named(inside):
    for op, who, question in (("op-1", KARI, "q"), ("op-2", OLA, "q"), ("op-3", KARI, "r")):
        inside.add_response(answer(op, who, question, value=op))
    inside.add_response(answer("op-4", KARI, "q", value="op-4"))
    assert inside.own_answers("s1", "meeting", ["p1"]) == {"p1": {"q": "op-4", "r": "op-3"}}
    assert inside.own_answers("s1", "meeting", ["p1", "p2"])["p2"] == {"q": "op-2"}
    assert inside.own_answers("s1", "meeting", []) == {}
    assert [r.op for r in inside.given_by("s1", "p1", ["meeting", "other"])] == ["op-3", "op-4"]
    assert inside.given_by("s1", "p1", ["other"]) == inside.given_by("s1", "p3", ["meeting"]) == []
    assert [r.op for r in inside.responses("s1", "meeting", ["q"])] == ["op-2", "op-4"]
    assert inside.responses("s1", "meeting", []) == []
    assert inside.settled("s1") == {"p1", "p2"}
    assert inside.settled("s2") == set()


def test_what_is_left_out_counts_no_longer_and_stays_in_the_log(inside):
    for op, who, question in (("op-1", KARI, "q"), ("op-2", OLA, "q"), ("op-3", KARI, "r")):
        inside.add_response(answer(op, who, question))
    inside.leave_out("s1", ["p1"], [("meeting", "r"), ("another", "q")])
    assert [r.op for r in inside.responses("s1", "meeting")] == ["op-2", "op-3"]
    assert all(inside.has_response(op) for op in ("op-1", "op-2", "op-3"))
    inside.leave_out("s1", ["p1"], [])
    assert [r.op for r in inside.responses("s1", "meeting")] == ["op-2"]


def everything(store):
    with store.transaction():
        return (
            store.sessions(),
            [store.participants(s) for s in ("s1", "s2")],
            store.responses("s1", "meeting"),
            [store.operation(op) for op in ("op-1", "op-9")],
            [store.facilitator("lise")],
        )


def change_everything(store):
    store.add_session(replace(MONDAY, id="s9", code="NEW999"), "op-9")
    store.move("s1", Position(0, Phase.STORY, 1), "op-1", NOON)
    store.show("s1", 3)
    store.set_address("s1", "http://x")
    store.set_door("s1", "locked")
    store.arrive(["p2"], NOON)
    store.end(["p2"], NOON)
    store.add_participant(replace(KARI, id="p9", **{"token_hash": "hash-9"}))
    store.update_participant("p1", "hr", "en")
    store.add_response(answer("op-a"))
    store.release("op-a", True)
    store.add_facilitator("lise", NOON)


def test_what_fails_leaves_nothing_behind(store):
    before = everything(store)
    with undone(store.transaction()):
        change_everything(store)
    assert everything(store) == before


def test_what_succeeds_is_kept(store):
    before = everything(store)
    with store.transaction():
        change_everything(store)
    after = everything(store)
    assert all(one != two for one, two in zip(before, after, strict=True))


def test_a_savepoint_takes_back_its_own_writes_only(store):
    with store.transaction():
        store.add_response(answer("op-1"))
        with undone(store.savepoint()):
            store.add_response(answer("op-2", OLA))
            store.update_participant("p2", "sales", "nb")
        with store.savepoint():
            store.add_response(answer("op-3", question="cause"))
    with store.transaction():
        assert [r.op for r in store.responses("s1", "meeting")] == ["op-1", "op-3"]
        assert store.participant_by_id("p2") == OLA


def test_a_transaction_takes_its_savepoints_with_it(store):
    with undone(store.transaction()), store.savepoint():
        store.add_response(answer("op-1"))
    with store.transaction():
        assert store.responses("s1", "meeting") == []


def test_an_operation_that_was_taken_back_may_come_again(store):
    with undone(store.transaction()):
        store.add_response(answer("op-1"))
    with store.transaction():
        assert store.add_response(answer("op-1"))


def test_an_answer_is_found_by_its_operation(inside):
    inside.add_response(answer("op-one", value="words"))
    assert inside.response("op-one") == answer("op-one", value="words")
    assert inside.response("op-none") is None


def test_a_session_is_as_large_as_its_seats_and_the_questions_they_answered(inside):
    before = inside.size("s2")
    for number, question in enumerate(("claim", "claim", "cause")):
        inside.add_response(answer(f"op-eva-{number}", EVA, question))
    assert before == (1, 0)
    assert inside.size("s2") == (1, 2)


def test_a_removed_session_takes_everything_of_it_along_and_nothing_of_another(inside):
    inside.add_response(answer("op-kari"))
    inside.add_response(answer("op-eva", EVA))
    inside.move("s1", Position(0, Phase.REVEALED, 1), "op-moved", NOON)
    inside.add_run(RunRecord("op-run", "s1", "game", "played", "kpi-game", {}, {}, NOON))
    inside.remove_session("s1")
    assert [s.id for s in inside.sessions()] == ["s2"]
    assert (inside.session_by_code("ABC234"), inside.operation("op-moved")) == (None, None)
    assert (inside.size("s1"), inside.participants("s1")) == ((0, 0), [])
    assert inside.runs("s1", "game") == []
    assert inside.revealed("s1") == set()
    assert inside.response("op-kari") is None
    assert inside.size("s2") == (1, 1)
    inside.add_session(MONDAY, "op-monday")  # its id, its code and its operation are free again


CALLS = PromiseRecord("s1", "p1", "commitments", 2, NOON, "We call.", sources=("op-1", "op-2"))
LEADS = replace(CALLS, id="p2", number=1, text="", example="leads", terms={"owner": "Salgssjefen"})


def test_promises_come_back_as_they_were_kept_in_the_order_of_their_list(store):
    with store.transaction():
        for one in (CALLS, LEADS, replace(CALLS, session="s2")):
            store.put_promise(one)
        signed = replace(LEADS, signed={"sales": NOON.isoformat()}, agreed=("sales", "hr"))
        judged = replace(signed, kept="kept", judged=NOON)
        store.put_promise(judged)
    with store.transaction():
        assert store.promises("s1") == [judged, CALLS]
        store.drop_promise("s1", "p1")
        store.drop_promise("s1", "nothing")
        assert store.promises("s1") == [judged]
        assert len(store.promises("s2")) == 1
    row = judged.flat()
    told = row["owner"], row["signed_sales"], row["kept"]
    assert told == ("Salgssjefen", NOON.isoformat(), "kept")


def test_a_promise_that_was_not_durable_is_not_there_and_goes_with_its_session(store):
    with undone(store.transaction()):
        store.put_promise(CALLS)
    with store.transaction():
        assert store.promises("s1") == []
        store.put_promise(CALLS)
        store.remove_session("s1")
        assert store.promises("s1") == []


def test_a_session_knows_from_which_one_it_goes_on(empty_store):
    with empty_store.transaction():
        empty_store.add_session(replace(MONDAY, after="s0"), "op-monday")
        assert empty_store.session("s1").after == "s0"


def test_a_session_plays_something_else_and_nothing_else_of_it_changes(store):
    with store.transaction():
        before = store.session("s1")
        now, place = (("meeting", "room"), ("lunch", "talk")), replace(before.position, version=1)
        was = Before(before.position, before.entered, before.shown, (("meeting", "room"),))
        store.show("s1", 3)
        store.change_course("s1", now, place, "op-course", NOON, was)
    with store.transaction():
        changed = store.session("s1")
        assert (changed.course, changed.before, changed.shown) == (now, was, 3)
        assert (changed.position, store.operation("op-course")) == (place, "s1")
        store.change_course("s1", was.course, replace(place, version=2), "op-back", NOON)
    with store.transaction():
        back = store.session("s1")
        assert (back.course, back.before) == (was.course, None)


def test_the_store_in_memory_forgets_of_single_people_what_the_one_on_disk_forgets():
    kept = {one.name: dict(one.metadata) for one in fields(Contents)}
    assert kept.keys() >= metadata.tables.keys()
    for name in metadata.tables.keys() - {"sessions", "facilitators"}:
        assert kept[name].get("single", False) == metadata.tables[name].info["single"], name
