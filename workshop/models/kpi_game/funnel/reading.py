"""A team's file becomes a funnel, with questions where it is doubtful, or what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workshop.errors import Mistake, Unreadable
from workshop.models.kpi_game.funnel.asking import Doubt, Notes
from workshop.models.kpi_game.funnel.columns import Column, find_columns
from workshop.models.kpi_game.funnel.dates import When
from workshop.models.kpi_game.funnel.months import NUMBERS, Funnel, Value
from workshop.models.kpi_game.funnel.order import Row
from workshop.models.kpi_game.funnel.parameters import out_of_range
from workshop.models.kpi_game.funnel.rows import find_months
from workshop.models.kpi_game.funnel.sheet import Sheet, read_sheet
from workshop.models.kpi_game.funnel.values import find_values, style_of
from workshop.models.kpi_game.funnel.words import sentence, sentences

PARTS_OF_LEADS = ("fit_leads", "own_leads")


@dataclass(frozen=True)
class Understood:
    """What a file is taken to say, before it is used.

    Attributes:
        funnel: the numbers; provisional while a doubt is open, None where it must first be
            answered which sheet is meant.
        doubts: everything that is asked, with what was answered.
        first: the oldest month, where the file says which one that is.
        last: the newest.
        read: how something was understood that could have been meant otherwise.
        left: what was left out.
    """

    funnel: Funnel | None
    doubts: tuple[Doubt, ...] = ()
    first: When | None = None
    last: When | None = None
    read: tuple[Mistake, ...] = ()
    left: tuple[Mistake, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether everything that was asked is answered."""
        return self.funnel is not None and all(one.chosen for one in self.doubts)


def read_funnel(data: bytes, answers: Mapping[str, str] | None = None) -> Funnel:
    """Read a team's funnel from a table of text in any usual dialect, or from a workbook.

    Args:
        data: the file as it is: one row for each month and column names in English or
            Norwegian above them. `data/samples/funnel.md` describes them.
        answers: what is to be done where the file is doubtful, by the doubt's `id`; the error
            names both.

    Raises:
        Unreadable: it lists what is wrong or doubtful, at most ten things, by cell where there
            is one; `sentences` puts it into words.
    """
    try:
        found = understand(data, answers or {})
        _stop_at([_asked(doubt) for doubt in found.doubts if not doubt.chosen])
    except Unreadable as error:
        error.add_note("\n".join(sentences(error, "en")))
        raise
    assert found.funnel is not None  # noqa: S101 - which sheet is meant would be a doubt
    return found.funnel


def understand(data: bytes, answers: Mapping[str, str]) -> Understood:
    """Read a file as far as it can be understood.

    Args:
        data: the file as it is.
        answers: what was answered so far, by the `id` of a doubt.

    Raises:
        Unreadable: something in it cannot be used, whatever is answered.
    """
    notes = Notes(answers)
    sheet = read_sheet(data, notes)
    if sheet is None:
        return Understood(None, tuple(notes.doubts))
    columns = find_columns(sheet, notes)
    notes.stop()
    style = style_of(sheet, columns, notes)
    months = find_months(sheet, columns, style, notes)
    values = find_values(sheet, columns, months, style, notes)
    _check_months(sheet, columns, months, values, notes)
    notes.stop()
    told = {name: tuple(values[name]) for name in NUMBERS if name in values}
    ignored = [one for left in notes.left for one in _names(left.details.get("columns"))]
    funnel = Funnel(tuple(row.month for row in months), told, tuple(ignored))
    if not notes.open:
        _stop_at(out_of_range(funnel))
    return Understood(
        funnel=funnel,
        doubts=tuple(notes.doubts),
        first=months[0].when,
        last=months[-1].when,
        read=tuple(notes.read),
        left=tuple(notes.left),
    )


def _names(columns: object) -> list[str]:
    return [str(one) for one in columns] if isinstance(columns, list) else []


def _asked(doubt: Doubt) -> Mistake:
    """Return a doubt as something that stops whoever reads a file without a page."""
    choices = [f'"{doubt.id}": "{choice.id}"' for choice in doubt.choices]
    return Mistake("doubt", {"ask": sentence(Mistake(doubt.code, doubt.details), "en", "doubts"),
                             "choices": choices})  # fmt: skip


def _stop_at(wrong: list[Mistake]) -> None:
    if wrong:
        raise Unreadable(wrong)


def _check_months(
    sheet: Sheet,
    columns: Mapping[str, Column],
    months: Sequence[Row],
    values: Mapping[str, Sequence[Value]],
    notes: Notes,
) -> None:
    """Note months whose numbers cannot all be right, and a year without a single lead."""
    if not months:
        return notes.refuse("no-rows")
    for at, row in enumerate(months if not notes.open else ()):
        month = {name: column[at] for name, column in values.items()}
        for code, name, details in _impossible(month):
            cell = sheet.place(row.number, columns[name].place)
            notes.refuse(code, row=row.number, cell=cell, **details)
    leads = [value for value in values.get("leads", ()) if value is not None]
    return notes.refuse("no-leads") if leads and not any(leads) else None


def _impossible(month: Mapping[str, Value]) -> Iterator[tuple[str, str, dict[str, object]]]:
    leads = month.get("leads")
    for name in PARTS_OF_LEADS:
        part = month.get(name)
        if leads is not None and part is not None and part > leads:
            yield "above-leads", name, {"wanted": name, "value": part, "leads": leads}
    customers, new, lost = (month.get(n) for n in ("customers", "new_customers", "lost_customers"))
    if customers is None or new is None or lost is None:
        return
    if (before := customers + lost - new) < 0:
        yield "below-zero", "customers", {"before": before}
