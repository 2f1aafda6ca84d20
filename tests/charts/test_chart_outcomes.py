"""What is said about the model's outcome: every finding is true of whatever it computed."""

import copy

import pytest

from tests.charts.drawings import figure_of as figure
from tests.charts.drawings import reveals
from tests.charts.kpi_room import DEPARTMENTS, EXERCISE, room, sample, with_row
from workshop.charts import light
from workshop.content import LANGUAGES
from workshop.parameters import model_words

FULL, FEW = room(), room(marketing=3)


def figure_of(chart, results, language="en"):
    return figure(chart, EXERCISE, results, language)


def title(chart, results, language="en"):
    return figure_of(chart, results, language)["title"].replace("\u00a0", " ")


def bars_of(chart, results, language="en"):
    reveal = next(reveal for reveal in reveals(EXERCISE) if reveal.chart == chart)
    return light.bars(reveal, EXERCISE, results, DEPARTMENTS, language)


def with_played(**values):
    """Return the full room after the facilitator played a bonus with these numbers."""
    results = room(played=True)
    results["game"]["played"]["row"] |= values
    return results


def with_competence(**curves):
    changed = copy.deepcopy(FULL)
    changed["game"]["outcome"]["competence"]["captured"] |= curves
    return changed


def names(language="en"):
    return model_words("kpi-game", language).table("contracts")


# Two funnels.


@pytest.mark.parametrize(
    ("language", "found"),
    [
        (
            "en",
            "More leads, fewer customers: 507 and 819 with “each for itself”, "
            "419 and 1,106 with our bonus",
        ),
        (
            "nb",
            "Flere leads, færre kunder: 507 og 819 med «hver for seg», "
            "419 og 1 106 med bonusen vår",
        ),
    ],
)
def test_more_leads_and_fewer_customers(language, found):
    assert title("funnels", FULL, language) == found


def test_the_paradox_is_told_of_the_bonus_that_shows_it():
    results = with_row(FULL, "given", leads=600.0, customers=700.0)
    assert title("funnels", results) == (
        "More leads, fewer customers: 600 and 700 with our bonus, 507 and 819 with “each for itself”"
    )


@pytest.mark.parametrize(
    "values",
    [
        {"leads": 600.0, "customers": 900.0},
        {"leads": 400.0, "customers": 700.0},
        {"leads": 507.2, "customers": 1106.0},
        {"leads": 400.0, "customers": 818.8},
    ],
)
@pytest.mark.parametrize(
    ("language", "words", "plain"),
    [
        ("en", "fewer customers", "Leads a month and customers after three years: 507 and 819"),
        ("nb", "færre kunder", "Leads i måneden og kunder om tre år: 507 og 819"),
    ],
)
def test_without_a_paradox_none_is_claimed(language, words, plain, values):
    found = title("funnels", with_row(FULL, "given", **values), language)
    assert words not in found
    assert found.startswith(plain)


def test_without_a_bonus_of_its_own_the_room_sees_the_best_plan():
    figure = figure_of("funnels", FEW)
    assert figure["table"]["columns"][1:] == [names()["silo"], names()["best"]]
    assert figure["title"].endswith("368 and 1,105 with the best plan for the firm")
    assert figure["table"]["rows"][-1][-1] == "–"


def test_the_larger_bar_of_a_stage_is_full_and_bold():
    rows = figure_of("funnels", FULL)["data"]["bars"]
    leads = {row["side"]: row for row in rows if row["label"] == "leads"}
    profit = {row["side"]: row for row in rows if row["label"] == "owner_value"}
    assert leads["left"]["larger"]
    assert not leads["right"]["larger"]
    assert profit["right"]["larger"]
    assert abs(leads["left"]["end"]) == pytest.approx(profit["right"]["end"])
    ratio = sample("outcome")["contracts"]["given"]["leads"] / 507.259
    reach = abs(leads["left"]["end"]) - abs(leads["left"]["start"])
    assert leads["right"]["end"] - leads["right"]["start"] == pytest.approx(ratio * reach)


def test_equal_numbers_are_neither_larger_nor_smaller():
    silo = sample("outcome")["contracts"]["silo"]
    rows = figure_of("funnels", with_row(FULL, "given", leads=silo["leads"]))["data"]["bars"]
    assert not any(row["larger"] for row in rows if row["label"] == "leads")


def test_a_loss_has_a_number_and_no_length():
    results = with_row(FULL, "given", owner_value=-140.5)
    rows = figure_of("funnels", results)["data"]["bars"]
    loss = next(r for r in rows if r["label"] == "owner_value" and r["side"] == "right")
    assert (loss["text"], loss["end"]) == ("−140", loss["start"])


@pytest.mark.parametrize(
    ("language", "marketing", "sales"),
    [
        (
            "en",
            "Marketing: 7 on reach and 1 on brand building.",
            "Sales: 4 on prospecting, 3 on customer care and 1 on discount pressure.",
        ),
        (
            "nb",
            "Marked: 7 på rekkevidde og 1 på merkevarebygging.",
            "Salg: 4 på nysalg; 3 på kundepleie og 1 på rabattpress.",
        ),
    ],
)
def test_it_is_told_what_people_do(language, marketing, sales):
    said = figure_of("funnels", FULL, language)["sentence"]
    assert marketing in said
    assert sales in said


def test_who_works_on_nothing_is_told_too():
    results = with_row(FULL, "given", marketing=[3, 2, 0])
    assert "2 on lead quality and 3 on looking busy" in figure_of("funnels", results)["sentence"]
    people = figure_of("funnels", results)["data"]["people"]
    assert {row["text"].count("|") for row in people} == {1, 2}


# The ladder.


@pytest.mark.parametrize(
    ("ours", "words"),
    [
        (0.976, "captures 98% of the possible gain, more than simply paying"),
        (0.55, "captures 55% of the possible gain; simply paying for qualified leads captures 77%"),
        (0.7693, "captures 77% of the possible gain, as much as simply paying"),
        (-0.21, "captures -21%"),
    ],
)
def test_the_ladder_compares_our_bonus_with_qualified_leads(ours, words):
    found = title("ladder", with_row(FULL, "given", captured=ours))
    assert found.replace("−", "-").startswith("Our bonus ")
    assert words in found.replace("−", "-")


@pytest.mark.parametrize(
    ("language", "shares"), [("en", ["41%", "84%", "77%"]), ("nb", ["41 %", "84 %", "77 %"])]
)
def test_without_a_bonus_of_its_own_the_textbook_is_compared(language, shares):
    found = title("ladder", FEW, language)
    places = [found.index(share) for share in shares]
    assert places == sorted(places)


def test_the_ladder_is_sorted_and_marks_the_room_and_the_surprise():
    rows = figure_of("ladder", FULL)["data"]["rows"]
    shares = [row["share"] for row in rows]
    assert shares == sorted(shares, reverse=True)
    by_name = {row["label"].replace("\n", " "): row for row in rows}
    assert len(by_name) == 10
    room_s = {name for name, row in by_name.items() if row["tone"] == "both"}
    assert room_s == {names()["given"], names()["own"]}
    marked = {name: row["mark"] for name, row in by_name.items() if row["mark"]}
    assert marked == {names()["qualified"]: "not in the textbook"}
    assert by_name[names()["best"]]["depth"] == 0
    assert by_name[names()["best"]]["text"] == "100%"


@pytest.mark.parametrize(
    ("language", "all_of_them", "most"),
    [
        (
            "en",
            "Each bonus leads to 1 stable outcome.",
            "Each bonus leads to 1 stable outcome, "
            "except agreed targets (3 stable outcomes) and the crossed bonus (no stable outcome).",
        ),
        (
            "nb",
            "Hver bonus gir 1 stabilt utfall.",
            "Hver bonus gir 1 stabilt utfall, "
            "bortsett fra avtalte mål (3 stabile utfall) og kryssbonusen (ingen stabile utfall).",
        ),
    ],
)
def test_the_number_of_stable_outcomes_is_always_told(language, all_of_them, most):
    assert all_of_them in figure_of("ladder", FULL, language)["sentence"]
    unsettled = with_row(with_row(FULL, "mbo", equilibria=3), "cross", equilibria=0)
    figure = figure_of("ladder", unsettled, language)
    said = figure["sentence"]
    assert all(part in said for part in most.replace(",", " ").replace(".", "").split())
    assert said.count("(3 ") == 1
    assert note_of(figure["spec"]) in said
    assert [row[2] for row in figure["table"]["rows"]].count("3") == 1
    assert [row[2] for row in figure["table"]["rows"]].count("–") == 1


def note_of(spec):
    """Return the words below the bars, as one line."""
    layers = [layer["encoding"].get("x", {}).get("axis") for layer in spec["layer"]]
    return " ".join(next(axis for axis in layers if axis)["title"])


def test_harm_reaches_to_the_left_of_nothing():
    rows = figure_of("ladder", with_row(FULL, "given", captured=-0.21))["data"]["rows"]
    harmful = rows[-1]
    assert (harmful["share"], harmful["end"], harmful["text"]) == (-0.21, 0, "-21%")


# The map.


@pytest.mark.parametrize(
    ("ours", "language", "found"),
    [
        (0.976, "en", "On this map our bonus would capture 44%; what else is in it makes that 98%"),
        (0.30, "en", "On this map our bonus would capture 44%; what else is in it leaves 30%"),
        (
            0.976,
            "nb",
            "På dette kartet ville bonusen vår hentet 44 %. Resten av den løfter oss til 98 %",
        ),
    ],
)
def test_the_map_does_not_take_a_spot_for_the_bonus(ours, language, found):
    here = sample("outcome")["map"]["captured"][4][7]
    results = with_row(FULL, "given", captured=ours)
    assert title("weights", results, language).replace(
        "44", f"{round(100 * here)}"
    ) == found.replace("44", f"{round(100 * here)}")


def test_a_bonus_that_the_map_knows_whole_lies_where_it_is():
    here = sample("outcome")["map"]["captured"][4][7]
    found = title("weights", with_row(FULL, "given", captured=here))
    assert found.endswith("the best spot on this map reaches 91%")
    assert "what else" not in found


@pytest.mark.parametrize(
    ("language", "words"), [("en", "four numbers only"), ("nb", "bare fire tall")]
)
def test_the_map_says_what_it_does_not_know(language, words):
    for results in (FULL, FEW):
        assert words in figure_of("weights", results, language)["sentence"]
    assert "41" in title("weights", FEW, language)
    assert "91" in title("weights", FEW, language)


def test_every_known_spot_is_marked_with_a_name_and_a_number():
    figure = figure_of("weights", FULL)
    assert len(figure["data"]["map"]) == 441
    marks = {row["text"]: (row["x"], row["y"]) for row in figure["data"]["marks"]}
    assert marks["Each for itself 41%"] == (0, 0)
    assert marks["Best spot 91%"] == (0.55, 0.65)
    assert [name for name in marks if name.startswith(("Our bonus", "Our own wish"))]
    heights = sorted(row["text_y"] for row in figure["data"]["marks"])
    assert all(high - low > 0.05 for low, high in zip(heights, heights[1:], strict=False))


def test_contracts_in_one_spot_share_a_mark():
    results = copy.deepcopy(FULL)
    results["game"]["outcome"]["map"]["cells"] |= {"given": [0, 0], "own": [13, 11]}
    texts = [row["text"] for row in figure_of("weights", results)["data"]["marks"]]
    assert texts == ["Our bonus and Each for itself 41%", "Our own wish and Best spot 91%"]


def test_the_table_of_the_map_holds_all_of_it():
    table = figure_of("weights", FULL)["table"]
    assert (len(table["rows"]), len(table["columns"])) == (21, 22)
    assert table["rows"][0][1] == "41%"
    assert table["rows"][13][12] == "91%"


# Replayed.


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_anything_is_played_there_is_an_invitation(language):
    figure = figure_of("replayed", FULL, language)
    assert figure["spec"] is None
    assert "?" in figure["title"]
    assert bars_of("replayed", FULL, language)["rows"] == []


@pytest.mark.parametrize(
    ("captured", "found"),
    [
        (0.99, "That helps: from 98% of the possible gain to 99%"),
        (0.55, "That costs: from 98% of the possible gain to 55%"),
        (0.9761, "No difference: 98% of the possible gain, as before"),
    ],
)
def test_what_was_played_is_set_beside_our_bonus(captured, found):
    results = with_played(captured=captured)
    assert title("replayed", results) == found
    assert figure_of("replayed", results)["table"]["columns"][1:] == [
        names()["given"],
        "What you just played",
    ]


def test_without_a_bonus_of_its_own_the_room_compares_with_today():
    results = room(marketing=3, played=True)
    assert figure_of("replayed", results)["table"]["columns"][1] == names()["silo"]
    assert title("replayed", results).startswith("That helps: from 41%")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "HR at 20% competence"), ("nb", "kompetanse satt til 20 %")]
)
def test_another_competence_of_hr_is_named(language, words):
    results = with_played()
    said = figure_of("replayed", results, language)["sentence"].replace("\u00a0", " ")
    assert words in said
    results["game"]["played"]["hr_competence"] = 0.8
    same = figure_of("replayed", results, language)["sentence"]
    assert "80" not in same


# HR's competence.


@pytest.mark.parametrize(
    ("low", "high", "language", "found"),
    [
        (0.553, 0.835, "en", "With weak HR, the crossed bonus captures 55%, with competent HR 84%"),
        (
            0.8,
            0.6,
            "en",
            "With weak HR, the crossed bonus captures 80%, with competent HR only 60%",
        ),
        (0.801, 0.799, "en", "Weak HR or competent, the crossed bonus captures 80%"),
        (0.553, 0.835, "nb", "Med svak HR henter kryssbonusen 55 %, med dyktig HR 84 %"),
        (0.8, 0.6, "nb", "Med svak HR henter kryssbonusen 80 %, med dyktig HR bare 60 %"),
        (0.801, 0.799, "nb", "Svak eller dyktig HR: kryssbonusen henter 80 %"),
    ],
)
def test_what_hr_makes_of_the_crossed_bonus(low, high, language, found):
    results = with_competence(cross=[low] * 5 + [high] * 6)
    assert title("competence", results, language) == found


def test_the_rooms_rating_of_its_hr_stands_across_the_lines():
    figure = figure_of("competence", FULL)
    means = [mean(FULL["hr"]["cells"][item]["all"]) for item in FULL["hr"]["cells"]]
    (mark,) = figure["data"]["ours"]
    assert mark["x"] == pytest.approx((sum(means) / 4 - 1) / 4)
    assert mark["text"] == f"We rate ours at {round(100 * mark['x'])}%"


def mean(cell):
    return sum(int(option) * n for option, n in cell["counts"].items()) / cell["n"]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "We rate our own HR"), ("nb", "Vi gir vår egen HR")]
)
def test_a_rating_of_four_people_has_no_mark(language, words):
    few = FULL | {"hr": room(2, 2)["hr"]}
    figure = figure_of("competence", few, language)
    assert "ours" not in figure["data"]
    assert words not in figure["sentence"]
    assert words in figure_of("competence", FULL, language)["sentence"]


def test_every_line_has_its_name_at_its_end():
    figure = figure_of("competence", FULL)
    assert {row["contract"] for row in figure["data"]["lines"]} == {
        "given",
        "cross",
        "qualified",
        "silo",
    }
    ends = figure["data"]["ends"]
    assert [row["text"].rpartition(" ")[0] for row in reversed(ends)] == [
        "Our bonus",
        names()["cross"],
        names()["qualified"],
        names()["silo"],
    ]
    heights = [row["y"] for row in ends]
    assert all(high - low > 0.05 for low, high in zip(heights, heights[1:], strict=False))
    assert len(figure_of("competence", FEW)["data"]["ends"]) == 3


# Who is paid for what.


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("en", "Both are paid for “Profit” and “New customers”"),
        ("nb", "Begge får betalt for «Resultat» og «Nye kunder»"),
    ],
)
def test_what_both_are_paid_for_is_named(language, found):
    assert title("responsibility", FULL, language) == found


def test_what_nobody_is_paid_for_comes_first():
    results = with_played(
        weights={"marketing": {"fitleads": 1.0}, "sales": {"newcust": 0.996, "arpu": 0.004}}
    )
    figure = figure_of("responsibility", results)
    assert figure["title"] == (
        "Nobody is paid for “Leads”, “Brand”, “Revenue”, "
        "“Revenue per customer”, “Retention” and “Profit”"
    )
    assert "the bonus played last" in figure["sentence"]
    notes = [row["text"] for row in figure["data"]["notes"]]
    assert notes.count("nobody") == 6
    assert [row[1:] for row in figure["table"]["rows"]].count(["–", "–"]) == 6


def test_numbers_that_nobody_shares_and_nobody_lacks():
    apart = {
        "marketing": {"leads": 0.4, "fitleads": 0.3, "brand": 0.3},
        "sales": {"revenue": 0.2, "newcust": 0.2, "arpu": 0.2, "retention": 0.2, "profit": 0.2},
    }
    found = title("responsibility", with_played(weights=apart))
    assert found == "Every number has somebody who is paid for it, and none is shared"


def test_the_share_that_fits_is_shown_where_somebody_pays_for_it():
    labels = [row["label"] for row in figure_of("responsibility", FULL)["data"]["notes"]]
    assert len(labels) == 8
    paid = with_played(weights={"marketing": {"fit": 1.0}, "sales": {"revenue": 1.0}})
    shown = [row["label"] for row in figure_of("responsibility", paid)["data"]["notes"]]
    assert len(shown) == 9


@pytest.mark.parametrize(
    ("language", "given", "own"),
    [
        ("en", "we gave each other", "we gave ourselves"),
        ("nb", "vi ga hverandre", "vi ga oss selv"),
    ],
)
def test_it_is_said_whose_points_they_are(language, given, own):
    assert given in figure_of("responsibility", FULL, language)["sentence"]
    results = copy.deepcopy(FULL)
    del results["game"]["outcome"]["contracts"]["given"]
    assert own in figure_of("responsibility", results, language)["sentence"]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "five answers from each"), ("nb", "fem svar fra hver")]
)
def test_a_room_without_weights_of_its_own_is_told_why(language, words):
    figure = figure_of("responsibility", FEW, language)
    assert figure["spec"] is None
    assert words in figure["title"]
    assert bars_of("responsibility", FEW, language)["title"] == figure["title"]
