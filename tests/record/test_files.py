"""A session as a spreadsheet, as files of values and as a notebook: each is opened and read."""

import io
import zipfile

import nbformat
import openpyxl
import pandas
import pytest
from nbclient import NotebookClient

from tests.record.conftest import EVIL
from workshop.record import Record, archive, notebook, workbook
from workshop.record.dictionary import columns, title
from workshop.record.sheets import laid_out, name_of
from workshop.record.tables import COLUMNS


@pytest.fixture(scope="module")
def book(whole):
    return openpyxl.load_workbook(io.BytesIO(workbook.written(whole)))


@pytest.fixture(scope="module")
def unpacked(whole):
    return zipfile.ZipFile(io.BytesIO(archive.written(whole)))


def test_every_table_with_something_in_it_is_a_sheet_and_the_others_are_named(book, whole):
    there = {name for name in COLUMNS if not whole.table(name).empty}
    assert {"findings", "answers", "texts", "promises", "runs", "quarters"} <= there
    sheets = [name_of(name, "en") for name in COLUMNS if name in there]
    assert book.sheetnames[1:] == sheets
    first = [str(cell.value) for row in book.worksheets[0] for cell in row if cell.value]
    (left,) = [one for one in first if one.startswith("Left out")]
    assert all((title(name, "en") in left) == (name not in there) for name in COLUMNS)
    for name in there:
        for column in columns(name, "en"):
            assert f"{name}.{column.name}" in first
            assert column.tells.replace("`", "") in first


def test_a_sheet_holds_what_its_table_holds_numbers_as_numbers(book, whole):
    for name in ("answers", "promises", "quarters", "timeline"):
        sheet, table = book[name_of(name, "en")], whole.table(name)
        assert sheet.max_row == len(table) + 1
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.endswith(str(len(table) + 1))
        for at, column in enumerate(laid_out(name, "en"), 1):
            cells = [sheet.cell(row, at) for row in range(2, sheet.max_row + 1)]
            values = [cell.value for cell in cells if cell.value is not None]
            assert len(values) == int(table[column.name].notna().sum())
            if column.type in ("Int64", "Float64"):
                assert all(isinstance(one, int | float) for one in values)
                assert sum(values) == pytest.approx(table[column.name].sum())
            if column.name == "share":
                assert {cell.number_format for cell in cells if cell.value is not None} == {"0%"}
            if column.name == "due":
                assert all(one.hour == 0 for one in values)


def test_nothing_in_a_spreadsheet_is_a_formula(book, unpacked):
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in types
    texts = pandas.read_csv(unpacked.open("texts.csv"))["text"]
    for text in EVIL[:4]:
        assert f"'{text}" in set(texts)
    told = {cell.value for cell in book[name_of("texts", "en")]["C"]}
    assert {f"'{text}" for text in EVIL[:4]} <= told
    assert EVIL[-1] in told
    assert EVIL[-1] in set(texts)


def test_files_are_read_by_pandas_as_they_are(unpacked, whole):
    dictionary = pandas.read_csv(unpacked.open("columns.csv"))
    for name, types in COLUMNS.items():
        table, there = whole.table(name), pandas.read_csv(unpacked.open(f"{name}.csv"))
        assert list(there) == list(types)
        assert list(dictionary[dictionary["table"] == name]["column"]) == list(types)
        assert (there.isna().sum() == table.isna().sum()).all()
        for column, kind in types.items():
            if kind in ("Int64", "Float64"):
                assert there[column].sum() == pytest.approx(table[column].sum())
            if kind.startswith("datetime"):
                read = pandas.to_datetime(there[column], format="ISO8601", utc="UTC" in kind)
                assert list(read.dropna()) == list(table[column].dropna())
    assert unpacked.read("answers.csv").decode("utf-8")[0] != "\ufeff"
    assert whole.code in unpacked.read("README.txt").decode()


def test_a_record_is_read_from_the_archive_of_its_tables(whole, tmp_path):
    path = tmp_path / "session.zip"
    path.write_bytes(archive.written(whole))
    assert Record.load(path).to_json() == whole.to_json()
    assert archive.written(Record.load(path)) == path.read_bytes()


@pytest.mark.timeout(600)
def test_a_notebook_runs_from_top_to_bottom_and_plays_the_models_again(whole, tmp_path):
    book = nbformat.reads(notebook.written(whole).decode(), 4)
    nbformat.validate(book)
    stored = [output for cell in book.cells for output in cell.get("outputs", [])]
    assert not [one for one in stored if one.output_type == "error"]
    assert sum("image/svg+xml" in one.data for one in stored) > 10
    headings = [cell.source for cell in book.cells if cell.source.startswith("## ")]
    titles = {notebook.plain(one) for one in whole.table("findings")["exercise_text"]}
    assert len(titles) == 3
    assert {f"## {one}" for one in titles} <= {*headings}
    said = "\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown")
    for name in whole.findings.values():
        for one in name:
            assert notebook.plain(one["figure"]["title"]) in said
    again = [cell for cell in book.cells if "computed_again" in cell.source]
    assert len(again) == 1
    assert {one["model"] for one in whole.took["runs"]} == {"kpi-game", "lead-pool"}
    place = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(book, timeout=300, kernel_name="python3", resources=place).execute()


def test_a_run_that_was_tampered_with_is_told(whole):
    import copy

    kept = copy.deepcopy(whole.to_json())
    for run in kept["took"]["runs"]:
        run["outcome"] = {**run["outcome"], "other": 1}
    with pytest.raises(AssertionError, match="something else than the room was shown"):
        notebook.written(Record.from_json(kept))


@pytest.mark.parametrize("form", [workbook, archive, notebook])
def test_a_session_of_which_nothing_was_shown_yet_is_a_file_too(form, lobby):
    lobby.fill(sales=2)
    nothing = Record.of(lobby.ask, lobby.code)
    assert all(nothing.table(name).empty for name in COLUMNS)
    assert form.written(nothing)
