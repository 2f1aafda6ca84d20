"""What the model of two floors returns, in words."""

from typing import Any

from workshop.content.texts import Texts
from workshop.models.telling import Tellers, Told


def _left(left: Any, ui: Texts, words: Texts) -> Told:
    shares = {name: ui.percent(share) for name, share in left._asdict().items()}
    rows = [(words(name), share) for name, share in shares.items()]
    return Told(words("left", **shares), None, rows)


TELLERS: Tellers = {("workshop.models.contact.ways", "Left"): _left}
