"""What the lead pool returns, in words."""

import pytest

from tests.support.pages import assert_speaks
from workshop.content import LANGUAGES, content_root
from workshop.content.parameters import model_words
from workshop.models.lead_pool.pool import MARKETS, Policy, best_policy, simulate
from workshop.models.lead_pool.results import PATH
from workshop.pages.lesson.results import readable, result_page, told_of

PATIENT = simulate(MARKETS["default"], Policy(0.0, 0.0, 1.0), 36)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_path_is_told_by_what_was_earned_and_its_last_month(language):
    page = result_page("lead-pool", "sell_willing", PATIENT, language)
    assert_speaks(page)
    assert page["share"] is None
    assert len(page["table"]["rows"]) == len(PATH) + 1
    words = model_words("lead-pool", language)
    rows = dict(map(tuple, page["table"]["rows"]))
    assert rows[words("outcome.pressed")] == "0"
    assert rows[words("outcome.pool_share")].startswith("65")


def test_what_was_earned_is_written_as_the_language_does():
    assert told_of(PATIENT, "en").finding == "Earned in 36 months: 73,077 thousand kroner"
    assert told_of(PATIENT, "nb").finding == "Tjent på 36 måneder: 73\u00a0077 tusen kroner"


@pytest.mark.parametrize(
    ("market", "finding"),
    [
        ("default", "The best is to press 40% of those who say “not now”"),
        (
            "debated_brand",
            "The best is to press 40% of those who say “not now”, with a deliberate flaw of 50%",
        ),
    ],
)
def test_a_policy_is_told_by_its_pressure_and_its_flaw(market, finding):
    told = told_of(best_policy(MARKETS[market], 36), "en")
    assert (told.finding, told.share) == (finding, 0.4)
    assert told.rows[-1][1] == "100%"


def test_below_a_cell_a_result_is_a_table_with_a_sentence_above_it():
    lines = readable(best_policy(MARKETS["commodity"], 60), "nb").splitlines()
    assert lines[0] == "**Det beste er å presse 100\u00a0% av dem som sier «ikke nå»**"
    assert len(lines) == 4 + len(Policy._fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_tour_is_used_by_a_notebook(language):
    folder = content_root() / "notebooks"
    written = "".join(path.read_text(encoding="utf-8") for path in folder.glob("[01]*.ipynb"))
    for model in ("kpi-game", "lead-pool"):
        for name in model_words(model, language).table("tour"):
            assert f'\\"{name}\\"' in written
