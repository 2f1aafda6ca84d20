"""The facilitator's questions on the KPI game: each is asked where it fits, and only there."""

import copy

import pytest

from tests.charts.drawings import reveals
from tests.charts.kpi_room import DEPARTMENTS, EXERCISE, room, with_row
from workshop.charts import conditions as findings
from workshop.content import LANGUAGES
from workshop.content.texts import placeholders
from workshop.exercises.exercise import load_exercise

FULL = room()
OF_THE_BONUS = {
    "captured-low", "captured-chance", "captured-high", "own-better", "given-better",
    "guess-high", "guess-low",
}  # fmt: skip
ALL = OF_THE_BONUS | {"clarity-low", "hr-low", "nobody-answers"}


def found_in(results, language="en"):
    found = findings(reveals(EXERCISE), EXERCISE, results, DEPARTMENTS, language)
    return {
        name: {key: value.replace("\u00a0", " ") for key, value in values.items()}
        for name, values in found.items()
    }


def with_counts(results, question, counts):
    changed = copy.deepcopy(results)
    for groups in changed[question]["cells"].values():
        for group in groups:
            groups[group] = {"n": sum(counts.values()), "counts": dict(counts)}
    return changed


def guessing(low):
    """Return a room in which ten people guess the bin that begins at `low`."""
    results = copy.deepcopy(FULL)
    results["guess"]["cells"]["customers"] = {"all": {"n": 10, "counts": {str(low): 10}}}
    return results


def test_the_sample_room_is_asked_what_fits_it():
    found = found_in(FULL)
    assert found["captured-high"] == {"ours": "97%"}
    assert "nobody-answers" not in found
    assert not {"captured-low", "captured-chance", "own-better", "given-better"} & set(found)


def test_values_are_in_the_language_of_the_room():
    found = found_in(FULL, "nb")
    assert found["captured-high"] == {"ours": "97 %"}


def test_a_bonus_below_what_chance_brings_is_low():
    found = found_in(with_row(FULL, "given", captured=0.15))
    assert found["captured-low"] == {"ours": "15%", "qualified": "77%"}
    assert not {"captured-high", "captured-chance", "given-better", "own-better"} & set(found)


@pytest.mark.parametrize("ours", [0.25, 0.77, 0.95])
def test_what_chance_may_bring_is_asked_about_as_chance(ours):
    found = found_in(with_row(FULL, "given", captured=ours))
    assert found["captured-chance"] == {"ours": f"{ours:.0%}", "median": "69%", "upper": "95%"}
    assert not {"captured-high", "captured-low"} & set(found)


@pytest.mark.parametrize(
    ("given", "own", "name"),
    [
        (0.98, 0.2, "given-better"),
        (0.2, 0.98, "own-better"),
        (0.98, 0.5, None),  # no further apart than two random ones may be
        (0.9, 0.1, None),  # the better one could be chance
        (0.801, 0.799, None),
    ],
)
def test_the_two_bonuses_are_compared_only_where_chance_does_not_explain_it(given, own, name):
    results = with_row(with_row(FULL, "given", captured=given), "own", captured=own)
    held = {"own-better", "given-better"} & set(found_in(results))
    assert held == ({name} if name else set())


def test_without_a_bonus_of_its_own_a_room_is_asked_nothing_of_it():
    assert not OF_THE_BONUS & set(found_in(room(marketing=3)))
    assert not OF_THE_BONUS & set(found_in(room(state="pending")))
    assert not OF_THE_BONUS & set(found_in(room(state="failed")))


@pytest.mark.parametrize(("at", "name"), [(0, "guess-low"), (9, "guess-high")])
def test_a_guess_far_from_the_model_is_noticed(at, name):
    low = EXERCISE.question("guess").bins("customers")[at]
    found = found_in(guessing(low))
    assert found[name]["truth"] == "1,091"
    assert len({"guess-low", "guess-high"} & set(found)) == 1


def test_a_guess_near_the_model_is_no_finding():
    bins = EXERCISE.question("guess").bins("customers")
    near = max(low for low in bins if low <= 1091)
    assert not {"guess-low", "guess-high"} & set(found_in(guessing(near)))


def test_a_letter_that_few_understand_is_noticed():
    nobody = FULL
    for id in ("quiz-sales", "quiz-marketing"):
        question = EXERCISE.question(id)
        for item, truth in question.key.items():
            wrong = next(bucket for bucket in question.options if bucket != truth)
            nobody = copy.deepcopy(nobody)
            nobody[id]["cells"][item]["all"] = {"n": 8, "counts": {wrong: 7, truth: 1}}
    assert found_in(nobody)["clarity-low"] == {"share": "12%"}
    everybody = copy.deepcopy(FULL)
    for id in ("quiz-sales", "quiz-marketing"):
        for item, truth in EXERCISE.question(id).key.items():
            everybody[id]["cells"][item]["all"] = {"n": 8, "counts": {truth: 8}}
    assert "clarity-low" not in found_in(everybody)


def test_weak_hr_is_noticed():
    assert found_in(with_counts(FULL, "hr", {"2": 16}))["hr-low"] == {}
    assert "hr-low" not in found_in(with_counts(FULL, "hr", {"3": 16}))
    assert "hr-low" not in found_in(with_counts(FULL, "hr", {"1": 4, "dk": 12}))


def test_a_number_that_half_of_the_room_leaves_to_nobody_is_not_most_of_us():
    results = with_counts(FULL, "owners", {"neither": 8, "sales": 8})
    assert "nobody-answers" not in found_in(results)


def test_lines_that_nobody_says_are_no_numbers_that_nobody_answers_for():
    other = load_exercise("where-are-the-sales")
    cell = {"all": {"n": 10, "counts": {"neither": 10}}}
    results = {"lines": {"cells": dict.fromkeys(other.question("lines").items, cell)}}
    assert findings(reveals(other), other, results, DEPARTMENTS, "en") == {}


def test_nobody_answered_and_nothing_is_found():
    assert found_in({}) == {}
    assert not ALL & set(found_in(room(2, 2)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_of_the_debrief_gets_the_words_it_needs(language):
    low = with_row(FULL, "given", captured=0.1)
    chance = with_row(FULL, "given", captured=0.6)
    own = with_row(low, "own", captured=0.99)
    low = with_counts(low, "hr", {"1": 16})
    rooms = [
        FULL,
        low,
        chance,
        own,
        with_row(FULL, "own", captured=0.1),
        guessing(EXERCISE.question("guess").bins("customers")[0]),
    ]
    rooms.append(guessing(EXERCISE.question("guess").bins("customers")[9]))
    found = {name: values for one in rooms for name, values in found_in(one, language).items()}
    found["always"] = {}
    plays = {round.id for round in EXERCISE.rounds if round.play}
    asked = [q for q in EXERCISE.texts(language).find("debrief") if q["round"] not in plays]
    assert {question["when"] for question in asked} <= ALL | {"always", "cannot-tell"}
    for question in asked:
        if question["when"] in found:
            assert placeholders(question["ask"]) <= set(found[question["when"]])
    assert len(found) >= 9
