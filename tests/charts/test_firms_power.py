"""What firms can show: nothing that is not there more often than a chart may."""

from math import comb
from pathlib import Path

import pytest

from benchmarks.firms import (
    CARES,
    SIZES,
    TOLD,
    Way,
    games,
    horizons,
    level,
    named,
    played,
    reveals,
    row,
    told,
)
from tests.charts.firms_room import finding
from workshop import charts
from workshop.charts.firms.repeated import better
from workshop.exercises.exercise import load_exercise
from workshop.models.kpi_game.paying import BONUSES

DOCUMENTS = Path(__file__).parents[2] / "docs"
HOW = (DOCUMENTS / "how-it-works.md").read_text(encoding="utf-8")
MODELS = (DOCUMENTS / "models.md").read_text(encoding="utf-8")


def by_chance(certain, firms):
    """How often a second game is named that is no better and no worse, of all ways it can go."""
    ways = (comb(firms, more) for more in range(firms + 1) if better(certain, more, firms - more))
    return sum(ways) / 2**firms


@pytest.mark.parametrize("firms", range(1, 40))
def test_a_second_game_like_the_first_is_named_no_more_often_than_its_part_allows(firms):
    certain = level(games())
    assert by_chance(certain, firms) <= certain.level


def test_what_three_firms_can_show_is_nothing():
    assert [by_chance(level(games()), firms) for firms in (1, 2, 3)] == [0, 0, 0]


@pytest.mark.parametrize("what", [games("both_mended", 10), horizons(care=10)], ids=str)
def test_what_is_counted_is_what_the_chart_names(what, monkeypatch):
    what, certain = what._replace(kept=20), level(what)
    # The exercise of the test shows this chart alone; here it has its part of the real one.
    monkeypatch.setattr(charts, "certainty", lambda *_: certain)
    for room in range(12):
        found = finding(what.chart, what.first.model, {"games": told(what, 17, room)})
        assert bool(found.names) == named(what, 17, room)


def test_how_much_may_wrongly_be_named_is_told_in_the_document():
    for slug in ("kpi-tradeoffs", "must-every-lead-buy"):
        shown = [
            one.chart for one in load_exercise(slug).reveals if charts.charts()[one.chart].stake
        ]
        parts = {name: charts.certainty(load_exercise(slug), name).level for name in shown}
        told_parts = ", ".join(
            f"{name} {100 * part:.1f}" + (f" (×{n})" if (n := shown.count(name)) > 1 else "")
            for name, part in parts.items()
        )
        assert f"| `{slug}` | {told_parts} |" in HOW


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "what"),
    [
        *((f"the same game twice, care {care}", games(care=care)) for care in CARES),
        *((f"pairs that press alike, {who}", horizons(who)) for who in ("hunter", "guardian")),
        *(
            (f"then `{second}`, care {care}", games(second, care))
            for second in ("both_mended", "crossed", "targets")
            for care in CARES
        ),
        *((f"two horizons, care {care}", horizons(care=care)) for care in CARES),
    ],
    ids=str,
)
def test_the_document_tells_what_is_named(name, what):
    assert row(name, what) in HOW


@pytest.mark.slow
@pytest.mark.parametrize("bonus", BONUSES)
def test_the_document_tells_what_the_reveals_of_every_bonus_come_to(bonus):
    assert reveals(bonus) in MODELS


def test_sizes_and_firms_are_those_of_the_document():
    assert f"| | {' | '.join(f'{size} firms' for size in SIZES)} |" in HOW
    assert f"{TOLD} firms for each figure" in MODELS
    assert len(played(Way("lead-pool", "quarter"), 0, 3)[1]) == 3
