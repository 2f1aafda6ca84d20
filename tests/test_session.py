import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from workshop.errors import Refused
from workshop.exercises.agenda import agendas, load_agenda
from workshop.session import (
    PLAIN,
    Beat,
    Move,
    Phase,
    Position,
    Step,
    advance,
    natural,
    shows_results,
    taken_back,
    takes_answers,
)

TALKED = Step(
    "meeting",
    "talked",
    (
        Beat(Phase.TALK, "before"),
        *PLAIN[:3],
        Beat(Phase.TALK, "between"),
        PLAIN[3],
        Beat(Phase.TALK, "after"),
    ),
)

WITH_STORY, WITHOUT = Step("meeting", "room"), Step("meeting", "again", PLAIN[1:])
STEPS = (WITH_STORY, WITHOUT, WITH_STORY)

# Where a move inside one step leads, written out once more so that the two must agree.
LEADS_TO = {
    (Phase.STORY, Move.ASKING): Phase.ASKING,
    (Phase.ASKING, Move.CLOSED): Phase.CLOSED,
    (Phase.ASKING, Move.REVEALED): Phase.REVEALED,
    (Phase.CLOSED, Move.ASKING): Phase.ASKING,
    (Phase.CLOSED, Move.REVEALED): Phase.REVEALED,
}
INSIDE = (Move.ASKING, Move.CLOSED, Move.REVEALED)
UNDERWAY = (Phase.STORY, Phase.ASKING, Phase.CLOSED, Phase.REVEALED)


@pytest.mark.parametrize(("phase", "move"), list(itertools.product(UNDERWAY, INSIDE)))
def test_a_move_inside_a_step_leads_where_the_table_says_or_is_refused(phase, move):
    here = Position(0, phase, 7)
    if (phase, move) in LEADS_TO:
        assert advance(STEPS, here, move) == Position(0, LEADS_TO[phase, move], 8)
    else:
        with pytest.raises(Refused, match="not-now"):
            advance(STEPS, here, move)


def test_a_room_begins_in_the_lobby_before_the_first_step():
    assert Position() == Position(-1, Phase.LOBBY, 0)


def test_asking_from_the_lobby_goes_straight_to_the_first_questions():
    assert advance(STEPS, Position(), Move.ASKING) == Position(0, Phase.ASKING, 1)


def test_next_opens_the_story_or_where_there_is_none_the_questions():
    assert advance(STEPS, Position(), Move.NEXT) == Position(0, Phase.STORY, 1)
    assert advance(STEPS, Position(0, Phase.REVEALED, 4)) == Position(1, Phase.ASKING, 5)


@pytest.mark.parametrize("phase", UNDERWAY)
def test_next_skips_what_is_left_of_a_step(phase):
    assert advance(STEPS, Position(1, phase, 4), Move.NEXT) == Position(2, Phase.STORY, 5)


def test_next_after_the_last_step_ends_the_room():
    assert advance(STEPS, Position(2, Phase.REVEALED, 9)) == Position(2, Phase.ENDED, 10)


@pytest.mark.parametrize("phase", [Phase.LOBBY, *UNDERWAY])
def test_a_room_can_be_ended_at_any_time(phase):
    assert advance(STEPS, Position(0, phase, 3), Move.END).phase is Phase.ENDED


@pytest.mark.parametrize("move", [None, *Move])
def test_ended_is_final(move):
    with pytest.raises(Refused, match="ended"):
        advance(STEPS, Position(1, Phase.ENDED, 3), move)


def test_after_the_reveal_nobodys_answer_may_change():
    with pytest.raises(Refused, match="not-now"):
        advance(STEPS, Position(0, Phase.REVEALED, 3), Move.ASKING)


def test_a_programme_without_steps_can_only_end():
    with pytest.raises(Refused):
        advance((), Position(), Move.ASKING)
    assert advance((), Position()).phase is Phase.ENDED


def test_people_are_sent_to_talk_where_the_round_says_so_and_only_then():
    course = [(place.phase, place.talk) for place in walk((TALKED,))]
    assert course == [
        (Phase.TALK, "before"),
        (Phase.STORY, ""),
        (Phase.ASKING, ""),
        (Phase.CLOSED, ""),
        (Phase.TALK, "between"),
        (Phase.REVEALED, ""),
        (Phase.TALK, "after"),
        (Phase.ENDED, ""),
    ]


@pytest.mark.parametrize(
    ("phase", "talk", "move", "reached"),
    [
        (Phase.TALK, "before", Move.ASKING, Phase.ASKING),
        (Phase.TALK, "before", Move.REVEALED, None),
        (Phase.STORY, "", Move.TALK, None),
        (Phase.ASKING, "", Move.TALK, Phase.TALK),
        (Phase.ASKING, "", Move.REVEALED, Phase.REVEALED),
        (Phase.TALK, "between", Move.ASKING, None),
        (Phase.TALK, "between", Move.REVEALED, Phase.REVEALED),
        (Phase.TALK, "after", Move.REVEALED, None),
        (Phase.TALK, "after", Move.NEXT, Phase.ENDED),
        (Phase.TALK, "gone since", Move.NEXT, Phase.ENDED),
    ],
)
def test_talk_may_be_left_out_but_questions_and_reveals_stay_in_their_order(
    phase, talk, move, reached
):
    here = Position(0, phase, 3, talk)
    if reached is None:
        with pytest.raises(Refused, match="not-now"):
            advance((TALKED,), here, move)
    else:
        assert advance((TALKED,), here, move).phase is reached


def test_a_talk_step_that_was_left_too_early_is_taken_up_again():
    here = Position(0, Phase.TALK, 3, "between")
    revealed = advance((TALKED,), here, Move.REVEALED)
    assert taken_back(replace(revealed, phase=Phase.ASKING), here).talk == "between"


@pytest.mark.parametrize("phase", list(Phase))
def test_answers_are_taken_while_asking_and_shown_when_revealed_only(phase):
    assert takes_answers(Position(0, phase)) == (phase is Phase.ASKING)
    assert shows_results(Position(0, phase)) == (phase is Phase.REVEALED)


def phases_of(step):
    return [beat.phase for beat in step.course]


def walk(steps):
    """Return the places of a room whose facilitator only presses the big button."""
    place, seen = Position(), []
    while place.phase is not Phase.ENDED:
        place = advance(steps, place, natural(steps, place))
        seen.append(place)
    return seen


@pytest.mark.parametrize("slug", agendas())
def test_every_agenda_is_walked_from_the_lobby_to_the_end_with_the_natural_move(slug):
    steps = load_agenda(slug).steps()
    expected = [(n, phase) for n, step in enumerate(steps) for phase in phases_of(step)]
    seen = walk(steps)
    assert [(p.step, p.phase) for p in seen] == [*expected, (len(steps) - 1, Phase.ENDED)]
    assert [p.version for p in seen] == list(range(1, len(seen) + 1))


@given(st.lists(st.booleans(), max_size=6))
def test_any_programme_is_walked_to_its_end(stories):
    steps = tuple(Step("x", str(n), PLAIN[not story :]) for n, story in enumerate(stories))
    assert len(walk(steps)) == sum(len(phases_of(step)) for step in steps) + 1


class AnyFacilitator(RuleBasedStateMachine):
    """Whatever somebody presses, in whatever order."""

    def __init__(self) -> None:
        super().__init__()
        self.place, self.moves = Position(), 0

    @rule(move=st.sampled_from([None, *Move]))
    def press(self, move):
        before = self.place
        try:
            self.place = advance(STEPS, before, move)
        except Refused:
            return
        self.moves += 1
        assert self.place is not before
        assert self.place.version == before.version + 1
        assert self.place.step in (before.step, before.step + 1)

    @precondition(lambda self: self.place.phase is Phase.ENDED)
    @rule(move=st.sampled_from([None, *Move]))
    def press_after_the_end(self, move):
        with pytest.raises(Refused):
            advance(STEPS, self.place, move)

    @invariant()
    def the_place_is_one_that_exists(self):
        step, phase = self.place.step, self.place.phase
        assert -1 <= step < len(STEPS)
        if phase is Phase.LOBBY:
            assert step == -1
        elif phase is not Phase.ENDED:
            assert phase in phases_of(STEPS[step])

    @invariant()
    def the_version_counts_the_moves(self):
        assert self.place.version == self.moves

    @invariant()
    def the_big_button_always_works_until_the_end(self):
        if self.place.phase is not Phase.ENDED:
            advance(STEPS, self.place, natural(STEPS, self.place))


TestAnyFacilitator = AnyFacilitator.TestCase
