"""Minutes are computed from what is there, and no programme promises what it cannot hold."""

from dataclasses import replace

import pytest

from tests.support.room import EXERCISE, GAME, LEADS
from workshop.content import LANGUAGES, content_root, read_toml
from workshop.errors import ContentError
from workshop.exercises.agenda import agendas, load_agenda, played
from workshop.exercises.exercise import exercises, load_exercise, moments
from workshop.exercises.minutes import (
    Parts,
    cards_in,
    of_agenda,
    of_card,
    of_exercise,
    of_item,
    of_joining,
    of_round,
    of_rounds,
    of_talk,
    planned_agenda,
)
from workshop.exercises.pace import pace_path, paces, parse_paces
from workshop.exercises.short import lacking
from workshop.exercises.sums import sums_of_agenda, sums_of_exercise
from workshop.questions.kinds import kinds
from workshop.session import Mode


@pytest.mark.parametrize("slug", agendas())
def test_a_programme_fits_into_what_it_is_called_with_fourteen_people(slug):
    agenda = load_agenda(slug)
    needed = of_agenda(agenda, people=14)
    assert needed.joining >= 180
    assert needed.minutes <= agenda.minutes <= agenda.length


@pytest.mark.parametrize("slug", agendas())
def test_as_teams_it_fits_too_for_what_takes_too_long_is_left_out(slug):
    agenda = load_agenda(slug)
    needed = of_agenda(agenda, mode="teams")
    assert needed.joining < of_agenda(agenda).joining
    assert needed.minutes <= planned_agenda(agenda, "teams") <= agenda.length
    for item in agenda.items:
        exercise = load_exercise(item.exercise)
        assert not [*lacking(exercise, [one.id for one in played(item, exercise, "teams")])]


@pytest.mark.parametrize("slug", exercises())
def test_sides_that_agree_aloud_need_longer_for_what_they_are_asked_and_for_nothing_else(slug):
    exercise = load_exercise(slug)
    people, teams = of_exercise(exercise), of_exercise(exercise, "teams")
    assert teams.questions > 1.4 * people.questions
    assert replace(teams, questions=0).seconds <= replace(people, questions=0).seconds


def test_what_teams_are_not_asked_takes_them_no_time():
    exercise = load_exercise(EXERCISE)
    first, *others = exercise.round("room").questions
    less = replace(exercise.round("room"), questions=(replace(first, private=True), *others))
    alone = replace(exercise, rounds=(less, *exercise.rounds[1:]))
    saved = of_exercise(exercise, "teams").questions - of_exercise(alone, "teams").questions
    pace = paces("teams")
    assert saved == pytest.approx(pace["most"].value * of_card(exercise, first, pace))


def test_who_sits_together_already_need_not_get_up():
    huddle = replace(load_exercise("check-in").rounds[0].talks[0], form="side")
    assert of_talk(huddle, "teams") == huddle.seconds < of_talk(huddle)


def test_a_pace_of_teams_is_said_with_its_reason_and_the_others_are_the_same():
    people, teams = paces(), paces("teams")
    told = read_toml(pace_path(content_root()))["pace"]
    for pace in told:
        assert teams[pace["id"]].value == pace.get("teams", people[pace["id"]].value)
        assert ("teams" in pace) == ("teams_why" in pace)
    answered = {name for name, kind in kinds().items() if kind.ANSWERABLE}
    assert all(teams[name].value > people[name].value for name in answered)
    assert teams["most"].value < people["most"].value


@pytest.mark.parametrize("slug", agendas())
def test_no_item_is_planned_shorter_than_it_takes(slug):
    for item in load_agenda(slug).items:
        assert item.minutes >= of_item(item).minutes > 0


@pytest.mark.parametrize("slug", [*exercises(), *moments()])
def test_no_round_is_planned_shorter_than_it_takes(slug):
    exercise = load_exercise(slug)
    for round in exercise.rounds:
        assert round.minutes >= of_round(exercise, round).minutes > 0


def test_the_four_exercises_take_about_what_the_review_estimated_without_their_talk():
    # Firms are played since; the review had the model play.
    told = {GAME: ["bonus", "letter", "matrix"], LEADS: ["bet", "hundred", "flaw", "world"]}
    seconds = 0.0
    for slug in (EXERCISE, GAME, "strategy-vs-tactics", LEADS):
        exercise = load_exercise(slug)
        rounds = told.get(slug, [round.id for round in exercise.rounds])
        parts = of_rounds(exercise, rounds)
        seconds += parts.seconds - parts.talk
    assert seconds / 60 == pytest.approx(131, abs=8)


def test_the_department_that_gets_most_decides_how_long_questions_take():
    exercise = load_exercise(GAME)
    letter = exercise.round("letter")
    asked = {d: letter.asked(d, ("sales", "marketing")) for d in ("sales", "marketing", "hr")}
    times = {d: sum(of_card(exercise, q, paces()) for q in cards) for d, cards in asked.items()}
    assert times["hr"] < min(times["sales"], times["marketing"])
    longest = max(times.values())
    assert of_round(exercise, letter).questions == pytest.approx(1.5 * longest)
    assert cards_in(letter) == 4


def test_nobody_gets_up_to_sit_alone_and_pairs_have_time_to_find_each_other():
    talk = load_exercise("check-in").rounds[0].talks[0]
    assert of_talk(talk) == talk.seconds + paces()["moving"].value
    assert of_talk(replace(talk, form="alone")) == talk.seconds


def test_what_was_measured_takes_the_place_of_paces():
    exercise = load_exercise(EXERCISE)
    room = exercise.round("room")
    there = of_round(exercise, room, {(EXERCISE, "room"): 100.0})
    assert there.questions == 100 * cards_in(room)
    assert of_round(exercise, room, {(EXERCISE, "again"): 1.0}) == of_round(exercise, room)
    assert replace(there, questions=0) == replace(of_round(exercise, room), questions=0)


def test_more_people_need_longer_to_come_in_and_parts_add_up():
    assert of_joining(40).seconds > of_joining(14).seconds > of_joining(5).seconds
    both = Parts(story=1, talk=2) + Parts(story=10, debrief=3)
    assert both == Parts(story=11, talk=2, debrief=3)
    assert both.seconds == 16
    assert [Parts(talk=s).minutes for s in (0, 1, 60, 61)] == [0, 1, 1, 2]


def test_the_sums_of_a_programme_are_those_of_its_lines():
    sums = sums_of_agenda(load_agenda("two-hours"))
    assert sums.inside[0].name == "joining"
    assert sums.planned == load_agenda("two-hours").minutes
    assert sums.parts.seconds == pytest.approx(sum(one.parts.seconds for one in sums.inside))
    exercise = sums_of_exercise(load_exercise(EXERCISE))
    assert sums.inside[2].parts == exercise.parts
    words = load_exercise(EXERCISE).folder / "story.nb.md"
    assert exercise.inside[0].aloud >= len(words.read_text(encoding="utf-8").split()) - 2


@pytest.mark.parametrize("mode", Mode)
def test_ninety_minutes_end_with_promises_and_are_no_longer_than_they_say(mode):
    agenda = load_agenda("ninety-minutes")
    assert of_agenda(agenda, mode=mode).seconds <= planned_agenda(agenda, mode) * 60 <= 90 * 60
    steps = [(step.exercise, step.round) for step in agenda.steps(mode)]
    assert steps[-3:] == [("commitments", "vote"), ("commitments", "sign"), ("closing", "close")]
    assert ((GAME, "first") in steps) == (mode is Mode.PEOPLE)
    lines = [line.name for line in sums_of_agenda(agenda, mode=mode).inside]
    assert (GAME in lines) == (mode is Mode.PEOPLE)


def test_a_game_takes_its_quarters_clocks_and_firms_are_found_once():
    exercise, pace = load_exercise(GAME), paces()
    first, second = (exercise.round(id) for id in ("first", "second"))
    quarters = first.play.quarters * (first.play.seconds + pace["plan"].value)
    assert of_round(exercise, first).play == quarters + pace["firm"].value
    assert of_round(exercise, second).play == quarters
    assert of_round(exercise, first).questions == pytest.approx(
        pace["most"].value * of_card(exercise, exercise.question("why-others"), pace)
    )
    assert of_round(exercise, second).questions == 0
    one = of_round(exercise, first.part("plan-2"))
    assert one.play == first.play.seconds + pace["plan"].value
    assert cards_in(first) == 1


def test_both_games_take_about_three_quarters_of_an_hour_and_the_lecture_a_third():
    exercise = load_exercise(GAME)
    for second in ("second", "swapped"):
        both = of_rounds(exercise, ["whose", "first", second, "after"])
        assert 39 <= both.seconds / 60 <= 46
    assert of_rounds(exercise, ["first"]).minutes <= 25
    assert of_rounds(exercise, ["bonus"]).minutes <= 20
    assert of_rounds(exercise, ["letter", "matrix"]).minutes <= 22


def test_every_kind_that_is_answered_has_a_pace_of_its_own():
    assert {name for name, kind in kinds().items() if kind.ANSWERABLE} <= paces().keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longer_language_is_the_one_that_is_counted(language):
    exercise = load_exercise(EXERCISE)
    story = sum(
        len(r["text"].split()) for b in exercise.blocks("story", language) for r in b["runs"]
    )
    assert of_round(exercise, exercise.round("room")).story >= 60 * story / 130


def test_paces_that_lack_one_or_say_no_number_name_their_file():
    path = pace_path(content_root())
    table = read_toml(path)
    with pytest.raises(ContentError, match=r"paces\.toml.*'aloud' is missing"):
        parse_paces(path, {"pace": [one for one in table["pace"] if one["id"] != "aloud"]})
    with pytest.raises(ContentError, match="this must be a number"):
        parse_paces(path, {"pace": [*table["pace"], {**table["pace"][0], "value": "fast"}]})


# -- short forms ---------------------------------------------------------------------------


@pytest.mark.parametrize("slug", exercises())
def test_an_exercise_as_a_whole_lacks_nothing_nor_does_it_without_its_spare_rounds(slug):
    exercise = load_exercise(slug)
    for rounds in (exercise.rounds, exercise.usual):
        assert not [*lacking(exercise, [round.id for round in rounds])]


@pytest.mark.parametrize(
    ("slug", "rounds", "missing"),
    [
        (EXERCISE, ["room", "deal"], []),
        (EXERCISE, ["room", "again"], []),
        (EXERCISE, ["again"], ["room"]),
        (EXERCISE, ["deal"], []),
        (GAME, ["bonus"], []),
        (GAME, ["letter"], []),
        (GAME, ["matrix"], []),
        (GAME, ["first"], []),
        (GAME, ["second"], []),
        (GAME, ["whose", "first"], ["after"]),
        (GAME, ["first", "after"], ["whose"]),
        (LEADS, ["world"], ["bet"]),
        (LEADS, ["bet"], []),
        ("strategy-vs-tactics", ["horizon"], []),
    ],
)
def test_a_round_needs_the_questions_it_shows_and_the_reveal_of_what_it_asks(slug, rounds, missing):
    assert list(dict.fromkeys(id for id, _ in lacking(load_exercise(slug), rounds))) == missing
