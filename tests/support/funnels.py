"""A team's funnel, told as the file that holds it."""

import csv
import io
from functools import partial

from workshop.content import content_root
from workshop.errors import Unreadable
from workshop.models.kpi_game.funnel import read_funnel

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


def codes(data):
    return [code for code, _ in mistakes(data)]
