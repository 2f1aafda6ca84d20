"""What all tests share: property tests without a stopwatch, and situations of a room."""

import zlib

import pytest
from hypothesis import HealthCheck, settings

from tests.support.room import EXERCISE, LiveRoom
from workshop.exercises.exercise import load_exercise

# A slow machine is no mistake of the code, so no example has a deadline.
settings.register_profile(
    "workshop", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("workshop")


def pytest_addoption(parser):
    told = "slow tests: `no`, `all`, or a part of them such as `2/4`"
    parser.addoption("--slow", default="no", help=told)


LONGEST_FIRST = (
    "tests/browser/test_layout.py", "tests/browser/", "tests/server/", "tests/charts/",
)  # fmt: skip
"""Beside each other, long files begin first, so that at the end no core waits for one of them."""


def pytest_collection_modifyitems(config, items):
    """Leave out the slow tests that were not asked for; put the long files first."""
    items.sort(key=length)
    wanted = config.getoption("--slow")
    left_out = [item for item in items if is_left_out(item, wanted)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        gone = set(left_out)
        items[:] = [item for item in items if item not in gone]


def length(item) -> int:
    long = (at for at, begin in enumerate(LONGEST_FIRST) if item.nodeid.startswith(begin))
    return next(long, len(LONGEST_FIRST))


def is_left_out(item, wanted) -> bool:
    if wanted == "all" or not item.get_closest_marker("slow"):
        return False
    if wanted == "no":
        return True
    part, _, of = wanted.partition("/")
    return zlib.crc32(item.nodeid.encode()) % int(of) != int(part) % int(of)


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
