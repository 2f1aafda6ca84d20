"""Taking a session from its host: head first, then one reveal after the other."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import cast

from workshop.contracts.record import Drawn, Head, Seen, SeenReply, Took
from workshop.errors import Refused
from workshop.host.asking import Ask
from workshop.record.drawing import drawn
from workshop.record.packing import packed, unpacked

Progress = Callable[[int, int], None]
"""Is told how many reveals were read, and of how many."""


def taken(ask: Ask, code: str, progress: Progress | None = None) -> Took:
    """Return a session as it is taken home.

    Args:
        ask: asks the host; a room that is being played is never held up by it for long.
        code: the session's.
        progress: hears how far it is.

    Raises:
        Refused: there is no such session.
    """
    head = cast("Head", ask("record", code=code))
    seen = list[Seen]()
    for at, step in enumerate(head["shown"], 1):
        one = cast("SeenReply", ask("seen", code=code, step=step))["seen"]
        seen += [one] if one else []
        if progress:
            progress(at, len(head["shown"]))
    names = Head.__annotations__
    return cast("Took", {name: head[name] for name in names} | {"seen": seen})  # type: ignore[literal-required]


def findings(took: Took, language: str) -> dict[int, list[Drawn]]:
    """Return what each reveal looked like in a language, by step.

    What was drawn when it was shown is taken; what was not, because the room went on at once or no
    server ran, is drawn now, from what was counted when it was shown.
    """
    return {one["step"]: _findings(one, took, language) for one in took["seen"]}


def _findings(seen: Seen, took: Took, language: str) -> list[Drawn]:
    kept = seen["drawn"].get(language)
    return unpacked(kept) if kept else drawn(seen, took["session"], language)


def keep(ask: Ask, took: Took, language: str, found: Mapping[int, list[Drawn]]) -> None:
    """Let a host keep what was drawn only now, so that it looks the same the next time.

    One that does not take it, because the caller may not or it is too large, draws it again.
    """
    for seen in took["seen"]:
        one = found[seen["step"]]
        if one and language not in seen["drawn"]:
            where = {"code": took["session"]["code"], "step": seen["step"], "of": seen["of"]}
            with suppress(Refused):
                ask("keep_drawn", **where, drawn={language: packed(one)})
