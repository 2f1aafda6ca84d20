"""`workshop models`: sweeps, and what they found."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from workshop.cli import main
from workshop.content import LANGUAGES, read_toml
from workshop.content.parameters import models
from workshop.sampling.claims import caution, claims
from workshop.sampling.kept import parse_sweep

DOCUMENT = Path(__file__).parents[2] / "docs" / "models.md"


def run(*words):
    return CliRunner().invoke(main, ["models", *map(str, words)])


def test_a_sweep_writes_the_same_file_each_time(tmp_path):
    paths = [tmp_path / name for name in ("one.toml", "two.toml")]
    for path in paths:
        done = run("sweep", "lead-pool", "--worlds", 3, "--seed", 5, "--to", path)
        assert done.exit_code == 0
        assert str(path) in done.output
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert parse_sweep(paths[0], read_toml(paths[0])).worlds == 3


@pytest.mark.parametrize("command", ["sweep", "show"])
def test_a_model_that_does_not_exist_is_refused_with_those_that_do(command):
    done = run(command, "lead-pond")
    assert done.exit_code == 1
    there = ", ".join(models())
    assert f"There is no model 'lead-pond'; there are {there}." in done.output


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", models())
def test_show_tells_the_claims_and_what_they_are_worth(model, language):
    told = run("show", model, "--language", language).output
    assert caution(model, language) in told
    for claim in claims(model, language):
        assert claim.claim in told
        assert claim.found in told
        assert claim.fails in told


@pytest.mark.parametrize("model", models())
def test_the_document_on_models_says_what_the_sweeps_found(model):
    told = run("show", model).output.strip()
    assert told in DOCUMENT.read_text(encoding="utf-8"), f"paste `workshop models show {model}`"
