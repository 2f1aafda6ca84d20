"""Models at a reveal: ordered once, computed beside the host, kept in the decision ledger."""

import itertools
import json
import queue

import pytest

from tests.support.hosting import RunningHost
from tests.support.room import GAME, TOLD, LiveRoom, as_json
from workshop.exercises.exercise import load_exercise
from workshop.host import calculator
from workshop.host.calculator import Calculator
from workshop.host.client import new_op
from workshop.host.jobs import Job
from workshop.host.runs import calculate, computed_again
from workshop.store.opening import open_store

MINE = {
    "contract": {"marketing": {"fitleads": 1.0}, "sales": {"retention": 0.5, "profit": 0.5}},
    "hr_competence": 0.6,
}
EVEN = {"leads": 40, "fitleads": 30, "profit": 30}
EVEN_SALES = {"revenue": 40, "newcust": 30, "profit": 30}
GIVEN = {
    "sales": {"given-marketing": EVEN, "own-sales": EVEN_SALES},
    "marketing": {"given-sales": EVEN_SALES, "own-marketing": EVEN},
}


def to_the_reveal(room):
    for move in ("next", "asking"):
        room.advance(move)
    for person in room.people:
        for question, value in GIVEN[person.department].items():
            person.answer(question, value)
    for move in ("closed", "revealed"):
        room.advance(move)


@pytest.fixture
def revealed_room():
    """A room that has set its bonuses and sees the first reveal; nothing is computed yet."""
    room = LiveRoom(agenda=TOLD)
    room.fill(sales=6, marketing=6)
    to_the_reveal(room)
    return room


def game(room, ticket=None):
    return room.look(ticket)["results"]["game"]


def test_the_first_look_after_the_reveal_orders_the_model_once(revealed_room):
    assert game(revealed_room) == {"state": "pending"}
    assert game(revealed_room, revealed_room.wall()) == {"state": "pending"}
    (job,) = revealed_room.host.take_jobs()
    assert game(revealed_room) == {"state": "pending"}
    assert revealed_room.host.take_jobs() == []
    assert set(job.parameters["contracts"]) == {"given", "own"}
    given = job.parameters["contracts"]["given"]["marketing"]
    assert given == {"leads": 0.4, "fitleads": 0.3, "profit": 0.3}


def test_before_the_reveal_nothing_is_computed():
    room = LiveRoom(agenda=TOLD)
    room.fill(sales=6, marketing=6)
    for move in (None, "next", "asking", "closed"):
        if move:
            room.advance(move)
        assert "game" not in room.look()["results"]
        assert room.host.take_jobs() == []


def test_everyone_sees_what_was_computed(revealed_room):
    revealed_room.look()
    revealed_room.host.take_bells()
    revealed_room.compute()
    assert revealed_room.host.take_bells() == {f"stage.{revealed_room.session['id']}"}
    seen = game(revealed_room)
    assert seen["state"] == "ready"
    assert list(seen["outcome"]["contracts"])[:3] == ["silo", "given", "own"]
    assert game(revealed_room, revealed_room.wall()) == seen
    assert revealed_room.people[0].look()["results"]["game"] == seen
    assert revealed_room.host.take_jobs() == []


def test_a_later_round_shows_the_same_run(revealed_room):
    revealed_room.compute()
    first = game(revealed_room)
    for move in ("next", "asking", "closed"):
        revealed_room.advance(move)
        assert "game" not in revealed_room.look()["results"]
    revealed_room.advance("revealed")
    assert game(revealed_room) == first
    assert revealed_room.host.take_jobs() == []


def test_a_room_that_is_too_small_has_no_bonus_of_its_own():
    room = LiveRoom(agenda=TOLD)
    room.fill(sales=4, marketing=8)
    to_the_reveal(room)
    (job,) = room.compute()
    # What four people gave is theirs alone, and so is what they gave themselves.
    assert job.parameters == {"contracts": {}}
    assert {"given", "own"}.isdisjoint(game(room)["outcome"]["contracts"])


def test_a_model_that_fails_is_said_and_not_tried_for_ever(revealed_room):
    revealed_room.look()
    (job,) = revealed_room.host.take_jobs()
    revealed_room.host.take_bells()
    revealed_room.host.finish(job, None)
    assert revealed_room.host.take_bells() == {f"stage.{revealed_room.session['id']}"}
    assert game(revealed_room) == {"state": "failed"}
    assert revealed_room.host.take_jobs() == []


def test_what_the_store_did_not_take_is_computed_again(revealed_room, monkeypatch):
    revealed_room.look()
    (job,) = revealed_room.host.take_jobs()
    with monkeypatch.context() as broken:
        broken.setattr(revealed_room.store, "add_run", lambda _: 1 / 0)
        revealed_room.host.finish(job, calculate(job))
    assert game(revealed_room) == {"state": "pending"}
    revealed_room.compute()
    assert game(revealed_room)["state"] == "ready"


# -- what the facilitator plays ------------------------------------------------------------


def play(room, parameters=MINE, op=None, ticket=None):
    fields = {"code": room.code, "op": op or new_op(), "parameters": parameters}
    return room.reply("play", ticket, **fields)


def test_the_facilitator_plays_a_bonus_and_the_room_sees_the_last_one(revealed_room):
    revealed_room.compute()
    other = MINE | {"hr_competence": 0.2}
    for parameters in (other, MINE):
        assert "playing" in play(revealed_room, parameters, ticket=revealed_room.facilitator())
        revealed_room.compute()
    seen = revealed_room.people[0].look()["results"]["game"]
    assert seen["state"] == "ready"
    assert seen["played"]["hr_competence"] == 0.6
    assert seen["played"]["row"]["weights"]["marketing"] == {"fitleads": 1.0}


def test_a_play_that_is_sent_twice_is_played_once(revealed_room):
    revealed_room.compute()
    op = new_op()
    for _ in range(2):
        play(revealed_room, op=op)
        play(revealed_room, op=op)
        revealed_room.compute()
    ledger = revealed_room.store.runs(revealed_room.session["id"], GAME)
    assert [run.played for run in ledger] == [False, True]


@pytest.mark.parametrize("parameters", [None, 5, "x", [1]])
def test_what_is_no_bonus_is_refused(revealed_room, parameters):
    assert play(revealed_room, parameters)["refused"] == "bad-command"
    assert [job for job in revealed_room.host.take_jobs() if job.played] == []


def test_nothing_is_played_before_a_reveal():
    room = LiveRoom(agenda=TOLD)
    room.advance("asking")
    assert play(room)["refused"] == "not-now"


def test_the_ledger_holds_all_that_is_needed_to_compute_a_run_again(revealed_room):
    revealed_room.compute()
    play(revealed_room)
    (job,) = revealed_room.compute()
    kept = revealed_room.store.runs(revealed_room.session["id"], GAME)
    assert [(run.run, run.model) for run in kept] == [("game", "kpi-game")] * 2
    assert json.loads(json.dumps(kept[1].outcome)) == calculate(job)
    assert kept[1].parameters == MINE


def test_the_ledger_lists_every_run_of_a_session_to_its_leader_alone(revealed_room):
    revealed_room.compute()
    play(revealed_room)
    revealed_room.compute()
    code = revealed_room.session["code"]
    first, second = json.loads(as_json(revealed_room.ask("ledger", code=code)["runs"]))
    assert (first["played"], second["played"]) == (False, True)
    assert second["parameters"] == MINE
    assert computed_again(first)
    assert computed_again(second)
    assert not computed_again(second | {"parameters": MINE | {"hr_competence": 0.1}})
    someone = revealed_room.people[0].ticket
    assert revealed_room.refusal("ledger", someone, code=code) == "not-allowed"


# -- beside the host -----------------------------------------------------------------------


def told():
    """Return where a calculator's outcomes arrive, and what to call with them."""
    given = queue.Queue()
    return given, lambda job, outcome: given.put((job, outcome))


def a_job(**fields):
    usual = {"op": new_op(), "session": "s", "exercise": GAME, "run": "game", "model": "kpi-game"}
    return Job(**usual | {"parameters": {"contracts": {}}} | fields)


def test_the_calculator_survives_a_job_that_cannot_be_done():
    given, finished = told()
    beside = Calculator(finished)
    beside.take([a_job(parameters={"contract": {}}, played=True), a_job(model="no-such"), a_job()])
    outcomes = [given.get(timeout=60)[1] for _ in range(3)]
    assert outcomes[:2] == [None, None]
    assert set(outcomes[2]["contracts"]) >= {"silo", "best"}
    beside.close()


def test_a_calculator_that_dies_is_started_again():
    given, finished = told()
    beside = Calculator(finished)
    beside.take([a_job()])
    first = given.get(timeout=60)[1]
    beside._program._process.kill()
    beside._program._process.wait()
    beside.take([a_job()])
    assert given.get(timeout=60)[1] == first
    beside.close()


def test_a_computation_without_end_is_given_up(monkeypatch):
    given, finished = told()
    monkeypatch.setattr(calculator, "PATIENCE", 0.01)
    beside = Calculator(finished)
    beside.take([a_job()])
    assert given.get(timeout=60)[1] is None
    beside.close()


@pytest.fixture
def host(tmp_path):
    """A host on an empty database."""
    running = RunningHost(tmp_path / "room.db").start()
    yield running
    running.stop()


def seen_soon(host, code):
    """Look until the model is there; the host itself answers in between."""
    results = (host.ask("look", code=code)["results"]["game"] for _ in itertools.count())
    return next(result for result in results if result["state"] != "pending")


@pytest.mark.slow
def test_a_host_that_is_killed_at_the_reveal_computes_after_its_restart(host):
    code = host.open(agenda=TOLD)["code"]
    for move in ("asking", "closed", "revealed"):
        host.advance(code, move)
    host.ask("look", code=code)
    host.kill()
    host.start()
    assert seen_soon(host, code)["state"] == "ready"
    exercise = load_exercise(GAME)
    host.end_input()
    store = open_store(f"sqlite:///{host.database}")
    (session,) = store.sessions()
    ledger = store.runs(session.id, exercise.slug)
    store.close()
    assert [run.model for run in ledger] == ["kpi-game"]
    host.start()
    assert seen_soon(host, code)["outcome"] == ledger[0].outcome
