"""Whole numbers as people write them, with or without a currency."""

import pytest

from tests.support.numbers import NO_NUMBERS, NUMBERS
from workshop.errors import Refused
from workshop.questions.kinds.number import KIND, whole_number
from workshop.questions.question import Question

QUESTION = Question("g", "number", items=("a",), ranges={"a": (0, 9999)})


@pytest.mark.parametrize("text", NUMBERS)
def test_a_whole_number_is_read_however_it_is_written(text):
    assert whole_number(text) == NUMBERS[text]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_could_be_meant_in_two_ways_is_no_number(text):
    assert whole_number(text) is None


def test_a_sample_is_read_as_the_card_reads():
    assert KIND.from_cells(QUESTION, {"a": "500 kr"}) == {"a": 500}
    with pytest.raises(Refused):
        KIND.check(QUESTION, KIND.from_cells(QUESTION, {"a": "about 500"}))
