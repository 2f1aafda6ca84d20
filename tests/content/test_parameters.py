"""The table of a model's parameters says what the model is."""

from dataclasses import fields

import pytest

from workshop.content import LANGUAGES
from workshop.content.parameters import model_words, parameters
from workshop.models.contact.house import House
from workshop.models.kpi_game.game import World
from workshop.models.lead_pool.pool import Market
from workshop.models.value_game.firm import Firm

MODELS = {"contact": House, "kpi-game": World, "lead-pool": Market, "value-game": Firm}
SYMBOLS = {
    "contact": "a ell b e dB dM f h A T0 tau kap om n s m q N",
    "kpi-game": """
        N L0 Lr theta thd eta gG bp delta G0 x0 x1 kappa A c0 cd cm disc psi nu dW chi rho chib
        mu K p F v vb o mr mq mb kl wage C0 W0 T H cost hr lam0 omega ra obey
    """,
    "lead-pool": """
        M a q r0 phi sig d1 leak psi chi chif zeta nu0 nu1 dP rx tc tp td tx tf tfp tn delta p c
        first k kz ks rho C0 P0
    """,
    "value-game": "R0 R c0 c p u h a D m l lam t al s",
}
EACH = [(model, parameter) for model in MODELS for parameter in parameters(model)]
models = pytest.mark.parametrize("model", MODELS)


@models
def test_the_table_has_every_parameter_with_the_default_of_the_model(model):
    defaults = {field.name: field.default for field in fields(MODELS[model])}
    assert {parameter.name: parameter.default for parameter in parameters(model)} == defaults


@models
def test_every_symbol_of_the_equations_stands_in_the_table_once(model):
    symbols = SYMBOLS[model].split()
    assert sorted(parameter.symbol for parameter in parameters(model)) == sorted(symbols)


@pytest.mark.parametrize(("model", "parameter"), EACH, ids=lambda one: getattr(one, "name", one))
def test_a_default_is_plausible_and_has_a_reason(model, parameter):
    assert parameter.low <= parameter.default <= parameter.high
    assert parameter.why == model_words(model, "en")(f"reasons.{parameter.name}")


@models
@pytest.mark.parametrize("end", ["low", "high"])
def test_the_ends_of_all_ranges_are_worlds(model, end):
    world = MODELS[model]
    whole = {field.name for field in fields(world) if isinstance(field.default, int)}
    ends = {p.name: getattr(p, end) for p in parameters(model)}
    assert world(**{name: int(v) if name in whole else v for name, v in ends.items()})


@models
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_has_words_and_no_other_word_stands_there(model, language):
    words, table = model_words(model, language), parameters(model)
    names = {parameter.name for parameter in table}
    assert set(words.table("parameters")) == set(words.table("reasons")) == names
    assert set(words.table("units")) == {parameter.unit for parameter in table}
