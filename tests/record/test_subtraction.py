"""Two exports of one session, at any moments: together they tell no more than each of them."""

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.exports import Exported, tables
from workshop.host import counting, recording, seeing
from workshop.questions import tally
from workshop.record import rows
from workshop.record.taking import findings

SIDES = st.sampled_from(["sales", "marketing"])
PEOPLE = st.integers(0, 20)
MOMENTS = st.one_of(
    st.tuples(st.just("join"), SIDES),
    st.tuples(st.just("leave"), PEOPLE),
    st.tuples(st.just("move"), PEOPLE),
    st.tuples(st.just("answer"), st.integers(0, 2), st.integers(1, 2), PEOPLE),
    st.tuples(st.just("answer"), st.just(0), st.just(1), PEOPLE),
    st.tuples(st.just("advance")),
    st.tuples(st.just("advance"), st.just("revealed")),
    st.tuples(st.just("advance"), st.just("next")),
    st.tuples(st.just("take_back")),
    st.tuples(st.just("look_again"), st.sampled_from([None, 0, 1])),
    st.tuples(st.just("release"), PEOPLE, st.booleans()),
    st.tuples(st.just("export")),
)


def played(sales, marketing, moments):
    room = Exported(sales, marketing)
    for name, *how in moments:
        getattr(room, name)(*how)
        if name in ("advance", "leave", "release"):
            room.export()
    room.export()
    return room


@settings(max_examples=12)
@given(st.integers(4, 7), st.integers(0, 7), st.lists(MOMENTS, min_size=8, max_size=24))
def test_no_two_exports_tell_by_subtraction_what_a_few_answered(sales, marketing, moments):
    played(sales, marketing, moments).check()


SCENE = [
    ("answer", 0, 1, 3), ("advance", "revealed"), ("export",), ("join", "sales"),
    ("leave", 1), ("move", 2), ("advance", "next"), ("advance", "asking"), ("answer", 0, 1, 1),
    ("advance", "revealed"), ("release", 0, True), ("release", 1, True), ("release", 1, False),
    ("leave", 0), ("look_again", 0), ("export",), ("look_again", None), ("export",),
]  # fmt: skip
"""All that could go wrong, once: people leave, come and change sides between two exports."""


@pytest.fixture
def scene():
    return lambda: played(8, 3, SCENE)


def test_a_scene_with_all_of_it_is_held_to_be_safe(scene):
    room = scene()
    room.check()
    answers, _ = tables(room.exports[-1])
    assert answers["suppressed"].any()
    assert not answers["suppressed"].all()
    assert room.written - room.shown
    assert room.shown


def test_what_is_drawn_names_no_group_that_is_too_small(scene):
    shown = findings(scene().exports[-1], "en")
    drawn = [one for found in shown.values() for one in found]
    assert len(drawn) > 7
    rows = [row for one in drawn for row in chain(one["rows"], *one["figure"]["data"].values())]
    groups = {row[key] for row in rows for key in ("group", "side", "track") if key in row}
    groups |= {group for row in rows for key in ("given", "right") for group in row.get(key, {})}
    assert groups == {"all"}
    heads = {head for one in drawn for head in one["figure"]["table"]["columns"]}
    assert not [head for head in heads if "(3 answers)" in head or "(8 answers)" in head]


def counted_anew(monkeypatch):
    monkeypatch.setattr(seeing, "_results", seeing._tallies)
    monkeypatch.setattr(counting, "_seen", lambda *_: {})
    everybody = counting._given
    monkeypatch.setattr(
        counting,
        "_given",
        lambda rooms, record, exercise, ids: {
            id: {who: one for who, one in said.items() if who in rooms.seated(record.id)}
            for id, said in everybody(rooms, record, exercise, ids).items()
        },
    )


def small_groups(monkeypatch):
    def everybody(sizes, *_, **__):
        present = {group for group, n in sizes.items() if n}
        return present and {tally.ALL, *present}

    monkeypatch.setattr(tally, "visible_groups", everybody)


def unreleased_texts(monkeypatch):
    everything = lambda rooms, again: {  # noqa: E731
        one.question: [one.value] for one in recording.texts_of(rooms, again)
    }
    monkeypatch.setattr(recording, "_texts", everything)


def zero_for_what_is_hidden(monkeypatch):
    counts = rows.counted.counts
    zero = lambda took: (  # noqa: E731
        one._replace(n=0, people=0) if one.suppressed else one for one in counts(took)
    )
    monkeypatch.setattr(rows.counted, "counts", zero)


def unmarked(monkeypatch):
    counts = rows.counted.counts
    gone = lambda took: (one for one in counts(took) if not one.suppressed)  # noqa: E731
    monkeypatch.setattr(rows.counted, "counts", gone)


@pytest.mark.parametrize(
    "fault", [counted_anew, small_groups, unreleased_texts, zero_for_what_is_hidden, unmarked]
)
def test_each_fault_that_is_planted_is_found(monkeypatch, scene, fault):
    fault(monkeypatch)
    room = scene()
    with pytest.raises(AssertionError):
        room.check()
