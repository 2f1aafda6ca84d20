"""What the value game returns, in words."""

from typing import Any

from workshop.content.texts import Texts
from workshop.models.telling import Tellers, Told
from workshop.models.value_game.run import FUNCTIONS


def _claimed(claimed: Any, ui: Texts, words: Texts) -> Told:
    shares = dict(zip(FUNCTIONS, map(ui.percent, claimed.shares), strict=True))
    finding = words(
        "claimed", marketing=shares["marketing"], sales=shares["sales"], sum=ui.percent(claimed.sum)
    )
    rows = [(words(f"functions.{name}"), share) for name, share in shares.items()]
    return Told(finding, None, [(words("total"), ui.number(claimed.total)), *rows])


TELLERS: Tellers = {("workshop.models.value_game.firm", "Claimed"): _claimed}
