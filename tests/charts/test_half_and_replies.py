"""What is claimed for half, and what is answered to a request."""

import pytest

from workshop.charts import found
from workshop.exercises.exercise import load_exercise
from workshop.questions.tally import tally

SLUG = "explain-yourself"
SIDES = ("sales", "marketing")


def exercise():
    return load_exercise(SLUG)


def reveal(chart):
    return next(one for one in exercise().reveals if one.chart == chart)


def quarrels(told, people=14):
    """Return what is found where so many of the people put each quarrel into the first bucket."""
    question = exercise().question("quarrels")
    answers = [
        (
            SIDES[n % 2],
            {
                item: "information" if n < told else question.options[1 + (n + at) % 3]
                for at, item in enumerate(question.items)
            },
        )
        for n in range(people)
    ]
    results = {"quarrels": tally(question, answers, SIDES)}
    return found(reveal("half"), exercise(), results, SIDES, "en")


def test_surely_more_than_half_and_surely_less_are_said_and_what_is_near_is_not():
    assert "half-more" in quarrels(14).holds
    assert "half-less" in quarrels(0).holds
    for told in (6, 7, 8):
        assert quarrels(told).holds == {"cannot-tell": {}}
        assert quarrels(told).names == []


def test_the_share_of_all_answers_is_told_beside_the_usual_claim():
    one = quarrels(7)
    assert "50%" in one.title
    assert "At least half is the usual claim" in one.title


def replies(answers, marketing=7):
    """Return what is found where marketing give so many of each answer to what sales ask first."""
    question = exercise().question("answers")
    flat = [option for option, n in answers.items() for _ in range(n)]
    given = [("marketing", {"early": option}) for option in flat[:marketing]]
    listed = [
        {"id": "early", "by": "sales", "example": "early", "text": "", "terms": {}},
        {"id": "reason", "by": "marketing", "example": "reason", "text": "", "terms": {}},
    ]
    made = tally(question, given, SIDES)
    results = {"answers": {**made, "promises": listed}}
    return found(reveal("replies"), exercise(), results, SIDES, "en")


@pytest.mark.parametrize(
    ("answers", "condition"),
    [
        ({"yes": 4, "no": 3}, "request-granted"),
        ({"yes": 7}, "request-granted"),
        ({"no": 4, "yes": 3}, "request-open"),
        ({"whatever": 5, "try": 2}, "request-open"),
        ({"yes": 3, "no": 3, "try": 1}, "cannot-tell"),
        ({"yes": 4}, "cannot-tell"),
    ],
)
def test_a_side_has_answered_what_more_than_half_of_it_did(answers, condition):
    one = replies(answers)
    assert list(one.holds) == [condition]


def test_what_too_few_have_answered_is_said_aloud():
    one = replies({"yes": 4})
    assert [bar.parts[0].text for bar in one.bars] == ["Say it aloud", "Say it aloud"]
    assert "fewer than five" in " ".join(one.told)


def test_each_request_says_which_side_asks():
    one = replies({"yes": 4, "no": 3})
    assert [bar.note for bar in one.bars] == ["Sales ask", "Marketing ask"]
    assert one.title == "“Tell us a week before a campaign names a price”: the answer is “Yes”"
