"""What the model of two maps returns, in words."""

from typing import Any

from workshop.content.texts import Texts
from workshop.models.telling import Tellers, Told


def _losses(found: Any, ui: Texts, words: Texts) -> Told:
    amounts = {name: ui.number(amount) for name, amount in found._asdict().items()}
    rows = [(words(f"outcome.{name}"), amount) for name, amount in amounts.items()]
    finding = words("found", apart=amounts["apart"], pooled=amounts["pooled"])
    return Told(finding, None, rows)


TELLERS: Tellers = {("workshop.models.perception.mistakes", "Losses"): _losses}
