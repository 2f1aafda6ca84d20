"""The sweeps that ship are those of the models as they are."""

import numpy as np
import pytest

from workshop.content import read_toml
from workshop.content.parameters import digest, models, parameters
from workshop.models import claims_of
from workshop.sampling.counting import in_columns
from workshop.sampling.keeping import keep
from workshop.sampling.kept import parse_sweep
from workshop.sampling.kept import sweep as kept_sweep
from workshop.sampling.running import FIRST, sweep, told, worlds_of
from workshop.sampling.worlds import draw

AGAIN = 12
each_model = pytest.mark.parametrize("model", models())


@each_model
def test_the_first_worlds_give_the_answers_that_were_kept(model):
    kept, swept = kept_sweep(model), claims_of(model)
    drawn = draw(parameters(model), kept.worlds, kept.seed, swept.FIXED)
    answers = in_columns([swept.note(world) for world in worlds_of(swept, drawn, AGAIN)])
    assert set(answers) == set(kept.first)
    for name, found in answers.items():
        assert found.tolist() == pytest.approx(kept.first[name][:AGAIN], rel=1e-4, abs=1e-6), name
    places = {name: place[:AGAIN] for name, place in drawn.places.items()}
    for claim in swept.CLAIMS:
        again, before = told(claim, answers, places), kept.claims[claim.id]
        assert again["first"] == before.first[:AGAIN], claim.id
        cases = {case["id"]: case["first"] for case in again.get("case", ())}
        assert cases == {id: case.first[:AGAIN] for id, case in before.cases.items()}


@each_model
def test_the_well_known_worlds_give_the_answers_that_were_kept(model):
    kept, swept = kept_sweep(model), claims_of(model)
    assert list(kept.examples) == list(swept.EXAMPLES)
    for name, world in swept.EXAMPLES.items():
        assert kept.examples[name] == pytest.approx(swept.note(world), rel=1e-4, abs=1e-6)


@each_model
def test_two_thousand_worlds_were_played_with_the_ranges_of_the_table(model):
    kept = kept_sweep(model)
    assert kept.worlds == 2000
    assert kept.digest == digest(parameters(model))


@each_model
def test_counts_medians_and_correlations_are_those_of_as_many_worlds(model):
    kept, swept = kept_sweep(model), claims_of(model)
    assert list(kept.medians) == list(swept.MEDIANS)
    assert list(kept.correlations) == list(swept.DRIVEN)
    assert {len(row) for row in kept.first.values()} == {FIRST}
    for claim in kept.claims.values():
        assert claim.share.of == kept.worlds
        for counted in (claim, *claim.cases.values()):
            assert 0 <= counted.share.holds <= counted.share.of <= kept.worlds
            assert len(counted.first) == FIRST
    for by_parameter in kept.correlations.values():
        assert all(abs(rho) <= 1 for rho in by_parameter.values())


def test_a_sweep_is_the_same_on_one_core_and_on_all_and_is_read_as_it_was_written(tmp_path):
    swept, path = claims_of("lead-pool"), tmp_path / "lead-pool.sweep.toml"
    table = sweep(claims_of("lead-pool"), parameters("lead-pool"), 5, 7)
    drawn = draw(parameters("lead-pool"), 5, 7, swept.FIXED)
    alone = in_columns([swept.note(world) for world in worlds_of(swept, drawn, 5)])
    keep(table, path)
    read = parse_sweep(path, read_toml(path))
    assert (read.worlds, read.seed) == (5, 7)
    for name, column in alone.items():
        assert read.first[name] == pytest.approx(column.tolist(), rel=1e-5)
    for name in swept.MEDIANS:
        assert read.medians[name] == pytest.approx(np.median(alone[name]), rel=1e-5)
    for claim in swept.CLAIMS:
        again = told(claim, alone, drawn.places)
        counted = read.claims[claim.id]
        assert (*counted.share, counted.first) == (again["holds"], again["of"], again["first"])
