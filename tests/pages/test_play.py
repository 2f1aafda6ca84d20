"""A game for one person in a cell: moved as a browser moves it, a data frame, and replayed."""

import json

import pandas as pd
import pytest

from tests.support.contracts import assert_fits
from tests.support.pages import assert_speaks
from tests.support.room import GAME
from workshop.charts import played
from workshop.content import LANGUAGES
from workshop.content.parameters import model_words
from workshop.content.texts import interface
from workshop.contracts.lesson import PlayedBeat, SaidPage
from workshop.errors import Misnamed
from workshop.models.choosing import calculating
from workshop.models.courses import game_of, playable
from workshop.models.playing import PERSONAS
from workshop.pages import study
from workshop.pages.lesson.playing import paid_for
from workshop.pages.play import Play

SEATS = ("marketing", "sales")


def steppers(play):
    return play.children[1:-2]


def button(play):
    return play.children[-1]


def shown(play):
    return play.children[0].page


def said(play):
    return play.children[-2].page["text"]


def moved(widget, **state):
    """Change a widget as a browser does."""
    widget.set_state(state)


def pressed(play):
    button(play)._handle_button_msg(button(play), {"event": "click"}, [])


def played_out(play, plan=None):
    while not play.over:
        play.turn(plan)
    return play


def test_a_side_is_played_with_steppers_and_a_button_and_then_the_other_side():
    play = Play(seat="marketing", against="hunter")
    for stepper, n in zip(steppers(play), (4, 4, 0), strict=True):
        moved(stepper, value=n)
    for quarter in range(1, 5):
        assert f"Quarter {quarter} of 4." in shown(play)["lead"]
        pressed(play)
    assert play.over
    assert button(play).description == "Play the other side"
    assert play.quarters["marketing_reach"].tolist() == [4] * 4
    pressed(play)
    assert play.seat == "sales"
    assert "You are sales" in shown(play)["beat"]
    played_out(play)
    assert play.quarters["you"].tolist() == ["marketing"] * 4 + ["sales"] * 4


def test_what_a_proposal_would_pay_is_what_it_pays_when_the_others_repeat_theirs():
    play = Play(seat="marketing", bonus="each")
    moved(steppers(play)[0], value=0)
    before = said(play)
    moved(steppers(play)[0], value=3)
    assert said(play) != before
    offered = said(play).partition(" ")[0]
    # Leads do not hang on sales, so what was offered is paid whatever they do.
    play.turn()
    assert played.paid(play._now, interface("en")).endswith(f"{offered} of a full bonus")


def test_more_people_than_there_are_cannot_be_placed():
    play = Play(seat="marketing")
    moved(steppers(play)[0], value=8)
    assert said(play) == "There are 8 people: take 5 off somewhere"
    assert button(play).disabled
    with pytest.raises(ValueError, match="at most 8 in all"):
        play.turn()
    assert play.quarters.empty
    moved(steppers(play)[0], value=3)
    assert not button(play).disabled


@pytest.mark.parametrize("seat", SEATS)
def test_nothing_of_the_other_side_is_shown_before_the_game_is_over(seat):
    play, other = Play(seat=seat), next(one for one in SEATS if one != seat)
    play.turn()
    hidden = [name for name in play.quarters if name.startswith(other)]
    assert play.quarters[[*hidden, "profit"]].isna().all(axis=None)
    heads = shown(play)["figures"][0]["table"]["columns"]
    name = model_words("kpi-game", "en")(f"played.seats.{other}")
    assert not any(head.startswith(name) for head in heads)
    played_out(play)
    assert play.quarters[[*hidden, "profit"]].notna().all(axis=None)
    heads = shown(play)["figures"][-1]["table"]["columns"]
    assert any(head.startswith(name) for head in heads)


def test_the_data_frame_has_the_columns_and_the_types_that_are_told():
    frame = Play(seat="sales").turn([6, 1, 1]).quarters
    kinds = frame.dtypes.astype(str).to_dict()
    tasks = ("reach", "quality", "brand"), ("new", "nurture", "pressure")
    persons = [f"{seat}_{task}" for seat, all in zip(SEATS, tasks, strict=True) for task in all]
    assert {name: kinds[name] for name in persons} == dict.fromkeys(persons, "Int64")
    assert (kinds["game"], kinds["quarter"], kinds["you"]) == ("Int64", "Int64", "string")
    assert kinds["sales_paid"] == kinds["retention"] == kinds["leads"] == "Float64"
    assert frame["sales_new"].tolist() == [6]
    assert 0 < frame["sales_paid"][0] < 1
    empty = Play().quarters
    assert empty.empty
    assert empty.dtypes.astype(str).to_dict() == kinds


def test_a_ledger_that_was_written_down_replays_as_the_same_quarters():
    play = played_out(Play(seat="marketing", against="helper", bonus="crossed"), [2, 4, 1])
    again = Play.replay(json.loads(json.dumps(play.ledger)))
    mine = play.quarters.drop(columns=["game", "you"])
    pd.testing.assert_frame_equal(mine, again.drop(columns=["game", "you"]), rtol=1e-9)


def test_the_same_seed_gives_the_same_game_and_another_one_another():
    games = [played_out(Play(seed=seed, care=3)).quarters for seed in (1, 1, 2)]
    assert games[0].equals(games[1])
    assert not games[0].equals(games[2])


def test_below_a_cell_without_widgets_a_game_is_a_line():
    play = Play(seat="sales", against="guardian")
    assert repr(play) == "Play(kpi-game, sales against a guardian: 0 of 4 quarters)"
    assert repr(play.turn([8, 0, 0])).startswith(
        "Play(kpi-game, sales against a guardian: 1 of 4 quarters, last paid "
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"model": "chess"}, "A model that is played is one of kpi-game, lead-pool, not 'chess'."),
        ({"seat": "HR"}, "A seat must be one of marketing, sales, not 'HR'."),
        ({"against": "saint"}, "A persona must be one of hunter, guardian, calculating, helper"),
        ({"care": -1}, "Care must be 0 or more, not -1."),
        ({"bonus": "free"}, "A bonus is one of each, crossed, "),
        ({"colour": 1}, "A setting has bonus, quarters, world, and no 'colour'."),
    ],
)
def test_what_there_is_not_is_answered_with_what_there_is(wrong, sentence):
    with pytest.raises(Misnamed) as told:
        Play(**wrong)
    assert str(told.value).startswith(sentence)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", playable())
def test_every_page_of_a_game_speaks_the_language(model, language):
    play = Play(model, language=language)
    for _ in range(4):
        assert_speaks(shown(play))
        play.turn()
    assert_speaks(shown(play))
    assert_fits(shown(play), PlayedBeat)
    assert_fits(play.children[-2].page, SaidPage)
    told = [run["text"] for block in shown(play)["blocks"] for run in block["runs"]]
    told += [figure["sentence"] for figure in shown(play)["figures"]]
    assert not any("{" in sentence for sentence in told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", playable())
def test_every_bonus_seat_task_and_figure_has_words(model, language):
    words, ui = model_words(model, language), interface(language)
    for bonus in words.table("played.bonuses"):
        game = game_of(model, {"bonus": bonus})
        for seat in game.seats:
            assert paid_for(game, seat.id, ui, words).endswith(".")
            assert all(words(f"played.tasks.{task}") for task in seat.tasks)
    assert {*words.table("played.figures")} == {*game_of(model).figures}
    assert {*ui.table("play.personas")} == {*PERSONAS}


def test_what_two_sides_agreed_on_is_told_with_its_shares():
    bonus = {"marketing": {"fitleads": 0.7, "profit": 0.3}, "sales": {"newcust": 1.0}}
    lead = shown(Play(seat="marketing", bonus=bonus))["lead"]
    assert lead.startswith("Your bonus: Qualified leads 70% and Profit 30%.")


def test_a_gain_is_called_a_gain_and_the_parts_are_those_of_the_blame():
    play = Play(seat="marketing", against="calculating", care=1e9)
    for plan in ([3, 4, 1], [3, 4, 1], [3, 4, 1], [3, 4, 1]):
        play.turn(plan)
    sentence = " ".join(run["text"] for block in shown(play)["blocks"] for run in block["runs"])
    assert "What you did instead of what paid most helped: a gain of" in sentence
    assert "Nothing lies in not knowing what the other side would do." in sentence


def test_a_path_is_drawn_beside_the_best_and_beside_sides_that_reckon():
    play = Play(seat="marketing", against="calculating", care=1e9)
    for one in calculating(play.game):
        play.turn(one["marketing"])
    figure = shown(play)["figures"][0]
    rows = figure["table"]["rows"]
    assert [row[1] for row in rows] == [row[2] for row in rows]
    assert len(figure["data"]["rows"]) == 3 * 5
    assert {row["line"] for row in figure["data"]["rows"]} == {*figure["table"]["columns"][1:]}


def test_a_lesson_plays_the_model_of_its_exercise_and_changes_its_language_with_it():
    lesson = study.begin(GAME)
    switch, play = lesson.settings(), lesson.play(seat="sales")
    play.turn()
    switch._receive(switch, {"op": "pick", "value": "nb"}, [])
    assert shown(play)["language"] == "nb"
    assert "Kvartal 2 av 4." in shown(play)["lead"]
    assert button(play).description == "Avslutt kvartalet"
