"""Checks of `data/models`: every parameter of a model, and its words in both languages."""

from dataclasses import fields
from pathlib import Path

from workshop.commands.check.claims import check_sweep
from workshop.content import LANGUAGES
from workshop.content.noting import Findings, compare_languages, leaves
from workshop.content.parameters import SCALES, Parameter, parse_parameters
from workshop.errors import ContentError
from workshop.models import claims_of, own_checks


def check_models(found: Findings, folder: Path) -> None:
    """Check that every model's table agrees with its code and has words for every parameter.

    What else has to be checked of a model says its own folder.
    """
    for path in sorted(folder.glob("*.toml")):
        if "." not in path.stem:
            _check_model(found, path)
    for check in own_checks():
        check(found, folder)


def _check_model(found: Findings, path: Path) -> None:
    words = [path.with_name(f"{path.stem}.{language}.toml") for language in LANGUAGES]
    table, told = found.read(path), {language: found.read(language) for language in words}
    if table is None or any(given is None for given in told.values()):
        return
    english = dict(leaves(told[words[0]] or {}))
    compare_languages(found, told)
    try:
        parameters = parse_parameters(path, table)
    except ContentError as error:
        found.take(error)
        return
    for parameter in parameters:
        _check_parameter(found, path, parameter)
        for key in (f"parameters.{parameter.name}", f"reasons.{parameter.name}"):
            if key not in english:
                found.add(words[0], key, "these words are missing.")
    _check_against_code(found, path, {p.name: p.default for p in parameters})
    check_sweep(found, path, parameters, words[0], english)


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
