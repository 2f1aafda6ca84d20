"""When it is late, what is missed least is proposed first; some things never are."""

import pytest

from tests.support.room import EXERCISE, GAME, LEADS, PROMISES, TASKS
from workshop.exercises.agenda import agendas, load_agenda, only
from workshop.exercises.exercise import exercises, moments
from workshop.exercises.saving import KINDS, savings
from workshop.exercises.short import lacking
from workshop.session import Phase, Position

PROGRAMMES = [*agendas(), *(only([slug]) for slug in exercises()), only(exercises())]


def everywhere(steps):
    """Every place of a programme."""
    yield Position()
    for at, step in enumerate(steps):
        for beat in step.course:
            yield Position(at, beat.phase, talk=beat.talk)


def proposals(slug):
    steps = load_agenda(slug).steps()
    for here in everywhere(steps):
        yield steps, here, savings(steps, here)


@pytest.mark.parametrize("slug", PROGRAMMES)
def test_what_is_proposed_lies_ahead_and_what_is_missed_least_comes_first(slug):
    for steps, here, found in proposals(slug):
        kinds = [KINDS.index(one.kind) for one in found]
        assert kinds == sorted(kinds)
        for one in found:
            assert one.seconds > 0
            assert one.step > here.step or (one.kind == "talk" and one.step == here.step)
            assert steps[one.step].exercise == one.exercise.slug


@pytest.mark.parametrize("slug", PROGRAMMES)
def test_neither_a_closing_nor_a_break_nor_the_last_round_is_proposed(slug):
    for steps, _, found in proposals(slug):
        for one in found:
            assert one.exercise.slug not in moments()
            closes = steps[-1].exercise in moments()
            if one.kind in ("round", "exercise") and not closes:
                assert (one.exercise.slug, one.round.id) != (steps[-1].exercise, steps[-1].round)
                assert one.kind == "round" or one.exercise.slug != steps[-1].exercise


@pytest.mark.parametrize("slug", PROGRAMMES)
def test_no_question_stays_without_its_answer_and_no_answer_without_its_question(slug):
    for steps, _, found in proposals(slug):
        for one in (one for one in found if one.kind == "round"):
            left = [s.round for s in steps if s.exercise == one.exercise.slug]
            left.remove(one.round.id)
            assert not [*lacking(one.exercise, left)]


@pytest.mark.parametrize("slug", PROGRAMMES)
def test_a_slide_that_is_proposed_was_seen_in_another_form_and_is_no_models(slug):
    for _, _, found in proposals(slug):
        for one in (one for one in found if one.kind == "slide"):
            before = one.round.reveals[: one.round.reveals.index(one.reveal)]
            assert set(one.reveal.questions) <= {q for r in before for q in r.questions}
            assert not one.reveal.run
            assert one.reveal.chart not in ("expected", "guesses", "foretold", "forecast")


def test_a_talk_in_which_each_has_half_of_the_facts_is_never_proposed():
    for _, _, found in proposals(only([EXERCISE])):
        assert "exchange" not in {one.talk.id for one in found if one.talk}


def test_what_the_sides_promise_each_other_is_never_left_out():
    for slug in PROGRAMMES:
        assert all(
            one.exercise.slug != PROMISES for _, _, found in proposals(slug) for one in found
        )


def test_of_an_exercise_that_has_begun_rounds_are_proposed_and_not_the_whole():
    steps = load_agenda("short-day").steps()
    at = next(n for n, step in enumerate(steps) if step.exercise == GAME)
    begun = savings(steps, Position(at, Phase.ASKING))
    whole = {one.exercise.slug for one in begun if one.kind == "exercise"}
    assert whole == {TASKS, LEADS}
    steps = load_agenda("two-hours").steps()
    at = next(n for n, step in enumerate(steps) if step.exercise == GAME)
    begun = savings(steps, Position(at, Phase.ASKING))
    assert GAME in {one.exercise.slug for one in begun if one.kind == "round"}


def test_what_the_room_has_seen_already_saves_nothing():
    steps = load_agenda(only([EXERCISE])).steps()
    everything = range(len(steps))
    assert not [one for one in savings(steps, Position(0, Phase.REVEALED), everything)
                if one.kind != "talk"]  # fmt: skip


def test_the_talk_of_the_moment_is_over_or_under_way_and_the_later_ones_are_not():
    steps = load_agenda(only([EXERCISE])).steps()
    found = savings(steps, Position(0, Phase.REVEALED))
    assert "huddle" in {one.talk.id for one in found if one.talk}
    found = savings(steps, Position(0, Phase.TALK, talk="huddle"))
    assert "huddle" not in {one.talk.id for one in found if one.talk}
