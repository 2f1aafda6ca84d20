"""What the facilitator has before her eyes: cues for each slide, and heads of exercises."""

from collections.abc import Iterator

from workshop.content.texts import Texts, interface
from workshop.contracts.cues import Cues, ExerciseHead, HeadLine
from workshop.contracts.looks import SessionView
from workshop.contracts.overview import FacilitatorLook
from workshop.exercises.agenda import step_content, steps_in
from workshop.exercises.cues import HEAD, LOG, TEXTS, cue, head, slide_names, talk_name
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.minutes import planned_as
from workshop.pages.parts import place
from workshop.session import Phase


def cues_of(look: FacilitatorLook, language: str) -> Cues | None:
    """Return the cues of where the room is, or of the reveal it looks at again.

    None outside of steps.
    """
    phase, talk = look["session"]["phase"], look["session"]["talk"]
    if phase in (Phase.LOBBY, Phase.ENDED):
        return None
    exercise, round = place(look)
    shown = phase == Phase.REVEALED
    names = slide_names(round) if shown else []
    # What one talk step needs another one of the round does not.
    moments = [talk_name(talk), phase] if phase == Phase.TALK else [phase] if not shown else []
    return {
        "now": next(filter(None, (cue(exercise, round, name, language) for name in moments)), None),
        "figures": [cue(exercise, round, name, language) for name in names],
        "log": cue(exercise, round, LOG, language) if shown else None,
        "texts": cue(exercise, round, TEXTS, language) if shown else None,
    }


def heads(look: FacilitatorLook, language: str) -> list[ExerciseHead]:
    """Return the heads to be read now: all of them in the lobby, the first one unfolded.

    Later that of the exercise that begins, and after the last reveal of one that of the next.
    """
    session, ui = look["session"], interface(language)
    slugs = _slugs(session)
    if session["phase"] == Phase.LOBBY:
        # Moments have no heads, and the first of all others is unfolded.
        there = ((slug, ui, look, around) for slug, around in _offered(look, slugs))
        known = [one for one in there if head(load_exercise(one[0]), language)]
        made = [_head(*one, open=one is known[0]) for one in known]
    else:
        made = [_head(*told, open=False) for told in _beginning(look, slugs, ui)]
    return [one for one in made if one is not None]


def _offered(look: FacilitatorLook, slugs: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the exercises of a session and what may still take their place, each with its title."""
    beside = offered(look)
    for slug in slugs:
        yield slug, "heads.this"
        yield from ((one, "routes.choice.or") for one in beside.get(slug, ()))


def _beginning(
    look: FacilitatorLook, slugs: list[str], ui: Texts
) -> Iterator[tuple[str, Texts, FacilitatorLook, str]]:
    """Yield the exercise that begins or comes next, with the words around its title."""
    session = look["session"]
    if session["phase"] == Phase.ENDED or session["again"]:
        return
    exercise, round = place(look)
    first = round.course[0]
    rounds = _rounds(session, exercise.slug)
    if round.id == rounds[0] and (session["phase"], session["talk"]) == (first.phase, first.talk):
        yield exercise.slug, ui, look, "heads.this"
    if round.id == rounds[-1] and session["phase"] == Phase.REVEALED:
        after = slugs[slugs.index(exercise.slug) + 1 :]
        yield from ((slug, ui, look, "heads.next") for slug in after[:1])


def _head(
    slug: str, ui: Texts, look: FacilitatorLook, around: str = "heads.this", *, open: bool
) -> ExerciseHead | None:
    exercise = load_exercise(slug)
    lines = head_lines(exercise, ui, minutes_of(look, slug))
    if not lines:
        return None
    title = ui(around, title=exercise.texts(ui.language)("title"))
    return {"id": slug, "title": title, "open": open, "lines": lines}


def head_lines(exercise: Exercise, ui: Texts, minutes: int = 0) -> list[HeadLine]:
    """Return the lines of a head; none where nobody wrote any.

    Args:
        exercise: the head's.
        ui: the words.
        minutes: planned for what a session plays of it; 0 for all that single people play.
    """
    said = head(exercise, ui.language)
    if not said:
        return []
    # Minutes are counted and never written: what is written beside the plan soon contradicts it.
    said["minutes"] = ui("console.minutes", n=minutes or exercise.minutes)
    ids = (HEAD[0], "minutes", *HEAD[1:])
    return [{"id": id, "label": ui(f"heads.{id}"), "text": said[id]} for id in ids if id in said]


def minutes_in(session: SessionView, slug: str) -> int:
    """Return the minutes that are planned for what a session plays of an exercise."""
    steps = (step for step in steps_in(session["course"]) if not step.gone)
    ours = (step_content(one, session["mode"]) for one in steps if one.exercise == slug)
    own = session.get("minutes", {})
    return sum(planned_as(own, *there, session["mode"]) for there in ours)


def minutes_of(look: FacilitatorLook, slug: str) -> int:
    """Return the same of an exercise that is in the programme, or of one to choose for a slot."""
    offers = (offer for slot in look["slots"] for offer in slot["offers"] if offer[0][0] == slug)
    steps, mode = steps_in(next(offers, ())), look["session"]["mode"]
    own = look["session"].get("minutes", {})
    there = sum(planned_as(own, *step_content(one, mode), mode) for one in steps)
    return there or minutes_in(look["session"], slug)


def offered(look: FacilitatorLook) -> dict[str, list[str]]:
    """Return by exercise of the programme what may still take its place."""
    course = look["session"]["course"]
    found = {course[s["first"]][0]: [offer[0][0] for offer in s["offers"]] for s in look["slots"]}
    return {slug: [one for one in there if one != slug] for slug, there in found.items()}


def _rounds(session: SessionView, slug: str) -> list[str]:
    """Return the rounds that a session plays of an exercise: a short form has not all of them."""
    there = (step for step in steps_in(session["course"]) if not step.gone)
    return [step.round for step in there if step.exercise == slug]


def _slugs(session: SessionView) -> list[str]:
    """Return the exercises of a session, in order."""
    there = (step for step in steps_in(session["course"]) if not step.gone)
    return list(dict.fromkeys(step.exercise for step in there))
