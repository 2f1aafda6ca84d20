"""Checks of `data/models/*.sweep.toml`: up to date, and with words for each claim."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workshop.content.noting import Findings
from workshop.content.parameters import Parameter, digest
from workshop.content.tables import Table
from workshop.content.texts import placeholders
from workshop.models import claims_of
from workshop.sampling.claims import CLAIM_WORDS, numbers
from workshop.sampling.kept import Sweep, read_sweep

# Beside the shares of a claim's own, every claim may name these.
_EVERYWHERE = {"worlds", "interval"}


def check_sweep(
    found: Findings,
    model: Path,
    parameters: Sequence[Parameter],
    words: Path,
    english: dict[str, Any],
) -> None:
    """Check that a model's sweep is up to date and that its claims have words.

    Args:
        found: takes the mistakes.
        model: the model's table.
        parameters: what stands there.
        words: the file of the model's English words; the other language has the same keys.
        english: its sentences, by dotted key.
    """
    path = model.with_name(f"{model.stem}.sweep.toml")
    table = found.read(path)
    if table is None:
        return
    wrong: list[str] = []
    top = Table(table, path, wrong)
    sweep = read_sweep(top)
    found.take([*wrong, *top.strangers()], stops=False)
    if wrong:
        return
    _check_age(found, path, sweep, parameters)
    _check_words(found, words, sweep, english)


def _check_age(found: Findings, path: Path, sweep: Sweep, parameters: Sequence[Parameter]) -> None:
    model = path.name.partition(".")[0]
    again = f"run `workshop models sweep {model}`."
    if sweep.digest != digest(parameters):
        found.add(path, "digest", f"{model}.toml has changed since this was measured: {again}")
    claimed = {claim.id: {case.id for case in claim.cases} for claim in claims_of(model).CLAIMS}
    if claimed != {id: set(counted.cases) for id, counted in sweep.claims.items()}:
        found.add(path, "claim", f"other claims are counted today: {again}")


def _check_words(found: Findings, path: Path, sweep: Sweep, english: dict[str, Any]) -> None:
    needed = {f"claims.{id}.{key}": id for id in sweep.claims for key in CLAIM_WORDS}
    others = ["sweep.caution", *(f"answers.{answer}" for answer in sweep.correlations)]
    for key in (*needed, *others):
        if not isinstance(english.get(key), str):
            found.add(path, key, "these words are missing.")
    for key in english:
        if key.startswith("claims.") and key not in needed:
            found.add(path, key, "the sweep has no such claim.")
    for key, id in needed.items():
        _check_placeholders(found, path, key, str(english.get(key, "")), set(numbers(sweep, id)))
    if "worlds" not in placeholders(str(english.get("sweep.caution", ""))):
        found.add(path, "sweep.caution", "it must tell of how many {worlds} it speaks.")


def _check_placeholders(
    found: Findings, path: Path, key: str, sentence: str, known: set[str]
) -> None:
    named = placeholders(sentence)
    for name in sorted(named - known - _EVERYWHERE):
        found.add(path, key, f"nothing is counted that is called {{{name}}}.")
    if sentence and key.endswith(".found") and not named >= {"share", "interval"}:
        found.add(path, key, "it must tell the {share} and its {interval}.")
