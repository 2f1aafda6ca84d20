"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.funnels import asked, changed, codes, mistakes, semicolons, table
from workshop.content.texts import Texts
from workshop.models.kpi_game.funnel import read_funnel
from workshop.models.kpi_game.funnel.numbers import COMMA, POINT, decided, parted, read_both

BLANKS = (
    " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
    "'\N{RIGHT SINGLE QUOTATION MARK}"
)


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("0", 0, 0), ("1234", 1234, 1234), ("007", 7, 7), ("-3", -3, -3), ("−3", -3, -3),
        ("1.5", 1.5, None), ("1,5", None, 1.5), ("4.000", 4, 4000), ("4,000", 4000, 4),
        ("0,750", None, 0.75), ("1,234.5", 1234.5, None), ("1.234,5", None, 1234.5),
        ("1,234,567", 1234567, None), ("1.234.567", None, 1234567), ("4.0000", 4, None),
        ("1 234", 1234, 1234), ("1 234,5", None, 1234.5), ("1 234 567.25", 1234567.25, None),
        ("12 34", None, None), ("1 234,567", None, 1234.567), ("1,234 567", None, None),
        ("1234,567", None, 1234.567), ("1.234.5", None, None), ("1,23,456", None, None),
        ("", None, None), ("abc", None, None), ("nan", None, None), ("inf", None, None),
        ("1e5", None, None), ("5 %", None, None), ("kr 5", None, None), ("(5)", None, None),
        ("1_000", None, None), ("٣", None, None), ("5-", None, None), ("--5", None, None),
        ("1.", None, None), (".5", None, None),
    ],
)  # fmt: skip
def test_a_text_is_read_with_a_decimal_point_and_with_a_comma(text, point, comma):
    assert read_both(text) == (point, comma)


@pytest.mark.parametrize("blank", BLANKS)
def test_every_kind_of_blank_and_apostrophe_stands_between_thousands(blank):
    assert read_both(f"12{blank}345{blank}678") == (12345678, 12345678)


@pytest.mark.parametrize(
    ("texts", "separator", "style"),
    [
        (["1,5", "4.000"], ";", COMMA),
        (["1.5", "4,000"], ";", POINT),
        (["1,5", "4.000"], ",", COMMA),
        (["4.000", "1234", "x"], ";", None),
        (["4,000", "1234"], ";", None),
        (["4,000", "1234"], "\t", None),
        (["4.000"], ",", None),
        (["4,000"], ",", POINT),
        (["1.5", "2.5", "3,5"], ";", POINT),
        (["1.5", "3,5"], ";", COMMA),
        (["1.5", "3,5"], ",", POINT),
        ([], ",", None),
    ],
)
def test_a_file_decides_once_how_its_numbers_are_written(texts, separator, style):
    assert decided(texts, separator) == style


ENGLISH, NORWEGIAN = Texts("en", {}), Texts("nb", {})
AS_THEY_STAND = {
    "share-worked_leads": "counts",
    "money-revenue": "thousand",
    "money-first_orders": "thousand",
}
tenths = st.lists(st.integers(1, 10**8).map(lambda n: n / 10), min_size=4, max_size=4)


@given(tenths)
def test_numbers_in_english_and_in_norwegian_are_the_same(numbers):
    texts = [[said.number(value, 1) for value in numbers] for said in (ENGLISH, NORWEGIAN)]
    separators = (",", ";")
    read = [
        read_funnel(
            table(
                ["Jan", "99999999", "1", "1", "1", *row],
                header=["month", "leads", "fit_leads", "new_customers", "customers", "revenue",
                        "first_orders", "worked_leads", "sellers"],
                separator=separator,
            ),
            AS_THEY_STAND,
        ).values
        for row, separator in zip(texts, separators, strict=True)
    ]  # fmt: skip
    assert read[0] == read[1]
    assert read[0]["revenue"] == (numbers[0],)


def test_what_can_be_read_in_two_ways_is_asked_about_and_never_guessed():
    data = semicolons(["Jan", "4.000", "2", "1", "500"], ["Feb", "5.000", "2", "1", "500"])
    assert asked(data) == {"two-ways": "two-ways"}
    for answer, leads in (("whole", (4000, 5000)), ("decimals", (4, 5))):
        assert read_funnel(data, {"two-ways": answer}).values["leads"] == leads
    for better, value in (("4000", 4000), ("4.0000", 4), ("4 000", 4000), ("4'000", 4000)):
        rows = ["Jan", better, "2", "1", "500"]
        assert read_funnel(semicolons(rows)).values["leads"] == (value,)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("500 kr", "500", "kroner"), ("kr 500", "500", "kroner"), ("500,-", "500", "kroner"),
        ("kr. 1 200,50", "1 200,50", "kroner"), ("NOK 500", "500", "kroner"),
        ("€ 1.200", "1.200", "foreign"), ("€500", "500", "foreign"), ("$1,200", "1,200", "foreign"),
        ("1'398 CHF", "1'398", "foreign"), ("17,6 %", "17,6", "percent"), ("12%", "12", "percent"),
        ("3,2 MNOK", "3,2", "million"), ("450 tkr", "450", "thousand"), ("−5 kr", "−5", "kroner"),
        ("'398", "398", ""), ("\N{SOFT HYPHEN}398\N{ZERO WIDTH SPACE}", "398", ""),
        ("5 sjokolader", None, None), ("kr 5 €", None, None), ("(5)", None, None),
        ("5 - 6 kr", "5 - 6", "kroner"), ("kr", None, None), ("", None, None),
    ],
)  # fmt: skip
def test_a_unit_beside_a_number_is_told_from_it(text, number, unit):
    assert parted(text) == (None if number is None else (number, unit))


def test_another_number_of_the_file_decides_it():
    data = semicolons(["Jan", "4.000", "80,5", "9", "500"])
    assert read_funnel(data).values["leads"] == (4000,)
    assert asked(data) == {}


def test_two_ways_of_writing_in_one_file_are_refused():
    data = semicolons(["Jan", "400,5", "80,5", "9.5", "500"])
    assert [(code, told["text"]) for code, told in mistakes(data)] == [("mixed", "9.5")]


@pytest.mark.parametrize("text", ["abc", "nan", "inf", "1e5", "5 kr", "#REF!", "-"])
def test_what_is_no_number_is_named_with_its_cell(text):
    (found,) = mistakes(changed("customers", "500", text))
    assert (found[0], found[1]["cell"], found[1]["column"]) == ("not-a-number", "E3", "customers")
    assert found[1]["text"] == text


@pytest.mark.parametrize(
    ("text", "code"), [("-1", "negative"), ("−0.5", "negative"), ("100000001", "too-large")]
)
def test_a_number_has_its_limits(text, code):
    assert codes(changed("customers", "500", text)) == [code]
    assert codes(changed("customers", "500", "9" * 400)) == ["too-large"]
