"""A game that a room plays in firms: who plays where, and what a side is paid for."""

from collections.abc import Mapping

from workshop.charts.firms import firm_name
from workshop.content.parameters import model_words
from workshop.content.texts import Texts, interface
from workshop.contracts.looks import Look, Me
from workshop.contracts.parts import Option
from workshop.contracts.playing import FirmPlate
from workshop.contracts.plays import Firm
from workshop.exercises.agenda import steps_in
from workshop.exercises.exercise import Exercise
from workshop.questions.play import Play
from workshop.session import Beat, Phase


def seat_option(model: str, seat: str, language: str) -> Option:
    """Return a side as the widgets draw it."""
    return {"id": seat, "text": model_words(model, language)(f"played.seats.{seat}")}


# ---- in story and talk ----


def plate(me: Me, play: Play | None, language: str, *, teams: bool) -> FirmPlate | None:
    """Return where somebody plays, as she holds it up; None where no game is played."""
    firm = me["firm"]
    if not firm or not play:
        return None
    ui = interface(language)
    seat = seat_option(firm["model"], firm["seat"], language)
    within = inside(firm, language)
    return {
        "name": firm_name(firm["number"], ui),
        "seat": seat,
        "text": _found(firm, within, ui, teams=teams),
        "loan": loan(me, play, within, ui),
    }


def inside(firm: Firm, language: str) -> str:
    """Return the side that somebody plays, for the middle of a sentence."""
    return model_words(firm["model"], language)(f"played.inside.{firm['seat']}")


def _found(firm: Firm, seat: str, ui: Texts, *, teams: bool) -> str:
    others = firm["people"] - 1
    if teams:
        return ui("play.firms.team", seat=seat)
    if others < 1:
        return ui("play.firms.find_alone", seat=seat)
    return ui.count("play.firms.find", others, seat=seat)


def public(ui: Texts) -> str:
    """Return that a firm's plans are public, and that a side of one person is hers."""
    return ui("play.firms.public")


def opens_a_game(look: Look, exercise: Exercise) -> bool:
    """Whether the room is at the first questions of an exercise that has a game."""
    session = look["session"]
    steps, at = steps_in(session["course"]), session["step"]
    ours = [step for step in steps if step.exercise == exercise.slug]
    played = {step.round for step in ours}
    if not any(round.play for round in exercise.rounds if round.id in played):
        return False
    asking = next(step for step in ours if step.has(Phase.ASKING))
    first = next(beat for beat in asking.course if beat.phase is Phase.ASKING)
    return steps[at] is asking and first == Beat(Phase.ASKING, session["talk"])


# ---- of somebody's side ----


def loan(me: Me, play: Play, within: str, ui: Texts) -> str:
    """Return why somebody does not play her own department's side; nothing where she does."""
    key = "swapped" if play.swapped else "loan"
    return ui(f"play.firms.{key}", seat=within) if is_lent(me, play) else ""


def is_lent(me: Me, play: Play) -> bool:
    """Whether somebody plays another department's side, where her own has one."""
    firm, own = me["firm"], me["department"]
    return firm is not None and own in play.seats and own != firm["seat"]


def pay(firm: Firm, language: str) -> str:
    """Return what somebody is paid for, in plain words; nothing while that is reckoned."""
    ui, words = interface(language), model_words(firm["model"], language)
    named = words.find(f"played.bonuses.{firm['bonus']}.{firm['seat']}")
    if isinstance(named, str):
        return named
    told = shares(firm["terms"], words, ui)
    return ui("play.agreed", weights=told) if told else ""


def shares(terms: Mapping[str, float], words: Texts, ui: Texts) -> str:
    """Return by which numbers a side is paid, and each one's share."""
    given = ((kpi, share) for kpi, share in terms.items() if share)
    told = [f"{words(f'played.numbers.{kpi}')} {ui.percent(share)}" for kpi, share in given]
    return ui.listed(told) if told else ""
