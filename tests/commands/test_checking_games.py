"""What is said of charts of games whose run takes none, and of runs of games that others show."""

import pytest

from tests.support.spoiled import Kit

GAME = "data/exercises/kpi-tradeoffs/exercise.toml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('chart = "harm"\nrun = "firms"', 'chart = "funnels"\nrun = "firms"',
         "'funnels' shows no game that is played in firms, and 'firms' takes one."),
        ('chart = "games"\nrun = "firms-anew"', 'chart = "games"\nrun = "firms"',
         "'games' needs games, 2 at least: name under plays those that 'firms' takes."),
        ('chart = "funnels"\nrun = "game"', 'chart = "courses"\nrun = "game"',
         "'courses' needs games, 1 at least: name under plays those that 'game' takes."),
        ('chart = "harm"\nrun = "firms"', 'chart = "horizons"\nrun = "firms"',
         "'horizons' needs a run of the model 'lead-pool'"),
        ('chart = "sorting"\nquestions = ["owners"]',
         'chart = "courses"\nquestions = ["owners"]',
         "'courses' needs a run of games that are played"),
        ('id = "anew"\nkind = "plan"\nmodel = "kpi-game"\nquarters = 4\nseconds = 75\ntasks = 3\n'
         'most = 8\nsize = 6\nseats = ["marketing", "sales"]\nbonuses = ["crossed"]\n'
         'choices = ["crossed", "targets", "marketing_mended", "sales_mended", "both_mended", '
         '"profit"]',
         'id = "anew"\nkind = "plan"\nmodel = "lead-pool"\nquarters = 4\nseconds = 75\ntasks = 1\n'
         'most = 20\nsize = 2\nseats = ["pair"]\nbonuses = ["quarter"]',
         "its seats must be marketing, sales: people keep theirs in all games."),
    ],
)  # fmt: skip
def test_a_chart_and_its_run_are_about_the_same_games(tmp_path, old, new, said):
    kit = Kit(tmp_path)
    kit.replace(GAME, old, new)
    assert any(said in line for line in kit.mistakes())
