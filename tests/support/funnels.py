"""A team's funnel, told as the file that holds it."""

import csv
import io
import zipfile
from functools import partial

import openpyxl

from workshop.content import content_root
from workshop.errors import Unreadable
from workshop.models.kpi_game.funnel import read_funnel, understand

SAMPLES = content_root() / "data" / "samples"
HEADER = ("month", "leads", "fit_leads", "new_customers", "customers")
JANUARY = ("Jan", "400", "80", "9", "500")
FEBRUARY = ("Feb", "380.5", "70", "7", "503")


def sample(name="funnel.csv"):
    return read_funnel((SAMPLES / name).read_bytes())


def table(*rows, header=HEADER, separator=","):
    """Return a file; every row is a month."""
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows([header, *rows])
    return file.getvalue().encode()


semicolons = partial(table, separator=";")


def with_columns(**columns):
    """Return a file of two months with further columns, a tuple of two cells each."""
    added = [tuple(cells) for cells in zip(*columns.values(), strict=True)] or [(), ()]
    rows = [(*month, *cells) for month, cells in zip((JANUARY, FEBRUARY), added, strict=True)]
    return table(*rows, header=(*HEADER, *columns))


def changed(column, *cells):
    """Return a file of as many months as cells, which stand in one of the columns."""
    place = HEADER.index(column)
    months = ("Jan", "Feb", "Mar", "Apr")
    rows = [[name, *JANUARY[1:]] for name in months[: len(cells)]]
    for row, cell in zip(rows, cells, strict=True):
        row[place] = cell
    return table(*rows)


def mistakes(data):
    """Return the codes of all that is wrong with a file, and its details."""
    try:
        read_funnel(data)
    except Unreadable as error:
        return [(mistake.code, dict(mistake.details)) for mistake in error.mistakes]
    return []


def asked(data, **answers):
    """Return the doubts about a file by their ids, each with its code."""
    return {doubt.id: doubt.code for doubt in understand(data, answers).doubts}


def answered(data, *wanted):
    """Return what a file is taken to say: doubts get the answer wanted, or else their first."""
    found, answers = understand(data, {}), {}
    while not found.ready:
        for doubt in found.doubts:
            ids = [choice.id for choice in doubt.choices]
            answers[doubt.id] = next((one for one in wanted if one in ids), ids[0])
        found = understand(data, answers)
    return found


def workbook(*rows, header=HEADER, change=None):
    """Return a workbook with one sheet; `change` may do more to it."""
    book = openpyxl.Workbook()
    for row in (header, *rows):
        book.active.append(row)
    if change:
        change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def packed(parts):
    """Return an archive of parts by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def codes(data):
    return [code for code, _ in mistakes(data)]
