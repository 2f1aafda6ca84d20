"""The personas of `data/people/personas.toml`: how somebody sees both sides, and answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from workshop.content import content_root, read_toml
from workshop.content.line_numbers import line_of
from workshop.content.tables import unknown_key
from workshop.errors import ContentError

SEEN = ("own", "other", "expects")
"""What of a person is about the two sides; where sides see things alike, it lies near `ALIKE`."""

ALIKE = 0.65
"""How well a side is seen where all see things alike."""


@dataclass(frozen=True)
class Persona:
    """How somebody is. All lie in [0, 1] but `pace`, in [0.1, 10], and `late`, a whole number.

    Attributes:
        own: how well she sees her own side.
        other: how well she sees the other one.
        expects: how well she thinks the other side sees hers.
        agrees: how far she agrees with a statement of which nothing else is known.
        listens: how often she has heard what only others were told.
        sure: how often she takes what she leans to, and not what chance brings.
        spread: how far her heights stray.
        answers: how many of the questions she answers.
        skips: how many of their lines she leaves out.
        unsure: how often she does not know.
        pace: how slow she is; 1 is the usual.
        late: in which round she comes in; 0 is from the start.
    """

    own: float
    other: float
    expects: float
    agrees: float
    listens: float
    sure: float
    spread: float
    answers: float
    skips: float
    unsure: float
    pace: float
    late: int

    def shifted(self, by: Mapping[str, float], together: float) -> "Persona":
        """Return the same person in a room that sees things otherwise, and perhaps more alike.

        Args:
            by: by trait, how much more of it she has there.
            together: how far the sides see each other alike, in [0, 1].
        """
        now: dict[str, Any] = {name: _inside(getattr(self, name) + by[name]) for name in by}
        for name in SEEN:
            own = now.get(name, getattr(self, name))
            now[name] = (1 - together) * own + together * ALIKE
        return replace(self, **now)


TRAITS = {one.name: (0.0, 1.0) for one in fields(Persona)} | {"pace": (0.1, 10), "late": (0, 100)}
"""The lowest and the highest value of each trait."""


def _inside(share: float) -> float:
    return min(1.0, max(0.0, share))


def personas_path(root: Path) -> Path:
    """Return where the personas stand."""
    return root / "data" / "people" / "personas.toml"


@cache
def personas() -> dict[str, Persona]:
    """Return every persona by its id, in the order of the file.

    Raises:
        ContentError: the file cannot be read, or a trait is missing or out of its range.
    """
    path = personas_path(content_root())
    values = read_toml(path)
    if wrong := [told(path, *one) for one in persona_faults(values)]:
        raise ContentError(wrong)
    return {id: Persona(**traits) for id, traits in values.items()}


def told(path: Path, key: str, sentence: str) -> str:
    """Return a mistake at a key of a file, as `workshop check` tells it."""
    line = line_of(path, key)
    return f"{path}:{line}: {key}: {sentence}" if line else f"{path}: {key}: {sentence}"


def persona_faults(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the key and what is wrong there, of what `personas.toml` says."""
    for id, traits in values.items():
        if not isinstance(traits, dict):
            yield id, f"a persona is a table: write [{id}] above her traits."
            continue
        yield from ((f"{id}.{name}", unknown_key(name, TRAITS)) for name in traits.keys() - TRAITS)
        for name, (low, high) in TRAITS.items():
            value = traits.get(name)
            if not is_number(value, low, high):
                yield f"{id}.{name}", f"write a number from {low:g} to {high:g}."
            elif name == "late" and type(value) is not int:
                yield f"{id}.late", "write a whole number: the round in which she comes in."


def is_number(value: Any, low: float, high: float) -> bool:
    """Whether a value of a file is a number in a range; true and false are none."""
    return type(value) in (int, float) and low <= value <= high
