"""How often a claim holds in worlds that we find plausible, and on what that hangs.

A sweep plays a model in many worlds, drawn from the ranges of `data/models`. What to note of each
and what to count says a module of this package, named as the model is: it has the dataclass
`World`, `FIXED` (names of parameters not to vary), `EXAMPLES` (worlds by name), `note(world)`
(answers by name), `CLAIMS`, `MEDIANS` and `DRIVEN` (names of answers). A share of worlds is about
our assumptions; it is no evidence about firms.
"""

from importlib import import_module
from typing import Any


def sweep_of(model: str) -> Any:
    """Return the module of a model such as `kpi-game`."""
    return import_module(f"{__name__}.{model.replace('-', '_')}")
