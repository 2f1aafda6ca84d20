"""What the KPI game names has words."""

from dataclasses import fields

import pytest

from workshop.content import LANGUAGES
from workshop.content.parameters import model_words
from workshop.models.kpi_game.game import CONTRACTS, KPIS, Marketing, Outcome, Sales


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_model_names_has_words(language):
    words = model_words("kpi-game", language)
    named = {
        "kpis": KPIS,
        "kpis_short": KPIS,
        "contracts": (*CONTRACTS, "best", "given", "own", "played"),
        "contracts_inside": (*CONTRACTS, "best", "given", "own", "played"),
        "functions": ("marketing", "sales"),
        "actions": (*Marketing._fields, *Sales._fields, "idle"),
    }
    for table, keys in named.items():
        assert set(words.table(table)) == set(keys), table
    numbers = {field.name for field in fields(Outcome)} - {"customers_at_horizon"} | {"customers"}
    assert set(words.table("outcome")) == numbers
