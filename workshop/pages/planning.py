"""The card of a quarter: its team's tasks and figures, what is proposed, and what would pay."""

import json
from collections.abc import Sequence
from typing import cast

from workshop.charts.firms import firm_name
from workshop.charts.played import figure_text
from workshop.content.parameters import model_words
from workshop.content.texts import Texts, interface
from workshop.contracts.looks import Me, PhoneLook
from workshop.contracts.phone import Card, Item, SharedPhone
from workshop.contracts.playing import OwnFigure, PlanPart, TeamProposal
from workshop.contracts.plays import Firm, Plan, Proposed, Quarter
from workshop.models import seats_of
from workshop.pages.parts import are_teams, place
from workshop.pages.playing import inside, loan, pay, seat_option
from workshop.questions.play import Play
from workshop.widgets.view import Page

PLAN = "plan"
"""The kind of question that a quarter is."""


def words_for(cards: Sequence[Card], ui: Texts) -> dict[str, object]:
    """Return the words that the card of a quarter puts together itself, where there is one."""
    return ui.table("play.card") if any(card["kind"] == PLAN for card in cards) else {}


def of_team(look: PhoneLook, page: SharedPhone) -> tuple[SharedPhone, str]:
    """Return a page as a team gets it, and its text: made once for all of its phones."""
    me = look["me"]
    stamp = look.get("stamp", "")
    key = (stamp, me["department"], me["language"], json.dumps(me["firm"]))
    if key not in _made or not stamp:
        while len(_made) >= _KEPT:
            del _made[next(iter(_made))]
        cards = [_in_firm(card, look) for card in page["cards"]]
        made = cast("SharedPhone", {**page, "cards": cards})
        _made[key] = (made, Page.text_of(made))
    return _made[key]


_made: dict[tuple[str, str, str, str], tuple[SharedPhone, str]] = {}
_KEPT = 400
"""Pages kept: those of the teams of a very large room."""


def _in_firm(card: Card, look: PhoneLook) -> Card:
    """Return a card as her team gets it, where it is a quarter of a game."""
    firm = look["me"]["firm"]
    if card["kind"] != PLAN or not firm:
        return card
    _, round = place(look)
    play = round.play
    assert play is not None  # noqa: S101 - a round that asks for a plan has a game
    return _with_plan(card, play, look["me"], firm, teams=are_teams(look))


def _with_plan(card: Card, play: Play, me: Me, firm: Firm, *, teams: bool) -> Card:
    """Return the card of a quarter for one team: its tasks, and all that it is told.

    What helps with it is said in the first one: later its place is that of what was paid.
    """
    language = me["language"]
    lent = loan(me, play, inside(firm, language), interface(language))
    tasks = seats_of(play.model).TASKS[firm["seat"]]
    return {
        **card,
        "help": card["help"] if firm["turn"] == 1 else "",
        "items": _tasks(play.model, tasks, language),
        "plan": {**_part(play, firm, tasks, language, teams=teams), "loan": lent},
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
        "loan": "",
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


def plan_text(model: str, tasks: Sequence[str], plan: Plan, most: int, language: str) -> str:
    """Return a plan in words: what is done of each task, or that nothing is."""
    ui, words = interface(language), model_words(model, language)
    if len(plan) == 1:
        return ui.percent(plan[0] / most)
    named = zip(tasks, plan, strict=True)
    done = [f"{words(f'played.tasks.{task}')}\N{NO-BREAK SPACE}{n}" for task, n in named if n]
    return ", ".join(done) or words("played.tasks.idle")
