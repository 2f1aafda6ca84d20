"""Findings for the report: the pictures that were drawn, with names of their own on this page."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from workshop.content.texts import Texts
from workshop.contracts.record import Drawn
from workshop.record.report.parts import Shown, Table
from workshop.record.report.sides import side_by_side

_NAMED = re.compile(r'(\bid="|url\(#|href="#)')
_SIZE = re.compile(r' width="([\d.]+)" height="([\d.]+)"')
_HARMFUL = re.compile(
    r"<(?!/?(?:svg|g|path|text|tspan|line|rect|circle|defs|clipPath)\b)|\son\w+=", re.I
)
"""What no picture of Vega's has: a record may come from a file that somebody has changed."""


def shown(one: Drawn, id: str, number: str, sides: Sequence[str], ui: Texts) -> Shown:
    """Return a finding as the report has it.

    Args:
        one: as it was drawn.
        id: unique in the report.
        number: of its table.
        sides: the departments, where they answered in public; else none.
        ui: the words of the interface.
    """
    made = one["figure"]
    title = made["title"]
    # The sentence begins with the title and the stop that it gets there.
    told = made["sentence"].removeprefix(title).lstrip(".").strip()
    table = Table(number, made["table_label"], made["table"]["columns"], made["table"]["rows"])
    return Shown(
        id=id,
        title=title,
        told=told,
        picture=_picture(one["svg"], id, ui("report.chapter.picture", title=title.rstrip("."))),
        bars=made["light"]["rows"],
        chance=made.get("chance", ""),
        table=table if table.rows else None,
        said=side_by_side(made, sides, number, ui),
        certain=bool(one["names"]) or not one["stake"],
        stake=one["stake"] if one["names"] else 0,
    )


def _picture(svg: str, id: str, words: str) -> str:
    """Return a picture that can stand beside others: ids of its own, and words for what it is."""
    if not svg or _HARMFUL.search(svg):
        return ""
    own = _NAMED.sub(lambda hit: f"{hit[1]}{id}-", svg)
    sized = _SIZE.sub(r' viewBox="0 0 \1 \2"', own.replace(_box(own), "", 1), count=1)
    return sized.replace("<svg ", f'<svg role="img" aria-label="{escape(words)}" ', 1)


def _box(svg: str) -> str:
    found = re.search(r' viewBox="[^"]*"', svg)
    return found[0] if found else ""


def strongest(found: Iterable[Shown], most: int) -> list[Shown]:
    """Return the findings that say most: what is surely there, on which most is staked.

    Facts, on which nothing is staked, come next, then what cannot be told; those that are alike
    stay in the order in which they were shown. Lists of texts have no place among them.
    """
    seen = [one for one in found if one.picture or one.said]
    ranked = sorted(seen, key=lambda one: (not one.certain, -one.stake))[:most]
    return [one for one in seen if one in ranked]
