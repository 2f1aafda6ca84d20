"""A learner goes from one invented room to the other: her answers stay, the room changes."""

import copy

import pytest
from IPython.core.interactiveshell import InteractiveShell

from tests.pages.test_study import Learner, do, given
from tests.support.room import EXERCISE, GAME
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.errors import Misnamed
from workshop.exercises.ghost import ROOMS
from workshop.pages import study
from workshop.pages.lesson import asking

FIRST, OTHER, _ = ROOMS


@pytest.fixture
def learner():
    return Learner()


def move(learner, room):
    do(learner.switches[2], op="pick", value=room)


def titles(learner, round):
    return [figure["title"] for figure in learner.reveals[round].page["figures"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_names_both_rooms_and_begins_with_the_first(language):
    page = Learner(language).switches[2].page
    assert page["value"] == FIRST
    ui = interface(language)
    assert [(one["id"], one["text"]) for one in page["options"]] == [
        (room, ui(f"study.rooms.{room}")) for room in ROOMS
    ]
    assert "note" not in page


def test_in_the_other_room_every_answer_is_still_hers_the_mirrors_too(learner):
    learner.answer_all("room")
    before = given(learner, "room")
    assert before["mirror-us"]
    move(learner, OTHER)
    assert given(learner, "room") == before
    assert learner.lesson.room.mine() == before
    assert learner.lesson.room.others == OTHER
    assert learner.switches[2].page["value"] == OTHER
    assert learner.switches[2].page["note"]


def test_what_was_shown_is_shown_anew_and_the_lesson_is_as_far_as_it_was(learner):
    for round in ("room", "deal"):
        learner.answer_all(round)
        learner.press(round)
    states = learner.stories["room"].page["part"]["states"]
    first = {round: titles(learner, round) for round in ("room", "deal")}
    move(learner, OTHER)
    assert learner.stories["room"].page["part"]["states"] == states
    assert learner.is_open("again")
    for round, seen in first.items():
        assert titles(learner, round) != seen
        assert learner.reveals[round].page["note"] == "The other fourteen people are invented."
    assert learner.reveals["deal"].page["quotes"]["entries"]


def test_back_in_the_first_room_everything_is_shown_as_before(learner):
    learner.answer_all("room")
    learner.press("room")
    before = copy.deepcopy(learner.reveals["room"].page)
    move(learner, OTHER)
    move(learner, FIRST)
    assert learner.reveals["room"].page == before


def test_she_is_one_among_the_people_of_the_room_that_she_chose(learner):
    move(learner, OTHER)
    learner.answer_all("room")
    learner.press("room")
    look = learner.lesson._way.shown["room"]
    assert look["joined"]["total"] == 15
    assert look["results"]["cause"]["answered"] == 15


def test_what_she_skipped_stays_skipped(learner):
    do(learner.cards["room"], op="answer", question=f"{EXERCISE}/cause", value="chaos")
    learner.press("room")
    move(learner, OTHER)
    assert learner.lesson.room.mine() == {"cause": "chaos"}


def test_another_department_is_compared_with_the_room_that_was_chosen(learner):
    learner.answer_all("room")
    learner.press("room")
    do(learner.switches[1], op="pick", value="marketing")
    learner.answer_all("room")
    hers = given(learner, "room")
    move(learner, OTHER)
    assert given(learner, "room") == hers
    do(learner.switches[1], op="pick", value="sales")
    assert learner.lesson.room.others == OTHER
    assert learner.reveals["room"].page["figures"]
    do(learner.switches[1], op="pick", value="marketing")
    assert given(learner, "room") == hers


def test_a_department_that_is_chosen_in_the_other_room_takes_along_what_both_are_asked(learner):
    learner.answer_all("room")
    hers = given(learner, "room")
    move(learner, OTHER)
    do(learner.switches[1], op="pick", value="marketing")
    assert learner.lesson.room.others == OTHER
    brought = given(learner, "room")
    assert brought["cause"] == hers["cause"]
    assert brought["mirror-us"] is None


def test_what_was_brought_from_another_department_is_there_for_later_rounds_too(learner):
    for round in ("room", "deal"):
        learner.answer_all(round)
        learner.press(round)
    do(learner.switches[1], op="pick", value="marketing")
    move(learner, OTHER)
    learner.press("room")
    assert given(learner, "deal")["blame"]


@pytest.mark.parametrize("value", ["", None, 7, "elsewhere", ["other-room"], "../ghost-room"])
def test_a_room_that_is_not_offered_changes_nothing(learner, value):
    before = learner.pages()
    move(learner, value)
    assert learner.pages() == before


def test_the_bench_stands_beside_the_room_that_is_shown():
    learner = Learner(slug=GAME)
    bench = learner.lesson.bench()
    for round in learner.rounds:
        learner.answer_all(round)
        learner.press(round)
    before = copy.deepcopy(bench.page)
    move(learner, OTHER)
    assert bench.page != before
    move(learner, FIRST)
    assert {**bench.page, "number": 0} == {**before, "number": 0}


def test_a_notebook_may_begin_in_the_other_room_and_change_it_in_its_cell():
    lesson = study.begin(EXERCISE, room=OTHER)
    assert lesson.room.others == OTHER
    assert lesson.others().page["value"] == OTHER
    assert study.begin(EXERCISE).room.others == FIRST


def test_a_room_that_a_notebook_names_anew_wins_over_what_was_clicked_before():
    """The browser keeps a click under a name of its own for each room that was wished."""
    kept = [study.begin(EXERCISE, room=room).others().page["keep"] for room in ("", *ROOMS)]
    assert len(set(kept)) == 1 + len(ROOMS)
    assert all(name.startswith("study-") for name in kept)


def test_in_a_notebook_a_lesson_that_is_begun_once_more_stays_in_its_room(monkeypatch):
    shell = InteractiveShell()
    shell.kernel = object()
    monkeypatch.setattr(study, "get_ipython", lambda: shell)
    monkeypatch.setattr(study, "_begun", {})
    lesson = study.begin(EXERCISE, room=OTHER)
    do(lesson.ask("room"), op="answer", question=f"{EXERCISE}/cause", value="chaos")
    assert study.begin(EXERCISE) is lesson
    assert lesson.room.others == OTHER
    assert study.begin(EXERCISE, room=FIRST) is lesson
    assert (lesson.room.others, lesson.room.mine()) == (FIRST, {"cause": "chaos"})


@pytest.mark.parametrize("name", ["second", "../ghost-room", 7, ["other-room"], "Other-room"])
def test_a_room_that_there_is_not_is_answered_with_those_there_are(name):
    with pytest.raises(Misnamed, match=r"^There is no invented room .*: ghost-room, other-room"):
        study.begin(EXERCISE, room=name)


def test_an_exercise_with_one_room_has_nothing_to_choose(monkeypatch):
    monkeypatch.setattr(asking, "rooms_of", lambda slug: [FIRST])
    assert len(study.begin(EXERCISE).others().page["options"]) == 1
