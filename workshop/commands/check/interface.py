"""Checks of the words of the interface: the same in all languages, for every chart and kind."""

from pathlib import Path
from typing import Any

from workshop.charts import charts
from workshop.content import LANGUAGES, is_language, listed
from workshop.content.noting import Findings, check_said, compare_languages, leaves
from workshop.content.texts import can_be_written
from workshop.questions.question import DONT_KNOW, RATINGS

CHART_WORDS = ("table",)
"""What every chart's words must hold; what else it says is its own business."""

SCALE_WORDS = ("low", "high", *RATINGS, DONT_KNOW)


def check_interface(found: Findings, folder: Path) -> None:
    """Check that all languages of the interface have the same keys and placeholders.

    No mistake here stops an exercise: where a language lacks words, English ones are shown.
    """
    for english in listed(folder, "*en.toml"):
        others = (english.with_name(f"{english.name[:-7]}{id}.toml") for id in LANGUAGES[1:])
        tables = {path: found.read(path, stops=False) for path in (english, *others)}
        _check_needed(found, english, tables[english])
        compare_languages(found, tables)
        for path, table in tables.items():
            check_said(found, path, dict(leaves(table or {})))
    for path in listed(folder, "*.toml"):
        _check_language(found, path)


def _check_needed(found: Findings, path: Path, table: dict[str, Any] | None) -> None:
    """Check the words that charts and scales must have, in the first language."""
    if path.name == "charts.en.toml" and table is not None:
        needed = [f"{name}.{word}" for name in charts() for word in CHART_WORDS]
    elif path.name == "en.toml" and table is not None:
        scales = table.get("scales", {})
        needed = [f"scales.{name}.{word}" for name in scales for word in SCALE_WORDS]
    else:
        return
    present = dict(leaves(table))
    for key in needed:
        if not isinstance(present.get(key), str):
            found.add(path, key, "these words are missing.", stops=False)


def _check_language(found: Findings, path: Path) -> None:
    if is_language(path.stem) and not can_be_written(path.stem):
        sentence = f"no language has the code {path.stem!r}: its numbers cannot be written."
        found.add(path, "", sentence, stops=False)
