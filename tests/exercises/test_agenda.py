from pathlib import Path

import pytest

from tests.support.room import EXERCISE
from workshop.content import LANGUAGES
from workshop.errors import ContentError
from workshop.exercises.agenda import agendas, alone, load_agenda, parse_agenda, step_content
from workshop.exercises.exercise import load_exercise


def test_there_is_an_agenda_to_begin_with():
    assert "first-session" in agendas()


@pytest.mark.parametrize("slug", agendas())
def test_an_agenda_takes_the_rounds_of_its_exercises_in_order(slug):
    agenda = load_agenda(slug)
    rounds = [
        (item.exercise, round.id)
        for item in agenda.items
        for round in load_exercise(item.exercise).rounds
    ]
    assert rounds
    assert [(step.exercise, step.round) for step in agenda.steps()] == rounds


@pytest.mark.parametrize("slug", agendas())
def test_an_agenda_lasts_as_long_as_its_exercises(slug):
    agenda = load_agenda(slug)
    assert agenda.minutes == sum(item.minutes for item in agenda.items) > 0
    for item in agenda.items:
        exercise = load_exercise(item.exercise)
        assert item.minutes == exercise.minutes == sum(r.minutes for r in exercise.rounds)


@pytest.mark.parametrize("slug", agendas())
def test_every_step_knows_its_content_and_whether_it_has_a_story(slug):
    for step in load_agenda(slug).steps():
        exercise, round = step_content(step)
        assert (exercise.slug, round.id) == (step.exercise, step.round)
        assert step.has_story == bool(round.story)


def test_one_exercise_can_stand_alone():
    agenda = load_agenda(alone(EXERCISE))
    assert [item.exercise for item in agenda.items] == [EXERCISE]
    assert agenda.title == {
        language: load_exercise(EXERCISE).texts(language)("title") for language in LANGUAGES
    }


@pytest.mark.parametrize(
    "slug",
    [
        "nothing", "", "../agendas/first-session", "first-session/", "first-session.toml", "/etc",
        "only.", "only.nothing", "only.../exercises", "only.only.where-are-the-sales", "a\x00b",
        "FIRST-SESSION",
    ],
)  # fmt: skip
def test_what_is_no_agenda_is_said_in_one_sentence(slug):
    with pytest.raises(ContentError, match="There is no"):
        load_agenda(slug)


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"title": {"en": "x"}},
        {"item": []},
        {"title": {}, "item": [{}]},
        {"title": {}, "item": [{"exercise": "x"}]},
        {"title": {}, "item": [{"exercise": "x", "minutes": "long"}]},
        {"title": {}, "item": 3},
        {"title": 3, "item": []},
    ],
)
def test_a_malformed_agenda_names_its_file(table):
    with pytest.raises(ContentError, match=r"agendas/some\.toml"):
        parse_agenda(Path("agendas/some.toml"), table)
