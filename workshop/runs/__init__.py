"""What a model makes of a room's answers. A run is a module of this package, found by name.

It has `parameters(tallies)`, which needs the standard library only; `outcome(parameters)` and
`played(parameters)`, which load the model when they are called. Parameters and outcomes are
tables ready for JSON: they are kept in the decision ledger.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def models() -> tuple[str, ...]:
    """Return the names a run may use, such as `kpi-game`, in alphabetical order."""
    return tuple(sorted(module.name.replace("_", "-") for module in iter_modules(__path__)))


def run_of(model: str) -> ModuleType:
    """Return the module of one of `models()`."""
    return import_module(f"{__name__}.{model.replace('-', '_')}")
