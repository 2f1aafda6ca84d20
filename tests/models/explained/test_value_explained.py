"""The value game is played, and each sentence that explains it is held to what it does."""

import pytest

from tests.models.explained.listing import explains
from workshop.models.value_game.claims import EXAMPLES
from workshop.models.value_game.firm import (
    FUNCTIONS,
    Firm,
    claimed,
    coalitions,
    credited,
    customers,
    gained,
    leads,
    saved,
    together,
    worth,
)
from workshop.sampling.kept import sweep

MONEY, MODEL = "who-brings-the-money", "value-game"


def claims(firm):
    return dict(zip(FUNCTIONS, claimed(firm).shares, strict=True))


def share(claim, case=None):
    found = sweep(MODEL).claims[claim]
    return (found.cases[case] if case else found).share.share


@explains(f"{MODEL} tour.as_it_is", f"{MONEY} notes vanished", f"{MONEY} checks.over.why.boasting")
def test_two_claim_the_same_and_all_seven_188_percent():
    usual = claims(Firm())
    assert usual["marketing"] == pytest.approx(usual["sales"])
    assert round(100 * usual["marketing"]) == 62
    assert round(100 * claimed(Firm()).sum) == 188


@explains(f"{MODEL} tour.known")
def test_where_everybody_knows_the_firm_marketing_is_missed_less_and_the_sum_falls():
    known, usual = EXAMPLES["known_already"], Firm()
    assert claims(known)["marketing"] < claims(usual)["marketing"]
    assert claimed(known).sum < claimed(usual).sum


@explains(f"{MODEL} tour.top")
def test_where_large_deals_are_signed_at_the_top_the_two_claim_less_than_half():
    there = claims(EXAMPLES["signed_at_the_top"])
    assert max(there["marketing"], there["sales"]) < 0.5
    assert there["ceo"] > claims(Firm())["ceo"]


@explains(f"{MODEL} tour.nobody_saves")
def test_with_nothing_to_save_the_sum_is_over_a_hundred_all_the_same():
    firm = Firm(loss=0, tax=0, stable=0)
    assert claims(firm)["legal"] == claims(firm)["accounting"] == pytest.approx(0)
    assert claimed(firm).sum > 1


@explains(f"{MONEY} checks.over.why.together", f"{MODEL} claims.claims_exceed")
def test_what_two_make_only_together_is_missing_without_either():
    worths = worth(Firm(), coalitions())
    assert together(worths, "marketing", "sales") / gained(worths) > 0.3
    assert share("claims_exceed") == 1
    # Where nothing is multiplied, the claims add up to exactly what there is.
    apart = Firm(base_close=1.0, close=0.0, hiring=0, support=0, access=0, loss=0, tax=0)
    assert claimed(apart).sum == pytest.approx(1)


@explains(f"{MONEY} checks.over.why.sums")
def test_claims_are_no_parts_and_credit_is():
    worths = worth(Firm(), coalitions())
    assert credited(worths).sum() == pytest.approx(gained(worths))
    assert claimed(Firm()).sum > 1.5


@explains(f"{MODEL} claims.both_over_half")
def test_both_claim_half_less_often_with_large_deals_and_where_people_come_by_themselves():
    assert share("both_over_half", "large_deals") < share("both_over_half", "no_deals")
    assert share("both_over_half", "known") < share("both_over_half", "unknown")


@explains(f"{MODEL} claims.only_marketers")
def test_people_who_get_in_touch_are_marketings_and_customers_of_both():
    there, at = coalitions(), FUNCTIONS.index("marketing")
    came, bought = leads(Firm(), there), customers(Firm(), there)
    assert credited(came)[at] == pytest.approx(gained(came))
    assert credited(bought)[at] < 0.5 * gained(bought)
    assert share("only_marketers", "leads") == 1
    assert share("only_marketers") < 0.01


@explains(f"{MODEL} claims.savers_bring_money")
def test_what_is_kept_from_being_lost_is_worth_something_unless_there_is_little_to_lose():
    there = coalitions()
    assert credited(saved(Firm(), there)).sum() / gained(worth(Firm(), there)) > 0.1
    little = Firm(loss=0.01, tax=0.05, stable=0)
    assert credited(saved(little, there)).sum() / gained(worth(little, there)) < 0.05


@explains(f"{MONEY} notes pitfalls")
def test_credit_depends_on_the_rule():
    worths = worth(Firm(), coalitions())
    shapley = credited(worths) / gained(worths)
    by_claims = [one / claimed(Firm()).sum for one in claimed(Firm()).shares]
    assert max(abs(a - b) for a, b in zip(shapley, by_claims, strict=True)) > 0.02
