"""A laptop's clock that is wrong, or is put right in the middle of a session, is no trouble."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.room import LiveRoom
from workshop.host.seats import CROWD, GRACE
from workshop.host.steady import LEAP, SteadyClock
from workshop.pages.console.composing import session_page
from workshop.pages.stage import Figures

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


class Laptop:
    """A machine whose clock somebody sets; its seconds go on."""

    def __init__(self):
        self.off, self.seconds = timedelta(), 1000.0
        self.clock = SteadyClock(self.wall, lambda: self.seconds)

    def wall(self):
        return NOON + timedelta(seconds=self.seconds - 1000) + self.off

    def pass_by(self, seconds):
        self.seconds += seconds

    def set(self, by):
        self.off += by


@pytest.fixture
def laptop():
    return Laptop()


@pytest.fixture
def room(laptop):
    room = LiveRoom()
    room.host._rooms.clock = laptop.clock
    return room


def spent(room, laptop):
    look = room.look(room.facilitator())
    return session_page(look, Figures(), "en", laptop.wall())["clock"]["spent_s"]


@pytest.mark.parametrize("jump", [timedelta(days=40), -timedelta(days=40), timedelta(minutes=7)])
def test_the_time_of_a_step_goes_on_when_the_clock_is_set(room, laptop, jump):
    room.advance("next")
    laptop.pass_by(90)
    assert spent(room, laptop) == 90
    laptop.set(jump)
    assert spent(room, laptop) == 90
    laptop.pass_by(30)
    assert spent(room, laptop) == 120
    room.advance("asking")
    laptop.set(-jump)
    laptop.pass_by(5)
    assert spent(room, laptop) == 125


@pytest.mark.parametrize("jump", [timedelta(days=40), -timedelta(days=40)])
def test_a_clock_that_was_set_while_no_host_ran_lets_the_time_begin_anew(room, laptop, jump):
    room.advance("next")
    laptop.set(jump)
    room.host._rooms.clock = SteadyClock(laptop.wall, lambda: laptop.seconds)
    assert spent(room, laptop) == 0


@pytest.mark.parametrize("jump", [timedelta(days=40), -timedelta(days=40), -timedelta(hours=1)])
def test_a_crowd_is_seen_and_a_room_is_none_whenever_the_clock_is_set(room, laptop, jump):
    for number in range(2 * CROWD):
        laptop.pass_by(60)
        if number == CROWD:
            laptop.set(jump)
        room.seat("sales")
    assert room.look(room.facilitator())["rush"] is None
    laptop.set(-jump)
    laptop.pass_by(60)
    room.fill(sales=CROWD + 1)
    assert room.look(room.facilitator())["rush"]["people"] == CROWD + 1


@pytest.mark.parametrize("ahead", [timedelta(days=40), timedelta(), -timedelta(days=40)])
def test_a_seat_that_nobody_uses_yields_although_it_was_taken_in_the_future(laptop, ahead):
    room = LiveRoom(expected=1)
    laptop.set(ahead)
    room.host._rooms.clock = laptop.clock
    limit = room.look(room.facilitator())["limit"]
    room.fill(sales=limit)
    laptop.set(-ahead)
    laptop.pass_by(GRACE.total_seconds() + 1)
    room.host._rooms.clock = SteadyClock(laptop.wall, lambda: laptop.seconds)
    room.seat("marketing")
    assert room.look(room.facilitator())["joined"]["total"] == limit


jumps = st.lists(
    st.tuples(st.floats(0, 5000), st.timedeltas(-timedelta(days=99), timedelta(days=99))),
    max_size=12,
)


@given(jumps)
def test_the_clock_never_goes_back_and_loses_only_what_is_no_leap(steps):
    laptop = Laptop()
    before, passed = laptop.clock(), 0.0
    for seconds, jump in steps:
        laptop.pass_by(seconds)
        laptop.set(jump)
        passed += seconds
        now = laptop.clock()
        assert now >= before - LEAP
        before = now
    assert abs(laptop.clock() - NOON - timedelta(seconds=passed)) <= len(steps) * LEAP
    assert laptop.clock.on_the_wall(laptop.clock()) == laptop.wall()
