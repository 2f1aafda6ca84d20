"""What `workshop check` says of a question that repeats another one."""

from dataclasses import replace

import pytest

from workshop.commands.check.again import _wrong
from workshop.questions.question import RATINGS, Question
from workshop.questions.taking import Takes, objections

FIRST = Question("claim", "rating", items=("i",), options=RATINGS, scale="agree")
AGAIN = replace(FIRST, id="claim-again", again="claim")
TWICE = Takes(("rating",), 2, 2, alike=True, again=True)


@pytest.mark.parametrize(
    ("question", "repeated", "said"),
    [
        (AGAIN, set(), ""),
        (replace(AGAIN, again="clam"), set(), "no question of that name"),
        (replace(AGAIN, again="twice"), set(), "is a repetition itself"),
        (AGAIN, {"claim"}, "is repeated already"),
        (replace(AGAIN, items=("j",)), set(), "it must ask as 'claim' does"),
    ],
)
def test_a_repetition_must_be_one(question, repeated, said):
    before = {"claim": FIRST, "twice": replace(AGAIN, id="twice")}
    told = [*_wrong(question, before, repeated)]
    assert len(told) == bool(said)
    assert all(said in one for one in told)


def test_the_second_answers_are_shown_by_no_other_chart():
    (told,) = objections([Takes(("rating",))], [AGAIN])
    assert "only who moved is told" in told


def test_a_chart_of_who_moved_takes_the_first_question_and_its_repetition_in_this_order():
    assert [*objections([TWICE], [FIRST, AGAIN])] == []
    assert [*objections([TWICE], [AGAIN, FIRST])]
    (told,) = objections([TWICE], [FIRST, replace(AGAIN, again="")])
    assert 'write again = "claim" there' in told
