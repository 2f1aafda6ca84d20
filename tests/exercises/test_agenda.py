import itertools
from pathlib import Path

import pytest

from tests.support.room import EXERCISE, GAME
from workshop.content import LANGUAGES, content_root
from workshop.errors import ContentError
from workshop.exercises.agenda import (
    PREPARED,
    agendas,
    alone,
    choosable,
    chosen,
    exercises,
    in_order,
    in_short,
    load_agenda,
    only,
    parse_agenda,
    played,
    step_content,
)
from workshop.exercises.exercise import load_exercise, moments
from workshop.session import Mode, Phase


def test_there_is_an_agenda_to_begin_with():
    assert "first-session" in agendas()


@pytest.mark.parametrize("slug", agendas())
def test_an_agenda_takes_the_rounds_of_its_exercises_in_order(slug):
    agenda = load_agenda(slug)
    # Of a slot the first choice, which is what is played where nobody chooses.
    rounds = [
        (item.exercise, round.id)
        for item in agenda.items
        for round in load_exercise(item.exercise).rounds
        if (not item.rounds or round.id in item.rounds) and not round.consent
    ]
    assert rounds
    assert [(step.exercise, step.round) for step in agenda.steps()] == rounds


@pytest.mark.parametrize("slug", agendas())
def test_an_agenda_lasts_as_long_as_the_rounds_that_it_plays_and_as_joining(slug):
    agenda = load_agenda(slug)
    longest = [max(one.minutes for one in item.choices) for item in agenda.items]
    assert agenda.minutes == agenda.joining + sum(longest)
    for item in agenda.choices:
        rounds = played(item, load_exercise(item.exercise))
        assert item.minutes == sum(round.minutes for round in rounds) > 0


@pytest.mark.parametrize("slug", [*exercises(), *moments()])
def test_an_exercise_lasts_as_long_as_its_rounds(slug):
    exercise = load_exercise(slug).played_by(Mode.PEOPLE)
    assert exercise.minutes == sum(round.minutes for round in exercise.usual)


@pytest.mark.parametrize("slug", agendas())
def test_a_programme_begins_with_a_check_in_and_ends_with_a_closing(slug):
    items = [item.exercise for item in load_agenda(slug).items]
    assert (items[0], items[-1]) == ("check-in", "closing")
    assert load_agenda(slug).joining > 0


@pytest.mark.parametrize("slug", agendas())
def test_every_step_knows_its_content_and_whether_it_has_a_story(slug):
    for step in load_agenda(slug).steps():
        exercise, round = step_content(step)
        assert (exercise.slug, round.id) == (step.exercise, step.round)
        assert step.course == round.course
        assert step.has(Phase.STORY) == bool(round.story)


def test_one_exercise_can_stand_alone():
    agenda = load_agenda(alone(EXERCISE))
    assert [item.exercise for item in agenda.items] == [EXERCISE]
    assert agenda.title == {
        language: load_exercise(EXERCISE).texts(language)("title") for language in LANGUAGES
    }


@pytest.mark.parametrize("order", [*itertools.permutations(exercises(), 2), exercises()])
def test_any_exercises_stand_in_any_order_each_with_its_own_minutes(order):
    agenda = load_agenda(only(order))
    assert [item.exercise for item in agenda.items] == list(order)
    assert agenda.minutes == sum(load_exercise(slug).minutes for slug in order)
    there = [(slug, load_exercise(slug).played_by(Mode.PEOPLE).usual) for slug in order]
    rounds = [(slug, round.id) for slug, played in there for round in played]
    assert [(step.exercise, step.round) for step in agenda.steps()] == rounds
    for language in LANGUAGES:
        assert agenda.title[language].count(" → ") == len(order) - 1


def test_every_exercise_can_be_chosen_and_each_is_in_a_programme_too():
    assert sorted(exercises()) == sorted(
        path.name for path in (content_root() / "data" / "exercises").iterdir()
    )
    played = {item.exercise for slug in agendas() for item in load_agenda(slug).choices}
    assert played == {*exercises(), *moments()} - {*PREPARED, *by_themselves()}


def by_themselves():
    return {slug for slug in moments() if load_exercise(slug).looks_back}


def test_spare_rounds_are_played_where_they_are_named_and_nowhere_else():
    spare = [round.id for round in load_exercise(GAME).rounds if round.spare]
    assert spare
    assert not {step.round for step in load_agenda(only([GAME])).steps()} & {*spare}
    named = load_agenda(only(["check-in", in_short(GAME, spare), "closing"]))
    assert [step.round for step in named.steps() if step.exercise == GAME] == spare
    rounds = [load_exercise(GAME).round(id) for id in spare]
    assert named.items[1].minutes == sum(round.minutes for round in rounds)
    assert chosen(named.slug) == ("check-in", GAME, "closing")


def test_moments_are_no_exercises_and_stand_in_a_programme_of_ones_own_as_often_as_one_likes():
    assert not {*moments()} & {*exercises()}
    agenda = load_agenda(only(["check-in", EXERCISE, "break", "break", "closing"]))
    assert [step.exercise for step in agenda.steps()].count("break") == 2
    for slug in moments():
        for round in load_exercise(slug).rounds:
            assert {beat.phase for beat in round.course} == {Phase.TALK}


def test_what_can_be_chosen_begins_with_a_check_in_and_ends_with_a_closing():
    assert {*choosable()} == {*exercises(), *moments()} - {*PREPARED, *by_themselves()}
    assert len({*choosable()}) == len(choosable())
    assert (choosable()[0], choosable()[-1]) == ("check-in", "closing")
    assert [slug for slug in choosable() if slug in exercises()] == list(in_order())


def test_an_item_may_name_the_rounds_that_it_plays():
    table = {
        "title": {},
        "item": [{"exercise": EXERCISE, "minutes": 9, "rounds": ["room", "again"]}],
    }
    agenda = parse_agenda(Path("agendas/some.toml"), table)
    assert [step.round for step in agenda.steps()] == ["room", "again"]


@pytest.mark.parametrize(
    "slug",
    [
        "only.+", "only.where-are-the-sales+", "only.where-are-the-sales+nothing",
        "only.where-are-the-sales+where-are-the-sales", "only.where-are-the-sales,kpi-tradeoffs",
        "nothing", "", "../agendas/first-session", "first-session/", "first-session.toml", "/etc",
        "only.kpi-tradeoffs:nothing", "only.kpi-tradeoffs:letter:bonus", "only.kpi-tradeoffs:",
        "only.kpi-tradeoffs+kpi-tradeoffs:bonus",
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
        {"title": {}, "item": [], "joining": "long"},
        {"title": {}, "item": [{"exercise": "x", "minutes": 3, "rounds": "room"}]},
    ],
)
def test_a_malformed_agenda_names_its_file(table):
    with pytest.raises(ContentError, match=r"agendas/some\.toml"):
        parse_agenda(Path("agendas/some.toml"), table)
