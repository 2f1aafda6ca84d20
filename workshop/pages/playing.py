"""A game that a room plays in firms: where somebody plays, and the card of a quarter."""

from collections.abc import Mapping, Sequence

from workshop.charts.played import figure_text
from workshop.content.parameters import model_words
from workshop.content.texts import Texts, interface
from workshop.contracts.looks import Look, Me
from workshop.contracts.parts import Option
from workshop.contracts.phone import Card, Item
from workshop.contracts.playing import FirmPlate, OwnFigure, PlanPart, TeamProposal
from workshop.contracts.plays import Firm, Plan, Proposed, Quarter
from workshop.exercises.agenda import steps_in
from workshop.exercises.exercise import Exercise
from workshop.models import seats_of
from workshop.questions.play import Play
from workshop.session import Beat, Phase

PLAN = "plan"
"""The kind of question that a quarter is."""


def firm_name(number: int, ui: Texts) -> str:
    """Return what a firm is called, by its number from 0; when names run out it is numbered."""
    names: list[str] = ui.find("play.firms.names") or []
    return names[number] if number < len(names) else ui("play.firms.more", number=number + 1)


def seat_option(model: str, seat: str, language: str) -> Option:
    """Return a side as the widgets draw it."""
    return {"id": seat, "text": model_words(model, language)(f"played.seats.{seat}")}


def plan_text(model: str, tasks: Sequence[str], plan: Plan, most: int, language: str) -> str:
    """Return a plan in words: what is done of each task, or that nothing is."""
    ui, words = interface(language), model_words(model, language)
    if len(plan) == 1:
        return ui.percent(plan[0] / most)
    named = zip(tasks, plan, strict=True)
    done = [f"{words(f'played.tasks.{task}')}\N{NO-BREAK SPACE}{n}" for task, n in named if n]
    return ", ".join(done) or words("played.tasks.idle")


# ---- in story and talk ----


def plate(me: Me, play: Play | None, language: str, *, teams: bool) -> FirmPlate | None:
    """Return where somebody plays, as she holds it up; None where no game is played."""
    firm = me["firm"]
    if not firm or not play:
        return None
    ui = interface(language)
    seat = seat_option(firm["model"], firm["seat"], language)
    inside = _inside(firm, language)
    return {
        "name": firm_name(firm["number"], ui),
        "seat": seat,
        "text": _found(firm, inside, ui, teams=teams),
        "loan": _loan(firm, play, inside, ui),
    }


def _inside(firm: Firm, language: str) -> str:
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
    if not any(round.play for round in exercise.rounds):
        return False
    session = look["session"]
    steps, at = steps_in(session["course"]), session["step"]
    before = steps[:at]
    if any(s.exercise == exercise.slug and s.has(Phase.ASKING) for s in before):
        return False
    first = next((beat for beat in steps[at].course if beat.phase is Phase.ASKING), None)
    return first == Beat(Phase.ASKING, session["talk"])


# ---- the card of a quarter ----


def with_plan(card: Card, play: Play, firm: Firm, language: str, *, teams: bool) -> Card:
    """Return the card of a quarter for one team: its tasks, and all that it is told."""
    tasks = seats_of(play.model).TASKS[firm["seat"]]
    return {
        **card,
        "items": _tasks(play.model, tasks, language),
        "plan": _part(play, firm, tasks, language, teams=teams),
    }


def _tasks(model: str, tasks: Sequence[str], language: str) -> list[Item]:
    words = model_words(model, language)
    shares = words.table("played.shares") if len(tasks) == 1 else {}
    return [{"id": one, "text": shares.get(one) or words(f"played.tasks.{one}")} for one in tasks]


def _part(play: Play, firm: Firm, tasks: Sequence[str], language: str, *, teams: bool) -> PlanPart:
    ui, alone = interface(language), teams or firm["people"] < 2
    turn, turns = firm["turn"], firm["turns"]
    return {
        "firm": firm_name(firm["number"], ui),
        "seat": seat_option(play.model, firm["seat"], language),
        "who": "" if teams else _with(firm, ui),
        "loan": _loan(firm, play, _inside(firm, language), ui),
        "quarter": ui("play.firms.quarter", quarter=turn, quarters=turns),
        "turn": turn,
        "turns": turns,
        "pay": pay(firm, language),
        "own": _figures(play.model, firm["past"], language),
        "most": play.most,
        "share": len(tasks) == 1,
        "last": firm["last"],
        "offers": firm["offers"],
        "across": len(play.seats) > 1,
        "alone": alone,
        "proposals": [_proposal(play, one, firm, tasks, language) for one in firm["proposals"]],
        "agreed": "" if alone else _agreed(firm, ui),
        "otherwise": "" if alone else ui("play.firms.otherwise"),
    }


def _with(firm: Firm, ui: Texts) -> str:
    others = firm["people"] - 1
    return ui.count("play.firms.with", others) if others > 0 else ui("play.firms.with.alone")


def _loan(firm: Firm, play: Play, inside: str, ui: Texts) -> str:
    """Return why somebody does not play her own department's side; nothing where she does."""
    key = "swapped" if play.swapped else "loan"
    return ui(f"play.firms.{key}", seat=inside) if firm["loan"] else ""


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


def _figures(model: str, past: Sequence[Quarter], language: str) -> list[OwnFigure]:
    if not past:
        return []
    ui, words, forms = interface(language), model_words(model, language), seats_of(model).FIGURES
    last = past[-1]
    paid: OwnFigure = {
        "text": ui("play.firms.paid", quarter=len(past)),
        "value": ui.percent(last["paid"]),
    }
    own: list[OwnFigure] = [
        {"text": words(f"played.figures.{name}"), "value": figure_text(value, forms[name], ui)}
        for name, value in last["own"].items()
    ]
    return [paid, *own]


def _proposal(
    play: Play, one: Proposed, firm: Firm, tasks: Sequence[str], language: str
) -> TeamProposal:
    ui = interface(language)
    return {
        "plan": one["plan"],
        "text": plan_text(play.model, tasks, one["plan"], play.most, language),
        "n": one["n"],
        "said": ui.count("play.firms.said", one["n"], m=firm["people"]),
    }


def _agreed(firm: Firm, ui: Texts) -> str:
    same = len(firm["proposals"]) == 1 and firm["proposals"][0]["n"] == firm["people"]
    if not same:
        return ""
    key = "all_two" if firm["people"] == 2 else "all_many"
    return ui(f"play.firms.{key}", n=firm["people"])
