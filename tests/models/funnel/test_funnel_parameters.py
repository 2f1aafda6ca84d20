"""What a team's numbers say about the parameters of the KPI game."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.funnels import answered, sample, with_columns
from tests.support.kpi_worlds import path
from workshop.content import LANGUAGES
from workshop.content.parameters import parameters
from workshop.models.kpi_game.funnel import REQUIRED, Funnel, read_funnel, sources, world_of
from workshop.models.kpi_game.funnel.parameters import FORMULAS, ORIGINS, out_of_range
from workshop.models.kpi_game.game import CONTRACTS, World, play
from workshop.models.kpi_game.ranges import range_of

FIELDS = [field.name for field in fields(World)]
EVERYONE_ON_REACH, EVERYONE_ON_NEW_CUSTOMERS = (8, 0, 0), (8, 0, 0)
BARE = with_columns()


def firm(data):
    return World(**world_of(read_funnel(data)))


def first_month(world):
    """Tell the first month of the plainest silo."""
    one = replace(world, bonus_months=1, horizon_months=1)
    return path(one, EVERYONE_ON_REACH, EVERYONE_ON_NEW_CUSTOMERS)


# -- the firm of the model is the firm of the file ----------------------------------------------


def assert_told_as_in(world, funnel):
    sums = funnel.sums("leads", "fit_leads", "new_customers")
    told, months = first_month(world), sums["months"]
    assert told["leads"] == pytest.approx(sums["leads"] / months)
    assert told["fitleads"] == pytest.approx(sums["fit_leads"] / months)
    assert told["newcust"] == pytest.approx(sums["new_customers"] / months)


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"own_leads": ("90", "80")},
        {"worked_leads": ("170", "160")},
        {"sellers": ("5", "4.5")},
        {"sellers": ("30", "34")},
        {"own_leads": ("1", "0"), "worked_leads": ("90", "70"), "sellers": ("1", "1")},
    ],
)
def test_a_silo_of_today_has_the_leads_and_customers_of_the_file(columns):
    data = with_columns(**columns)
    assert_told_as_in(firm(data), read_funnel(data))


def test_the_sample_is_told_as_it_is():
    funnel, world = sample(), World(**world_of(sample()))
    assert_told_as_in(world, funnel)
    sold, told = funnel.sums("first_orders", "new_customers", "revenue"), first_month(world)
    kept = world.price * (world.initial_customers * (1 - world.churn) + told["newcust"] * 1.025)
    first_orders = told["revenue"] - kept
    mean = sold["first_orders"] / sold["new_customers"] * told["newcust"]
    assert first_orders == pytest.approx(mean)


def test_capacity_is_that_of_the_sellers_who_work_so_many_leads():
    world = World(**world_of(sample()))
    sums = sample().sums("leads", "worked_leads")
    leads, worked = (sums[name] / sums["months"] for name in ("leads", "worked_leads"))
    capacity = world.leads_per_seller * world.people
    assert leads * (1 - 2.718281828459045 ** (-capacity / leads)) == pytest.approx(worked)


def test_a_firm_ten_times_as_large_plays_the_same():
    small = sample()
    ten = {
        name: tuple(None if value is None else 10 * value for value in column)
        for name, column in small.values.items()
    }
    worlds = [World(**world_of(one)) for one in (small, Funnel(small.months, ten))]
    for contract in CONTRACTS.values():
        one, other = (play(world, contract) for world in worlds)
        assert (one.marketing, one.sales) == (other.marketing, other.sales)
        assert other.customers == pytest.approx(10 * one.customers)
        assert other.captured == pytest.approx(one.captured)


# -- formula by formula -------------------------------------------------------------------------


def test_churn_is_lost_customers_over_those_at_the_start_of_the_month():
    world = firm(with_columns(lost_customers=("5", "4")))
    assert world.churn == pytest.approx(9 / (500 + 5 - 9 + 503 + 4 - 7))
    assert world.misfit_churn == World().misfit_churn


def test_where_many_leave_those_the_firm_does_not_suit_leave_as_fast():
    world = firm(with_columns(lost_customers=("150", "150")))
    assert world.churn > World().misfit_churn
    assert world.misfit_churn == world.churn


def test_price_and_what_is_tied_to_it_come_from_revenue():
    world, ours = firm(with_columns(revenue=("1000", "1006"))), World()
    assert world.price == 2
    for name in ("serving_cost", "onboarding_cost", "first_revenue"):
        assert getattr(world, name) == pytest.approx(getattr(ours, name) / 2)


def test_a_month_without_revenue_does_not_count_in_the_price():
    assert firm(with_columns(revenue=("1000", ""))).price == 2


def test_first_orders_are_counted_per_new_customer_without_the_premium_of_a_known_name():
    world = firm(with_columns(first_orders=("80", "80")))
    assert world.first_revenue == pytest.approx(160 / 16 / 1.025)


def test_people_in_sales_stand_for_as_many_as_there_are():
    world, ours = firm(with_columns(sellers=("16", "16"))), World()
    for name in ("wage", "reach_media_cost", "leads_per_seller", "onboarding_capacity"):
        assert getattr(world, name) == 2 * getattr(ours, name)


def test_a_firm_can_take_on_as_many_customers_as_in_its_best_month():
    data = with_columns(sellers=("1", "1"))
    assert firm(data).onboarding_capacity == 9
    assert firm(BARE).onboarding_capacity == World().onboarding_capacity


def test_the_game_begins_with_the_customers_of_the_last_month():
    assert firm(BARE).initial_customers == 503
    assert firm(BARE).initial_pool == 75


def test_full_effort_on_quality_goes_as_much_of_the_way_as_in_our_firm():
    world, ours = firm(BARE), World()
    told, known = ((w.best_fit - w.base_fit) / (1 - w.base_fit) for w in (world, ours))
    assert told == pytest.approx(known)


def test_where_nothing_is_said_of_marketing_our_part_of_the_leads_is_theirs():
    world, ours = firm(BARE), World()
    assert world.base_leads / world.reach_leads == pytest.approx(ours.base_leads / ours.reach_leads)


def test_shares_stay_shares():
    generous = Funnel(
        ("Jan",),
        {"leads": (10.0,), "fit_leads": (10.0,), "new_customers": (60.0,), "customers": (90.0,),
         "worked_leads": (10.0,), "lost_customers": (900.0,)},
    )  # fmt: skip
    found = world_of(generous)
    assert (found["base_fit"], found["best_fit"], found["close_rate"]) == (1, 1, 0.95)
    assert found["churn"] == pytest.approx(900 / 930)


def test_a_firm_without_qualified_leads_says_nothing_of_its_close_rate():
    empty = Funnel(("Jan",), {"leads": (10.0,), "fit_leads": (0.0,), "new_customers": (1.0,)})
    assert "close_rate" not in world_of(empty)
    assert world_of(empty)["base_fit"] == 0


def test_a_funnel_without_numbers_says_nothing():
    assert world_of(Funnel((), {})) == {}


# -- any funnel -----------------------------------------------------------------------------

counts = st.floats(0, 1e6) | st.integers(0, 1000).map(float) | st.none()
OPTIONAL = ("own_leads", "worked_leads", "sellers", "lost_customers", "revenue", "first_orders")


@st.composite
def funnels(draw):
    size, columns = draw(st.integers(1, 4)), draw(st.sets(st.sampled_from(OPTIONAL)))
    months = tuple(f"m{n}" for n in range(size))
    cells = st.lists(counts, min_size=size, max_size=size).map(tuple)
    return Funnel(months, {name: draw(cells) for name in (*REQUIRED, *sorted(columns))})


@st.composite
def months_that_add_up(draw):
    """Draw a month of any firm, small or large, with what it does not know left empty."""
    leads, customers = draw(st.floats(1, 1e6)), draw(st.floats(1, 1e5))
    share = st.floats(0, 1)
    month = {
        "leads": leads, "fit_leads": leads * draw(share), "customers": customers,
        "new_customers": customers * draw(share),
    }  # fmt: skip
    rest = {
        "own_leads": leads * draw(share), "worked_leads": leads * draw(st.floats(0, 2)),
        "sellers": draw(st.just(0.0) | st.floats(0.1, 1e4)),
        "lost_customers": customers * draw(share),
        "revenue": customers * draw(st.floats(0.01, 1e3)),
        "first_orders": month["new_customers"] * draw(st.floats(0, 1e3)),
    }  # fmt: skip
    return month | {name: value if draw(st.booleans()) else None for name, value in rest.items()}


def as_file(months):
    lines = [("month", *months[0])]
    for place, month in enumerate(months):
        cells = ("" if value is None else f"{value:.9f}" for value in month.values())
        lines.append((f"m{place}", *cells))
    return "\n".join("\t".join(line) for line in lines).encode()


@given(st.lists(months_that_add_up(), min_size=1, max_size=4))
def test_months_that_add_up_are_always_a_firm_the_game_can_play(months):
    read = answered(as_file(months), "counts", "thousand", "months", "keep").funnel
    assert World(**world_of(read))
    assert set(world_of(read)) <= set(FIELDS)


@given(funnels())
def test_whatever_is_out_of_range_is_said_so(funnel):
    wrong = {mistake.details["parameter"] for mistake in out_of_range(funnel)}
    for name, value in world_of(funnel).items():
        low, high = range_of(name)
        assert (low <= value <= high) == (name not in wrong)


# -- where each parameter comes from --------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_of_the_model_has_its_source_in_words(language):
    funnel = sample()
    found = sources(funnel, language)
    assert [source.name for source in found] == FIELDS
    told = world_of(funnel)
    for source in found:
        assert source.value == told.get(source.name, getattr(World(), source.name))
        assert (source.origin == "ours") == (source.name not in told)
        assert source.origin in ORIGINS
        assert source.label
        assert source.unit
        assert source.why.endswith(".")
        assert "{" not in source.why


@pytest.mark.parametrize(
    "columns", [{}, {"revenue": ("900", "910")}, {"lost_customers": ("99", "99")}]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_parameter_that_is_ours_in_proportion_says_to_what(language, columns):
    found = {one.name: one for one in sources(read_funnel(with_columns(**columns)), language)}
    scaled = {name for name, one in found.items() if one.origin == "scaled"}
    assert {"base_leads", "reach_leads", "best_fit"} <= scaled
    assert ("serving_cost" in scaled) == ("revenue" in columns)
    assert ("misfit_churn" in scaled) == ("lost_customers" in columns)
    ours = {one.name: one for one in sources(Funnel((), {}), language)}
    assert all(found[name].why != ours[name].why for name in scaled)


def test_values_are_written_as_the_language_writes_them():
    english, norwegian = ({s.name: s.shown for s in sources(sample(), g)} for g in LANGUAGES)
    assert (english["churn"], norwegian["churn"]) == ("1.5%", "1,5\N{NO-BREAK SPACE}%")
    assert (english["price"], norwegian["price"]) == ("3.59", "3,59")
    assert (english["reach_leads"], english["people"]) == ("347", "8")


def test_the_last_month_is_named_so_that_a_file_the_wrong_way_round_is_noticed():
    found = {source.name: source.why for source in sources(sample(), "en")}
    assert "2025-12" in found["initial_customers"]


def test_every_formula_belongs_to_a_parameter_of_the_model():
    assert FORMULAS.keys() <= {one.name for one in parameters("kpi-game")}
