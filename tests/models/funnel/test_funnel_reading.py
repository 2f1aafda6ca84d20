"""A team's file becomes a funnel, or a list of everything that is wrong with it."""

import re

import pytest

from tests.support.funnels import (
    FEBRUARY,
    HEADER,
    JANUARY,
    SAMPLES,
    answered,
    changed,
    codes,
    mistakes,
    packed,
    sample,
    semicolons,
    table,
    with_columns,
    workbook,
)
from workshop.content import LANGUAGES
from workshop.errors import Mistake, Unreadable
from workshop.models.kpi_game.funnel import (
    MISTAKES,
    MONTH,
    MOST_TOLD,
    NUMBERS,
    REQUIRED,
    read_funnel,
    sentence,
    sentences,
)
from workshop.models.kpi_game.funnel.words import columns_by_name, words

NORWEGIAN = ("måned", "leads", "kvalifiserte_leads", "nye_kunder", "kunder")


def test_the_numbers_of_a_file_stand_by_month_and_column():
    funnel = read_funnel(table(JANUARY, FEBRUARY))
    assert funnel.months == ("Jan", "Feb")
    assert funnel.values == {
        "leads": (400, 380.5), "fit_leads": (80, 70), "new_customers": (9, 7),
        "customers": (500, 503),
    }  # fmt: skip
    assert funnel.ignored == ()


def test_an_empty_cell_stays_missing():
    funnel = read_funnel(with_columns(revenue=("1800.5", ""), sellers=("", "5")))
    assert funnel.values["revenue"] == (1800.5, None)
    assert funnel.values["sellers"] == (None, 5)
    assert funnel.last("revenue") == ("Jan", 1800.5)
    assert funnel.sums("revenue", "sellers") is None
    assert funnel.sums("revenue", "leads") == {"revenue": 1800.5, "leads": 400, "months": 1}


def test_columns_may_come_in_any_order_and_in_either_language():
    names = tuple(reversed(NORWEGIAN))
    norwegian = read_funnel(semicolons(JANUARY[::-1], header=names))
    assert norwegian == read_funnel(table(JANUARY))


@pytest.mark.parametrize("name", ["Fit leads", " FIT_LEADS ", "fit-Leads", "Qualified  Leads"])
def test_capitals_blanks_and_hyphens_of_a_name_make_no_difference(name):
    header = [name if column == "fit_leads" else column for column in HEADER]
    assert read_funnel(table(JANUARY, header=header)) == read_funnel(table(JANUARY))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", [MONTH, *NUMBERS])
def test_every_name_of_a_column_is_understood(column, language):
    about = words(language).table("columns")[column]
    for name in (about["name"], *about["names"]):
        cells = ("99", "98") if column != MONTH else ("Jan", "Feb")
        kept = [place for place, known in enumerate(HEADER) if known != column]
        header = [HEADER[place] for place in kept]
        rows = [[row[place] for place in kept] for row in (JANUARY, FEBRUARY)]
        rows = [[*row, cell] for row, cell in zip(rows, cells, strict=True)]
        funnel = read_funnel(table(*rows, header=[*header, name.upper()]))
        assert (column == MONTH) or funnel.values[column] == (99, 98)


def test_columns_that_are_not_understood_are_named_and_nothing_else():
    funnel = read_funnel(with_columns(Campaign=("spring", "summer"), CAC=("1,5", "x")))
    assert funnel.ignored == ("Campaign", "CAC")
    assert set(funnel.values) == set(REQUIRED)


@pytest.mark.parametrize("column", [MONTH, *REQUIRED])
def test_a_missing_column_is_named_beside_those_not_understood(column):
    header = ["what is this" if name == column else name for name in HEADER]
    found = mistakes(table(("first", *JANUARY[1:]), header=header))
    assert found == [
        ("missing-column", {"wanted": column, "names": column}),
        ("unknown-columns", {"columns": ["what is this"]}),
    ]


def test_of_too_many_columns_for_one_name_one_must_be_kept():
    more = {name: ("1", "2") for name in ("Qualified", "MQL", "SQL", "PQL", "Good leads")}
    found = mistakes(with_columns(**more))
    assert found == [("column-twice", {"wanted": "fit_leads", "cell": "J", "column": "Good leads"})]


def test_a_month_has_a_name_of_its_own():
    nameless = ("", *JANUARY[1:])
    assert mistakes(table(JANUARY, nameless)) == [("no-month", {"row": 3, "cell": "A3"})]
    again = (" jAN", *FEBRUARY[1:])
    twice = {"row": 3, "cell": "A3", "month": "jAN", "first": "A2"}
    assert mistakes(table(JANUARY, again)) == [("month-twice", twice)]


def test_a_number_that_fell_apart_at_its_comma_is_found():
    data = table(JANUARY).decode() + "Feb,380,5,70,7,503\n"
    lost = {"row": 3, "cell": "F3", "text": "503"}
    assert ("no-name", lost) in mistakes(data.encode())
    inside = b"month,leads,,fit_leads,new_customers,customers\nJan,400,5,80,9,500"
    assert mistakes(inside) == [("no-name", {"row": 2, "cell": "C2", "text": "5"})]


@pytest.mark.parametrize("part", ["fit_leads", "own_leads"])
def test_a_part_of_the_leads_is_not_more_than_all_of_them(part):
    data = changed(part, "401") if part in HEADER else with_columns(own_leads=("401", "1"))
    cell = "C2" if part in HEADER else "F2"
    told = {"row": 2, "cell": cell, "wanted": part, "value": 401, "leads": 400}
    assert mistakes(data) == [("above-leads", told)]


def test_more_leads_may_be_worked_than_came_as_some_are_old():
    assert codes(with_columns(worked_leads=("500", "380"))) == []


def test_customers_new_and_lost_ones_must_go_together():
    rows = (("Jan", "400", "80", "9", "3"), FEBRUARY)
    assert codes(table(*rows)) == []
    with_lost = [(*row, "2") for row in rows]
    found = mistakes(table(*with_lost, header=(*HEADER, "lost_customers")))
    assert found == [("below-zero", {"row": 2, "cell": "E2", "before": -4})]


@pytest.mark.parametrize("column", REQUIRED)
def test_a_required_column_holds_at_least_one_number(column):
    assert codes(changed(column, "", "99")) == []
    assert mistakes(changed(column, "", "")) == [("no-values", {"column": column})]


def test_a_file_without_a_single_lead_is_refused():
    row = ("Jan", "0", "0", "9", "500")
    assert codes(table(row)) == ["no-leads"]


@pytest.mark.parametrize(
    ("data", "parameter"),
    [
        (changed("customers", "500", "0"), "initial_customers"),
        (with_columns(revenue=("0", "0")), "price"),
        (table(("Jan", "9", "9", "0.000001", "1", "9999999"),
               header=(*HEADER, "First orders (tkr)")), "first_revenue"),
    ],
)  # fmt: skip
def test_what_the_model_cannot_take_is_told_by_its_name(data, parameter):
    with pytest.raises(Unreadable) as caught:
        answered(data, "thousand")
    ((code, told),) = caught.value.mistakes
    assert (code, told["parameter"]) == ("out-of-range", parameter)
    assert not told["low"] <= told["value"] <= told["high"]


def test_all_mistakes_are_told_at_once_from_the_top():
    rows = [("Jan", "400", "x", "9", ""), ("", "3", "4", "-1", "500"), ("Jan", "1", "1", "1", "1")]
    found = mistakes(table(*rows, header=(*HEADER[:4], "CUSTOMERS")))
    assert [(code, told["cell"]) for code, told in found] == [
        ("not-a-number", "C2"), ("no-month", "A3"), ("above-leads", "C3"), ("negative", "D3"),
        ("month-twice", "A4"),
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_ten_sentences_are_told_however_much_is_wrong(language):
    months = [(f"m{n}", *["NaN"] * 4) for n in range(240)]
    with pytest.raises(Unreadable) as caught:
        read_funnel(table(*months))
    said = sentences(caught.value, language)
    assert len(said) == MOST_TOLD
    assert [one.partition(",")[0] for one in said[:5]] == ["B2", "C2", "D2", "E2", "B3"]
    assert "951" in said[-1]
    assert "C4" in said[-1]


# -- in words ------------------------------------------------------------------------------

# One file for every mistake.
WRONG = {
    "large-file": b"x" * 200_001,
    "large-workbook": packed({"xl/workbook.xml": b" " * 8_000_001}),
    "password": b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
    "old-workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "other-program": b"%PDF-1.7",
    "broken-workbook": b"PK\x03\x04",
    "no-text": b"\x81",
    "empty": b"",
    "no-rows": table(),
    "many-rows": table(*[(f"m{n}", *JANUARY[1:]) for n in range(241)]),
    "many-columns": table(JANUARY, header=(*HEADER, *map(str, range(36)))),
    "broken-quotes": table(JANUARY) + b'"Feb',
    "missing-column": table(JANUARY[:4], header=HEADER[:4]),
    "unknown-columns": table(JANUARY, header=(*HEADER[:4], "x")),
    "column-twice": with_columns(**{n: ("1", "2") for n in ("Fit", "MQL", "SQL", "PQL", "SAL")}),
    "no-name": table((*JANUARY, "7")),
    "no-month": table(("", *JANUARY[1:])),
    "odd-month": table(*[(f"2025-{n}", *JANUARY[1:]) for n in range(1, 9)],
                       *[(name, *FEBRUARY[1:]) for name in ("w", "x", "y", "z")]),
    "month-twice": table(JANUARY, JANUARY),
    "finer": table(("Week 1", *JANUARY[1:]), ("Week 2", *JANUARY[1:])),
    "coarser": table(("Q1 2025", *JANUARY[1:]), ("Q2 2025", *JANUARY[1:])),
    "not-a-number": changed("leads", "abc"),
    "no-result": workbook(("2025-01", "=1+1", 80, 9, 500)),
    "merged": workbook(JANUARY, FEBRUARY, change=lambda book: book.active.merge_cells("B2:B3")),
    "mixed": semicolons(["Jan", "400,5", "80,5", "9.5", "500"]),
    "negative": changed("leads", "-400"),
    "too-large": changed("leads", "400000000"),
    "rate": changed("customers", "12 %"),
    "above-leads": changed("fit_leads", "401.25"),
    "below-zero": table(("Jan", "4", "1", "9", "3", "2"), header=(*HEADER, "lost_customers")),
    "no-values": changed("leads", ""),
    "no-leads": table(("Jan", "0", "0", "0", "500")),
    "out-of-range": changed("customers", "0"),
    "doubt": semicolons(["Jan", "4.000", "80", "9", "500"]),
    "more": table(*[(f"m{n}", *["x"] * 4) for n in range(3)]),
}  # fmt: skip


def told(code, language):
    with pytest.raises(Unreadable) as caught:
        read_funnel(WRONG[code])
    place = [mistake.code for mistake in caught.value.mistakes].index(code)
    return sentences(caught.value, language)[place]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", MISTAKES)
def test_every_mistake_is_a_sentence_that_leaves_nothing_open(code, language):
    said = told(code, language)
    assert re.fullmatch(r"[^{}]{10,}[.?:]", said)
    assert "_" not in said.replace("_leads", "").replace("_customers", "").replace("_kunder", "")


def test_nothing_else_can_be_wrong():
    assert tuple(WRONG) == MISTAKES


@pytest.mark.parametrize(
    ("code", "english", "norwegian"),
    [
        ("not-a-number", "B2, “leads”: “abc” is not a number.",
         "B2, «leads»: «abc» er ikke et tall."),
        ("above-leads", "“fit_leads” is 401.25 and all leads are 400.",
         "«kvalifiserte_leads» er 401,25, og alle leads er 400."),
        ("missing-column", "“customers” is missing. These names work too: active customers,",
         "«kunder» mangler. Disse navnene går også: aktive kunder,"),
        ("out-of-range", "“Customers at the start” would be 0. The game can take 0.001 to 1,000,",
         "«Kunder ved start» 0. Spillet tåler 0,001 til 1\N{NO-BREAK SPACE}000"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands_and_how_it_is_mended(code, english, norwegian):
    assert english in told(code, "en")
    assert norwegian in told(code, "nb")


def test_a_long_text_is_told_in_part_and_without_line_breaks():
    ((_, found),) = mistakes(changed("leads", "a\nb" * 50))
    assert found["text"] == ("a b" * 50)[:39] + "…"


def test_an_unknown_language_gets_english_words():
    assert sentence(Mistake("empty", {}), "fr").startswith("The file is empty.")


# -- the samples ---------------------------------------------------------------------------


def test_both_samples_are_the_same_firm():
    english, norwegian = sample(), sample("funnel.nb.csv")
    assert len(english.months) == 12
    assert set(english.values) == set(NUMBERS)
    assert english == norwegian
    assert english.ignored == ()
    assert english.values["first_orders"].count(None) == 1


def test_the_dictionary_of_the_samples_names_every_column_as_the_files_do():
    told = (SAMPLES / "funnel.md").read_text(encoding="utf-8")
    for name, language in (("funnel.csv", "en"), ("funnel.nb.csv", "nb")):
        header = re.split("[,;]", (SAMPLES / name).read_text(encoding="utf-8").splitlines()[0])
        columns = [columns_by_name()[column.replace("_", " ")] for column in header]
        rows = re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE)
        assert set(columns) == {MONTH, *NUMBERS}
        for column in columns:
            assert words(language)(f"columns.{column}.name") in rows
