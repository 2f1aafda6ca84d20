"""Sums hold no single answer, and what is told of them is what a room would be told."""

from random import Random

import pytest

from tests.pulse.test_codes import pulse_of
from tests.support.pulsed import some_answer
from workshop.pulse.asking import question_of
from workshop.pulse.sums import added, check_number, told
from workshop.questions.tally import tally

PULSE = pulse_of()
SIDES = ("sales", "marketing")


def answers(rng, sales, marketing):
    return [
        some_answer(PULSE, rng, department=side)
        for side, n in zip(SIDES, (sales, marketing), strict=True)
        for _ in range(n)
    ]


def summed(given):
    sums = {}
    for one in given:
        sums = added(sums, one)
    return sums


@pytest.mark.parametrize(("sales", "marketing"), [(5, 5), (4, 9), (7, 12), (3, 1), (30, 2)])
def test_sums_are_told_as_the_answers_of_a_room_are(sales, marketing):
    for seed in range(12):
        given = answers(Random(seed), sales, marketing)
        found = told(PULSE, summed(given))
        for one in PULSE["asked"]:
            said = [
                (a["department"], a["values"][one["id"]]) for a in given if one["id"] in a["values"]
            ]
            assert found[one["id"]]["cells"] == tally(question_of(one), said, SIDES)["cells"]


def test_nothing_is_told_of_fewer_than_five_of_a_side():
    found = told(PULSE, summed(answers(Random(1), 4, 8)))
    for one in found.values():
        for by in one["cells"].values():
            assert "sales" not in by
            assert "marketing" not in by  # or sales would follow by subtraction


def test_the_order_in_which_codes_come_leaves_no_trace():
    given = answers(Random(2), 6, 6)
    assert summed(given) == summed(given[::-1]) == summed(sorted(given, key=str))


def test_what_is_kept_of_a_number_says_nothing_of_answers_and_differs_between_pulses():
    assert check_number(PULSE, "two", "ABC") != check_number(PULSE, "six", "ABC")
    assert check_number(PULSE, "two", "ABC") != check_number(pulse_of(key="X"), "two", "ABC")


def test_sides_that_answer_together_are_told_as_they_said():
    pulse = {**PULSE, "teams": True}
    said = some_answer(pulse, Random(3), department="sales", kept={"p1": "kept", "p2": "broken"})
    found = told(pulse, added({}, said))
    assert found["kept"]["said"]["sales"][0]["value"] == {"p1": "kept", "p2": "broken"}
    assert found["kept"]["cells"]["p1"]["sales"]["counts"] == {"kept": 1}
