"""The charts of the game draw a firm of a team's own as they draw ours."""

import pytest

from tests.charts.kpi_room import bars_of, figure_of, room
from tests.support.funnels import sample
from workshop.content import LANGUAGES
from workshop.models.kpi_game.funnel import world_of
from workshop.models.kpi_game.run import beside


@pytest.fixture(scope="module")
def own_firm():
    yours = beside({"world": world_of(sample())})["yours"]
    return room(sales=0, marketing=0) | {"game": {"state": "ready", "outcome": yours}}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", ["funnels", "ladder"])
def test_a_firm_of_ones_own_is_drawn_with_its_numbers(own_firm, chart, language):
    ours = figure_of(chart, room(marketing=3), language)
    theirs, light = (of(chart, own_firm, language) for of in (figure_of, bars_of))
    assert theirs["title"] == light["title"] != ours["title"]
    assert theirs["spec"].keys() == ours["spec"].keys()
    assert theirs["table"] != ours["table"]
