"""The projector's page: what the whole room sees."""

from contextlib import suppress

from workshop.content.departments import words_in
from workshop.content.texts import Texts
from workshop.contracts.actions import Action
from workshop.contracts.looks import WallLook
from workshop.contracts.wall import WallPage, WallPromises, WallScene
from workshop.errors import Refused, Unreachable
from workshop.exercises.asked import CHOICE, TEXT, form_of
from workshop.pages.firms import quarter_title, wall_firms
from workshop.pages.following.handed import connection
from workshop.pages.following.live import Live, only_live, over
from workshop.pages.own_pace import reads_first, wall_soon
from workshop.pages.parking import wall_parking
from workshop.pages.parts import are_teams, place, practice, step_title
from workshop.pages.promises import is_looking_back, list_title, wall_pages
from workshop.pages.running import wall_pause, wall_quotes
from workshop.pages.slides.showing import slides_of
from workshop.pages.stage import Figures, answered, joined, log_of, topics, way_in
from workshop.pages.talking import talk_title, timer, wall_talk
from workshop.widgets.wall import Wall


def show() -> Wall:
    """Return the page; without a live session it says so in one sentence."""
    line = connection()
    if line is None:
        return Wall(page=only_live())
    wall = Wall(page={"phase": "connecting", "title": "", "words": {}})
    figures = Figures()
    live = Live(wall, line, lambda look: compose(look, figures), topics, lambda no: over(no, wall))
    wall.on_action(lambda action: live.spawn(act(live, action)))
    live.start()
    return wall


async def act(live: Live[WallLook], action: Action) -> None:
    """Turn a slide, which a presenter's remote asks for; the host checks it."""
    if action["op"] == "show":
        with suppress(Refused, Unreachable):
            told = {"slide": action.get("figure"), "part": action.get("part")}
            await live.client.ask("show", **told)
        live.refresh()


def compose(look: WallLook, figures: Figures) -> WallPage:
    """Return the wall's page from what everyone may see."""
    session = look["session"]
    ui = words_in(session, session["language"])
    return {
        "phase": "moved" if session["closed"] else session["phase"],
        "version": session["version"],
        "language": ui.language,
        "room": session["name"],
        "practice": practice(session, ui),
        "joined": joined(look, ui),
        "answered": answered(look, ui),
        "figures": figures.of(look, ui.language),
        "shown": session["shown"],
        "quotes": wall_quotes(look, ui),
        "log": log_of(look, ui.language),
        "words": ui.table("wall") | ui.table("clock"),
        "promise": _promise(look, ui),
        "asked": _asked(look, ui),
        "timer": timer(look["countdown"]),
        "promises": _promises(look, ui),
        "parking": wall_parking(look, ui),
        "paused": wall_pause(look, ui),
        "soon": wall_soon(look, ui),
        **way_in(look),
        **_scene(look),
    }


def _promises(look: WallLook, ui: Texts) -> WallPromises | None:
    """Return the page in front of the list that is written or looked back at; None without one."""
    pages, back = wall_pages(look), is_looking_back(look)
    if not pages:
        return None
    at = min(look["session"]["shown"], len(pages) - 1)
    return {
        "title": list_title(look, ui),
        "lines": pages[at],
        "first": 1 + sum(map(len, pages[:at])),
        "pages": len(pages),
        "at": at,
        "whole": back,
    }


def _promise(look: WallLook, ui: Texts) -> str:
    """Return who sees what, where people are about to answer; empty elsewhere.

    Sides that answer on one phone are told from the lobby on that this is public.
    """
    if look["session"]["closed"]:
        return ""
    if are_teams(look):
        before = look["session"]["phase"] in ("lobby", "story", "talk", "asking")
        return ui("teams.wall") if before and not _goes_on(look) else ""
    scene = _scene(look)
    # What is proposed in a quarter is public in the end, as phones say.
    if look["session"]["phase"] != "asking" or scene.get("reads") or scene.get("firms"):
        return ""
    first, _, _ = ui("promise.text").partition(". ")
    return f"{first}."


def _asked(look: WallLook, ui: Texts) -> str:
    """Return a question of the moment beside its results: nobody knows it from before.

    A statement to rate stands on its picture.
    """
    form = form_of(look["session"]["exercise"])
    if look["session"]["phase"] != "revealed" or form is None or form.name not in (CHOICE, TEXT):
        return ""
    return step_title(*place(look), ui.language)


def _goes_on(look: WallLook) -> bool:
    """Whether a story goes on with an exercise, before whose first question it was all said."""
    course, at = look["session"]["course"], look["session"]["step"]
    return look["session"]["phase"] == "story" and at > 0 and course[at - 1][0] == course[at][0]


def _scene(look: WallLook) -> WallScene:
    session = look["session"]
    ui = words_in(session, session["language"])
    phase = session["phase"]
    if session["closed"]:
        return {"title": ui("carry.wall.title"), "lead": ui("carry.wall.lead")}
    if phase in ("lobby", "ended", "closed"):
        return {"title": ui(f"wall.{phase}_title"), "lead": ui(f"wall.{phase}_lead")}
    firms = wall_firms(look, ui.language)
    if firms:
        return {**_told(look, ui), "firms": firms}
    return _told(look, ui)


def _told(look: WallLook, ui: Texts) -> WallScene:
    """Return what is said where the room is in a round: story, talk or questions."""
    phase, play = look["session"]["phase"], look["play"]
    exercise, round = place(look)
    if phase == "talk":
        told: WallScene = {
            "title": talk_title(look, ui.language),
            "talk": wall_talk(look, ui.language),
        }
        if shown := slides_of(look, ui):
            told["slides"] = shown
        return told
    title = step_title(exercise, round, ui.language)
    if phase == "story":
        return {"title": title, "blocks": exercise.blocks(round.story, ui.language)}
    if phase == "asking" and play and play["turn"]:
        return {"title": quarter_title(play, ui)}
    if reads_first(look):
        blocks = exercise.blocks(round.story, ui.language)
        return {"title": title, "lead": ui("pace.wall.lead"), "blocks": blocks}
    reads = phase == "asking" and not any(question.answerable for question in round.questions)
    return {
        "title": title,
        "lead": ui(f"wall.{'reading' if reads else 'asking'}_lead"),
        "reads": reads,
    }
