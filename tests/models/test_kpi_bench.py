"""The bench: a bonus of one's own, and what the model makes of it."""

import csv
import io

import pytest

from tests.pages.conftest import room_at
from tests.support.pages import assert_speaks
from workshop.content import LANGUAGES, content_root
from workshop.content.parameters import parameters
from workshop.models import bench_of
from workshop.models.kpi_game.bench import FACTS, FUNCTIONS, KpiBench
from workshop.models.kpi_game.game import CONTRACTS, Contract, World, play
from workshop.models.kpi_game.run import played
from workshop.pages.stage import outcome_of, stage_for_playing

MINE = {"marketing": {"fitleads": 70, "brand": 30}, "sales": {"retention": 60, "profit": 40}}


@pytest.fixture(scope="module")
def lonely():
    """What the model says where no room has set a bonus."""
    return KpiBench().outcome


@pytest.fixture
def bench(lonely):
    return KpiBench(lonely)


def trying(weights=MINE, hr=30, number=9):
    return {"op": "try", "weights": weights, "sliders": {"hr": hr}, "number": number}


def shares(page):
    return {row["id"]: row["share"] for row in page["result"]["rows"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bench_speaks_and_every_bonus_adds_up(bench, language):
    page = bench.page(language)
    assert_speaks(page)
    for function in FUNCTIONS:
        assert sum(kpi["weights"][function] for kpi in page["kpis"]) == 100
    assert page["result"]["finding"]


def test_what_is_tried_is_what_the_model_says(bench):
    bench.take(trying())
    contract = Contract({"fitleads": 0.7, "brand": 0.3}, {"retention": 0.6, "profit": 0.4})
    expected = play(World(hr_competence=0.3), contract)
    tried = bench.tried("en")
    assert tried["number"] == 9
    assert shares(tried)["played"] == pytest.approx(max(expected.captured, 0), rel=1e-5)
    facts = {fact["id"]: fact["value"] for fact in tried["result"]["facts"]}
    assert facts["leads"] == f"{expected.leads:,.0f}"
    assert facts["new_customers"] == f"{expected.new_customers:.1f}"


@pytest.mark.parametrize("name", ["silo", "qualified", "cross", "cross_q", "all_on_profit", "mbo"])
def test_a_known_bonus_is_played_as_the_model_plays_it(bench, name):
    bench.preset(name)
    captured = play(World(), CONTRACTS[name]).captured
    assert shares(bench.page("en"))["played"] == pytest.approx(captured, rel=1e-5)


def test_crossed_bonuses_and_agreed_targets_can_always_be_played(bench):
    offered = {one["id"] for one in bench.page("en")["presets"]}
    assert {"cross", "cross_q", "mbo"} <= offered


def test_agreed_targets_stay_targets_until_a_point_is_moved(bench):
    bench.preset("mbo")
    points = {f: dict(of) for f, of in bench.weights.items()}
    bench.take({"op": "try", "weights": points, "sliders": {"hr": 30}, "number": 99})
    targets = played(bench.parameters)["row"]["captured"]
    assert targets == pytest.approx(play(World(hr_competence=0.3), "mbo").captured, rel=1e-5)
    points["sales"] = {**points["sales"], "newcust": 30, "retention": 30}
    bench.take({"op": "try", "weights": points, "sliders": {"hr": 30}, "number": 100})
    assert "kind" not in bench.parameters["contract"]


def test_a_rule_that_the_bench_does_not_know_is_refused():
    contract = {"marketing": {"leads": 1.0}, "sales": {"revenue": 1.0}, "kind": "lottery"}
    with pytest.raises(ValueError, match="plain or mbo"):
        played({"contract": contract, "hr_competence": 0.5})


def test_a_known_bonus_is_newer_than_what_was_tried(bench):
    bench.take(trying(number=40))
    bench.preset("qualified")
    assert bench.page("en")["number"] > 40
    before = bench.page("en")
    bench.preset("no-such-bonus")
    assert bench.page("en") == before


@pytest.mark.parametrize(
    "action",
    [
        {},
        {"weights": MINE},
        trying(weights=None),
        trying(weights={"marketing": MINE["marketing"]}),
        trying(weights=MINE | {"sales": {"retention": 60}}),
        trying(weights=MINE | {"sales": {"retention": 160, "profit": -60}}),
        trying(weights=MINE | {"sales": {"nothing": 100}}),
        trying(weights=MINE | {"sales": {"retention": 100.0}}),
        trying(weights=MINE | {"sales": {"retention": True, "profit": 99}}),
        trying(weights=MINE | {"sales": ["retention"]}),
        trying(hr=101),
        trying(hr=-1),
        trying(hr="80"),
        trying(number="9"),
    ],
)
def test_what_is_no_bonus_changes_nothing(bench, action):
    before = bench.page("en")
    with pytest.raises(ValueError, match=r"must|whole"):
        bench.take(action)
    assert bench.page("en") == before


@pytest.mark.parametrize(("language", "separator"), [("en", ","), ("nb", ";")])
def test_the_table_opens_in_the_countrys_spreadsheet(bench, language, separator):
    bench.take(trying())
    page = bench.page(language)
    rows = list(csv.reader(io.StringIO(page["csv"]), delimiter=separator))
    assert len(rows) == 1 + len(page["kpis"])
    given = {row[0]: [int(cell) for cell in row[1:]] for row in rows[1:]}
    assert given == {
        kpi["text"]: [kpi["weights"][function] for function in FUNCTIONS] for kpi in page["kpis"]
    }


def test_the_room_begins_with_the_bonus_it_gave(lonely):
    model, outcome = outcome_of(room_at("bonus", "revealed").look())
    bench = bench_of(model, outcome)
    given = outcome["contracts"]["given"]
    assert shares(bench.page("en"))["played"] == pytest.approx(given["captured"], abs=0.02)
    assert "given" in shares(bench.page("en"))
    assert "given" not in shares(KpiBench(lonely).page("en"))


def test_every_number_of_a_result_has_its_change(bench):
    facts = bench.tried("nb")["result"]["facts"]
    assert [fact["id"] for fact in facts] == list(FACTS)
    assert all(fact["change"] for fact in facts)


def test_playing_is_offered_where_the_room_can_see_it():
    assert stage_for_playing(room_at("bonus", "revealed").look()) == 6
    assert stage_for_playing(room_at("letter", "revealed").look()) is None
    assert stage_for_playing(room_at("matrix", "revealed").look()) == 1


def test_before_a_reveal_and_in_other_exercises_there_is_no_bench():
    assert outcome_of(room_at("bonus", "closed").look()) is None
    assert outcome_of(room_at("room", "revealed").look()) is None


# -- a firm of a team's own ------------------------------------------------------------------

SAMPLES = content_root() / "data" / "samples"
FUNNEL = (SAMPLES / "funnel.csv").read_bytes()


def test_a_file_of_a_teams_own_moves_every_bar_to_their_firm(bench):
    before = shares(bench.page("en"))
    bench.load(FUNNEL)
    bench.use()
    page = bench.page("en", play=True)
    assert shares(page).keys() == before.keys()
    assert shares(page)["silo"] != before["silo"]
    rows = page["own"]["table"]["rows"]
    assert len(rows) == len(parameters("kpi-game"))
    assert f"10 of {len(rows)} numbers come from your file" in page["own"]["status"]
    assert not page["play"]
    assert "world" not in bench.parameters


def test_both_samples_are_the_same_firm_in_two_languages(bench):
    bench.load(FUNNEL)
    bench.use()
    english = bench.page("nb")["own"]["table"]
    bench.load((SAMPLES / "funnel.nb.csv").read_bytes())
    bench.use()
    assert bench.page("nb")["own"]["table"] == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_cannot_be_read_is_explained_and_changes_nothing(bench, language):
    bench.load(FUNNEL)
    bench.use()
    before = bench.page(language)
    bench.load(FUNNEL.replace(b"398", b"many"))
    bench.use()
    page = bench.page(language)
    (sentence,) = page["own"]["trouble"]
    assert sentence.startswith("B2, ")
    assert "leads" in sentence
    assert page["result"] == before["result"]
    assert page["own"]["status"] == before["own"]["status"]
    assert_speaks(page)


def test_going_back_is_to_the_firm_of_the_kit(bench):
    before = bench.page("en", play=True)
    bench.load(FUNNEL)
    bench.use()
    assert bench.page("en", play=True) != before
    bench.forget()
    after = bench.page("en", play=True)
    assert after | {"number": 0} == before | {"number": 0}


def test_a_teams_firm_stays_when_the_room_has_answered(bench, lonely):
    bench.load(FUNNEL)
    bench.use()
    later = KpiBench(lonely, 5)
    later.follow(bench)
    assert later.page("en")["own"]["status"] == bench.page("en")["own"]["status"]
    assert shares(later.page("en"))["silo"] == shares(bench.page("en"))["silo"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_shown_as_it_was_understood_before_it_is_used(bench, language):
    before = bench.page(language, play=True)
    bench.load(FUNNEL)
    page = bench.page(language, play=True)
    draft = page["own"].pop("draft")
    assert page == before
    assert draft["sentence"].startswith("12 ")
    assert "266–489" in draft["sentence"]
    assert len(draft["charts"]) == 10
    assert (draft["questions"], draft["wait"]) == ([], "")
    bench.drop()
    assert bench.page(language, play=True) == before


def test_what_is_doubtful_is_asked_and_nothing_is_used_before_the_answer(bench):
    before = bench.page("en", play=True)
    bench.load(FUNNEL + b"Everything,1,1,1,1,1,1,1,1,1,1\n")
    bench.use()
    draft = bench.page("en")["own"]["draft"]
    (question,) = draft["questions"]
    assert draft["wait"] == "One question above is still open."
    assert bench.page("en", play=True)["result"] == before["result"]
    bench.settle(question["id"], "anything")
    assert bench.page("en")["own"]["draft"] == draft
    bench.settle("no-such-question", "leave")
    assert bench.page("en")["own"]["draft"] == draft
    bench.settle(question["id"], "keep")
    bench.settle(question["id"], "leave")
    assert bench.page("en")["own"]["draft"]["questions"][0]["chosen"] == "leave"
    bench.use()
    page = bench.page("en", play=True)
    assert "draft" not in page["own"]
    assert "left out: one total row" in page["own"]["status"]
    assert page["number"] > before["number"]


def test_an_answer_that_makes_a_file_unusable_can_be_taken_back(bench):
    bench.load(FUNNEL.replace(b"fit_leads", b"Qualified %"))
    bench.settle("share-fit_leads", "other")
    own = bench.page("en")["own"]
    assert own["trouble"][0].startswith("“Qualified %” holds shares, and the game needs counts.")
    assert own["draft"]["questions"][0]["chosen"] == "other"
    bench.use()
    assert bench.playable
    bench.settle("share-fit_leads", "of_leads")
    assert bench.page("en")["own"]["trouble"] == []
    bench.use()
    assert not bench.playable


def test_what_a_page_sends_about_numbers_is_carried_out_and_nothing_else(bench):
    assert bench.bring({"op": "load", "data": FUNNEL})
    assert bench.bring({"op": "settle", "question": 7, "choice": None})
    assert bench.bring({"op": "use"})
    assert not bench.playable
    assert bench.bring({"op": "drop"})
    assert bench.bring({"op": "forget"})
    assert bench.playable
    assert not bench.bring({"op": "load", "data": "text"})
    assert not bench.bring({"op": "try"})


def test_a_file_that_is_not_used_yet_stays_when_the_room_has_answered(bench, lonely):
    bench.load(FUNNEL)
    later = KpiBench(lonely, 5)
    later.follow(bench)
    assert later.page("en")["own"]["draft"] == bench.page("en")["own"]["draft"]
    assert later.playable


def test_a_bench_without_a_use_for_files_lets_them_lie(bench):
    pool = bench_of("lead-pool")
    before = pool.page("en")
    for op in ("load", "settle", "use", "drop", "forget"):
        pool.bring({"op": op, "data": FUNNEL})
    pool.follow(bench)
    assert pool.page("en") == before
