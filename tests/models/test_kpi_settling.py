"""Small games whose end is known."""

import numpy as np
import pytest

from workshop.models.kpi_game.settling import settle, side


def settled(marketing, sales, start=0):
    tables = (np.array(table, dtype=float) for table in (marketing, sales))
    return settle(*(side(table, axis) for axis, table in enumerate(tables)), start=start)


def test_the_prisoners_dilemma_ends_where_nobody_wants_to_be():
    assert settled([[3, 0], [5, 1]], [[3, 5], [0, 1]]) == (1, 1, 1, 0)


# Meeting in either of two places; the second is better for both.
PLACES = [[1, 0], [0, 2]]


@pytest.mark.parametrize("start", [0, 1])
def test_of_several_equilibria_turns_lead_to_the_one_nearby(start):
    assert settled(PLACES, PLACES, start) == (start, start, 2, 0)


def test_where_turns_go_round_the_highest_bonuses_decide():
    # Rows and columns 0 and 1 chase each other; 2 and 3 are two places to meet.
    marketing, sales = np.zeros((4, 4)), np.zeros((4, 4))
    marketing[:2, :2], sales[:2, :2] = [[1, -1], [-1, 1]], [[-1, 1], [1, -1]]
    marketing[2:, :2] = sales[:2, 2:] = -5
    marketing[2, 2] = sales[2, 2] = 1
    marketing[3, 3] = sales[3, 3] = 2
    assert settled(marketing, sales, start=0) == (3, 3, 2, 0)
    assert settled(marketing, sales, start=2) == (2, 2, 2, 0)


def test_without_an_equilibrium_the_larger_regret_is_smallest():
    row, column, equilibria, regret = settled([[3, 0], [0, 1]], [[0, 3], [2, 0]])
    assert equilibria == 0
    assert (row, column, regret) == (0, 1, 1)


@pytest.mark.parametrize("difference", [0, 1e-13])
def test_among_equals_the_first_plan_is_taken(difference):
    worth = np.ones((3, 3))
    worth[2, 2] += difference
    assert settled(worth, worth)[:2] == (0, 0)
    assert settled(worth, worth).equilibria == 9


def test_a_difference_that_counts_is_seen():
    worth = np.ones((3, 3))
    worth[2, 2] += 1e-9
    assert settled(worth, worth, start=2)[:2] == (2, 2)
