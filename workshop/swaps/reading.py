"""Tickets from a file: one row each, a column for each half day, and no names.

The heads are `ticket`, `department`, perhaps `role` and `visit`, in any language of the kit; every
head such as `2026-12-07 08:30-12:00` is a half day, and any mark below it says: free.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workshop.content import LANGUAGES
from workshop.content.texts import Texts, interface
from workshop.contracts.swaps import Timetable
from workshop.errors import WorkshopError
from workshop.swaps.dating import HalfDay, Line, read_half_day
from workshop.swaps.run import hosts_of, wish_of
from workshop.swaps.tickets import Rules, Swap, Ticket

NOT = {"", "0", "-", "–", "no", "nei"}
"""What is written below a half day on which somebody is not free."""

NEEDED = ("ticket", "side")


@dataclass(frozen=True)
class Read:
    """Tickets as a file has them, with the half days by their heads."""

    tickets: tuple[Ticket, ...]
    hosts: tuple[str, ...]
    half_days: Mapping[str, HalfDay]

    def swap(self, rules: Rules) -> Swap:
        """Return what is to be planned, the half days in their order.

        Raises:
            ValueError: it cannot be planned.
        """
        slots = sorted(self.half_days, key=lambda head: self.half_days[head])
        return Swap(self.tickets, self.hosts, tuple(slots), rules)

    def lines_of(self, made: Timetable) -> list[Line]:
        """Return a timetable's half days as lines that people read."""
        return [
            Line(one["number"], one["side"], one["host"], one["role"], self.half_days[one["slot"]])
            for one in made["visits"]
        ]


def read_tickets(path: Path, ui: Texts) -> Read:
    """Read a file of tickets.

    Raises:
        WorkshopError: what is missing or wrong in it, in a sentence.
    """
    heads, rows = _rows(path, ui)
    columns = _columns(heads, ("ticket", "side", "role", "visit"))
    for name in NEEDED:
        if name not in columns:
            column = ui.find(f"swaps.heads.{name}")[0]
            raise WorkshopError(ui("swaps.terminal.no_column", file=path.name, column=column))
    half_days = _half_days(path, heads, ui)
    cells = [{name: row[at].strip() for name, at in columns.items()} for _, row in rows]
    wishes = _once(one.get("visit", "") for one in cells)
    hosts = hosts_of(_once(one["side"] for one in cells), wishes)
    tickets = tuple(
        _ticket(path, line, one, _free(row, heads, half_days), hosts, ui)
        for one, (line, row) in zip(cells, rows, strict=True)
    )
    return Read(tickets, tuple(hosts), half_days)


def read_names(path: Path, ui: Texts) -> dict[int, str]:
    """Read who holds which ticket, for whoever leads: nothing of it is kept.

    Raises:
        WorkshopError: the file has not the columns ticket and name.
    """
    heads, rows = _rows(path, ui)
    columns = _columns(heads, ("ticket", "name"))
    if len(columns) < 2:
        raise WorkshopError(ui("swaps.terminal.no_names", file=path.name))
    pairs = ((row[columns["ticket"]].strip(), row[columns["name"]].strip()) for _, row in rows)
    return {int(number): name for number, name in pairs if number.isdigit() and name}


def _rows(path: Path, ui: Texts) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the heads, and each row that is not empty with the number of its line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_text(encoding="cp1252")
    except OSError as error:
        raise WorkshopError(f"{path}: {error.strerror or error}") from error
    first = text.partition("\n")[0]
    signs = max(";\t,", key=first.count)
    read = [*csv.reader(io.StringIO(text), delimiter=signs)]
    if len(read) < 2:
        raise WorkshopError(ui("swaps.terminal.no_ticket", file=path.name))
    heads = [head.strip() for head in read[0]]
    rows = [(n, row + [""] * (len(heads) - len(row))) for n, row in enumerate(read[1:], 2)]
    return heads, [(n, row) for n, row in rows if any(cell.strip() for cell in row)]


def _columns(heads: Sequence[str], names: Sequence[str]) -> dict[str, int]:
    """Return where columns stand, by any of the words that there are for them."""
    folded = [head.casefold() for head in heads]
    found: dict[str, int] = {}
    for name in names:
        known = {word for language in LANGUAGES for word in _words(language, name)}
        there = [at for at, head in enumerate(folded) if head in known]
        if there:
            found[name] = there[0]
    return found


def _words(language: str, name: str) -> list[str]:
    return [str(word) for word in interface(language).find(f"swaps.heads.{name}") or ()]


def _half_days(path: Path, heads: Sequence[str], ui: Texts) -> dict[str, HalfDay]:
    found: dict[str, HalfDay] = {}
    for head in heads:
        try:
            half = read_half_day(head)
        except ValueError:
            raise WorkshopError(ui("swaps.terminal.bad_slot", file=path.name, head=head)) from None
        if half:
            found[head] = half
    if not found:
        raise WorkshopError(ui("swaps.terminal.no_slot", file=path.name))
    return found


def _free(row: Sequence[str], heads: Sequence[str], known: Mapping[str, HalfDay]) -> frozenset[str]:
    marks = zip(heads, row, strict=False)
    return frozenset(h for h, cell in marks if h in known and cell.strip().casefold() not in NOT)


def _ticket(
    path: Path,
    line: int,
    cells: Mapping[str, str],
    free: frozenset[str],
    hosts: Sequence[str],
    ui: Texts,
) -> Ticket:
    number = cells["ticket"]
    if not number.isdigit() or int(number) < 1:
        told = {"file": path.name, "line": line, "value": number}
        raise WorkshopError(ui("swaps.terminal.bad_number", **told))
    side, wish = wish_of(cells["side"], hosts), wish_of(cells.get("visit", ""), hosts)
    return Ticket(int(number), side, free, cells.get("role", ""), wish)


def _once(names: Iterator[str]) -> list[str]:
    return [*dict.fromkeys(filter(None, names))]
