"""Checks of `data/models`: every parameter of a model, and its words in both languages."""

from dataclasses import fields
from pathlib import Path
from typing import Any

from workshop.commands.check.claims import check_sweep
from workshop.content import LANGUAGES, listed
from workshop.content.noting import Findings, check_said, compare_languages, leaves
from workshop.content.parameters import SCALES, Parameter, read_parameters
from workshop.content.tables import Table, meant
from workshop.models import claims_of, models, own_checks


def check_models(found: Findings, folder: Path, *, deep: bool = True) -> None:
    """Check that every model's table agrees with its code and has words for every parameter.

    What else has to be checked of a model says its own folder.

    Args:
        found: takes the mistakes.
        folder: of the models' tables and words.
        deep: whether the code of the models is loaded and held against them.
    """
    for path in listed(folder, "*.toml"):
        if path.stem in models():
            _check_model(found, path, deep=deep)
    for check in own_checks() if deep else ():
        check(found, folder)


def _check_model(found: Findings, path: Path, *, deep: bool) -> None:
    words = [path.with_name(f"{path.stem}.{language}.toml") for language in LANGUAGES]
    table, told = found.read(path), {language: found.read(language) for language in words}
    if table is None or any(given is None for given in told.values()):
        return
    english = dict(leaves(told[words[0]] or {}))
    wrong: list[str] = []
    top = Table(table, path, wrong)
    parameters = read_parameters(top)
    found.take([*wrong, *top.strangers()])
    if wrong:
        return
    for at, parameter in enumerate(parameters):
        _check_parameter(found, path, parameter)
        if parameter.name in {one.name for one in parameters[:at]}:
            found.add(path, "name", "this stands twice.", trail=(("parameter", at),))
    _check_words(found, words[0], english, {parameter.name for parameter in parameters})
    if deep:
        _check_against_code(found, path, {p.name: p.default for p in parameters})
        check_sweep(found, path, parameters, words[0], english)
    compare_languages(found, told)
    for language, given in told.items():
        check_said(found, language, dict(leaves(given or {})))


def _check_words(found: Findings, path: Path, english: dict[str, Any], names: set[str]) -> None:
    """Check that every parameter has its words, and that no others have."""
    wanted = {f"{table}.{name}" for table in ("parameters", "reasons") for name in names}
    missing = wanted - english.keys()
    for key in sorted(english.keys() - wanted):
        if key.partition(".")[0] in ("parameters", "reasons"):
            hint = meant(key, missing)
            missing -= {hint.removeprefix("; did you mean ").rstrip("?")}
            found.add(path, key, f"there is no such parameter{hint or '.'}", stops=bool(hint))
    for key in sorted(missing):
        found.add(path, key, "these words are missing.")


def _check_parameter(found: Findings, path: Path, parameter: Parameter) -> None:
    if not parameter.low <= parameter.default <= parameter.high:
        found.add(path, parameter.name, "the default lies outside low and high.")
    if parameter.scale not in SCALES or (parameter.scale == "log" and parameter.low <= 0):
        found.add(path, parameter.name, "its scale must be even, or log where low is above 0.")


def _check_against_code(found: Findings, path: Path, defaults: dict[str, float]) -> None:
    """Note what the table and the model's world do not both have, or have differently."""
    known = {field.name: field.default for field in fields(claims_of(path.stem).World)}
    for name in sorted(known.keys() ^ defaults.keys()):
        found.add(path, name, "only one of the table and the model has this parameter.")
    for name in sorted(known.keys() & defaults.keys()):
        if known[name] != defaults[name]:
            found.add(path, name, f"the model's default is {known[name]}.")
