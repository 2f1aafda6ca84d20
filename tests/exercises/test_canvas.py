"""Tables that a room wrote, taken along: nothing in them is carried out by a spreadsheet."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.exercises.canvas import FORMULA, as_csv, harmless

COLUMNS = ["audience", "segment", "value", "channel", "resources"]


def table(*rows, exercise="explain-yourself"):
    return {"exercise": exercise, "question": "canvas", "columns": COLUMNS, "rows": list(rows)}


def read(tables, language="en"):
    return list(csv.reader(StringIO(as_csv(tables, language).decode("utf-8-sig"))))


@pytest.mark.parametrize(("language", "first"), [("en", "For whom"), ("nb", "For hvem")])
def test_each_column_has_its_words_and_a_gap_is_empty(language, first):
    head, row = read([table({"audience": "Eier", "value": "Ærlig talt, «mye»"})], language)
    assert head[0] == first
    assert row == ["Eier", "", "Ærlig talt, «mye»", "", ""]


@pytest.mark.parametrize(
    "text", ["=1+1", "+47 22", "-1", "@SUM(A1)", "\tx", "＝1+1", '=HYPERLINK("http://x","y")']
)
def test_what_would_be_a_formula_is_a_text(text):
    _, row = read([table({"audience": text})])
    assert row[0] == f"'{text}"


@given(st.text(max_size=30))
def test_no_cell_begins_as_a_formula(text):
    assert not harmless(text).startswith(FORMULA)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_a_text_comes_out_as_it_was_written(text):
    _, row = read([table({"audience": text, "segment": "x"})])
    assert row[0].removeprefix("'") == text.removeprefix("'") or row[0] == text


def test_it_begins_with_a_mark_and_every_cell_stands_in_quotes():
    raw = as_csv([table({"audience": "Owner"})], "en")
    assert raw.startswith(b'\xef\xbb\xbf"For whom"')


def test_an_empty_table_has_the_heads_of_its_columns():
    assert len(read([table()])) == 1


def test_of_several_tables_each_row_says_whose_it_is():
    gone = table({"audience": "HR"}, exercise="gone")
    told = read([table({"audience": "Owner"}), gone])
    assert [row[0] for row in told[1:]] == ["Explain yourself", "gone"]
