"""Which bench goes with which model."""

from workshop.pages.bench import Bench, Outcome
from workshop.pages.kpi_bench import KpiBench
from workshop.pages.pool_bench import PoolBench

BENCHES: dict[str, type[Bench]] = {kind.MODEL: kind for kind in (KpiBench, PoolBench)}


def bench_of(model: str, outcome: Outcome | None = None, number: int = 0) -> Bench:
    """Return the bench of one of the models; the arguments are those of `Bench`."""
    return BENCHES[model](outcome, number)
