"""Bells: at once for the stage, at most ten a second for answers."""

import itertools

import pytest

from workshop.host import process
from workshop.host.process import RING_EVERY, Bells


class Tower:
    """Stands in for a socket and keeps what was rung, with the time of a clock we turn."""

    def __init__(self) -> None:
        self.now, self.rung = 1000.0, []

    def send(self, topic):
        self.rung.append((round(self.now, 3), topic.decode()))

    def monotonic(self):
        return self.now


@pytest.fixture
def tower(monkeypatch):
    made = Tower()
    monkeypatch.setattr(process, "time", made)
    return made


def test_the_stage_rings_every_time_at_once(tower):
    bells = Bells(tower)
    for _ in range(3):
        bells.ring({"stage.s1"})
    assert tower.rung == [(1000.0, "stage.s1")] * 3
    assert bells.pause() is None


def test_answers_ring_at_most_ten_times_a_second_and_the_last_is_rung(tower):
    bells = Bells(tower)
    for _ in range(1000):
        bells.ring({"responses.s1"})
        tower.now += 0.001
    while bells.pause() is not None:
        tower.now += bells.pause() / 1000
        bells.flush()
    moments = [moment for moment, _ in tower.rung]
    assert 9 <= len(moments) <= 12
    pauses = [later - sooner for sooner, later in itertools.pairwise(moments)]
    assert all(pause >= RING_EVERY - 1e-6 for pause in pauses)
    assert moments[-1] >= 1000.999


def test_rooms_ring_together_and_each_once(tower):
    bells = Bells(tower)
    bells.ring({"responses.s1"})
    for _ in range(3):
        bells.ring({"responses.s1", "responses.s2"})
    assert [topic for _, topic in tower.rung] == ["responses.s1"]
    tower.now += RING_EVERY
    bells.flush()
    assert sorted(topic for _, topic in tower.rung[1:]) == ["responses.s1", "responses.s2"]
    assert bells.pause() is None


def test_waiting_answers_do_not_hold_up_the_stage(tower):
    bells = Bells(tower)
    bells.ring({"responses.s1"})
    bells.ring({"responses.s1", "stage.s1"})
    assert [topic for _, topic in tower.rung] == ["responses.s1", "stage.s1"]
