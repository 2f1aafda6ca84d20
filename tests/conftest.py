"""What all tests share: property tests without a stopwatch, and situations of a room."""

import pytest
from hypothesis import HealthCheck, settings

from tests.support.room import EXERCISE, LiveRoom
from workshop.exercise import load_exercise

# A slow machine is no mistake of the code, so no example has a deadline.
settings.register_profile(
    "workshop", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("workshop")


@pytest.fixture
def lobby():
    """A session that has just been opened; nobody is in it."""
    return LiveRoom()


@pytest.fixture
def asking_room():
    """Six people of each department, in front of the first round's open questions."""
    room = LiveRoom()
    room.fill(sales=6, marketing=6)
    room.advance("asking")
    return room


@pytest.fixture
def lesson_exercise():
    """The exercise that every room of these tests plays."""
    return load_exercise(EXERCISE)
