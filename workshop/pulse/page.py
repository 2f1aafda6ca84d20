"""The page of a pulse: one file that is sent by mail, opens anywhere and reaches out to nothing."""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from tornado.escape import xhtml_escape
from tornado.template import Loader

from workshop.content import LANGUAGES
from workshop.content.texts import html, interface
from workshop.contracts.pulse import ByLanguage, Pulse
from workshop.pulse.codes import SIGNS, drawn, lines_of, many, room, ways

_PAGES = Path(__file__).parent / "pages"


def written(pulse: Pulse, which: str, language: str) -> bytes:
    """Return the page.

    Args:
        pulse: what it asks.
        which: `two` or `six`.
        language: in which it begins where a browser wishes for none of ours; it has all of them.

    Returns:
        HTML in UTF-8, complete in itself: its policy forbids it to load or to send anything.
    """
    languages = [language, *(one for one in LANGUAGES if one != language)]
    script = (_PAGES / "pulse.js").read_text(encoding="utf-8")
    honest = "pulse.page.honest_teams" if pulse["teams"] else "pulse.page.honest"
    titles = {one: _title(pulse, which, one) for one in languages}
    made = _templates().load("pulse.html")
    page = made.generate(
        languages=languages,
        titles=titles,
        t={one: interface(one) for one in languages},
        digest=_digest(script),
        style=(_PAGES / "pulse.css").read_text(encoding="utf-8"),
        script=script,
        which=which,
        pulse=pulse,
        both=_both(languages),
        said=_said,
        lead=_said({one: _lead(pulse, one) for one in languages}),
        honest="".join(f'<div lang="{o}">{html(interface(o)(honest))}</div>' for o in languages),
        told=_told(pulse, which, titles),
    )
    return bytes(page)


@cache
def _templates() -> Loader:
    return Loader(str(_PAGES), autoescape="xhtml_escape", whitespace="oneline")


def _digest(script: str) -> str:
    """Return by what a policy lets this one script run and no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _title(pulse: Pulse, which: str, language: str) -> str:
    return f"{interface(language)(f'pulse.subject.{which}')} · {pulse['name']}"


def _lead(pulse: Pulse, language: str) -> str:
    ui = interface(language)
    return ui("pulse.page.lead", name=pulse["name"], day=ui.day(date.fromisoformat(pulse["day"])))


def _both(languages: list[str]) -> Callable[..., str]:
    """Return what writes a sentence in each language; a page shows one of them."""

    def both(key: str, **values: object) -> str:
        return _said({one: interface(one)(key, **values) for one in languages})

    return both


def _said(words: ByLanguage) -> str:
    return "".join(f'<span lang="{one}">{xhtml_escape(text)}</span>' for one, text in words.items())


def _told(pulse: Pulse, which: str, titles: Mapping[str, str]) -> str:
    """Return what the page's script reads: no words of anybody, but the session's name."""
    told = {
        "key": pulse["key"],
        "sign": SIGNS[which],
        "room": room(pulse),
        "drawn": drawn(pulse),
        "values": ways(pulse),
        "departments": [one["id"] for one in pulse["departments"]],
        "asked": [
            {
                "id": one["id"],
                "sides": [*one["prompt"]],
                "items": lines_of(one),
                "options": [option["id"] for option in one["options"]],
                "several": one["kind"] == "several",
                "many": many(one),
            }
            for one in pulse["asked"]
        ],
        "titles": dict(titles),
        "words": {one: dict(interface(one).table("pulse.page")) for one in titles},
    }
    # Nothing in it may end the element that holds it.
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
