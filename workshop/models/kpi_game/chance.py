"""What bonuses chosen at random bring: a headline praises only what lies above it.

A bonus is drawn as a card takes it: one to three numbers, which ones, and how the hundred points
lie on them in steps of five, each time as likely as any other. Two of them, one for each
department, are played by the kit's own firm. What many such pairs bring stands in
`data/models/kpi-game.chance.toml`, written by `workshop models chance`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop.content import content_root, read_toml
from workshop.content.parameters import digest, parameters
from workshop.content.tables import Table
from workshop.errors import ContentError
from workshop.models.rounding import rounded

if TYPE_CHECKING:
    import numpy as np

    from workshop.models.kpi_game.game import Contract

MODEL = "kpi-game"
ASKED = {
    "marketing": ("leads", "fitleads", "brand", "newcust", "profit"),
    "sales": ("revenue", "newcust", "arpu", "retention", "profit"),
}
"""The numbers among which the cards let people choose."""

MOST = 3
STEPS = 20
TENTH = 0.1
FIRST = 20
"""How many pairs are kept one by one."""

Watch = Callable[[Iterator[float]], list[float]]


@dataclass(frozen=True)
class Chance:
    """What random bonuses capture of the possible gain.

    Attributes:
        draws: how many pairs of bonuses were drawn.
        seed: of the random numbers.
        digest: mark of the firm's parameters.
        lower: one in ten captures no more than this.
        median: half of them capture no more.
        upper: one in ten captures more.
        apart: two of them lie further apart in one case of ten.
        first: what the first pairs capture.
    """

    draws: int
    seed: int
    digest: str
    lower: float
    median: float
    upper: float
    apart: float
    first: tuple[float, ...]


@cache
def chance() -> Chance:
    """Return what random bonuses capture, as it was measured.

    Raises:
        ContentError: the file is missing or cannot be read; it names each mistake.
    """
    path = chance_path(content_root() / "data" / "models")
    wrong: list[str] = []
    found = read_chance(Table(read_toml(path), path, wrong))
    if wrong:
        raise ContentError(wrong)
    return found


def chance_path(folder: Path) -> Path:
    """Return where it is kept among the models' files."""
    return folder / f"{MODEL}.chance.toml"


def read_chance(read: Table) -> Chance:
    """Build it from the table of its file, which notes what does not fit."""
    return Chance(
        read.number("draws"),
        read.number("seed"),
        read.text("digest", needed=True),
        read.amount("lower"),
        read.amount("median"),
        read.amount("upper"),
        read.amount("apart"),
        tuple(read.rows("captured").get("first", ())),
    )


def measured(draws: int, seed: int, watch: Watch = list) -> dict[str, Any]:
    """Play random bonuses, and return what they bring, as the file holds it.

    Args:
        draws: how many pairs of bonuses, at least 2.
        seed: of the random numbers.
        watch: takes what each pair captures, one after the other, and returns all of it.
    """
    import numpy as np

    captured = watch(_captured(draws, seed))
    lower, median, upper = np.quantile(captured, (TENTH, 0.5, 1 - TENTH))
    # Each pair beside the next: what a room gave and what it wished are two such pairs.
    apart = np.quantile(np.abs(np.diff(captured)), 1 - TENTH)
    numbers = {"lower": lower, "median": median, "upper": upper, "apart": apart}
    return {
        "draws": draws,
        "seed": seed,
        "digest": digest(parameters(MODEL)),
        **{name: rounded(value) for name, value in numbers.items()},
        "captured": {"first": [rounded(value) for value in captured[:FIRST]]},
    }


def contracts(draws: int, seed: int) -> "Iterator[Contract]":
    """Yield random bonuses, one of each department."""
    import numpy as np

    from workshop.models.kpi_game.game import Contract

    generator = np.random.default_rng(seed)
    for _ in range(draws):
        marketing, sales = (_bonus(generator, kpis) for kpis in ASKED.values())
        yield Contract(marketing, sales)


def _bonus(generator: "np.random.Generator", kpis: tuple[str, ...]) -> dict[str, float]:
    many = int(generator.integers(1, MOST + 1))
    named = generator.choice(kpis, many, replace=False).tolist()
    cuts = sorted(generator.choice(range(1, STEPS), many - 1, replace=False).tolist())
    ends = zip((0, *cuts), (*cuts, STEPS), strict=True)
    return {kpi: (high - low) / STEPS for kpi, (low, high) in zip(named, ends, strict=True)}


def _captured(draws: int, seed: int) -> Iterator[float]:
    from workshop.models.kpi_game.game import World, play

    world = World()
    return (play(world, contract).captured for contract in contracts(draws, seed))
