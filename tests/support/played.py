"""Games to draw from: plans of all seats, whoever's they are."""

from hypothesis import strategies as st

from workshop.models.courses import game_of
from workshop.models.kpi_game.paying import BONUSES
from workshop.models.lead_pool.playing import BONUSES as HORIZONS

SETTINGS = [("kpi-game", {"bonus": name}) for name in BONUSES]
SETTINGS += [("lead-pool", {"bonus": name}) for name in HORIZONS]


def plans_of(game, seat):
    """Draw a plan of a seat, as plain data."""
    every = game.plans(seat).tolist()
    return st.sampled_from(every)


def rounds_of(game, least=None):
    """Draw the plans of a game's quarters, of all of them or of at least so many."""
    one = st.fixed_dictionaries({seat: plans_of(game, seat) for seat in game.names})
    least = game.quarters if least is None else least
    return st.lists(one, min_size=least, max_size=game.quarters)


@st.composite
def games(draw, least=None):
    """Draw a game of the kit's own firms and markets, and what is played in it."""
    game = game_of(*draw(st.sampled_from(SETTINGS)))
    return game, draw(rounds_of(game, least))
