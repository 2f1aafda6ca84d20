"""What a model assumes, as a table to read."""

from collections.abc import Mapping, Sequence

from workshop.content.parameters import Parameter, model_words, parameters
from workshop.content.texts import Texts, interface
from workshop.contracts.figures import Table

COLUMNS = ("name", "symbol", "value", "unit", "range", "why")
"""Words for each stand in `data/ui` under `assumptions`."""


def assumptions(model: str, language: str, columns: Sequence[str] = COLUMNS) -> Table:
    """Return a model's parameters as a table of texts, a row each.

    Args:
        model: such as `kpi-game`.
        language: one of `LANGUAGES`.
        columns: some of `COLUMNS`, in their order in the table.

    Raises:
        ContentError: there is no such model, or one of its words is missing.
    """
    ui, words = interface(language), model_words(model, language)
    told = [_cells(one, ui, words) for one in parameters(model)]
    return {
        "columns": [ui(f"assumptions.{column}") for column in columns],
        "rows": [[cells[column] for column in columns] for cells in told],
    }


def _cells(parameter: Parameter, ui: Texts, words: Texts) -> Mapping[str, str]:
    low, high = plain(parameter.low, ui), plain(parameter.high, ui)
    fixed = parameter.low == parameter.high
    return {
        "name": words(f"parameters.{parameter.name}"),
        "symbol": parameter.symbol,
        "value": plain(parameter.default, ui),
        "unit": words(f"units.{parameter.unit}"),
        "range": ui("assumptions.fixed")
        if fixed
        else ui("assumptions.between", low=low, high=high),
        "why": words(f"reasons.{parameter.name}"),
    }


def plain(value: float, ui: Texts) -> str:
    """Write a number with the decimals that it has."""
    digits = len(f"{value:g}".partition(".")[2])
    return ui.number(value, digits)
