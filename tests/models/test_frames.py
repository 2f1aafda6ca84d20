"""What models return as data frames, and reprs that can be read."""

import subprocess
import sys

import pytest

from workshop.models import models
from workshop.models.contact.house import House
from workshop.models.contact.ways import WAYS, left
from workshop.models.kpi_game.game import World, best_plan, play
from workshop.models.lead_pool.pool import Policy, best_policy, simulate
from workshop.models.perception.mistakes import World as Maps
from workshop.models.perception.mistakes import losses
from workshop.models.value_game.firm import FUNCTIONS, Firm, claimed
from workshop.sampling.kept import sweep, sweeps

OUTCOMES = {
    "kpi-game": play(World(), "silo"),
    "best": best_plan(World()),
    "path": simulate("default", Policy(0.5, 0.0, 1.0), 24),
    "policy": best_policy("default", 36),
    "claims": claimed(Firm()),
    "losses": losses(Maps()),
    "left": left(House(), WAYS["room"].stages),
}


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
def test_whatever_a_model_returns_is_a_frame_without_gaps(outcome):
    frame = outcome.to_frame()
    assert len(frame) >= 1
    assert not frame.isna().any(axis=None)
    assert {kind.kind for kind in frame.dtypes} <= set("ifbOT")
    assert outcome.to_frame() is not frame
    assert len(repr(outcome)) < 300


def test_a_frame_has_the_numbers_of_what_it_tells():
    silo, path = OUTCOMES["kpi-game"], OUTCOMES["path"]
    row = silo.to_frame().iloc[0]
    assert row["captured"] == silo.captured
    assert row["marketing_reach"] == silo.marketing.reach
    assert list(path.to_frame().index) == list(range(1, 25))
    assert path.to_frame()["value"].iloc[-1] == path.value[-1]
    assert list(OUTCOMES["claims"].to_frame()["function"]) == list(FUNCTIONS)
    assert OUTCOMES["losses"].to_frame().iloc[0].to_dict() == OUTCOMES["losses"]._asdict()
    assert list(OUTCOMES["left"].to_frame().columns) == ["halfway", "end"]


def test_the_sweeps_are_one_table():
    frame = sweeps()
    assert set(frame["model"]) == set(models())
    assert (frame["share"] == frame["holds"] / frame["of"]).all()
    assert (frame["low"] <= frame["share"] + 1e-12).all()
    assert (frame["share"] <= frame["high"] + 1e-12).all()
    one = sweep("kpi-game")
    own = one.to_frame()
    assert set(own["claim"]) == set(one.claims)
    assert len(own) == len(one.claims) + sum(len(claim.cases) for claim in one.claims.values())
    assert list(one.answers().columns) == list(one.first)
    assert (
        one.drivers().loc["hr_competence", "captured_cross"]
        == (one.correlations["captured_cross"]["hr_competence"])
    )
    assert len(repr(one)) < 400


def test_nobody_loads_pandas_who_asks_for_no_frame():
    program = (
        "import sys; from workshop.models.kpi_game.game import World, play; play(World(), 'silo');"
        "from workshop.sampling.kept import sweep; sweep('kpi-game');"
        "print('pandas' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
