"""Checks of the words around a team's own numbers, and of what random bonuses bring."""

from pathlib import Path
from typing import Any

from workshop.content import LANGUAGES
from workshop.content.noting import Findings, compare_languages, leaves
from workshop.content.parameters import digest, parameters
from workshop.content.tables import Table
from workshop.models.kpi_game.chance import MODEL, chance_path, read_chance
from workshop.models.kpi_game.funnel import CHOICES, MISTAKES, MONTH, NUMBERS, WORDS
from workshop.models.kpi_game.funnel.parameters import FORMULAS, ORIGINS
from workshop.models.kpi_game.funnel.words import UNITS, same_name

AGAIN = "run `workshop models chance`."

TEXTS = ("name", "meaning", "unit")
LISTS = ("totals", "years", "counted", *(f"units.{kind}" for kind in UNITS))


def check(found: Findings, folder: Path) -> None:
    """Check the languages against the code and each other, and that no name has two meanings."""
    paths = [folder / f"{WORDS}.{language}.toml" for language in LANGUAGES]
    tables = [found.read(path) for path in paths]
    known = [(path, table) for path, table in zip(paths, tables, strict=True) if table is not None]
    for path, table in known:
        _check_words(found, path, dict(leaves(table)))
    compare_languages(found, dict(zip(paths, tables, strict=True)))
    _check_names(found, known)
    _check_chance(found, chance_path(folder))


def _check_chance(found: Findings, path: Path) -> None:
    """Check that what random bonuses bring was measured with the firm as it is."""
    # A part of the kit that holds no model holds nothing that was measured with it.
    table = found.read(path) if path.with_name(f"{MODEL}.toml").is_file() else None
    if table is None:
        return
    wrong: list[str] = []
    top = Table(table, path, wrong)
    known = read_chance(top)
    found.take([*wrong, *top.strangers()])
    if not wrong and known.digest != digest(parameters(MODEL)):
        found.add(path, "digest", f"the parameters have changed since: {AGAIN}")


def _check_words(found: Findings, path: Path, given: dict[str, Any]) -> None:
    wanted = [f"columns.{column}.{text}" for column in (MONTH, *NUMBERS) for text in TEXTS]
    wanted += [f"mistakes.{code}" for code in MISTAKES]
    wanted += [f"origins.{origin}" for origin in ORIGINS]
    counted = {key.removesuffix(".other") for key in given if key.endswith(".other")}
    wanted += [f"doubts.{code}" for code in CHOICES if f"doubts.{code}" not in counted]
    wanted += [f"choices.{code}.{choice}" for code, all in CHOICES.items() for choice in all]
    for key in wanted:
        if not isinstance(given.get(key), str):
            found.add(path, key, "these words are missing.")
    for name in FORMULAS:
        if not any(key.startswith(f"formulas.{name}.") for key in given):
            found.add(path, f"formulas.{name}", "these words are missing.")
    for key in (*LISTS, *(f"columns.{column}.names" for column in (MONTH, *NUMBERS))):
        if not _is_list_of_texts(given.get(key)):
            found.add(path, key, "this must be a list of texts.")


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _check_names(found: Findings, known: list[tuple[Path, dict[str, Any]]]) -> None:
    """Note a column name that stands for two columns, in whichever languages."""
    meant: dict[str, str] = {}
    for path, table in known:
        for key, value in leaves(table):
            table_name, _, rest = key.partition(".")
            column, _, kind = rest.rpartition(".")
            names = [value] if kind == "name" else value if kind == "names" else []
            for name in names if table_name == "columns" else []:
                if meant.setdefault(same_name(str(name)), column) != column:
                    found.add(path, key, f"{name!r} already stands for another column.")
