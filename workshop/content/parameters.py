"""The numbers a model starts from, and its words: `data/models`, read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from workshop.content import LANGUAGES, content_root, listed, read_toml
from workshop.content.tables import Table
from workshop.content.texts import Texts
from workshop.errors import ContentError

SCALES = ("even", "log")


@dataclass(frozen=True)
class Parameter:
    """One assumption of a model.

    Attributes:
        name: the field of the model's dataclass.
        symbol: how equations write it.
        unit: id of its unit, whose words stand under `units`.
        default: what the kit uses.
        low: the lowest value that is plausible.
        high: the highest; equal to `low` where the value is never varied.
        scale: how worlds are spread over the range: "even", or "log" by orders of magnitude.
        why: the reason, in a few words.
    """

    name: str
    symbol: str
    unit: str
    default: float
    low: float
    high: float
    scale: str
    why: str


@cache
def parameters(model: str) -> tuple[Parameter, ...]:
    """Return a model's parameters, in the order of its file.

    Args:
        model: such as `"kpi-game"`.

    Raises:
        ContentError: the file is missing or cannot be read; it names each mistake.
    """
    path = content_root() / "data" / "models" / f"{model}.toml"
    return parse_parameters(path, read_toml(path))


def models() -> tuple[str, ...]:
    """Return the names of all models that have a table of parameters, in alphabetical order."""
    files = listed(content_root() / "data" / "models", "*.toml")
    return tuple(path.stem for path in files if "." not in path.stem)


def digest(table: Iterable[Parameter]) -> str:
    """Return a short mark of parameters: it changes with a default, a range or a scale."""
    numbers = [(p.name, p.default, p.low, p.high, p.scale) for p in table]
    return sha256(repr(numbers).encode()).hexdigest()[:16]


def parse_parameters(path: Any, table: dict[str, Any]) -> tuple[Parameter, ...]:
    """Build the parameters of a parsed file.

    Raises:
        ContentError: keys are missing or of the wrong type; it names each.
    """
    wrong: list[str] = []
    found = read_parameters(Table(table, path, wrong))
    if wrong:
        raise ContentError(wrong)
    return found


def read_parameters(top: Table) -> tuple[Parameter, ...]:
    """Build the parameters of a file from its table, which notes what does not fit."""
    return tuple(_parameter(one) for one in top.tables("parameter", needed=True))


def _parameter(table: Table) -> Parameter:
    return Parameter(
        name=table.text("name", needed=True),
        symbol=table.text("symbol", needed=True),
        unit=table.text("unit", needed=True),
        default=table.amount("default"),
        low=table.amount("low"),
        high=table.amount("high"),
        scale=table.text("scale") or SCALES[0],
        why=table.text("why", needed=True),
    )


@cache
def model_words(model: str, language: str) -> Texts:
    """Return a model's words in a language; an unknown one gives English.

    Raises:
        ContentError: the file is missing or cannot be read.
    """
    known = language if language in LANGUAGES else "en"
    path = content_root() / "data" / "models" / f"{model}.{known}.toml"
    return Texts(known, read_toml(path), f"data/models/{path.name}")
