"""A game that is played alone: its quarters as a table, and a picture of what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from workshop.charts.finding import Bar, Column, Data, Finding, Part, Picture, assembled, each
from workshop.charts.marks import across, layer, toned
from workshop.charts.quarters import Past
from workshop.charts.theme import COLOURS, altair, grid
from workshop.content.texts import Texts
from workshop.contracts.figures import Figure

if TYPE_CHECKING:
    # A kernel that serves a room loads all charts, and no numbers library.
    from workshop.models.playing import Closed, Course, Game

HEIGHT = 300
TONES = {"best": "both", "reckoned": "neither", "you": "sales"}


# -- quarter by quarter --------------------------------------------------------------------


def turns(past: Past, ui: Texts, words: Texts) -> Figure:
    """Return what one's own side did, saw and was paid; the other one's when the game is over."""
    found = Finding(
        paid(past, ui),
        list(enumerate(past.quarters, 1)),
        columns=[*_turn_columns(past, ui, words)],
        bars=[_bar(n, closed, past.seat, ui) for n, closed in enumerate(past.quarters, 1)],
    )
    return assembled("turns", ui("play.turns.table"), found)


Turn = tuple[int, "Closed"]


def paid(past: Past, ui: Texts) -> str:
    """Return what the last quarter paid, in a sentence."""
    if not past.quarters:
        return ui("play.turns.none")
    share = ui.percent(past.quarters[-1]["paid"][past.seat])
    return ui("play.turns.title", quarter=len(past.quarters), share=share)


def _turn_columns(past: Past, ui: Texts, words: Texts) -> Iterator[Column[Turn]]:
    yield Column(ui("play.turns.quarter"), lambda turn: ui.number(turn[0]))
    for seat in (past.seat, *(name for name in past.game.names if name != past.seat)):
        if past.sees(seat):
            name = words(f"played.seats.{seat}")
            yield Column(ui("play.turns.plan", seat=name), _did(past.game, seat, words))
            yield Column(ui("play.turns.paid", seat=name), _got(seat, ui))
    shown = past.game.told if past.over else past.quarters[0]["own"][past.seat]
    for figure in shown:
        yield Column(words(f"played.figures.{figure}"), _figure(past, figure, ui))


def _did(game: Game, seat: str, words: Texts) -> Callable[[Turn], str]:
    tasks = [words(f"played.tasks.{task}") for task in game.seat(seat).tasks]

    def write(turn: Turn) -> str:
        plan = zip(tasks, turn[1]["plans"][seat], strict=True)
        return ", ".join(f"{task}\N{NO-BREAK SPACE}{n}" for task, n in plan if n) or words(
            "played.tasks.idle"
        )

    return write


def _got(seat: str, ui: Texts) -> Callable[[Turn], str]:
    return lambda turn: ui.percent(turn[1]["paid"][seat])


def _figure(past: Past, name: str, ui: Texts) -> Callable[[Turn], str]:
    return lambda turn: figure_text(turn[1]["firm"][name], past.game.figures[name], ui)


def figure_text(value: float, form: str, ui: Texts) -> str:
    """Write a figure of a game: a share in percent, anything else with so many digits."""
    return ui.percent(value, 1) if form == "share" else ui.number(value, int(form))


def _bar(number: int, closed: Closed, seat: str, ui: Texts) -> Bar:
    share = closed["paid"][seat]
    label = ui("play.turns.row", quarter=number)
    return Bar(label, [Part(ui("play.turns.share"), share, ui.percent(share), "both")])


# -- what became of it ---------------------------------------------------------------------


def paths(past: Past, ui: Texts, words: Texts) -> Figure:
    """Return a finished game beside the owner's best and sides that reckon."""
    from workshop.models.choosing import calculating
    from workshop.models.courses import course

    game = past.game
    ways = {"you": past.plans, "reckoned": calculating(game), "best": game.best()}
    courses = {line: course(game, plans) for line, plans in ways.items()}
    lines = {line: _profits(told) for line, told in courses.items()}
    worth = {line: told["worth"] for line, told in courses.items()}
    heads = [(ui(f"play.paths.{line}"), line) for line in lines]
    found = Finding(
        _compared(worth, ui, words),
        range(game.quarters + 1),
        columns=[
            Column(ui("play.turns.quarter"), lambda at: _when(game, at, ui)),
            *each(heads, lambda line, at: ui.number(lines[line][at])),
        ],
        bars=[_worth_bar(past, line, worth, ui, words) for line in lines],
        picture=lambda: _picture(past, lines, ui),
    )
    return assembled("paths", ui("play.paths.table"), found)


def _profits(told: Course) -> list[float]:
    """Return the profit a month of each quarter, and of the time after them."""
    quarters = [closed["firm"]["profit"] for closed in told["quarters"]]
    return [*quarters, told["left"]["firm"]["profit"]]


def _worth_bar(past: Past, line: str, worth: Mapping[str, float], ui: Texts, words: Texts) -> Bar:
    text = words("played.worth", n=ui.number(worth[line]))
    share = worth[line] / max(worth.values())
    return Bar(
        ui(f"play.paths.{line}"), [Part(ui("play.paths.over"), share, text, _tones(past)[line])]
    )


def _compared(worth: Mapping[str, float], ui: Texts, words: Texts) -> str:
    told = {line: words("played.worth", n=ui.number(value)) for line, value in worth.items()}
    return ui("play.paths.title", worth=told["you"], best=told["best"])


def _when(game: Game, at: int, ui: Texts) -> str:
    return ui.number(at + 1) if at < game.quarters else ui("play.paths.after")


def blamed(past: Past, ui: Texts, words: Texts) -> list[str]:
    """Return what the loss of a finished game is made of, in sentences; a gain is called one."""
    from workshop.models.blame import blame

    parts = blame(past.game, past.plans)
    told = [_part("loss", parts["loss"], ui), _part("bonus", parts["bonus"], ui)]
    if len(past.game.names) > 1:
        told.append(_part("unknown", parts["unknown"], ui))
    for name, lost in parts["slips"].items():
        key = "own" if name == past.seat else "theirs"
        told.append(_part(key, lost, ui, seat=words(f"played.inside.{name}")))
    return told


def _part(key: str, lost: float, ui: Texts, **said: str) -> str:
    way = "none" if abs(lost) < 0.5 else "lost" if lost > 0 else "gained"
    return ui(f"play.blame.{key}.{way}", n=ui.number(abs(lost)), **said)


def _picture(past: Past, lines: Mapping[str, Sequence[float]], ui: Texts) -> Picture:
    names = {line: ui(f"play.paths.{line}") for line in TONES}
    data: Data = [
        {"line": names[line], "quarter": _when(past.game, at, ui), "order": at, "profit": profit}
        for line, profits in lines.items()
        for at, profit in enumerate(profits)
    ]
    alt = altair()
    sort = alt.EncodingSortField("order")
    x = alt.X("quarter:N", sort=sort, title=ui("play.turns.quarter"), axis=alt.Axis(labelAngle=0))
    ticks = _ticks([profit for profits in lines.values() for profit in profits])
    axis = grid(ticks, [ui.number(at) for at in ticks], title=ui("play.paths.profit"), grid=True)
    y = across("profit", ticks[0], ticks[-1], axis, "Y")
    colour = {names[line]: tone for line, tone in _tones(past).items()}
    on = {"x": x, "y": y, "color": toned("line", colour, legend=alt.Legend())}
    layers = [layer("rows", "line", {"strokeWidth": 4}, **on), layer("rows", "point", **on)]
    return Picture(layers, {"rows": data}, HEIGHT)


def _tones(past: Past) -> dict[str, str]:
    return {**TONES, "you": past.seat if past.seat in COLOURS else TONES["you"]}


def _ticks(values: Sequence[float]) -> list[float]:
    """Return round values from 0, or from below the lowest, to above the highest."""
    step = 10.0 ** floor(log10(max(map(abs, values)) or 1.0)) / 2
    low, high = min(0.0, *values), max(0.0, *values)
    return [at * step for at in range(floor(low / step), ceil(high / step) + 1)]
