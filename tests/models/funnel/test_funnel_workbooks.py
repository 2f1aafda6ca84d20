"""Workbooks as people have them, and as nobody should."""

import io
import zipfile
from datetime import datetime

import pytest

from tests.support.funnels import HEADER, answered, asked, codes, mistakes, packed, table, workbook
from workshop.models.kpi_game.funnel import read_funnel, understand, understood
from workshop.models.kpi_game.funnel.sheet import LARGEST
from workshop.models.kpi_game.funnel.workbook import LARGEST_UNPACKED, MOST_PARTS

ROWS = [(datetime(2025, n, 1), 390 + n, 70 + n, 8, 520 + n) for n in range(1, 5)]


def book(change=None, rows=ROWS, header=HEADER):
    return workbook(*rows, header=header, change=change)


def understood_of(data, *wanted):
    found = answered(data, *wanted)
    return found.funnel, understood(found, "en")


def test_dates_of_a_workbook_are_months():
    funnel, said = understood_of(book())
    assert funnel.months == ("2025-01", "2025-02", "2025-03", "2025-04")
    assert said.startswith("4 months, January to April 2025: leads 391–394")


def test_days_as_spreadsheets_count_them_are_months():
    rows = [(45658, *ROWS[0][1:]), (45689, *ROWS[1][1:])]
    assert understand(book(rows=rows), {}).last.moment == (2025, 2)


def test_numbers_that_are_stored_as_texts_are_numbers():
    rows = [("2025-01", "1 398", "'70", 8, "523"), ("2025-02", "1411", 74, "9", 523)]
    assert read_funnel(book(rows=rows)).values["leads"] == (1398, 1411)


def test_a_sheet_without_months_is_left_out_and_told():
    def notes(one):
        one.create_sheet("Notes", 0).append(["What this is about"])

    funnel, said = understood_of(book(notes))
    assert funnel.values["leads"] == (391, 392, 393, 394)
    assert "left out: one other sheet" in said


def test_several_sheets_with_months_are_asked_about():
    def another(one):
        sheet = one.create_sheet("Last year")
        for row in (HEADER, ("2024-01", 100, 50, 5, 400)):
            sheet.append(row)

    data = book(another)
    (doubt,) = understand(data, {}).doubts
    assert [choice.text for choice in doubt.choices] == ["Sheet", "Last year"]
    assert understand(data, {}).funnel is None
    assert read_funnel(data, {"sheet": "2"}).values["leads"] == (100,)
    assert understood(understand(data, {}), "nb") == "Flere ark har en tabell med måneder."


def test_a_hidden_sheet_is_not_looked_at():
    def hidden(one):
        sheet = one.create_sheet("Old")
        for row in (HEADER, ("2024-01", 100, 50, 5, 400)):
            sheet.append(row)
        sheet.sheet_state = "hidden"

    assert asked(book(hidden)) == {}


def test_hidden_rows_are_asked_about():
    def hide(one):
        one.active.row_dimensions[3].hidden = True

    assert asked(book(hide)) == {"hidden": "hidden"}
    assert answered(book(hide), "leave").funnel.values["leads"] == (391, 393, 394)
    assert answered(book(hide), "keep").funnel.values["leads"] == (391, 392, 393, 394)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("B3", "=1+1", "no-result"), ("B3", "#REF!", "not-a-number"), ("B3", True, "not-a-number"),
        ("C4", datetime(2025, 5, 1), "not-a-number"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_named_with_its_cell(cell, value, code):
    def change(one):
        one.active[cell] = value

    ((found, told),) = mistakes(book(change))
    assert (found, told["cell"]) == (code, cell)


def test_cells_merged_over_two_months_are_refused_and_merged_titles_are_not():
    def merge(one):
        one.active.merge_cells("C3:C4")

    assert [(code, told["cell"]) for code, told in mistakes(book(merge))] == [("merged", "C3:C4")]

    def title(one):
        one.active.insert_rows(1, 2)
        one.active["A1"] = "Our funnel"
        one.active.merge_cells("A1:E1")

    assert "left out: one row above the names" in understood_of(book(title))[1]


def test_remarks_beside_the_table_are_left_alone():
    def remark(one):
        one.active["H3"] = "campaign"

    assert read_funnel(book(remark)) == read_funnel(book())


def test_a_format_shows_percent_and_kroner():
    def formats(one):
        for row in range(2, 6):
            one.active.cell(row, 3, 0.176).number_format = "0.0%"
            one.active.cell(row, 6, 1868400).number_format = '#,##0\\ "kr"'

    data = book(formats, header=(*HEADER, "MRR"))
    assert asked(data) == {"share-fit_leads": "percent", "money-revenue": "money"}
    values = answered(data, "kroner").funnel.values
    assert values["fit_leads"][0] == pytest.approx(0.176 * 391)
    assert values["revenue"][0] == pytest.approx(1868.4)


def test_a_far_away_cell_costs_nothing_and_what_is_not_looked_at_is_told():
    def far(one):
        one.active.cell(1_048_576, 16_384, "x")

    funnel, said = understood_of(book(far))
    assert funnel == read_funnel(book())
    assert "below row 600" in said


# -- what is bounded ----------------------------------------------------------------------------


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    bomb = packed({"xl/workbook.xml": b"0" * (LARGEST_UNPACKED + 1)})
    assert len(bomb) < LARGEST
    assert codes(bomb) == ["large-workbook"]
    many = packed({"xl/workbook.xml": b"", **{f"{n}": b"" for n in range(MOST_PARTS)}})
    assert codes(many) == ["large-workbook"]


def test_an_archive_that_lies_about_its_size_is_refused():
    data = bytearray(packed({"xl/workbook.xml": b"0" * 9_000_000}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(mark) + place
        data[at : at + 4] = (100).to_bytes(4, "little")
    assert codes(bytes(data)) == ["broken-workbook"]


def spoilt(text, more):
    """Return a workbook with more text in front of a place of its only sheet."""
    source = zipfile.ZipFile(io.BytesIO(book()))
    parts = {name: source.read(name) for name in source.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert text.encode() in parts[name]
    return packed(parts | {name: parts[name].replace(text.encode(), (more + text).encode())})


def test_what_is_written_ever_so_often_is_refused_before_it_is_read():
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' * 60_000
    data = spoilt("</sheetData>", rows)
    assert len(data) < LARGEST
    assert codes(data) == ["large-workbook"]


@pytest.mark.timeout(20)
def test_ranges_over_a_whole_sheet_cost_nothing():
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert codes(spoilt("<pageMargins", merged)) == ["merged"]
    links = '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'
    assert codes(spoilt("<pageMargins", links)) == []


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a\n" * 99_000, "many-rows"), (b"leads;" * 33_000, "many-columns"),
        (b'"' * 199_001, "broken-quotes"), (b" ;\n" * 60_000, "empty"),
    ],
)  # fmt: skip
def test_a_table_of_text_that_is_far_too_large_is_refused_at_once(data, code):
    assert codes(data) == [code]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", ["1", "1.111", "1-", "a ", "-", "(", "1 ", "jan", ". ", "$1"])
def test_a_cell_of_a_hundred_thousand_signs_costs_nothing(text):
    text *= 99_999 // len(text)
    for rows in ([("2025-01", text, 1, 1, 1)], [(text, 1, 1, 1, 1)]):
        assert codes(table(*rows)) in (["not-a-number"], [])
    assert codes(table(header=(*HEADER, text))) == ["no-rows"]


def test_trailing_separators_down_to_the_end_of_a_sheet_are_no_rows():
    data = table(*[("2025-01", 398, 70, 8, 523)]) + b",,,,,,,,\r\n" * 9_000
    assert codes(data) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_whose_texts_would_unfold_is_refused(encoding):
    source = zipfile.ZipFile(io.BytesIO(book()))
    parts = {name: source.read(name) for name in source.namelist()}
    lol = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'
    assert codes(packed(parts | {"xl/sharedStrings.xml": lol.encode(encoding)})) == [
        "broken-workbook"
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [("content.xml", "other-program"), ("Index/Document.iwa", "other-program"),
     ("xl/workbook.bin", "other-program"), ("xl/workbook.xml", "broken-workbook")],
)  # fmt: skip
def test_archives_of_other_programs_are_told_from_workbooks(name, code):
    assert codes(packed({name: b"x"})) == [code]


def test_an_empty_workbook_is_empty():
    assert codes(workbook(header=())) == ["empty"]
