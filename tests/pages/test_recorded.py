"""What a lesson has shown, to reckon with: counts, own answers, pictures."""

import pandas
import pytest

from tests.pages.test_study import Learner, do
from tests.support.room import EXERCISE
from workshop.errors import Misnamed
from workshop.record.record import Record

CLAIM = {"dream": "4", "pointless": "2"}
MARK = "Nobody has ever written this"


@pytest.fixture(scope="module")
def learner():
    """Somebody who has seen the first round, and answered something of the second."""
    made = Learner()
    do(made.cards["room"], op="answer", id="a", question=f"{EXERCISE}/claim", value=CLAIM)
    made.press("room")
    for card in made.cards["deal"].page["cards"]:
        if card["kind"] == "text":
            do(made.cards["deal"], op="answer", id="b", question=card["id"], value=MARK)
    return made


def test_her_own_answers_stand_below_the_counts_that_were_shown(learner):
    frame = learner.lesson.answers()
    own = frame[frame["own"]]
    claim = own[own["question"] == "claim"].set_index("item")
    assert claim["option"].to_dict() == CLAIM
    assert (own["n"] == 1).all()
    assert set(own["department"]) == {"sales"}
    counted = frame[~frame["own"]]
    assert set(counted["round"]) == {"room"}  # of what is still open nothing is counted
    assert set(own["round"]) >= {"room"}
    assert isinstance(frame["option"].dtype, pandas.CategoricalDtype)
    assert claim.loc["dream", "option_text"] == "Agree a little"


def test_the_counts_are_those_of_the_record_and_its_findings_those_on_the_page(learner):
    record, frame = learner.lesson.record, learner.lesson.answers()
    assert isinstance(record, Record)
    counted = frame[~frame["own"]]["count"].tolist()
    assert counted == record.answers["count"].tolist()
    shown = [figure["title"] for figure in learner.reveals["room"].page["figures"]]
    found = [one["figure"]["title"] for some in record.findings.values() for one in some]
    assert found == shown


def test_a_picture_is_there_by_its_charts_name_or_by_a_question(learner):
    (drawn,) = (
        figure
        for figure in learner.reveals["room"].page["figures"]
        if figure["id"].endswith("choice-cause")
    )
    for name in ("choice", "cause"):
        chart = learner.lesson.figure(name).to_dict()
        assert chart["datasets"] == drawn["data"]
        assert chart["layer"] == drawn["spec"]["layer"]


def test_what_was_not_shown_is_answered_with_what_was(learner):
    with pytest.raises(Misnamed, match=r"No finding 'shift' was shown .* There are: sorting, "):
        learner.lesson.figure("shift")
    with pytest.raises(Misnamed, match="There are: none yet"):
        Learner().lesson.figure("choice")


def test_before_anything_was_shown_there_is_nothing_of_anybody_else():
    learner = Learner("nb", "marketing")
    assert len(learner.lesson.answers()) == 0
    do(learner.cards["room"], op="answer", id="a", question=f"{EXERCISE}/claim", value=CLAIM)
    frame = learner.lesson.answers()
    assert frame["own"].all()
    assert len(frame) == 2
    assert frame["option_text"].tolist()[0] == "Litt enig"
