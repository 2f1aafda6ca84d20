"""What a quarter pays is reckoned ahead, and counts only if it is of the plans that stood."""

import pytest

from tests.support.clock import Clock
from tests.support.firms import Firms, OtherKit
from workshop.host.ahead import CALM
from workshop.host.runs import calculate, computed_again
from workshop.host.service import Host


@pytest.fixture(scope="module", autouse=True)
def kit(tmp_path_factory):
    with OtherKit(tmp_path_factory.mktemp("kit")):
        yield


@pytest.fixture
def room(store):
    """A firm of two in its first quarter; both have proposed."""
    room = Firms(store)
    room.host._rooms.clock = Clock()
    room.begin(sales=1, marketing=1)
    propose(room, marketing=[8, 0, 0], sales=[0, 0, 8])
    return room


def propose(room, **plans):
    for seat, plan in plans.items():
        room.members(0, seat)[0].answer("plan-1", plan)


def calm(room):
    """Let the time pass after which the next quarter is reckoned; return what is ordered."""
    room.host._rooms.clock.wait(CALM.total_seconds())
    room.host.tick()
    return room.host.take_jobs()


def finish(room, jobs):
    for job in jobs:
        room.host.finish(job, calculate(job))


def offers(room):
    return [person.look()["me"]["firm"]["offers"] for person in room.people]


def test_what_was_reckoned_ahead_is_there_with_the_end_of_the_quarter(room):
    (job,) = calm(room)
    finish(room, [job])
    room.host.take_bells()
    room.advance()
    assert f"stage.{room.session['id']}" in room.host.take_bells()  # nobody waits for the model
    assert room.host.take_jobs() == []
    assert all(offers(room))
    kept = room.ask("ledger", code=room.code)["runs"]
    assert [run["run"] for run in kept] == ["plan-1", "plan-2"]
    assert all(computed_again(run) for run in kept)
    # A host that knows nothing of it finds it kept.
    room.host = Host(room.store, room.key)
    room.look()
    assert room.host.take_jobs() == []


def test_nothing_of_it_is_told_or_kept_before(room):
    before, told = room.ask("ledger", code=room.code), offers(room)
    stamp = room.people[0].look()["stamp"]
    finish(room, calm(room))
    assert room.ask("ledger", code=room.code) == before
    assert offers(room) == told
    assert room.people[0].look()["stamp"] == stamp


def test_plans_that_change_afterwards_are_reckoned_as_ever(room):
    finish(room, calm(room))
    propose(room, marketing=[0, 8, 0])
    room.advance()
    (job,) = room.host.take_jobs()
    assert job.parameters["firms"][0]["plans"] == [{"marketing": [0, 8, 0], "sales": [0, 0, 8]}]
    finish(room, [job])
    assert all(offers(room))


def test_what_comes_back_only_after_the_end_is_no_more_than_late(room):
    (ahead,) = calm(room)
    room.advance()
    (job,) = room.host.take_jobs()
    finish(room, [ahead, job])
    assert all(offers(room))
    assert all(computed_again(run) for run in room.ask("ledger", code=room.code)["runs"])


def test_what_cannot_be_reckoned_ahead_troubles_nobody(room):
    (job,) = calm(room)
    room.host.take_bells()
    room.host.finish(job, None)
    assert room.host.take_bells() == set()
    room.advance()
    finish(room, room.host.take_jobs())
    assert all(offers(room))


def test_somebody_who_proposes_without_end_has_it_reckoned_twice_a_second_at_the_most(room):
    ordered = []
    for number in range(200):
        propose(room, sales=[number % 9, 0, 0])
        room.host._rooms.clock.wait(0.01)
        room.host.tick()
        ordered += room.host.take_jobs()  # the calculator is busy all the time
    assert len(ordered) == 1
    finish(room, ordered)
    (again,) = calm(room)
    assert again.parameters["firms"][0]["plans"][0]["sales"] == [199 % 9, 0, 0]


def test_after_the_last_quarter_of_a_game_nothing_is_reckoned_ahead(room):
    finish(room, calm(room))
    room.close()
    room.members(0, "sales")[0].answer("plan-2", [1, 1, 1])
    assert calm(room) == []
