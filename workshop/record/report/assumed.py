"""What the models of a session assume, and where what they claim fails."""

from collections.abc import Iterator

from workshop.content.assumptions import assumptions
from workshop.content.parameters import model_words
from workshop.content.texts import Texts
from workshop.errors import ContentError
from workshop.record.record import Record
from workshop.record.report.parts import Model, Table
from workshop.sampling.claims import caution, claims

COLUMNS = ("name", "value", "unit", "range", "why")
"""Of the assumptions: symbols are for those who read equations."""


def models(record: Record, slug: str, tables: Iterator[str], ui: Texts) -> Iterator[Model]:
    """Yield the models that an exercise has shown; one that is there no more has no words."""
    ran = [run["model"] for run in record.took["runs"] if run["exercise"] == slug]
    for name in dict.fromkeys(ran):
        try:
            yield _model(name, next(tables), ui)
        except ContentError:
            continue


def _model(name: str, number: str, ui: Texts) -> Model:
    title, language = model_words(name, ui.language)("title"), ui.language
    made = assumptions(name, language, COLUMNS)
    label = ui("report.model.all_table", title=title)
    table = Table(number, label, made["columns"], made["rows"])
    return Model(title, claims(name, language), caution(name, language), table)
