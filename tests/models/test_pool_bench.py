"""The bench of the lead pool: what is set, in which market, and what it keeps."""

import csv
import io

import pytest

from tests.pages.conftest import room_at
from tests.support.pages import assert_speaks
from workshop.content import LANGUAGES
from workshop.models import bench_of, models
from workshop.models.lead_pool.bench import MARKETS as OFFERED
from workshop.models.lead_pool.bench import SLIDERS, PoolBench
from workshop.models.lead_pool.pool import FLAWS, MARKETS, NURTURINGS, PRESSURES, Policy, simulate
from workshop.pages.stage import outcome_of, stage_for_playing

SET = {"horizon": 24, "pressure": 35, "flaw": 10, "nurturing": 50}


@pytest.fixture(scope="module")
def lonely():
    """What the model says where no room has guessed."""
    return PoolBench().outcome


@pytest.fixture
def bench(lonely):
    return PoolBench(lonely)


def trying(number=9, **changed):
    return {"op": "try", "weights": {}, "sliders": SET | changed, "number": number}


def test_every_model_has_a_bench_of_its_own():
    assert {type(bench_of(model)).MODEL for model in models()} == set(models())


def test_every_market_of_the_model_can_be_chosen():
    assert list(OFFERED) == list(MARKETS)


@pytest.mark.parametrize(
    ("slider", "grid"), [("pressure", PRESSURES), ("flaw", FLAWS), ("nurturing", NURTURINGS)]
)
def test_a_slider_has_the_steps_of_the_models_grid(slider, grid):
    low, high, step = SLIDERS[slider]
    assert list(range(low, high + 1, step)) == [round(100 * share) for share in grid]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bench_speaks_and_its_sliders_say_what_they_are_at(bench, language):
    page = bench.page(language)
    assert_speaks(page)
    assert [slider["id"] for slider in page["sliders"]] == list(SLIDERS)
    assert page["sliders"][0]["value_text"] == {"en": "36 months", "nb": "36 måneder"}[language]
    assert page["chosen"] == "default"
    assert (page["kpis"], page["functions"]) == ([], [])


def test_what_is_tried_is_what_the_model_says(bench):
    bench.take(trying())
    tried = bench.tried("en")
    path = simulate(MARKETS["default"], Policy(0.35, 0.1, 0.5), 24)
    here = next(row for row in tried["result"]["rows"] if row.get("here"))
    most = simulate(MARKETS["default"], Policy(0.5, 0.0, 1.0), 24).value[-1]
    assert tried["number"] == 9
    assert here["share"] == pytest.approx(path.value[-1] / most, rel=1e-4)
    assert tried["sliders"] == {
        "horizon": "24 months", "pressure": "35%", "flaw": "10%", "nurturing": "50%",
    }  # fmt: skip
    assert tried["result"]["finding"].endswith("lies in the flaw or in keeping in touch")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"pressure": 40}, "Pressing 40% is as good as it gets over 36 months"),
        ({"pressure": 20}, "is nearly as good as it gets over 36 months: it earns 99%"),
        (
            {"pressure": 80},
            "earns 93% of what is possible over 36 months; the best would be to press 0",
        ),
        ({"pressure": 40, "nurturing": 0}, "lies in the flaw or in keeping in touch"),
    ],
)
def test_what_is_nearly_as_good_is_not_called_worse(bench, changed, said):
    bench.take(trying(**{"horizon": 36, "flaw": 0, "nurturing": 100} | changed))
    assert said in bench.tried("en")["result"]["finding"]


def test_all_that_is_nearly_as_good_stands_under_the_curve(bench):
    bench.take(trying(horizon=36, flaw=0, nurturing=100))
    curve, _ = bench.tried("en")["result"]["columns"]
    assert curve["sentence"].endswith("pressing 0–60% is best, or nearly so.")


def test_the_columns_are_as_many_as_pressures_and_months(bench):
    bench.take(trying())
    curve, sales = bench.tried("en")["result"]["columns"]
    assert (len(curve["columns"]), len(sales["columns"])) == (21, 24)
    tones = [column["parts"][0]["tone"] for column in curve["columns"]]
    assert tones[7] == "both"
    assert tones.count("neutral") == 1
    heights = [sum(part["share"] for part in column["parts"]) for column in sales["columns"]]
    assert max(heights) == pytest.approx(1)


def test_another_market_keeps_what_is_set(bench):
    bench.take(trying(number=40))
    bench.preset("commodity")
    page = bench.page("en")
    assert page["chosen"] == "commodity"
    assert {slider["id"]: slider["value"] for slider in page["sliders"]} == SET
    assert page["number"] > 40
    assert bench.parameters["market"] == "commodity"
    bench.preset("no-such-market")
    assert bench.page("en") == page


@pytest.mark.parametrize(
    "action",
    [
        {},
        {"sliders": []},
        {"sliders": {"pressure": 50}},
        trying(pressure=101),
        trying(pressure=-5),
        trying(pressure="40"),
        trying(pressure=True),
        trying(flaw=0.1),
        trying(horizon=2),
        trying(horizon=600),
        trying(number="9"),
    ],
)
def test_what_cannot_be_played_changes_nothing(bench, action):
    before = bench.page("en")
    with pytest.raises(ValueError, match=r"must|whole"):
        bench.take(action)
    assert bench.page("en") == before


@pytest.mark.parametrize(("language", "separator", "point"), [("en", ",", "."), ("nb", ";", ",")])
def test_the_sales_open_in_the_countrys_spreadsheet(bench, language, separator, point):
    bench.take(trying())
    rows = list(csv.reader(io.StringIO(bench.page(language)["csv"]), delimiter=separator))
    assert len(rows) == 1 + 24
    path = simulate(MARKETS["default"], Policy(0.35, 0.1, 0.5), 24)
    written = [float(cell.replace(point, ".")) for cell in rows[-1]]
    expected = [24, path.willing[-1], path.pressed[-1], path.converted[-1]]
    assert written == pytest.approx(expected, abs=0.05)


def test_a_room_that_has_guessed_gets_this_bench_and_a_slide_to_play_on():
    look = room_at("horizon", "revealed").look()
    model, outcome = outcome_of(look)
    assert isinstance(bench_of(model, outcome), PoolBench)
    assert "long" in outcome["policies"]
    assert stage_for_playing(look) == 3
    assert stage_for_playing(room_at("flaw", "revealed").look()) is None
