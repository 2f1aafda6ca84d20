"""A pause, a nudge and texts that say the same, as phones and wall tell of them."""

from workshop.content.texts import Texts
from workshop.contracts.looks import CommonView, SharedLook
from workshop.contracts.running import PauseWords, RunningWords
from workshop.contracts.tallies import Value
from workshop.contracts.wall import Quote


def running_words(look: CommonView, ui: Texts) -> RunningWords:
    """Return that the room stands still, or that answers are waited for; mostly nothing."""
    if look["session"]["paused"]:
        return {"paused": {"title": ui("run.pause.title"), "lead": ui("run.pause.lead")}}
    if look["nudge"]:
        return {"nudge": {"id": look["nudge"], "text": ui("run.nudge.line")}}
    return {}


def wall_pause(look: SharedLook, ui: Texts) -> PauseWords | None:
    """Return what the wall shows while the room stands still; None while it goes on."""
    if not look["session"]["paused"]:
        return None
    return {"title": ui("run.pause.title"), "lead": ui("run.pause.wall")}


def wall_quotes(look: SharedLook, ui: Texts) -> list[Quote]:
    """Return the released texts, with how many wrote each where that may be told."""
    texts = look["quotes"]
    told = look.get("wrote") or [0] * len(texts)
    return [_quote(text, n, ui) for text, n in zip(texts, told, strict=True)]


def _quote(text: Value, n: int, ui: Texts) -> Quote:
    return {"text": text, "many": ui.count("run.alike.wrote", n)} if n else {"text": text}
