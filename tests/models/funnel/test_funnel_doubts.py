"""What is doubtful is asked about and never guessed; what was understood is said."""

import pytest

from tests.support.funnels import (
    FEBRUARY,
    HEADER,
    JANUARY,
    answered,
    asked,
    changed,
    semicolons,
    table,
    with_columns,
    workbook,
)
from workshop.content import LANGUAGES
from workshop.content.texts import placeholders
from workshop.errors import Unreadable
from workshop.models.kpi_game.funnel import (
    CHOICES,
    pictures,
    questions,
    read_funnel,
    sentences,
    understand,
    understood,
)

THREE = [("2025-01", "398", "70", "8", "523"), ("2025-02", "411", "74", "9", "523"),
         ("2025-03", "452", "78", "10", "525")]  # fmt: skip
NAMED = [(name, *row[1:]) for name, row in zip(("one", "two", "three"), THREE, strict=True)]
SUM = ("1261", "222", "27", "525")
MEAN = ("420.3", "74", "9", "523.7")


def values_of(data, *wanted):
    return answered(data, *wanted).funnel.values


# -- totals --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "Total", "SUM", "I alt", "Gjennomsnitt", "Grand Total", "Sum:", "Totalt", "TOTALT 2025",
        "Total (2025)", "Average", "Avg.", "Snitt", "Gj.snitt", "YTD", "Hittil i år", "Median",
        "Subtotal", "Delsum", "Hele året", "Full year", "FY2025", "Σ", "Year total:", "Totalsum",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_row_that_calls_itself_a_total_is_left_out_and_told_wherever_it_stands(name, place):
    rows = [*THREE[:place], (name, *SUM), *THREE[place:]]
    found = understand(table(*rows), {})
    assert found.ready
    assert found.funnel == read_funnel(table(*THREE))
    assert understood(found, "en").endswith("left out: one total row.")
    assert understood(found, "nb").endswith("utelatt: én sumrad.")


@pytest.mark.parametrize("numbers", [SUM, MEAN])
@pytest.mark.parametrize("label", ["everything", ""])
def test_a_row_that_adds_up_the_others_is_asked_about(numbers, label):
    data = table(*NAMED, (label, *numbers))
    assert asked(data) == {"row-A5": "row" if label else "unnamed"}
    assert answered(data, "leave").funnel == read_funnel(table(*NAMED))


def test_a_row_that_is_a_month_after_all_counts():
    data = table(*NAMED, ("four", *SUM))
    assert values_of(data, "keep")["leads"] == (398, 411, 452, 1261)


def test_a_name_among_dates_is_asked_about():
    data = table(*THREE, ("Hele perioden", "1", "1", "1", "1"))
    assert asked(data) == {"row-A5": "row"}


def test_dates_are_months_whatever_their_numbers_add_up_to():
    assert asked(table(*THREE, ("2025-04", *SUM))) == {}


def test_rows_without_numbers_and_names_over_again_are_left_out_and_told():
    rows = [THREE[0], HEADER, THREE[1], ("2025-03", "", "", "", ""), ("Source: CRM",)]
    said = understood(understand(table(*rows), {}), "en")
    assert "one row that repeats the names" in said
    assert "2 rows without numbers" in said


# -- shares --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "code"),
    [(("0,176", "0,18"), "share"), (("17,6 %", "18%"), "percent"), (("17,6", "18,1"), "share")],
)
def test_a_rate_where_a_count_is_asked_is_asked_about(cells, code):
    rows = [(*JANUARY[:2], cells[0], *JANUARY[3:]), ("Feb", "411", cells[1], *JANUARY[3:])]
    data = semicolons(*rows)
    assert asked(data) == {"share-fit_leads": code}
    told = values_of(data, "of_leads")["fit_leads"]
    shares = (0.176, 0.18) if code == "percent" or cells[0] == "0,176" else (0.176, 0.181)
    assert told == pytest.approx((400 * shares[0], 411 * shares[1]))


def test_a_rate_in_a_heading_is_asked_about():
    header = ("month", "leads", "Qualified rate", "new customers", "customers")
    assert asked(table(*THREE, header=header)) == {"share-fit_leads": "percent"}


def test_a_share_of_won_leads_is_of_all_or_of_qualified_ones():
    data = changed("new_customers", "10%", "20%")
    assert values_of(data, "of_leads")["new_customers"] == pytest.approx((40, 80))
    assert values_of(data, "of_fit")["new_customers"] == pytest.approx((8, 16))


def test_a_share_of_lost_customers_is_of_those_at_the_start():
    data = with_columns(churn=("2 %", "3 %"))
    assert asked(data) == {"share-lost_customers": "percent-lost"}
    lost = values_of(data, "of_customers")["lost_customers"]
    assert lost[0] == pytest.approx((500 - 9 + lost[0]) * 0.02)


def test_a_share_that_is_of_something_else_is_refused_in_words():
    with pytest.raises(Unreadable) as caught:
        answered(changed("fit_leads", "17%", "18%"), "other")
    assert sentences(caught.value, "en")[0].startswith("“fit_leads” holds shares")


def test_customers_in_thousands_are_asked_about():
    data = changed("customers", "0.523", "0.525")
    assert values_of(data, "thousands")["customers"] == pytest.approx((523, 525))
    assert values_of(data, "counts")["customers"] == (0.523, 0.525)


def test_half_a_position_is_no_share():
    assert asked(with_columns(sellers=("4.5", "0.5"))) == {}


# -- money ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("cells", [("1868400", "1871100"), ("kr 1868400", "1 871 100 kr"),
                                   ("1868400,-", "1871100,-")])  # fmt: skip
def test_kroner_where_thousands_are_asked_are_asked_about(cells):
    rows = [(*row, cell) for row, cell in zip((JANUARY, ("Feb", *JANUARY[1:])), cells, strict=True)]
    data = semicolons(*rows, header=(*HEADER, "revenue"))
    assert asked(data) == {"money-revenue": "money"}
    assert values_of(data, "kroner")["revenue"] == pytest.approx((1868.4, 1871.1))


@pytest.mark.parametrize(
    ("heading", "cell", "thousands"),
    [
        ("Omsetning (kr)", "1868400", 1868.4), ("Revenue (NOK)", "1868400", 1868.4),
        ("MRR NOK", "1868400", 1868.4), ("omsetning tkr", "1868.4", 1868.4),
        ("Revenue (thousand kroner)", "1868.4", 1868.4), ("MRR [MNOK]", "1.8684", 1868.4),
        ("revenue", "1868.4", 1868.4),
    ],
)  # fmt: skip
def test_a_unit_in_the_heading_is_understood_and_told(heading, cell, thousands):
    data = with_columns(**{heading: (cell, cell)})
    assert asked(data) == {}
    assert values_of(data)["revenue"][0] == pytest.approx(thousands)
    said = understood(understand(data, {}), "en")
    assert (f"“{heading}” turned from" in said) == (thousands != float(cell))


def test_a_unit_in_the_heading_that_cannot_be_true_is_asked_about():
    assert asked(with_columns(**{"Revenue (NOK)": ("1868", "1871")})) == {"money-revenue": "money"}


@pytest.mark.parametrize("heading", ["MRR (€)", "MRR USD", "revenue"])
def test_another_currency_is_asked_about_and_left_out_by_default(heading):
    cells = ("€1868", "€1871") if heading == "revenue" else ("1868", "1871")
    data = with_columns(**{heading: cells})
    assert asked(data) == {"foreign-revenue": "foreign"}
    found = answered(data, "leave")
    assert "revenue" not in found.funnel.values
    assert f"the column “{heading}”" in understood(found, "en")
    assert values_of(data, "thousand")["revenue"] == (1868, 1871)


def test_money_is_no_count_of_people():
    with pytest.raises(Unreadable) as caught:
        understand(changed("leads", "400 kr"), {})
    assert caught.value.mistakes[0].code == "not-a-number"


# -- added up from the first month ----------------------------------------------------------------


def test_numbers_that_are_added_up_since_january_are_asked_about_once():
    rows = [(f"2025-{n:02}", str(400 * n), str(70 * n), str(8 * n), "500") for n in range(1, 9)]
    data = table(*rows)
    assert asked(data) == {"running": "running"}
    assert values_of(data, "running")["leads"] == (400,) * 8
    assert values_of(data, "months")["leads"][-1] == 3200


# -- asking --------------------------------------------------------------------------------------


def hide(book):
    book.active.row_dimensions[3].hidden = True


ASKED = {
    "which": with_columns(MQL=("1", "2")),
    "row": table(*THREE, ("Hele perioden", *SUM)),
    "unnamed": table(*NAMED, ("", *SUM)),
    "hidden": workbook(*THREE, change=hide),
    "falling": table(("Feb", *JANUARY[1:]), ("Jan", *FEBRUARY[1:])),
    "shuffled": table(*[(name, *JANUARY[1:]) for name in ("Mar", "Jan", "Feb")]),
    "dates": table(*[(name, *JANUARY[1:]) for name in ("01/02/2025", "02/03/2025")]),
    "two-ways": semicolons(("Jan", "4.000", "80", "9", "500")),
    "share": changed("fit_leads", "0.2", "0.3"),
    "share-won": changed("new_customers", "0.2", "0.3"),
    "share-lost": with_columns(churn=("0.02", "0.03")),
    "percent": changed("fit_leads", "20%", "30%"),
    "percent-won": changed("new_customers", "20%", "30%"),
    "percent-lost": with_columns(churn=("2%", "3%")),
    "thousands": changed("customers", "0.5", "0.52"),
    "running": table(*[(f"m{n}", str(400 * n), "80", "9", "500") for n in range(1, 9)]),
    "money": with_columns(revenue=("1868400", "1871100")),
    "foreign": with_columns(revenue=("€1868", "€1871")),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(ASKED.keys()))
def test_every_question_is_one_sentence_or_two_with_two_to_five_answers(code, language):
    found = understand(ASKED[code], {})
    doubt = next(one for one in found.doubts if one.code == code)
    (asked_,) = questions([doubt], language)
    assert asked_["text"].endswith("?")
    assert not found.ready
    texts = [choice["text"] for choice in asked_["choices"]]
    assert 2 <= len(set(texts)) <= 5
    assert not any(placeholders(text) for text in (asked_["text"], *texts))
    assert asked_["chosen"] == ""
    first = asked_["choices"][0]["id"]
    (again,) = questions([doubt.answered({doubt.id: first})], language)
    assert again["chosen"] == first


def test_nothing_else_is_asked():
    # Which of several sheets is meant has its tests beside workbooks.
    assert ASKED.keys() | {"sheet"} == CHOICES.keys()


def test_without_a_page_an_open_question_names_its_answers():
    with pytest.raises(Unreadable) as caught:
        read_funnel(ASKED["two-ways"])
    (said,) = sentences(caught.value, "en")
    assert '"two-ways": "whole"' in said
    assert '"two-ways": "decimals"' in said
    assert said in caught.value.__notes__[0]
    assert read_funnel(ASKED["two-ways"], {"two-ways": "whole"}).values["leads"] == (4000,)


def test_an_answer_that_nobody_offered_is_none():
    assert not understand(ASKED["two-ways"], {"two-ways": "seven"}).ready


# -- what was understood --------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_understood_is_one_sentence_and_a_picture_for_each_column(language):
    found = understand(with_columns(revenue=("1800.5", ""), sellers=("4", "5")), {})
    said = understood(found, language)
    assert said.count(". ") == 0
    assert said.endswith(".")
    charts = pictures(found, language)
    assert [chart["id"] for chart in charts] == list(found.funnel.values)
    for chart, values in zip(charts, found.funnel.values.values(), strict=True):
        shares = [column["parts"][0]["share"] for column in chart["columns"]]
        known = max(value for value in values if value is not None)
        assert shares == [(value or 0) / known for value in values]
        assert "{" not in chart["sentence"]
        assert chart["ticks"] == ["Jan", "Feb"]


def test_the_sentence_says_months_ranges_and_what_was_left_out():
    rows = [("Exported by us",), (*HEADER, "CAC"), *[(*row, "7") for row in THREE], ("Total", *SUM)]
    data = table(*rows[1:], header=rows[0])
    assert understood(understand(data, {}), "en") == (
        "3 months, January to March 2025: leads 398–452, fit leads 70–78, new customers 8–10 and "
        "customers 523–525; left out: one row above the names, the column “CAC” and one total row."
    )
