"""A game on the facilitator's page: what it pays, the quarter under way, and whom it waits for."""

from collections.abc import Iterator, Mapping

from workshop.charts.firms import firm_name
from workshop.content.parameters import model_words
from workshop.content.texts import Texts, interface
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.parts import Option
from workshop.contracts.playing import FirmsPanel, PayChoice, PayPanel, PlayedRoom
from workshop.contracts.plays import PlayView
from workshop.pages.firms import agreed, named_pay, quarter_title, rows
from workshop.pages.parts import place
from workshop.pages.playing import seat_option
from workshop.questions.play import Play

NUMBERS = 3
"""As many numbers as a side may be paid for; the host checks it."""

FULL = 100


def played_room(
    look: FacilitatorLook, language: str, wrong: Mapping[str, str]
) -> PlayedRoom | None:
    """Return what the console shows of a game; None where the present round has none.

    Args:
        look: what the facilitator may see.
        language: hers.
        wrong: why what she did last was refused; `pay` where it was about what is paid for.
    """
    play = look["play"]
    if play is None or look["session"]["again"]:
        return None
    made: PlayedRoom = {}
    if play["turn"]:
        made["quarter"] = quarter(play, language)
    elif not play["begun"]:
        made["firms"] = rows(play, language)
        if play["choices"]:
            _, round = place(look)
            assert round.play is not None  # noqa: S101 - what has a view is a game
            made["pay"] = pay_panel(play, round.play, language, wrong.get("pay", ""))
    return made or None


def quarter(play: PlayView, language: str) -> FirmsPanel:
    """Return the quarter under way, and the teams that are not agreed yet, by firm."""
    ui = interface(language)
    done, teams = agreed(play)
    waits = [*_waited_for(play, ui, language)]
    return {
        "title": quarter_title(play, ui),
        "agreed": ui.count("play.firms.teams", done, m=teams),
        "share": done / teams if teams else 0.0,
        "waits": waits,
        "waits_title": ui("play.firms.waits"),
        "all": "" if waits else ui("play.firms.waits_none"),
    }


def _waited_for(play: PlayView, ui: Texts, language: str) -> Iterator[str]:
    """Yield each firm with a side that has not agreed yet, and which."""
    words = model_words(play["model"], language)
    for firm in play["firms"]:
        late = [s for s, mark in firm["seats"].items() if mark["people"] and not mark["agreed"]]
        sides = ui.listed([words(f"played.inside.{seat}") for seat in late]) if late else ""
        if sides:
            name = firm_name(firm["number"], ui)
            yield ui("play.firms.waits_for", firm=name, seat=sides)


def pay_panel(play: PlayView, game: Play, language: str, wrong: str) -> PayPanel:
    """Return what a game pays, and what may be chosen instead before its first quarter."""
    numbers = model_words(play["model"], language).table("played.numbers")
    kpis: list[Option] = [{"id": id, "text": str(text)} for id, text in numbers.items()]
    return {
        "play": play["play"],
        "choices": [_choice(play, one, language) for one in _named(game)],
        "functions": [seat_option(play["model"], seat, language) for seat in game.seats],
        "kpis": kpis,
        "weights": {seat: _points(play, seat, [one["id"] for one in kpis]) for seat in game.seats},
        "agreed": play["agreed"] is not None,
        "most": NUMBERS,
        "wrong": wrong,
        "words": _words(interface(language)),
    }


def _named(game: Play) -> list[str]:
    """Return the bonuses that have a name; the exercise's own, where it has one, comes first."""
    usual = game.bonuses if len(game.bonuses) == 1 else ()
    return list(dict.fromkeys((*usual, *game.choices)))


def _choice(play: PlayView, bonus: str, language: str) -> PayChoice:
    words = model_words(play["model"], language)
    return {
        "id": bonus,
        "text": words(f"played.named.{bonus}"),
        "lines": named_pay(play["model"], bonus, language),
        "chosen": play["agreed"] is None and play["bonus"] == bonus,
    }


def _points(play: PlayView, seat: str, kpis: list[str]) -> dict[str, int]:
    """Return the points that were agreed for a side; nothing where nothing was."""
    terms = (play["agreed"] or {}).get(seat)
    given = terms if isinstance(terms, Mapping) else {}
    return {kpi: round(FULL * float(given.get(kpi, 0))) for kpi in kpis}


def _words(ui: Texts) -> dict[str, str]:
    """Return the panel's words, those of the table of points among them."""
    shared = ("kpi", "points", "less", "more", "total", "under", "over", "fit", "sum", "caption")
    own = {key: str(text) for key, text in ui.table("play.firms.pay").items()}
    return {key: ui(f"bench.{key}") for key in shared} | own
