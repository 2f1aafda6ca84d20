"""The firms of a room as wall and console tell of them: how far they are, and never with what."""

from collections.abc import Iterator, Mapping

from workshop.charts.firms import firm_name
from workshop.content.parameters import model_words
from workshop.content.texts import Texts, interface
from workshop.contracts.looks import SharedLook
from workshop.contracts.playing import FirmRow, SidePay, TeamState, WallFirms
from workshop.contracts.plays import FirmMark, PlayView, TeamMark
from workshop.pages.playing import seat_option, shares

MOST = 17
"""As many firms as can be read from the last row, each by its name."""

STATES = ("empty", "proposed", "agreed")


def wall_firms(look: SharedLook, language: str) -> WallFirms | None:
    """Return the firms for the wall, until a game is over; elsewhere None."""
    play, phase = look["play"], look["session"]["phase"]
    if play is None or look["session"]["again"]:
        return None
    underway = phase == "asking" and play["turn"] > 0
    if not underway and (play["begun"] or phase not in ("story", "talk")):
        return None
    ui = interface(language)
    done, teams = agreed(play)
    seats = [seat_option(play["model"], seat, language) for seat in seats_in(play)]
    return {
        "rows": rows(play, language) if len(play["firms"]) <= MOST else [],
        "many": ui.count("play.firms.many", len(play["firms"])),
        "agreed": ui.count("play.firms.teams", done, m=teams) if underway else "",
        "done": done,
        "teams": teams,
        "seats": seats,
        "legend": _legend(play, ui) if underway else [],
        "pay": chosen_pay(play, language),
        "pay_title": ui("play.firms.pay_title"),
    }


def quarter_title(play: PlayView, ui: Texts) -> str:
    """Return which quarter is under way, and of how many."""
    return ui("play.firms.quarter", quarter=play["turn"], quarters=play["turns"])


def seats_in(play: PlayView) -> list[str]:
    """Return the sides of a game's firms, in their order; none where nobody was dealt."""
    return list(play["firms"][0]["seats"]) if play["firms"] else []


def rows(play: PlayView, language: str) -> list[FirmRow]:
    """Return every firm: its name, how many play each side, and how far each side is."""
    ui = interface(language)
    return [
        {
            "name": firm_name(firm["number"], ui),
            "people": " + ".join(str(side["people"]) for side in firm["seats"].values()),
            "sides": [*_sides(firm, play["model"], language)],
        }
        for firm in play["firms"]
    ]


def _sides(firm: FirmMark, model: str, language: str) -> Iterator[TeamState]:
    ui = interface(language)
    for seat, mark in firm["seats"].items():
        state = state_of(mark)
        said = ui(f"play.firms.state.{state}")
        yield {**seat_option(model, seat, language), "state": state, "said": said}


def state_of(mark: TeamMark) -> str:
    """Return how far a side is: one of `STATES`, or `persona` where nobody sits."""
    if not mark["people"]:
        return "persona"
    return "agreed" if mark["agreed"] else "proposed" if mark["proposed"] else "empty"


def agreed(play: PlayView) -> tuple[int, int]:
    """Return how many teams have agreed, of how many that have people."""
    marks = [side for firm in play["firms"] for side in firm["seats"].values() if side["people"]]
    return sum(side["agreed"] for side in marks), len(marks)


def _legend(play: PlayView, ui: Texts) -> list[TeamState]:
    there = {state_of(side) for firm in play["firms"] for side in firm["seats"].values()}
    states = (*STATES, *(["persona"] if "persona" in there else []))
    said = {state: ui(f"play.firms.state.{state}") for state in states}
    return [{"id": "", "text": said[one], "state": one, "said": said[one]} for one in states]


# ---- what is paid for ----


def chosen_pay(play: PlayView, language: str) -> list[SidePay]:
    """Return what each side is paid for, where the room may know: where it could be chosen."""
    if not play["choices"]:
        return []
    if play["agreed"] is not None:
        return agreed_pay(play["model"], play["agreed"], language)
    return named_pay(play["model"], play["bonus"], language) if play["bonus"] else []


def named_pay(model: str, bonus: str, language: str) -> list[SidePay]:
    """Return what a bonus with a name pays each side for."""
    pays = model_words(model, language).table(f"played.pays.{bonus}")
    return [{**seat_option(model, seat, language), "pay": str(pay)} for seat, pay in pays.items()]


def agreed_pay(model: str, agreed: Mapping[str, object], language: str) -> list[SidePay]:
    """Return what was agreed to pay each side for."""
    ui, words = interface(language), model_words(model, language)
    return [
        {**seat_option(model, seat, language), "pay": shares(terms, words, ui)}
        for seat, terms in agreed.items()
        if isinstance(terms, Mapping)
    ]
