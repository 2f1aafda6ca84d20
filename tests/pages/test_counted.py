"""Claims of a model: their shares in texts, as cards, and what they hang on."""

import pytest

from tests.pages.conftest import room_at
from tests.support.pages import assert_speaks
from tests.support.room import EXERCISE, GAME, LEADS, TASKS
from workshop.content import LANGUAGES
from workshop.content.texts import placeholders
from workshop.exercises.exercise import load_exercise
from workshop.models import models
from workshop.pages import study
from workshop.pages.counted import claims_page, sensitivity_page, told
from workshop.sampling.claims import claims, shares

WITH_MODEL = (GAME, TASKS, LEADS)


def text(blocks):
    return " ".join(run["text"] for block in blocks for run in block["runs"])


@pytest.mark.parametrize("slug", WITH_MODEL)
@pytest.mark.parametrize("stem", ["always", "notes"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_share_that_a_text_names_is_known(slug, stem, language):
    exercise = load_exercise(slug)
    named = placeholders(text(exercise.blocks(stem, language)))
    assert named
    assert named <= shares(exercise.runs[0].model, language).keys()
    assert "{" not in text(told(exercise, stem, language))


def test_both_languages_name_the_same_shares():
    for slug in WITH_MODEL:
        exercise = load_exercise(slug)
        for stem in ("always", "notes"):
            english, norwegian = (placeholders(text(exercise.blocks(stem, id))) for id in LANGUAGES)
            assert english == norwegian


def test_a_share_is_written_as_the_language_does():
    always = text(told(load_exercise(LEADS), "always", "nb"))
    assert shares("lead-pool", "nb")["talk_is_why_share"] in always
    assert "\u00a0%" in always


def test_an_exercise_without_a_model_is_told_as_it_is_written():
    exercise = load_exercise(EXERCISE)
    assert told(exercise, "notes", "en") == exercise.blocks("notes", "en")


@pytest.mark.parametrize("model", models())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_is_a_card_and_says_when_it_fails(model, language):
    page = claims_page(model, language)
    assert_speaks(page)
    assert page["caution"]
    assert [card["id"] for card in page["cards"]] == [c.id for c in claims(model, language)]
    assert all(0 <= card["share"] <= 1 and card["fails"] for card in page["cards"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_moves_an_answer_is_drawn_the_strongest_first(language):
    (figure,) = sensitivity_page("lead-pool", language, ("sell_all_loss",))["figures"]
    assert_speaks(figure)
    ends = [abs(row["end"]) for row in figure["data"]["rows"]]
    assert ends == sorted(ends, reverse=True)
    assert len(figure["table"]["rows"]) > len(ends)
    assert len(sensitivity_page("lead-pool", language, ())["figures"]) > 1


@pytest.mark.parametrize("round", ["bonus", "horizon", "world"])
def test_the_facilitator_has_the_claims_at_hand(round):
    from datetime import UTC, datetime

    from workshop.pages.console.composing import session_page
    from workshop.pages.stage import Figures

    class Undrawn(Figures):
        def of(self, look, language):
            return []

    page = session_page(room_at(round, "revealed").look(), Undrawn(), "nb", datetime.now(UTC))
    assert page["claims"]["title"] == "Stemmer det alltid?"
    plain = session_page(room_at("room", "revealed").look(), Undrawn(), "nb", datetime.now(UTC))
    assert plain["claims"] is None


@pytest.mark.parametrize("slug", WITH_MODEL)
def test_a_lesson_shows_claims_and_what_they_hang_on(slug):
    lesson = study.begin(slug)
    assert lesson.claims().page["claims"]["cards"]
    assert lesson.claims().page["beat"]
    assert lesson.sensitivity().page["figures"]
