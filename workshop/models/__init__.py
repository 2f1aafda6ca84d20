"""Models: one folder each, with everything that is known of one, found by its name.

A folder holds the arithmetic, and three modules that others look for:

- `run`: what the model makes of a room's answers. It has `TAKES`, the questions it starts from,
  and `parameters(tallies)`, which need the standard library only; `outcome(parameters)` and
  `played(parameters)`, which load the model when they are called. Parameters and outcomes are
  tables ready for JSON: the ledger keeps them.
- `claims`: what is claimed of it in many worlds, drawn from the ranges of `data/models`. It has the
  dataclass `World`, `FIXED` (names of parameters not to vary), `EXAMPLES` (worlds by name),
  `note(world)` (answers by name), `CLAIMS`, `MEDIANS` and `DRIVEN` (names of answers). A share of
  worlds is about our assumptions; it is no evidence about firms.
- `bench`: `BENCH`, what may be set by hand, and what it leads to.
- `check`, where needed: `check(found, folder)`, which notes mistakes in words of its own.
- `results`: `TELLERS`, how what the model returns is told in words, by the result's type.
- `playing`, where people can play it: `game(setting)`, which returns a `playing.Game`.
- `seats`, beside it: `TASKS` by seat, and `FIGURES`, how each is written (`playing.Game.figures`);
  it needs the standard library only, for pages show it.

Its parameters, with their reasons, and its words stand in `data/models`.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, cast

from workshop.contracts.runs import Outcome, Parameters
from workshop.contracts.tallies import Tally
from workshop.questions.taking import Takes

if TYPE_CHECKING:
    from workshop.content.noting import Findings
    from workshop.models.bench import Bench


class ModelRun(Protocol):
    """The module `run` of a model."""

    TAKES: tuple[Takes, ...]

    def parameters(self, tallies: Sequence[Tally]) -> Parameters:
        """Return what the room told the model."""

    def outcome(self, parameters: Parameters) -> Outcome:
        """Return what the model makes of what the room told it.

        Raises:
            ValueError: the parameters are none that the model knows.
        """

    def played(self, parameters: Parameters) -> Outcome:
        """Return what the model makes of what somebody set.

        Raises:
            ValueError: the parameters are none that the model knows.
        """


@cache
def models() -> tuple[str, ...]:
    """Return the names of the models, such as `kpi-game`, in alphabetical order."""
    folders = (module.name for module in iter_modules(__path__) if module.ispkg)
    return tuple(sorted(name.replace("_", "-") for name in folders))


def run_of(model: str) -> ModelRun:
    """Return what one of `models()` makes of a room's answers."""
    return cast("ModelRun", _part(model, "run"))


def claims_of(model: str) -> ModuleType:
    """Return what is claimed of one of `models()`."""
    return _part(model, "claims")


def bench_of(model: str, outcome: Outcome | None = None, number: int = 0) -> "Bench":
    """Return the bench of one of `models()`; the arguments are those of `Bench`."""
    bench: Bench = _part(model, "bench").BENCH(outcome, number)
    return bench


def results_of(model: str) -> ModuleType:
    """Return how what one of `models()` returns is told in words."""
    return _part(model, "results")


class Seats(Protocol):
    """The module `seats` of a model that people play."""

    TASKS: Mapping[str, tuple[str, ...]]
    FIGURES: Mapping[str, str]


def seats_of(model: str) -> Seats:
    """Return what pages must know of a model's seats, without loading the model."""
    return cast("Seats", _part(model, "seats"))


def own_checks() -> list[Callable[["Findings", Path], None]]:
    """Return what checks the words that only one model has."""
    folders = (model.replace("-", "_") for model in models())
    found = (f"{__name__}.{folder}.check" for folder in folders)
    return [import_module(name).check for name in found if find_spec(name)]


def _part(model: str, part: str) -> ModuleType:
    return import_module(f"{__name__}.{model.replace('-', '_')}.{part}")
