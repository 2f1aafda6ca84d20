"""Months as people write them, and the order in which they come."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from tests.support.funnels import HEADER, JANUARY, answered, asked, codes, semicolons, table
from workshop.models.kpi_game.funnel import read_funnel, understand, understood
from workshop.models.kpi_game.funnel.dates import is_coarser, is_finer, month_of

PATTERNS = (
    "yyyy-MM", "yyyy/MM", "yyyy.MM", "yyyyMM", "yyyy-MM-dd", "yyyyMMdd", "MM.yyyy", "MM/yyyy",
    "M-yyyy", "dd.MM.yyyy", "d.M.yy", "dd-MM-yyyy", "MMM yy", "MMM-yy", "MMM yyyy", "MMMM yyyy",
    "d. MMMM yyyy", "MMMM d, yyyy", "yyyy MMMM", "MMM ''yy", "yyyy-MM-dd 00:00:00",
)  # fmt: skip
LANGUAGES = ("en", "nb", "nn", "da", "sv", "de", "nl", "fr", "es", "it", "pt")


@given(
    st.dates(date(1990, 1, 1), date(2049, 12, 31)),
    st.sampled_from(PATTERNS),
    st.sampled_from(LANGUAGES),
)
def test_a_month_is_understood_in_every_common_form(day, pattern, language):
    written = format_date(day, pattern, locale=language)
    short = pattern.replace("yyyy", "").count("y")
    found = month_of(written)
    assert found is not None, written
    assert found.month == day.month
    assert found.year == (2000 + day.year % 100 if short else day.year)


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("Jan", 0, 1), ("des.", 0, 12), ("SEPT", 0, 9), ("25-Jan", 0, 1), ("45658", 2025, 1),
        ("2025M03", 2025, 3), ("mai 2025", 2025, 5), ("1/31/2025", 2025, 1), ("31/1/25", 2025, 1),
        ("ja\N{SOFT HYPHEN}n 25", 2025, 1),
    ],
)  # fmt: skip
def test_shorter_forms_are_understood_too(text, year, month):
    found = month_of(text) or month_of(text, "month")
    assert (found.year, found.month) == (year, month)


@pytest.mark.parametrize("text", ["", "m1", "13/2025", "2025-13", "31.02.2025", "Total", "12", "x"])
def test_what_is_no_month_is_none(text):
    assert month_of(text) is None


@pytest.mark.parametrize(
    "text", ["Q1 2025", "2025-Q1", "2025Q4", "1. kvartal 2025", "K2", "2025", "H1 2025", "4Q24"]
)
def test_quarters_and_years_are_told_from_months(text):
    assert is_coarser(text) or text.startswith("H")
    assert month_of(text) is None


@pytest.mark.parametrize("text", ["Week 3", "uke 12", "W03", "2025-W03", "uke 3 2025"])
def test_weeks_are_told_from_months(text):
    assert is_finer(text)
    assert month_of(text) is None


def file_of(*labels):
    """Return a file in which each month has one lead more than the one before in the file."""
    return semicolons(*[(name, str(400 + n), *JANUARY[2:]) for n, name in enumerate(labels)])


def leads(data, *wanted):
    return answered(data, *wanted).funnel.values["leads"]


@pytest.mark.parametrize(
    "labels",
    [
        ("2025-03", "2025-02", "2025-01"), ("mars 25", "feb. 25", "jan. 25"),
        ("31.03.2025", "28.02.2025", "31.01.2025"), ("3/31/2025", "2/28/2025", "1/31/2025"),
        ("Jan 2025", "Dec 2024", "Nov 2024"),
    ],
)  # fmt: skip
def test_the_newest_month_first_is_turned_round_and_told(labels):
    data = file_of(*labels)
    assert leads(data) == (402, 401, 400)
    assert "the newest month came first" in understood(understand(data, {}), "en")


def test_months_in_any_order_are_sorted_by_their_dates():
    assert leads(file_of("2025-02", "2025-01", "2025-03")) == (401, 400, 402)


@pytest.mark.parametrize("labels", [("Mar", "Feb", "Jan"), ("3", "2", "1"), ("M3", "M2", "M1")])
def test_falling_months_without_a_year_are_asked_about(labels):
    data = file_of(*labels)
    assert asked(data) == {"falling": "falling"}
    assert leads(data, "newest") == (402, 401, 400)
    assert leads(data, "oldest") == (400, 401, 402)


def test_months_without_a_year_that_jump_are_asked_about():
    data = file_of("Mar", "Jan", "Feb")
    assert asked(data) == {"shuffled": "shuffled"}
    assert leads(data, "calendar") == (401, 402, 400)
    assert leads(data, "file") == (400, 401, 402)


@pytest.mark.parametrize("labels", [("Nov", "Dec", "Jan"), ("m1", "m2", "m3"), ("one", "two")])
def test_months_that_go_on_are_asked_about_by_nobody(labels):
    assert asked(file_of(*labels)) == {}


def test_days_and_months_are_told_apart_by_what_makes_each_row_a_month():
    assert answered(file_of("01/01/2025", "01/02/2025")).last.month == 2
    assert answered(file_of("01/01/2025", "02/01/2025")).last.month == 2
    both = file_of("01/02/2025", "02/03/2025")
    assert asked(both) == {"dates": "dates"}
    assert answered(both, "day").first.month == 2
    assert answered(both, "month").first.month == 1


@pytest.mark.parametrize(
    ("labels", "code"),
    [
        (("Q1 2025", "Q2 2025"), "coarser"), (("2024", "2025"), "coarser"),
        (("uke 1", "uke 2"), "finer"), (("2025-01-01", "2025-01-02", "2025-01-03"), "finer"),
        (("2025-01", "Jan 2025"), "month-twice"),
    ],
)  # fmt: skip
def test_rows_that_are_no_months_are_refused_once_and_with_their_cell(labels, code):
    assert codes(file_of(*labels)) == [code]


def test_quarters_among_months_are_left_out_as_totals():
    data = file_of("2025-01", "2025-02", "2025-03", "Q1 2025")
    assert leads(data) == (400, 401, 402)


def test_a_month_that_is_missing_in_between_is_told():
    assert "one month in between is missing" in understood(
        understand(file_of("2025-01", "2025-03"), {}), "en"
    )


def test_a_year_in_a_column_of_its_own_goes_with_the_month():
    rows = [("2025", "1", *JANUARY[1:]), ("2024", "12", *JANUARY[1:])]
    found = understand(table(*rows, header=("Year", *HEADER)), {})
    assert found.funnel.months == ("2024-12", "2025-01")
    named = [("2025", "januar", *JANUARY[1:]), ("2024", "desember", *JANUARY[1:])]
    assert understand(table(*named, header=("År", *HEADER)), {}).first.year == 2024


def test_a_column_of_dates_needs_no_name():
    rows = [(f"2025-0{n}", *JANUARY[1:]) for n in (1, 2, 3)]
    assert read_funnel(table(*rows, header=("", *HEADER[1:]))).months[0] == "2025-01"
    assert read_funnel(table(*rows, header=("Row Labels", *HEADER[1:]))).months[0] == "2025-01"
