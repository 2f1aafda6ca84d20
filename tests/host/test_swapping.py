"""The timetable of half days at the host: who gets to see what of it, and what is kept."""

import json
import queue

import pytest

from tests.support.room import LiveRoom
from tests.support.team_room import team_room
from workshop.exercises.agenda import alone
from workshop.host.calculator import Calculator
from workshop.host.client import new_op
from workshop.host.runs import calculate, can_be_again
from workshop.store.opening import open_store

SLUG = "gemba-day"
DAYS = ("mon", "tue", "wed", "thu", "fri")
RULES = {"visits": 1, "guests": 2, "home": 70}


def free(nth):
    """Return when somebody can be away: three mornings, which ones depends on her number."""
    return {DAYS[(nth + at) % 5]: ["morning"] for at in range(3)}


def shown(sales=7, marketing=7, store=None, when=free):
    """Return a room that looks at the timetable's reveal."""
    room = LiveRoom(store, agenda=alone(SLUG))
    room.fill(sales=sales, marketing=marketing)
    room.go("ticket", "asking")
    for nth, person in enumerate(room.people):
        person.answer("role", ("junior", "doer", "lead", "head")[nth % 4])
        person.answer("when", when(nth))
    room.people[0].answer("host", "Produksjonen")
    room.people[1].answer("host", "Marketing")
    room.go("ticket", "revealed")
    return room


def plan(room, **rules):
    told = room.ask("plan", op=new_op(), code=room.code, **RULES | rules)
    jobs = room.host.take_jobs()
    for job in jobs:
        room.host.finish(job, calculate(job))
    return told, jobs


def state(room):
    return room.ask("timetable", code=room.code)


@pytest.fixture(scope="module")
def planned():
    room = shown()
    plan(room)
    return room


def test_everybody_who_named_a_half_day_has_one_with_the_other_side(planned):
    table = state(planned)["table"]
    assert sorted(one["number"] for one in table["visits"]) == list(range(1, 15))
    assert all(one["side"] != one["host"] for one in table["visits"])
    assert table["sides"] == {"sales": 7, "marketing": 7}


def test_a_phone_is_told_her_own_ticket_and_half_day_and_nobody_elses(planned):
    table, seen = state(planned)["table"], set()
    for nth, person in enumerate(planned.people):
        ticket = person.look()["me"]["ticket"]
        (own,) = ticket["visits"]
        there = next(one for one in table["visits"] if one["number"] == ticket["number"])
        assert own == {"host": there["host"], "slot": there["slot"]}
        day, _, part = own["slot"].partition("/")
        assert part in free(nth)[day], "she is planned for when she can"
        seen.add(ticket["number"])
        assert '"number": 1,' not in json.dumps(person.look()["results"])
    assert seen == set(range(1, 15))


def test_numbers_are_not_given_in_the_order_in_which_people_came(planned):
    numbers = [person.look()["me"]["ticket"]["number"] for person in planned.people]
    assert numbers != sorted(numbers)


def test_the_wall_sees_how_many_and_no_ticket_no_role_and_nothing_of_when_anybody_is_free(planned):
    told = planned.look(planned.wall())
    seen = told["results"]["when"]["timetable"]
    assert seen.keys() == {"slots", "hosts", "few", "there", "guests"}
    assert sum(map(sum, seen["guests"].values())) == 14
    assert not {"timetable", "tickets"} & told.keys()


def test_nobody_is_told_when_somebody_is_free_and_nothing_of_it_is_kept_in_the_ledger(planned):
    (run,) = planned.ask("ledger", code=planned.code)["runs"]
    assert run["parameters"].keys() == {"hosts", "slots", "rules"}
    assert not can_be_again(run), "without what people answered it cannot be computed"
    for told in (run, state(planned), planned.look()["timetable"]):
        assert "free" not in json.dumps({**told, "outcome": {}, "table": {}})
        for visit in told.get("outcome", told.get("table"))["visits"]:
            assert visit.keys() == {"number", "side", "host", "slot", "role", "wished"}


def test_with_few_tickets_on_a_side_the_wall_shows_none_and_phones_do():
    room = shown(sales=4, marketing=7)
    plan(room, home=0)
    seen = room.look(room.wall())["results"]["when"]["timetable"]
    assert seen["few"]
    assert seen["guests"] == {}
    assert all(person.look()["me"]["ticket"]["visits"] for person in room.people)


def test_what_binds_is_told_in_numbers_of_people_and_never_who():
    room = shown(when=lambda nth: {"mon": ["morning"]} if nth < 4 else free(nth))
    plan(room, guests=1)
    table = state(room)["table"]
    assert table["visits"] == []
    assert table["open"] == []
    assert {one["rule"] for one in table["binding"]} >= {"partly"}
    assert all(one.keys() == {"rule", "now", "enough", "together"} for one in table["binding"])
    assert room.look(room.wall())["results"]["when"]["timetable"]["there"] is False
    plan(room, guests=1, partly=True)
    partly = state(room)["table"]
    assert len(partly["visits"]) + len(partly["open"]) == 14
    tickets = [person.look()["me"]["ticket"] for person in room.people]
    left = [one for one in tickets if not one["visits"]]
    assert left
    assert all(one["planned"] for one in left)


def test_a_host_that_was_shown_can_be_visited_and_a_side_under_its_name_is_that_side():
    room = shown()
    for text in room.look()["texts"]:
        room.ask("release", code=room.code, id=text["id"], released=True)
    assert state(room)["hosts"] == ["marketing", "sales", "Produksjonen"]
    assert state(room)["rules"]["visits"] == 2
    plan(room, visits=2, home=0, guests=3)
    there = [one for one in state(room)["table"]["visits"] if one["host"] == "Produksjonen"]
    assert {one["side"] for one in there} == {"sales", "marketing"}
    assert any(one["wished"] for one in state(room)["table"]["visits"])


def test_the_same_rules_are_computed_once_and_the_latest_asked_for_is_shown(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/room.db")
    room = shown(store=store)
    _, first = plan(room)
    _, other = plan(room, guests=3)
    _, again = plan(room)
    assert [len(one) for one in (first, other, again)] == [1, 1, 0]
    assert state(room)["rules"]["guests"] == 2
    visits = state(room)["table"]["visits"]
    room.host = type(room.host)(store, room.key)
    assert state(room)["table"]["visits"] == visits, "a host that was started again has it still"
    store.close()


def test_the_room_goes_on_while_it_is_made():
    room = shown()
    room.ask("plan", op=new_op(), code=room.code, **RULES)
    (job,) = room.host.take_jobs()
    assert state(room)["state"] == "pending"
    assert room.refusal("plan", op=new_op(), code=room.code, **RULES | {"guests": 3}) == "not-now"
    room.host.hear(job, 0.25)
    assert room.look()["timetable"]["gap"] == 0.25
    room.go("told", "asking")
    room.host.finish(job, None)
    assert state(room)["state"] == "failed"
    plan(room)
    assert state(room)["state"] == "ready"


@pytest.mark.parametrize(
    ("rules", "code"),
    [({"visits": 0}, "bad-rules"), ({"home": "7"}, "bad-rules"), ({"guests": True}, "bad-rules")],
    ids=str,
)
def test_rules_that_cannot_be_are_refused(planned, rules, code):
    asked = {"op": new_op(), "code": planned.code, **RULES, **rules}
    assert planned.refusal("plan", **asked) == code


def test_where_nobody_can_nothing_is_planned_and_before_the_reveal_there_is_no_timetable():
    room = shown(when=lambda _: {"mon": []})
    assert room.refusal("plan", op=new_op(), code=room.code, **RULES) == "no-tickets"
    early = LiveRoom(agenda=alone(SLUG))
    early.fill(sales=6, marketing=6)
    early.go("ticket", "asking")
    assert early.refusal("timetable", code=early.code) == "no-timetable"
    assert (
        early.refusal("plan", early.wall(), op=new_op(), code=early.code, **RULES) == "not-allowed"
    )


def test_sides_that_share_a_phone_are_asked_for_no_half_days():
    room = team_room(alone(SLUG))
    room.go("ticket", "revealed")
    assert room.look()["timetable"] is None
    assert room.refusal("timetable", code=room.code) == "no-timetable"


def test_the_process_beside_the_host_makes_it_and_says_meanwhile_how_near_it_is():
    room, said, done = shown(), [], queue.SimpleQueue()
    room.ask("plan", op=new_op(), code=room.code, **RULES)
    (job,) = room.host.take_jobs()
    beside = Calculator(lambda *told: done.put(told), lambda *told: said.append(told))
    try:
        beside.take([job])
        made, outcome = done.get(timeout=60)
    finally:
        beside.close()
    assert made == job
    assert len(outcome["visits"]) == 14
    assert said == [(job, outcome["gap"])]
