"""What follows a session up is kept by every store, and goes with the session."""

from dataclasses import replace

import pytest

from tests.store.test_store import MONDAY, NOON, TUESDAY, undone
from tests.store.test_store import empty_store as empty_store
from workshop.store import IndicatorRecord, PromiseRecord, PulseRecord

LEADS = IndicatorRecord("s1", "i1", 1, "answered", "", "share", "up")
PULSE = PulseRecord("s1", "two", {"key": "K", "asked": []})


@pytest.fixture
def store(empty_store):
    """Two sessions; an indicator, a pulse and a code of the first."""
    with empty_store.transaction():
        empty_store.add_session(MONDAY, "op-1")
        empty_store.add_session(TUESDAY, "op-2")
        empty_store.put_indicator(LEADS)
        empty_store.put_pulse(PULSE)
        empty_store.add_pulse_numbers("s1", "two", {"a", "b"})
    return empty_store


def test_an_indicator_is_kept_as_it_was_put_last(store):
    taken = {"before": {"day": "2026-03-01", "n": 12, "of": 40, "source": "CRM"}}
    with store.transaction():
        store.put_indicator(replace(LEADS, taken=taken))
        store.put_indicator(replace(LEADS, id="i0", number=0))
        assert [one.id for one in store.indicators("s1")] == ["i0", "i1"]
        assert store.indicators("s1")[1].taken == taken
        assert store.indicators("s2") == []


def test_a_pulse_is_kept_with_its_sums_until_it_is_closed(store):
    sums = {"sales": {"kept/p1": {"": 2, "kept": 2}}}
    with store.transaction():
        store.put_pulse(replace(PULSE, counted={"sales": 2}, sums=sums))
        assert store.pulses("s1")[0].sums == sums
        store.put_pulse(replace(PULSE, counted={"sales": 2}, closed=NOON, told={}))
        assert store.pulses("s1") == [replace(PULSE, counted={"sales": 2}, closed=NOON)]


def test_numbers_are_kept_by_pulse_and_forgotten_with_it(store):
    with store.transaction():
        store.add_pulse_numbers("s1", "six", {"a"})
        assert store.pulse_numbers("s1", "two") == {"a", "b"}
        store.forget_pulse_numbers("s1", "two")
        assert store.pulse_numbers("s1", "two") == set()
        assert store.pulse_numbers("s1", "six") == {"a"}


def test_what_is_undone_leaves_nothing(store):
    with undone(store.transaction()):
        store.add_pulse_numbers("s1", "two", {"c"})
        store.put_pulse(replace(PULSE, counted={"sales": 1}))
        store.drop_indicator("s1", "i1")
    with store.transaction():
        assert store.pulse_numbers("s1", "two") == {"a", "b"}
        assert store.pulses("s1") == [PULSE]
        assert store.indicators("s1") == [LEADS]


def test_a_promise_may_point_at_an_indicator(store):
    with store.transaction():
        store.put_promise(PromiseRecord("s1", "p1", "commitments", 1, NOON, measured="i1"))
        assert store.promises("s1")[0].measured == "i1"


def test_all_of_it_goes_with_the_session(store):
    with store.transaction():
        store.remove_session("s1")
        assert store.indicators("s1") == []
        assert store.pulses("s1") == []
        assert store.pulse_numbers("s1", "two") == set()
