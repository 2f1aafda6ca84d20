"""What a sweep counted, as it is kept in `data/models/MODEL.sweep.toml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from workshop.content import content_root, read_toml
from workshop.content.parameters import models
from workshop.content.tables import Table
from workshop.errors import ContentError

if TYPE_CHECKING:
    import pandas

# Standard errors on each side that an interval of 95 percent takes.
_REACH = 1.959964


class Share(NamedTuple):
    """In how many worlds something holds.

    Attributes:
        holds: the worlds in which it holds.
        of: the worlds it is about, at least 1.
    """

    holds: int
    of: int

    @property
    def share(self) -> float:
        """The share of worlds, in [0, 1]."""
        return self.holds / self.of

    @property
    def error(self) -> float:
        """The standard error of that share, as if the worlds had been drawn independently.

        They were drawn more evenly than that, so the true one is no larger.
        """
        return sqrt(self.share * (1 - self.share) / self.of)

    @property
    def interval(self) -> tuple[float, float]:
        """An interval that holds the share of all worlds in 95 of 100 sweeps.

        Source: Wilson (1927), Probable inference, the law of succession, and statistical
        inference, Journal of the American Statistical Association 22, 209-212.
        """
        more = _REACH**2 / self.of
        middle = (self.share + more / 2) / (1 + more)
        reach = _REACH / (1 + more) * sqrt(self.error**2 + more / (4 * self.of))
        return max(0.0, middle - reach), min(1.0, middle + reach)


@dataclass(frozen=True)
class Counted:
    """A claim as it was counted.

    Attributes:
        share: in how many worlds it holds.
        first: the first worlds one by one: "+" holds, "-" does not, "." is not about that one.
        cases: the same for its cases, by id; a case has none of its own.
    """

    share: Share
    first: str
    cases: Mapping[str, "Counted"]


@dataclass(frozen=True)
class Sweep:
    """A model played in many worlds, as it was kept.

    Attributes:
        worlds: how many.
        seed: of the random numbers.
        digest: mark of the parameters it was made with.
        claims: what was counted, by id.
        medians: of answers, by name.
        examples: the answers of well-known worlds, by the world's id and the answer's name.
        correlations: rank correlations in [-1, 1], by answer and parameter.
        first: the answers of the first worlds, by name.
    """

    worlds: int
    seed: int
    digest: str
    claims: Mapping[str, Counted]
    medians: Mapping[str, float]
    examples: Mapping[str, Mapping[str, float]]
    correlations: Mapping[str, Mapping[str, float]]
    first: Mapping[str, tuple[float, ...]]

    def to_frame(self) -> "pandas.DataFrame":
        """Return a row for each claim, and for each of its cases.

        Columns: `claim`, and `case`, missing for the claim itself (both str); `holds` and `of`,
        worlds (int64); `share`, in [0, 1], and `low` and `high`, between which that of all worlds
        lies in 95 of 100 sweeps (float64).
        """
        import pandas

        return pandas.DataFrame(list(_lines(self.claims)))

    def answers(self) -> "pandas.DataFrame":
        """Return a row for each of the first worlds, and a column (float64) for each answer."""
        import pandas

        return pandas.DataFrame({name: list(row) for name, row in self.first.items()})

    def drivers(self) -> "pandas.DataFrame":
        """Return the rank correlations, in [-1, 1], of each parameter with each answer."""
        import pandas

        return pandas.DataFrame({name: dict(row) for name, row in self.correlations.items()})

    def __repr__(self) -> str:
        return f"Sweep({self.worlds} worlds, claims: {', '.join(self.claims)})"


def _lines(claims: Mapping[str, Counted]) -> Iterator[dict[str, object]]:
    for id, claim in claims.items():
        for case, one in (("", claim), *claim.cases.items()):
            low, high = one.share.interval
            yield {
                "claim": id,
                "case": case or None,
                "holds": one.share.holds,
                "of": one.share.of,
                "share": one.share.share,
                "low": low,
                "high": high,
            }


def sweeps() -> "pandas.DataFrame":
    """Return the sweeps of all models in one table: that of `Sweep.to_frame`, with a `model`."""
    import pandas

    told = {model: sweep(model).to_frame() for model in models()}
    return pandas.concat(told, names=["model"]).reset_index("model").reset_index(drop=True)


@cache
def sweep(model: str) -> Sweep:
    """Return the sweep of a model such as `kpi-game`.

    Raises:
        ContentError: its file is missing or cannot be read; it names each mistake.
    """
    path = sweep_path(model)
    return parse_sweep(path, read_toml(path))


def sweep_path(model: str) -> Path:
    """Return where a model's sweep is kept."""
    return content_root() / "data" / "models" / f"{model}.sweep.toml"


def parse_sweep(path: Any, table: dict[str, Any]) -> Sweep:
    """Build the sweep of a parsed file.

    Raises:
        ContentError: keys are missing or of the wrong type; it names each.
    """
    wrong: list[str] = []
    found = read_sweep(Table(table, path, wrong))
    if wrong:
        raise ContentError(wrong)
    return found


def read_sweep(read: Table) -> Sweep:
    """Build a sweep from the table of its file, which notes what does not fit."""
    return Sweep(
        worlds=read.number("worlds"),
        seed=read.number("seed"),
        digest=read.text("digest", needed=True),
        claims=_counts(read.tables("claim", needed=True)),
        medians=read.amounts("medians"),
        examples={one.text("id"): one.amounts("answers") for one in read.tables("example")},
        correlations={one.text("id"): one.amounts("with") for one in read.tables("correlation")},
        first={name: tuple(row) for name, row in read.rows("first").items()},
    )


def _counts(tables: list[Table]) -> dict[str, Counted]:
    return {one.text("id", needed=True): _counted(one) for one in tables}


def _counted(table: Table) -> Counted:
    share = Share(table.number("holds"), max(1, table.number("of")))
    return Counted(share, table.text("first"), _counts(table.tables("case")))
