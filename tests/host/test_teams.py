"""Sessions that are played as teams: what may be seen of them, and that no other becomes one."""

import itertools
from dataclasses import replace

import pytest

from tests.support.contracts import assert_fits
from tests.support.room import EXERCISE, GAME, LEADS, TOLD, LiveRoom, an_answer
from tests.support.team_room import answer_round, said_by_sides, team_room, walk
from workshop.contracts.looks import PhoneLook, WallLook
from workshop.contracts.overview import FacilitatorLook
from workshop.exercises.agenda import alone, in_order, only
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op
from workshop.host.service import COMMANDS
from workshop.questions.said import as_said
from workshop.session import Mode
from workshop.store.opening import open_store


def played_to_the_reveal(room):
    room.advance("asking")
    answer_round(room)
    room.advance("revealed")
    return room.look()["results"]


OWN_WORDS = ("text", "sheet")
"""Kinds of which the facilitator shows what she has read."""


def test_two_phones_play_every_exercise_to_the_end():
    """What is asked is answered, what is shown is whole, every model has played."""
    room = team_room(only(in_order()))
    seen = []
    for session in walk(room):
        if session["phase"] == "revealed":
            seen.append((session["exercise"], session["round"]))
            results = room.look()["results"].values()
            assert all(one["state"] == "ready" for one in results if "state" in one)
            spoken = [one for one in results if "said" in one and one["kind"] not in OWN_WORDS]
            assert all(one["said"] for one in spoken)
    played = [(slug, load_exercise(slug).played_by(Mode.TEAMS).usual) for slug in in_order()]
    steps = [(slug, round.id) for slug, rounds in played for round in rounds if round.reveals]
    assert seen == steps


def test_counts_speak_of_phones_and_nothing_of_a_side_is_hidden():
    room = team_room(alone(EXERCISE))
    room.advance("asking")
    answer_round(room)
    look = room.look(room.facilitator())
    assert (look["answered"]["finished"], look["answered"]["people"]) == (2, 2)
    for there in look["counted"].values():
        assert all(one["hidden"] == 0 for one in there.values())


def test_what_everybody_gets_fits_its_contract():
    room = team_room(TOLD)
    played_to_the_reveal(room)
    room.compute()
    assert_fits(room.look(room.facilitator()), FacilitatorLook)
    assert_fits(room.look(room.wall()), WallLook)
    assert_fits(room.people[0].look(), PhoneLook)


def test_the_model_plays_the_bonuses_that_the_sides_set():
    room = team_room(TOLD)
    room.advance("asking")
    answer_round(room)
    room.advance("revealed")
    (job,) = room.compute()
    said = said_by_sides(GAME)
    given = {kpi: n / 100 for kpi, n in said["sales"]["given-marketing"].items() if n}
    assert job.parameters["contracts"]["given"]["marketing"] == given
    wished = {kpi: n / 100 for kpi, n in said["marketing"]["own-marketing"].items() if n}
    assert job.parameters["contracts"]["own"]["marketing"] == wished


def test_the_lead_pool_plays_the_pressure_of_each_side_and_no_middle():
    room = team_room(alone("strategy-vs-tactics"))
    for session in walk(room):
        if (session["round"], session["phase"]) == ("horizon", "revealed"):
            outcome = room.look()["results"]["pool"]["outcome"]
    said = said_by_sides("strategy-vs-tactics")
    pressed = {one["side"]: one["policies"]["short"]["pressure"] for one in outcome["sides"]}
    assert pressed == {side: answers["pressure"]["short"] / 100 for side, answers in said.items()}
    assert not {"short", "long"} & outcome["policies"].keys()


def test_a_side_that_takes_another_phone_keeps_what_it_said():
    room = team_room(alone(EXERCISE))
    room.advance("asking")
    answer_round(room)
    room.advance("revealed")
    hers = room.look(room.facilitator())
    seat = next(one["seat"] for one in hers["people"] if one["department"] == "sales")
    room.ask("end_seats", code=room.code, seats=[seat])
    before = room.look()["results"]["claim"]["said"]["sales"]
    assert [one["table"] for one in before] == [1]


# No other session becomes one.


def test_a_session_is_for_people_unless_it_is_opened_for_teams():
    assert LiveRoom().session["mode"] == "people"
    assert team_room(alone(EXERCISE)).session["mode"] == "teams"


@pytest.mark.parametrize("mode", ["", "team", None, 1, ["teams"], {"teams": True}, "TEAMS"])
def test_what_is_no_mode_opens_nothing(mode):
    room = LiveRoom()
    before = len(room.ask("sessions")["sessions"])
    fields = {"op": new_op(), "name": "x", "agenda": alone(EXERCISE), "language": "en"}
    fields |= {"departments": ["sales", "marketing"], "expected": 2, "mode": mode}
    assert room.refusal("open", **fields) == "bad-choice"
    assert len(room.ask("sessions")["sessions"]) == before


def test_nothing_that_anybody_sends_makes_a_room_of_people_one_of_teams():
    """Each command, by each caller, with the mode in every field that it may read."""
    room = LiveRoom()
    people = room.fill(sales=2, marketing=2)
    room.advance("asking")
    session = room.session["id"]
    tickets = [room.key, room.facilitator(), room.wall(), people[0].ticket]
    silent = {"erase", "unbind", "forget", "sign_out"}
    for do, ticket in itertools.product(sorted({*COMMANDS} - silent), tickets):
        fields = {"code": room.code, "session": session, "op": new_op(), "mode": "teams"}
        extra = {"to": "teams", "door": "teams", "teams": True, "step": 0, "slide": 0}
        room.reply(do, ticket, **fields, **extra, value={"mode": "teams"}, said={"sales": []})
    assert room.ask("look", room.facilitator(), code=room.code)["session"]["mode"] == "people"


def test_opening_once_more_with_another_mode_changes_nothing():
    room, op = LiveRoom(), new_op()
    fields = {"op": op, "name": "x", "agenda": alone(EXERCISE), "language": "en"}
    fields |= {"departments": ["sales", "marketing"], "expected": 2}
    first = room.ask("open", **fields, mode="people")["session"]
    again = room.ask("open", **fields, mode="teams")["session"]
    assert (again["id"], again["mode"]) == (first["id"], "people")


@pytest.mark.parametrize("agenda", [alone(EXERCISE), TOLD, alone(LEADS)])
def test_two_people_in_a_room_of_people_see_nothing_of_each_other(agenda):
    room = LiveRoom(agenda=agenda)
    room.fill(sales=1, marketing=1)
    room.advance("asking")
    room.everyone_answers()
    room.advance("revealed")
    for one in room.look()["results"].values():
        assert "said" not in one
        assert not any(one.get("cells", {}).values())


def test_a_tally_of_phones_that_lies_in_a_room_of_people_is_not_shown():
    """Somebody may have put it into the file: it is counted anew, as people are."""
    room = LiveRoom()
    room.fill(sales=1, marketing=1)
    room.advance("asking")
    room.everyone_answers()
    room.advance("revealed")
    question = load_exercise(EXERCISE).question("claim")
    kept = room.store.reveal(room.session["id"], 0)
    forged = as_said(question, [(1, "sales", an_answer(question))], ["sales", "marketing"])
    room.store.add_reveal(replace(kept, results={**kept.results, "claim": forged}))
    room.host._rooms.kept.forget()
    assert "said" not in str(room.look()["results"])


def test_the_mode_outlives_the_host(tmp_path):
    url = f"sqlite:///{tmp_path}/answers.db"
    store = open_store(url)
    room = team_room(alone(EXERCISE), store=store)
    played_to_the_reveal(room)
    store.close()
    again = open_store(url)
    with again.transaction():
        record = again.session_by_code(room.code)
        kept = again.reveal(record.id, 0)
    again.close()
    assert record.mode == "teams"
    assert kept.results["claim"]["said"]["sales"][0]["value"]
