"""What could come next: ways for which results speak, and the exercises that play them."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime

from workshop.content.texts import Texts, interface
from workshop.contracts.coming import ComingPanel, RouteMove, WayOut
from workshop.contracts.console import UndoLine
from workshop.contracts.overview import FacilitatorLook, SlotView
from workshop.exercises.agenda import Course
from workshop.exercises.asked import is_asked
from workshop.exercises.exercise import load_exercise
from workshop.exercises.rerouting import Where, added, replaceable, settled
from workshop.exercises.routing import Way, ways
from workshop.pages.console.fitting import fits, over
from workshop.pages.console.moment import asked_text
from workshop.pages.console.pacing import Pacing
from workshop.pages.console.reasons import Reasons, playable, reasons
from workshop.pages.console.slots import is_next, longer, slot_of, takes
from workshop.pages.parts import place
from workshop.session import Beat, Phase


def coming_panel(look: FacilitatorLook, pacing: Pacing, language: str) -> ComingPanel | None:
    """Return what could come next; None where it is not yet time to think of that.

    It is time when a reveal is shown on which a route hangs, and where such an exercise ends.
    """
    if not _is_time(look, pacing):
        return None
    ui, speaks = interface(language), reasons(look, language)
    if not speaks and any(is_next(look, slot) for slot in look["slots"]):
        # Beside what there is to choose from, that nothing is certain is said already.
        return None
    open = "" if speaks else ui("routes.open")
    return {
        "title": ui("routes.title"),
        "lead": ui("routes.lead"),
        "ways": [_way(way, speaks[way.id], look, pacing, ui) for way in _strongest(speaks)],
        "open": open,
        "planned": _planned(look, ui) if open else "",
        "over": over(look, pacing, ui),
    }


def _is_time(look: FacilitatorLook, pacing: Pacing) -> bool:
    session, here = look["session"], look["here"]
    if session["again"] or here["phase"] in (Phase.LOBBY, Phase.ENDED) or here["step"] < 0:
        return False
    step = pacing.steps[here["step"]]
    exercise, round = place(look)
    if here["phase"] == Phase.REVEALED and any(r.round == round.id for r in exercise.routes):
        return True
    # An exercise may end with a talk, or with what is shown.
    last_beat = step.course[-1:] == (Beat(Phase(here["phase"]), here["talk"]),)
    following = pacing.steps[here["step"] + 1 :][:1]
    ends = all(one.exercise != step.exercise for one in following)
    return bool(exercise.routes) and last_beat and ends


def _course(look: FacilitatorLook) -> Course:
    return tuple((exercise, round) for exercise, round in look["session"]["course"])


def _strongest(speaks: Reasons) -> list[Way]:
    """Return the ways for which anything speaks: those that can be played, then by how much."""

    def rank(way: Way) -> tuple[bool, int]:
        return not any(map(playable, way.exercises)), -len(speaks[way.id])

    return sorted((way for way in ways() if way.id in speaks), key=rank)


# ---- what plays it ----


def _way(
    way: Way, speaks: Sequence[str], look: FacilitatorLook, pacing: Pacing, ui: Texts
) -> WayOut:
    slug, told = _proposed(way, look, ui)
    slot = slot_of(look, slug)
    if slug and is_next(look, slot):
        # There it is proposed beside what it may take the place of.
        slug, told = "", ui("routes.to_choose", title=_title(slug, ui))
    if slug:
        minutes = math.ceil(takes(slug, slot, pacing) / 60)
        told = ui.count("routes.takes", minutes, title=_title(slug, ui))
    return {
        "id": way.id,
        "title": ui(f"routes.ways.{way.id}"),
        "own": ui("routes.own") if way.own else "",
        "why": ui("routes.because", reasons=ui.listed([*speaks])),
        "told": told,
        "exercise": slug,
        "moves": _moves(slug, look, pacing, ui) if slug else [],
    }


def _proposed(way: Way, look: FacilitatorLook, ui: Texts) -> tuple[str, str]:
    """Return the exercise to propose, or none and why: it is ahead, was played, is not there."""
    course, here = _course(look), look["here"]["step"]
    there = [s for s in way.exercises if playable(s) and s not in look["broken"]]
    begun = {course[at][0] for at in (here, *look["revealed"])}
    left = next((slug for slug in there if slug not in begun), "")
    if not left:
        return "", ui("routes.played" if there else "routes.none")
    its = [at for at, (slug, _) in enumerate(course) if slug == left]
    return ("", ui(f"routes.{_stands(look, its)}", title=_title(left, ui))) if its else (left, "")


def _stands(look: FacilitatorLook, its: Sequence[int]) -> str:
    """Return where an exercise of the programme stands, by its steps."""
    if its[-1] < look["here"]["step"]:
        return "skipped"
    return "ahead_next" if _comes(look) == _course(look)[its[0]][0] else "ahead"


def _comes(look: FacilitatorLook) -> str:
    """Return the exercise or moment that comes after this exercise; empty at the end."""
    course, passed = _course(look), {*look["passed"]}
    later = range(settled(course, look["here"]["step"] + 1), len(course))
    return next((course[at][0] for at in later if at not in passed), "")


def _planned(look: FacilitatorLook, ui: Texts) -> str:
    slug = _comes(look)
    return ui("routes.planned", title=_title(slug, ui)) if slug else ui("routes.planned_end")


def _title(slug: str, ui: Texts) -> str:
    return str(load_exercise(slug).texts(ui.language)("title"))


def _moves(slug: str, look: FacilitatorLook, pacing: Pacing, ui: Texts) -> list[RouteMove]:
    slot = slot_of(look, slug)
    if slot:
        return [_choosing(slug, slot, look, pacing, ui)]
    course, begun, more = _course(look), look["begun"], pacing.of_exercise(slug)
    made: list[RouteMove] = [
        {
            "where": Where.NEXT,
            "text": _put(look, ui),
            "note": fits(look, pacing, more, ui),
        }
    ]
    gone = replaceable(course, begun)
    if gone:
        text, less = ui("routes.instead", title=_title(gone, ui)), more - _frees(pacing, gone)
        note = fits(look, pacing, less, ui)
        made.append({"where": Where.INSTEAD, "text": text, "note": note})
    return made


def _choosing(
    slug: str, slot: SlotView, look: FacilitatorLook, pacing: Pacing, ui: Texts
) -> RouteMove:
    """Return the one way in which an exercise of a slot comes into the programme: in its place."""
    there = _course(look)[slot["first"]][0]
    text = ui("routes.instead", title=_title(there, ui))
    note = fits(look, pacing, longer(slug, slot, pacing), ui)
    return {"where": Where.SLOT, "text": text, "note": note}


def _put(look: FacilitatorLook, ui: Texts) -> str:
    """Return what the first button says: where it does not come at once, after what it comes."""
    course = _course(look)
    stays = settled(course, look["begun"])
    at_once = stays == look["here"]["step"] + 1
    return (
        ui("routes.next") if at_once else ui("routes.after", title=_title(course[stays - 1][0], ui))
    )


def _frees(pacing: Pacing, slug: str) -> float:
    """Return the seconds of the steps of an exercise that is ahead."""
    return sum(pacing.seconds(n) for n, step in enumerate(pacing.steps) if step.exercise == slug)


# ---- on the command line ----


def told(look: FacilitatorLook, language: str) -> list[str]:
    """Return what could come next, a line for each way with the name of its exercise."""
    panel = coming_panel(look, Pacing(look, datetime.now(UTC)), language)
    if panel is None:
        return []
    lines = [
        " ".join(filter(None, (f"{one['title']}.", one["why"], one["told"], one["exercise"])))
        for one in panel["ways"]
    ]
    return [*lines, *([f"{panel['open']} {panel['planned']}"] if panel["open"] else [])]


# ---- what she changed ----


def rerouted_line(look: FacilitatorLook, ui: Texts) -> UndoLine | None:
    """Return what the last change of the programme did, where it can be taken back."""
    before = look["rerouted"]
    if before is None or look["session"]["again"]:
        return None
    now = look["session"]["course"]
    came, went = added(before, now), added(now, before)
    if is_asked(came):
        return {"text": asked_text(came, look, ui), "undo": ui("moves.undo")}
    key, gone = ("did_instead", _title(went, ui)) if went else ("did_next", "")
    text = ui(f"routes.{key}", title=_title(came, ui), gone=gone)
    return {"text": text, "undo": ui("moves.undo")}
