"""Slides on the wall and on the console: which there are where the room is, and where they lie."""

from workshop.content.texts import Texts
from workshop.contracts.looks import Look
from workshop.contracts.talking import Slide
from workshop.exercises.decks import deck_title, picture
from workshop.pages.parts import place


def slides_of(look: Look, ui: Texts) -> list[Slide]:
    """Return the slides of the talk step in which a room is; none where it shows none."""
    session = look["session"]
    if session["phase"] != "talk":
        return []
    talk = place(look)[1].talk(session["talk"])
    pages = talk.slides if talk else ()
    return [_slide(session["code"], page, at, len(pages), ui) for at, page in enumerate(pages)]


def _slide(code: str, page: str, at: int, many: int, ui: Texts) -> Slide:
    there, title = picture(page), deck_title(page.partition("/")[0])
    alt = ui("slides.alt", n=at + 1, m=many, title=title) if there else ui("slides.lost")
    src = f"/slide/{code}/{page}" if there else ""
    return {"src": src, "title": ui("slides.page", n=at + 1, m=many), "alt": alt}
