"""Beats of a lesson on paper: what is to be read in one, in the order in which it is shown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workshop.contracts.figures import Figure
from workshop.contracts.parts import Claims
from workshop.contracts.phone import Here
from workshop.pages.paper.pieces import Grid, Piece, Sheet, Shown, head, listed, named, text

Page = Mapping[str, Any]

_FOUND = ("figures", "table", "claims")
"""Parts of a beat that somebody may want to take along."""


def beat(page: Page) -> Sheet:
    """Return any page that a `Lesson` shows."""
    titles = [page[key] for key in ("heading", "title", "beat") if page.get(key)]
    title, *more = titles or [""]
    inside = list(_inside(page))
    pieces = [*(piece for one in more for piece in head(one)), *inside] if inside else []
    # What holds words alone stands above in the same words, as long as the widget lives.
    words = not any(page.get(part) for part in _FOUND)
    return Sheet(str(title), pieces, str(page.get("language", "")), quiet=words)


def _inside(page: Page) -> Iterator[Piece]:
    # What only asks to press a button is nothing to read.
    if "button" in page:
        return
    yield from text((page.get("part") or {}).get("text"))
    yield from text(page.get("lead"))
    yield from page.get("blocks") or ()
    yield from _sections(page)
    yield from _result(page)
    yield from _figures(page)
    yield from _wrote(page)
    yield from _own_items(page)
    yield from _claims(page)
    yield from _heard(page)
    yield from text(page.get("note"))


def _sections(page: Page) -> Iterator[Piece]:
    for section in page.get("sections") or ():
        yield from head(section["title"])
        yield from text(section["text"])


def _result(page: Page) -> Iterator[Piece]:
    yield from text(page.get("finding"), strong=True)
    if page.get("table"):
        yield Grid(page["table"])


def _figures(page: Page) -> Iterator[Piece]:
    here: Sequence[Here] = page.get("here") or ()
    for at, figure in enumerate(page.get("figures") or ()):
        yield from figure_told(figure)
        for mine in here:
            if mine["of"] == at:
                yield from _hers(figure, mine, page["words"]["here"])


def figure_told(figure: Figure) -> Iterator[Piece]:
    """Yield a finding, what more there is to say, its picture and its numbers."""
    yield from head(figure["title"])
    yield from text(figure["sentence"].removeprefix(figure["title"]).lstrip(". "))
    yield from text(figure.get("chance"))
    if figure["spec"]:
        yield Shown(figure)
    elif figure["table"]["rows"]:
        yield Grid(figure["table"], figure["table_label"])


def _hers(figure: Figure, mine: Here, title: str) -> Iterator[Piece]:
    """Yield her own answers beside a finding: with the row on which each stands, or by itself."""
    yield from head(title)
    rows = figure["light"]["rows"]
    for own in mine["own"]:
        for at, said in own["said"].items():
            label = rows[int(at)]["label"] if int(at) < len(rows) else ""
            words = f"{own['name']}: {said}" if said else own["name"]
            yield from named(label, words, "li") if label else text(words, "li")
    yield from listed(mine["said"])


def _wrote(page: Page) -> Iterator[Piece]:
    if page.get("wrote"):
        yield from head(page["words"]["here_wrote"])
        yield from listed(f"{one['text']} {one['said']}" for one in page["wrote"])


def _own_items(page: Page) -> Iterator[Piece]:
    panel = page.get("own_items")
    if panel:
        yield from text(panel["status"])
        yield from listed(line["text"] for line in panel["lines"])


def _claims(page: Page) -> Iterator[Piece]:
    claims: Claims | None = page.get("claims")
    if not claims:
        return
    yield from head(claims["title"])
    for card in claims["cards"]:
        yield from text(card["claim"], strong=True)
        yield from text(card["found"])
        yield from named(card["fails_label"], card["fails"])
    yield from text(claims["caution"])


def _heard(page: Page) -> Iterator[Piece]:
    """Yield what was told, what people wrote, and what to ask oneself."""
    if log := page.get("log"):
        yield from head(log["title"])
        yield from log["blocks"]
    for part, kind in (("quotes", "quote"), ("questions", "li")):
        said = page.get(part) or {"entries": []}
        if said["entries"]:
            yield from head(said["title"])
            for one in said["entries"]:
                yield from text(one, kind)


def quiz(page: Page) -> Sheet:
    """Return the questions at the end: those that were answered, with the reason."""
    pieces: list[Piece] = []
    for one in page.get("questions") or ():
        words = {option["id"]: option["text"] for option in one["options"]}
        pieces += text(one["ask"], strong=True)
        if one["picked"]:
            pieces += named(
                page["words"]["right" if one["right"] else "wrong"], words[one["picked"]]
            )
            pieces += text(one["why"])
        else:
            pieces += listed(words.values())
    return Sheet(str(page.get("beat", "")), pieces, str(page.get("language", "")))


def switch(page: Page) -> Sheet:
    """Return which option is on, where there is a choice; the language is seen anyway."""
    options = {one["id"]: one["text"] for one in page.get("options") or ()}
    chosen = options.get(page.get("value"), "") if len(options) > 1 else ""
    said = [] if chosen == page.get("language") else list(text(chosen))
    return Sheet(str(page.get("label", "")), said, str(page.get("language", "")), quiet=True)


def path(page: Page) -> Sheet:
    """Return the list of lessons."""
    lines = (
        piece
        for one in page.get("lessons") or ()
        for piece in named(
            f"{one['number']} {one['title']}",
            " ".join(filter(None, (one["about"], one["time"]))),
            "li",
        )
    )
    title = str(page.get("heading", ""))
    pieces = [*text(page.get("lead")), *lines]
    return Sheet(title, pieces, str(page.get("language", "")), quiet=True)
