"""What the lead pool returns, in words."""

from typing import Any

from workshop.content.texts import Texts
from workshop.models.telling import Tellers, Told

PATH = ("willing", "pressed", "converted", "customers", "pressed_customers", "pool", "soured")
"""What is told of the last month of a path of the lead pool."""


def _path(path: Any, ui: Texts, words: Texts) -> Told:
    months = ui.count("pool_bench.months", len(path.value))
    finding = ui("results.earned", span=months, value=ui.number(float(path.value[-1])))
    last = [(words(f"outcome.{name}"), ui.number(float(getattr(path, name)[-1]))) for name in PATH]
    share = words("outcome.pool_share"), ui.percent(float(path.pool_share[-1]))
    return Told(finding, None, [*last, share])


def _policy(policy: Any, ui: Texts, words: Texts) -> Told:
    key = "results.flawed" if policy.flaw else "results.best"
    finding = ui(key, share=ui.percent(policy.pressure), flaw=ui.percent(policy.flaw))
    rows = [(words(f"policy.{name}"), ui.percent(part)) for name, part in policy._asdict().items()]
    return Told(finding, policy.pressure, rows)


TELLERS: Tellers = {
    ("workshop.models.lead_pool.pool", "Path"): _path,
    ("workshop.models.lead_pool.market", "Policy"): _policy,
}
