"""What bonuses chosen at random bring: measured, kept, and the same again."""

import math
import tomllib

import pytest
from click.testing import CliRunner

from workshop.cli import main
from workshop.content import content_root
from workshop.exercises.exercise import load_exercise
from workshop.models.kpi_game import chance as module
from workshop.models.kpi_game.chance import ASKED, FIRST, MOST, chance, contracts, measured
from workshop.models.kpi_game.game import CONTRACTS, World, play

KEPT = chance()
QUESTIONS = {"marketing": "given-marketing", "sales": "given-sales"}


def test_random_bonuses_are_drawn_as_the_cards_take_them():
    for department, id in QUESTIONS.items():
        question = load_exercise("kpi-tradeoffs").question(id)
        assert (question.items, question.most) == (ASKED[department], MOST)
    drawn = list(contracts(400, 3))
    for department, kpis in ASKED.items():
        bonuses = [getattr(contract, department) for contract in drawn]
        assert {len(one) for one in bonuses} == {1, 2, 3}
        assert {kpi for one in bonuses for kpi in one} == set(kpis)
        assert all(math.isclose(sum(one.values()), 1) for one in bonuses)
        assert all(
            round(20 * share, 9) in range(1, 21) for one in bonuses for share in one.values()
        )


def test_the_first_ones_bring_today_what_they_brought_then():
    again = measured(FIRST, KEPT.seed)
    assert again["captured"]["first"] == list(KEPT.first)
    assert again["digest"] == KEPT.digest


@pytest.mark.slow
def test_all_of_them_bring_today_what_they_brought_then():
    again = measured(KEPT.draws, KEPT.seed)
    path = module.chance_path(content_root() / "data" / "models")
    assert again == tomllib.loads(path.read_text(encoding="utf-8"))


def test_half_of_them_bring_seven_tenths_and_one_in_ten_nearly_all():
    assert KEPT.lower < KEPT.median < KEPT.upper
    assert pytest.approx(0.69, abs=0.04) == KEPT.median
    assert pytest.approx(0.95, abs=0.01) == KEPT.upper


@pytest.mark.parametrize("name", ["cross", "qualified", "all_on_profit", "cross_q"])
def test_what_the_textbook_recommends_is_within_reach_of_chance(name):
    captured = play(World(), CONTRACTS[name]).captured
    assert KEPT.lower < captured <= KEPT.upper + 1e-6


def test_the_command_writes_the_same_file_each_time(tmp_path):
    paths = [tmp_path / name for name in ("one.toml", "two.toml")]
    for path in paths:
        done = CliRunner().invoke(main, ["models", "chance", "--draws", "4", "--to", str(path)])
        assert done.exit_code == 0
        assert str(path) in done.output
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert tomllib.loads(paths[0].read_text(encoding="utf-8"))["draws"] == 4
