"""The table of parameters says what the model is."""

from dataclasses import fields

import pytest

from workshop.content import LANGUAGES
from workshop.models.kpi_game import CONTRACTS, KPIS, Marketing, Outcome, Sales, World
from workshop.parameters import model_words, parameters

TABLE = parameters("kpi-game")
SYMBOLS = """
N L0 Lr theta thd eta gG bp delta G0 x0 x1 kappa A c0 cd cm disc psi nu dW chi rho chib mu K p F v
vb o mr mq mb kl wage C0 W0 T H cost hr lam0 omega ra obey
"""


def test_the_table_has_every_parameter_with_the_default_of_the_model():
    defaults = {field.name: field.default for field in fields(World)}
    assert {parameter.name: parameter.default for parameter in TABLE} == defaults


def test_every_symbol_of_the_equations_stands_in_the_table_once():
    assert sorted(parameter.symbol for parameter in TABLE) == sorted(SYMBOLS.split())


@pytest.mark.parametrize("parameter", TABLE, ids=lambda parameter: parameter.name)
def test_a_default_is_plausible_and_has_a_reason(parameter):
    assert parameter.low <= parameter.default <= parameter.high
    assert parameter.why == model_words("kpi-game", "en")(f"reasons.{parameter.name}")


@pytest.mark.parametrize("end", ["low", "high"])
def test_the_ends_of_all_ranges_are_worlds(end):
    whole = {field.name for field in fields(World) if isinstance(field.default, int)}
    ends = {p.name: getattr(p, end) for p in TABLE}
    assert World(**{name: int(v) if name in whole else v for name, v in ends.items()})


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
        "parameters": [parameter.name for parameter in TABLE],
        "reasons": [parameter.name for parameter in TABLE],
        "units": {parameter.unit for parameter in TABLE},
    }
    for table, keys in named.items():
        assert set(words.table(table)) == set(keys), table
    numbers = {field.name for field in fields(Outcome)} - {"customers_at_horizon"} | {"customers"}
    assert set(words.table("outcome")) == numbers
