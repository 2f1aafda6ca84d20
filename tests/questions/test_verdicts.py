"""Whether both sides agree is told in one word, from which nobody's vote follows."""

from itertools import product

import pytest

from workshop.questions.verdicts import AGREE, ALOUD, NOT_YET, verdicts

SIDES = ("sales", "marketing")


def told(votes, sides=SIDES, **more):
    """Return the word on one proposal, of `y` and `n` by side."""
    words = {"y": "yes", "n": "no"}
    answers = [(side, {"p": words[one]}) for side, given in votes.items() for one in given]
    return verdicts(answers, sides, "yes", **more).get("p")


@pytest.mark.parametrize(
    ("sales", "marketing", "word"),
    [
        ("yyynn", "yyynn", AGREE),
        ("yyyyy", "yyyyy", AGREE),
        ("yyynnn", "yyyyyy", NOT_YET),
        ("yyyyy", "yynnn", NOT_YET),
        ("nnnnn", "nnnnn", NOT_YET),
        ("yyyy", "yyyyy", ALOUD),
        ("nnnn", "yyyyy", ALOUD),
        ("", "yyyyy", ALOUD),
    ],
)
def test_both_sides_agree_with_more_than_half_of_each_and_five_votes_or_more(
    sales, marketing, word
):
    assert told({"sales": sales, "marketing": marketing}) == word


def test_of_sides_that_vote_in_public_one_vote_each_is_enough():
    assert told({"sales": "y", "marketing": "y"}, public=True) == AGREE
    assert told({"sales": "y", "marketing": "yn"}, public=True) == NOT_YET
    assert told({"sales": "y", "marketing": ""}, public=True) == ALOUD


def test_one_side_is_never_both():
    assert told({"sales": "yyyyyy"}, sides=("sales",)) == ALOUD


def test_a_third_side_that_is_here_must_want_it_too():
    three = (*SIDES, "hr")
    assert told({"sales": "yyyyy", "marketing": "yyyyy", "hr": "y"}, sides=three) == ALOUD
    assert told({"sales": "yyyyy", "marketing": "yyyyy"}, sides=three) == ALOUD


@pytest.mark.parametrize("sizes", [(5, 5), (5, 6), (6, 5), (6, 6)])
def test_whoever_knows_her_own_vote_learns_nobody_elses_from_the_word(sizes):
    """All rooms: for every word, her own vote and any other person, both votes are possible."""
    possible = {}
    everybody = range(sum(sizes))
    for votes in product("yn", repeat=sum(sizes)):
        word = told({"sales": votes[: sizes[0]], "marketing": votes[sizes[0] :]})
        for me in (0, sizes[0]):
            for other in everybody:
                possible.setdefault((word, me, votes[me], other), set()).add(votes[other])
    for (word, me, _, other), votes in possible.items():
        if other != me:
            assert votes == {"y", "n"}, (word, me, other)


def test_not_yet_does_not_tell_which_side_it_was():
    for against in SIDES:
        votes = {side: "nnnnn" if side == against else "yyyyy" for side in SIDES}
        assert told(votes) == NOT_YET
