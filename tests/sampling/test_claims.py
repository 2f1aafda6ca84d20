"""What a sweep found, in words."""

import re

import pytest

from workshop.content import LANGUAGES
from workshop.content.parameters import model_words, models, parameters
from workshop.content.texts import Texts
from workshop.sampling.claims import caution, claims, in_words, sensitivities
from workshop.sampling.kept import Counted, Share, Sweep, sweep

each_model = pytest.mark.parametrize("model", models())
each_language = pytest.mark.parametrize("language", LANGUAGES)
NUMBER = r"\d+(?:[.,]\d)?"


def number(text):
    """Read a percentage of either language as a share."""
    return float(text.replace(",", ".")) / 100


@each_language
@each_model
def test_every_claim_is_told_with_its_share_and_interval(model, language):
    words, kept = model_words(model, language), sweep(model)
    told = claims(model, language)
    assert [claim.id for claim in told] == list(kept.claims)
    for claim in told:
        assert claim.share == kept.claims[claim.id].share
        assert words.number(kept.worlds) in claim.found
        ((low, high),) = re.findall(rf"\(({NUMBER})–({NUMBER})\s?%\)", claim.found)
        assert (number(low), number(high)) == pytest.approx(claim.share.interval, abs=0.0051)
        shares = map(number, re.findall(rf"({NUMBER})\s?%", claim.found))
        assert claim.share.share in [pytest.approx(share, abs=0.0051) for share in shares]


@pytest.mark.parametrize(
    ("holds", "share", "interval"),
    [
        (0, "0%", "0.0–0.2%"),
        (4, "0.2%", "0.1–0.5%"),
        (1982, "99%", "98.6–99.4%"),
        (1996, "99.8%", "99.5–99.9%"),
        (2000, "100%", "99.8–100.0%"),
        (1000, "50%", "48–52%"),
    ],
)
def test_a_share_is_told_in_whole_percents_where_these_say_enough(holds, share, interval):
    counted = Counted(Share(holds, 2000), "", {})
    kept = Sweep(2000, 1, "", {"claim": counted}, {}, {}, {}, {})
    sentences = {"claim": "It is so.", "found": "{share} ({interval}) of {worlds}", "fails": "No."}
    told = in_words(kept, Texts("en", {"claims": {"claim": sentences}}), "claim")
    assert told.found == f"{share} ({interval}) of 2,000"


@each_language
@each_model
def test_no_sentence_has_a_placeholder_left(model, language):
    sentences = [caution(model, language)]
    for claim in claims(model, language):
        sentences += [claim.claim, claim.found, claim.fails]
    assert all(sentence and not re.search("[{}]", sentence) for sentence in sentences)


@each_model
def test_both_languages_tell_the_same_numbers(model):
    def told(language):
        sentences = [f"{c.found} {c.fails}" for c in claims(model, language)]
        return [
            sorted(map(number, re.findall(rf"({NUMBER})\s?%", sentence))) for sentence in sentences
        ]

    assert told("en") == told("nb")


@each_language
@each_model
def test_what_a_share_is_worth_stands_beside_it(model, language):
    assert model_words(model, language).number(sweep(model).worlds) in caution(model, language)


@each_language
@each_model
def test_the_strongest_drivers_come_first_and_have_labels(model, language):
    varied = {p.name for p in parameters(model) if p.low < p.high}
    for one in sensitivities(model, language):
        assert one.label
        strengths = [abs(driver.correlation) for driver in one.drivers]
        assert strengths == sorted(strengths, reverse=True)
        assert {driver.parameter for driver in one.drivers} <= varied
        labels = model_words(model, language).table("parameters")
        assert all(driver.label == labels[driver.parameter] for driver in one.drivers)


def test_claims_in_an_unknown_language_are_told_in_english():
    assert claims("lead-pool", "xx") == claims("lead-pool", "en")
