"""On the slide of horizons no words run through others, wherever the room's guesses lie."""

import itertools

import pytest

from tests.charts.pool_room import TASKS, finding_of, room, with_counts
from workshop.charts.pool.horizon import CEILING, LANE, WIDTH
from workshop.content import LANGUAGES

FULL = room(TASKS)
LETTER = 11
"""Pixels of a letter on the wall, rather too many."""

WIDE, HIGH, LINE = 560, 390, 24
"""The least width of the slide's plot, its height, and that of a line of words, in pixels."""

MONTHS, SHARES = WIDTH, LANE + 0.12


def drawn_with(short, long, language="en"):
    """Return the data of the picture where all guess alike."""
    results = with_counts(FULL, "pressure", "short", **{str(short): 14})
    results = with_counts(results, "pressure", "long", **{str(long): 14})
    return finding_of("horizon", TASKS, results, language).picture().data


def boxes(data):
    """Return where all words of the picture stand, in pixels from its lower left corner."""
    words = [(row["months"], row["y"], 12, 15, row["text"]) for row in data["marks"]]
    words += [(row["months"], row["y"], 0, 0, row["text"]) for row in data["words"]]
    words += [(row["months"], row["lane"], -8, 0, row["text"]) for row in data["ours"]]
    return [
        (x, y - LINE / 2, x + LETTER * len(text), y + LINE / 2)
        for month, share, right, up, text in words
        for x, y in [(WIDE * month / MONTHS + right, (HIGH * (share + 0.06) / SHARES) + up)]
    ]


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("middle", range(0, 100, 10))
def test_no_words_run_through_others_for_any_medians(middle):
    # The words of the two guesses never move, so each may meet the others on its own.
    language = LANGUAGES[middle // 10 % len(LANGUAGES)]
    places = boxes(drawn_with(middle, middle, language))
    for one, other in itertools.combinations(places, 2):
        assert not overlap(one, other), (one, other)
    assert max(right for _, _, right, _ in places) <= WIDE + LETTER


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_printed_over_the_guesses_of_a_room_that_says_20_and_30(language):
    places = boxes(drawn_with(20, 30, language))
    assert len(places) == 3 + 1 + 2
    assert not any(overlap(one, other) for one, other in itertools.combinations(places, 2))


def test_the_words_of_guesses_have_a_lane_above_every_mark():
    data = drawn_with(20, 30)
    assert {row["lane"] for row in data["ours"]} == {LANE}
    for row in data["ours"]:
        assert max(row["y"], row["high"]) <= 1 < CEILING < row["foot"] < row["lane"]
    assert all(row["y"] <= 1 for row in (*data["marks"], *data["words"]))
