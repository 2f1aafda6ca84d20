"""What is to be seen of a game that one person plays, as a beat of a lesson."""

from typing import cast

from workshop.charts import played
from workshop.charts.quarters import Past
from workshop.content.texts import Texts, blocks
from workshop.contracts.lesson import PlayedBeat
from workshop.contracts.parts import Block
from workshop.models.playing import Game


def page(past: Past, against: str, ui: Texts, words: Texts) -> PlayedBeat:
    """Return what is to be seen of a game, as a beat of a lesson."""
    figures = [played.turns(past, ui, words)] if past.quarters else []
    if past.over:
        figures.insert(0, played.paths(past, ui, words))
    return {
        "beat": _beat(past, against, ui, words),
        "lead": f"{paid_for(past.game, past.seat, ui, words)} {_where(past, ui)}",
        "blocks": _blamed(past, ui, words) if past.over else [],
        "figures": figures,
        "note": ui("play.caution"),
        "language": ui.language,
    }


def _blamed(past: Past, ui: Texts, words: Texts) -> list[Block]:
    told = played.blamed(past, ui, words)
    listed = "\n".join(f"- {one}" for one in told[1:])
    return cast("list[Block]", blocks(f"**{told[0]}**\n\n{listed}"))


def _beat(past: Past, against: str, ui: Texts, words: Texts) -> str:
    seat = words(f"played.inside.{past.seat}")
    others = [words(f"played.seats.{name}") for name in past.game.names if name != past.seat]
    if not others:
        return ui("play.alone")
    return ui("play.beat", seat=seat, other=others[0], persona=ui(f"play.personas.{against}"))


def _where(past: Past, ui: Texts) -> str:
    if past.over:
        return ui("play.over")
    return ui("play.quarter", quarter=len(past.quarters) + 1, quarters=past.game.quarters)


def paid_for(game: Game, seat: str, ui: Texts, words: Texts) -> str:
    """Return what a seat is paid for, in plain words."""
    bonus = game.setting.get("bonus") or game.usual_bonus
    if isinstance(bonus, str):
        return words(f"played.bonuses.{bonus}.{seat}")
    weights = bonus[seat].items()
    told = [
        f"{words(f'played.numbers.{kpi}')} {ui.percent(share)}" for kpi, share in weights if share
    ]
    return ui("play.agreed", weights=ui.listed(told))
