"""What the coin returns, in words."""

from typing import Any

from workshop.content.texts import Texts
from workshop.models.telling import Tellers, Told


def _outcome(outcome: Any, ui: Texts, words: Texts) -> Told:
    heads = ui.number(outcome.heads)
    return Told(words("found", heads=heads), None, [(words("outcome.heads"), heads)])


TELLERS: Tellers = {("workshop.models.coin.toss", "Outcome"): _outcome}
