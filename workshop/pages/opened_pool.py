"""What the lead pool returns, in words: a path and a policy."""

from typing import Any

from workshop.parameters import model_words
from workshop.texts import Texts, interface

MODEL = "lead-pool"
SALES = ("willing", "pressed", "converted")
STOCKS = ("customers", "pressed_customers", "pool", "soured")


def path_told(path: Any, language: str) -> str:
    """Return a path as a Markdown table: its last month, with what was earned above it."""
    ui, words = interface(language), model_words(MODEL, language)
    months = ui.count("pool_bench.months", len(path.value))
    finding = ui("pool_opened.value", span=months, value=ui.number(float(path.value[-1])))
    sales = [_line(name, path, ui, words) for name in (*SALES, *STOCKS)]
    share = f"| {words('outcome.pool_share')} | {ui.percent(float(path.pool_share[-1]))} |"
    head = f"| {ui('pool_opened.last')} | |"
    return "\n".join([f"**{finding}**", "", head, "|---|---|", *sales, share])


def policy_told(policy: Any, language: str) -> str:
    """Return a policy as a Markdown table."""
    ui, words = interface(language), model_words(MODEL, language)
    parts = [f"| {words(f'policy.{n}')} | {ui.percent(v)} |" for n, v in policy._asdict().items()]
    return "\n".join([f"| {ui('pool_opened.policy')} | |", "|---|---|", *parts])


def _line(name: str, path: Any, ui: Texts, words: Texts) -> str:
    return f"| {words(f'outcome.{name}')} | {ui.number(float(getattr(path, name)[-1]))} |"
