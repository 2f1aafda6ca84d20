"""How the room is while it runs: its phones' connections, whom it waits for, pause and nudge."""

from datetime import datetime

from workshop.content.texts import Texts
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.running import (
    Awaited,
    AwaitedSide,
    KeysPanel,
    Lines,
    NudgeButton,
    PauseButton,
    RunningPanel,
)
from workshop.session import Phase

SHORT = 45
"""Seconds up to which something was just now."""


def running_panel(look: FacilitatorLook, ui: Texts, now: datetime) -> RunningPanel:
    """Return how a room is while it runs."""
    over = look["here"]["phase"] == Phase.ENDED
    # Invented people have no lines that could be lost.
    silent = over or look["session"]["practice"]
    awaited = look["awaited"]
    return {
        "lines": "" if silent else lines_sentence(look["lines"], ui, now),
        "awaited": awaited_sentences(awaited, ui, now) if awaited else [],
        "pause": _pause(look, ui, now),
        "nudge": _nudge(look, ui, now),
        "keys": keys_panel(ui),
    }


def keys_panel(ui: Texts) -> KeysPanel:
    """Return which keys there are; the buttons that they press say so too, in the script."""
    listed = ui.table("run.keys.list").items()
    return {
        "title": ui("run.keys.title"),
        "list": [{"id": key, "text": text} for key, text in listed],
        "on": ui("run.keys.on"),
        "close": ui("run.keys.close"),
    }


def minutes_since(then: str | None, now: datetime) -> int:
    """Return for how many minutes something has been so, rounded; 0 where that is just now."""
    if then is None:
        return 0
    seconds = (now - datetime.fromisoformat(then)).total_seconds()
    return 0 if seconds < SHORT else max(1, round(seconds / 60))


def lines_sentence(lines: Lines, ui: Texts, now: datetime) -> str:
    """Return how the phones are connected: all of them, or how many lost it, and since when."""
    here, lost = lines["here"], lines["lost"]
    if not lost:
        key = "none" if not here else "one" if here == 1 else "all"
        return _with_shared(ui(f"run.lines.{key}", n=here), lines, ui)
    minutes = minutes_since(lines["since"], now)
    key = "run.lines.lost_for" if minutes else "run.lines.lost"
    told = ui.count(key, lost, here=here, all=here + lost, minutes=minutes)
    return _with_shared(told, lines, ui)


def _with_shared(told: str, lines: Lines, ui: Texts) -> str:
    """Return the same with how many people share a phone; not who."""
    if not lines["devices"]:
        return told
    shared = ui.count("device.console.line", lines["devices"], people=lines["sharing"])
    return f"{told} {shared}"


def awaited_sentences(awaited: Awaited, ui: Texts, now: datetime) -> list[str]:
    """Return whom the room waits for: how many, by department where that names nobody."""
    away = awaited["away"]
    left = [ui.count("run.awaited.away", away)] if away else []
    if not awaited["waits"]:
        there = awaited["done"] + away
        return [*([ui("run.awaited.done")] if there else []), *left]
    sides = [_of_side(side, ui, now) for side in awaited["sides"]]
    last = _last(awaited["since"], ui, now, silent=awaited["silent"])
    return [*(sides or [ui.count("run.awaited.room", awaited["waits"], last=last)]), *left]


def _of_side(side: AwaitedSide, ui: Texts, now: datetime) -> str:
    values = {
        "side": ui(f"departments.{side['id']}"),
        "done": side["done"],
        "of": side["of"],
    }
    if not side["waits"]:
        key = "all" if side["done"] == side["of"] else "here"
        return ui(f"run.awaited.side_done.{key}", **values)
    last = _last(side["since"], ui, now, silent=side["silent"])
    return ui.count("run.awaited.side", side["waits"], last=last, **values)


def _last(since: str, ui: Texts, now: datetime, *, silent: bool) -> str:
    minutes = minutes_since(since, now)
    key = f"{'none_' if silent else ''}{'ago' if minutes else 'now'}"
    return ui(f"run.awaited.last.{key}", n=minutes)


def _pause(look: FacilitatorLook, ui: Texts, now: datetime) -> PauseButton | None:
    if look["here"]["phase"] in (Phase.LOBBY, Phase.ENDED):
        return None
    if look["still"] is None:
        return {"to": True, "text": ui("run.pause.stop"), "now": ""}
    minutes = minutes_since(look["still"], now)
    said = ui(f"run.pause.{'ago' if minutes else 'now'}", n=minutes)
    return {"to": False, "text": ui("run.pause.go_on"), "now": said}


def _nudge(look: FacilitatorLook, ui: Texts, now: datetime) -> NudgeButton | None:
    """Return the button of a nudge, where there is somebody whom it would reach."""
    awaited, last = look["awaited"], look["nudge"]
    if awaited is None or not awaited["waits"] or look["still"]:
        return None
    past = (now - datetime.fromisoformat(last["at"])).total_seconds() if last else 0.0
    rest = max(0, round(last["rest"] - past)) if last else 0
    return {
        "text": ui("run.nudge.press"),
        "rest": rest,
        "done": ui("run.nudge.done") if rest else "",
    }
