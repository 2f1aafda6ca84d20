"""Programmes of one's own: files beside the kit, never over what it brings."""

import copy
import stat
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.room import EXERCISE, GAME
from workshop.content import LANGUAGES, content_root
from workshop.content.own import OWN_FOLDER, is_own, own_root
from workshop.content.texts import interface
from workshop.errors import ContentError, Refused
from workshop.exercises import programmes
from workshop.exercises.agenda import agenda_path, agendas, load_agenda, own_agendas
from workshop.exercises.draft_form import read_draft
from workshop.exercises.draft_time import needed, planned, sittings
from workshop.exercises.drafts import MOST_ITEMS, draft_of, moments_in, wrong
from workshop.exercises.exercise import load_exercise, moments
from workshop.exercises.minutes import of_agenda, planned_agenda
from workshop.exercises.own_moments import TEXT_LIMIT, TITLE_LIMIT, moment_path
from workshop.exercises.run_sheet import clock, minutes_of, run_sheet

DAY = "half-day"
BROUGHT = agendas()


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path / "own"))
    return tmp_path / "own"


def draft(slug=DAY):
    return programmes.begun(slug, "en")


def item(made, name):
    """Return the first item of an exercise or of a kind of moment."""
    return next(one for one in made["items"] if name in (one["exercise"], one["like"]))


def codes(made):
    return [(one.place, one.code) for one in wrong(made)]


def test_nothing_that_the_kit_brings_is_called_like_something_of_ones_own():
    data = content_root() / "data"
    there = [
        path.stem
        for name in ("agendas", "moments", "exercises")
        for path in (data / name).iterdir()
    ]
    assert not [name for name in there if is_own(name)]


@pytest.mark.parametrize("slug", BROUGHT)
def test_a_programme_that_begins_as_another_one_plays_the_same_and_lasts_as_long(slug):
    made = draft(slug)
    assert read_draft(made) == made
    assert codes(made) == []
    saved, begun = load_agenda(programmes.save(made)), load_agenda(slug)
    assert saved.items == begun.items
    assert (planned(made), needed(made)) == (planned_agenda(begun), of_agenda(begun).minutes)


def test_what_was_saved_is_read_again_as_it_was_and_only_its_owner_reads_it():
    made = draft()
    made["title"] = "Ærlig dag på Østlandet"
    item(made, "break")["minutes"] = 20
    item(made, "closing").update(title="Home", text="Who will you call on Monday?")
    item(made, EXERCISE).update(rounds=["room", "deal"], teams=[], minutes=40)
    slug = programmes.save(made)
    assert slug == "own-aerlig-dag-pa-ostlandet"
    again = programmes.opened(slug, "nb")
    assert [{**one, "id": ""} for one in again["items"]] == [
        {**one, "id": ""} for one in made["items"]
    ]
    for path in own_root().rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_the_room_is_told_her_own_words_in_every_language_and_the_kits_where_she_wrote_none():
    made = draft()
    item(made, "check-in").update(text="Where were you when it snowed?", minutes=6)
    item(made, "break").update(title="Waffles")
    agenda = load_agenda(programmes.save(made))
    first, pause = (load_exercise(agenda.items[at].exercise) for at in (0, 3))
    for language in LANGUAGES:
        kits = load_exercise("check-in").texts(language)
        words = first.texts(language)
        assert words("talks.arrive.prompt") == "Where were you when it snowed?"
        assert words("title") == kits("title")
        assert pause.texts(language)("rounds.break.title") == "Waffles"
    usual = load_exercise("check-in").rounds[0].talks[0].seconds
    assert first.rounds[0].talks[0].seconds > usual
    assert (first.minutes, first.rounds[0].minutes) == (6, 6)


def test_a_moment_that_is_worded_anew_leaves_the_earlier_one_to_sessions_that_play_it():
    made = draft()
    item(made, "break")["title"] = "Waffles"
    slug = programmes.save(made)
    before = load_agenda(slug).items[3].exercise
    changed = programmes.opened(slug, "en")
    item(changed, "break")["title"] = "Fruit"
    assert programmes.save(changed) == slug
    assert load_agenda(slug).items[3].exercise != before
    programmes.sweep(played={before}, shown=set())
    assert load_exercise(before).texts("nb")("title") == "Waffles"
    programmes.sweep(played=set(), shown=set())
    assert not moment_path(before).exists()
    assert load_agenda(slug).items[3].exercise in moments()


def test_no_file_is_written_over_but_the_one_that_was_opened():
    made = draft()
    first = programmes.save(made)
    assert programmes.save(made) == first  # the same one, sent twice
    other = copy.deepcopy(made)
    other["joining"] = 9
    assert programmes.save(other) == f"{first}-2"
    opened = programmes.opened(first, "en")
    theirs = {**opened, "joining": 7}
    assert programmes.save(theirs) == first
    with pytest.raises(Refused, match="programme-changed"):
        programmes.save({**opened, "joining": 8})
    assert load_agenda(first).joining == 7
    programmes.delete(first)
    with pytest.raises(Refused, match="programme-gone"):
        programmes.save({**opened, "joining": 8})
    assert own_agendas() == (f"{first}-2",)


@pytest.mark.parametrize("name", ["half-day", "../half-day", "own-../../x", "own-", ""])
def test_only_programmes_of_ones_own_can_be_deleted(name):
    with pytest.raises(Refused):
        programmes.delete(name)
    assert agenda_path("half-day").is_file()


def test_what_is_wrong_is_said_where_it_is_and_nothing_is_written(own):
    made = draft()
    made["title"] = " "
    item(made, GAME)["minutes"] = 0
    item(made, EXERCISE)["rounds"] = ["again"]
    item(made, "closing")["text"] = "x" * (TEXT_LIMIT + 1)
    found = codes(made)
    ids = {name: item(made, name)["id"] for name in (GAME, EXERCISE, "closing")}
    assert ("title", "no-title") in found
    assert (ids[GAME], "bad-minutes") in found
    assert (ids[EXERCISE], "lacking") in found
    assert (ids["closing"], "long-text") in found
    with pytest.raises(Refused, match="bad-draft"):
        programmes.save(made)
    assert not own.exists()


def test_an_exercise_stands_in_it_once_and_something_has_to_happen():
    made = draft()
    twice = {**made, "items": [*made["items"], {**item(made, GAME), "id": "again"}]}
    assert codes(twice) == [("again", "twice")]
    assert codes({**made, "items": []}) == [("items", "no-items")]
    many = [{**item(made, "break"), "id": str(n)} for n in range(MOST_ITEMS + 1)]
    assert codes({**made, "items": many}) == [("items", "many-items")]
    assert codes({**made, "title": "x" * (TITLE_LIMIT + 1)}) == [("title", "long-title")]
    strange = {**item(made, GAME), "exercise": "../../etc/passwd"}
    assert codes({**made, "items": [strange]}) == [(strange["id"], "no-exercise")]


def test_every_sentence_about_what_is_wrong_has_words_in_every_language():
    made = draft()
    for language in LANGUAGES:
        told = interface(language).table("prepare.wrong")
        assert {code for _, code in codes({**made, "title": "", "items": []})} <= told.keys()


KEYS = [*draft_of(load_agenda(DAY), "x"), "more"]
ITEM_KEYS = [*draft_of(load_agenda(DAY), "x")["items"][0]]
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
NAMES = st.sampled_from([*KEYS, *ITEM_KEYS])
GARBAGE = st.recursive(
    PLAIN | st.just("\ud800"),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(NAMES, one, max_size=4),
    max_leaves=8,
)


def taken(sent):
    """Return a draft that was taken; None where it was refused for its form."""
    with suppress(Refused):
        return read_draft(sent)


@given(st.sampled_from(KEYS), st.sampled_from(ITEM_KEYS), GARBAGE)
def test_garbage_in_a_draft_is_refused_or_said_to_be_wrong_and_never_stumbled_over(
    key, inside, junk
):
    made = draft_of(load_agenda("one-hour"), "x")
    for spoiled in (
        junk,
        {**made, key: junk},
        {**made, "items": [{**made["items"][1], inside: junk}]},
        {**made, "items": [{**made["items"][0], inside: junk}]},
    ):
        read = taken(spoiled)
        if read is None:
            continue
        assert isinstance(wrong(read), list)
        assert min(planned(read), needed(read), *sittings(read)) >= 0
        assert all(moments_in(read).values())


def test_a_file_that_somebody_spoiled_is_named_and_keeps_nobody_from_the_others(own):
    slug = programmes.save(draft())
    agenda_path(slug).write_text("title = ")
    with pytest.raises(ContentError, match=slug):
        load_agenda(slug)
    programmes.sweep(played=set(), shown=set())
    assert slug in own_agendas()


def test_the_run_sheet_says_when_each_part_begins():
    agenda, ui = load_agenda(DAY), interface("en")
    lines = run_sheet(agenda, minutes_of("22:30"), ui)
    assert [clock(one.at) for one in lines[:3]] == ["22:30", "22:34", "22:38"]
    assert sum(one.minutes for one in lines) == agenda.minutes
    assert all(one.at < 24 * 60 for one in lines)
    assert [minutes_of(text) for text in ("9:00", "24:00", "12:60", "x", "٣:00", "")] == [540] + [
        None
    ] * 5
