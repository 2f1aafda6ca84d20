"""A lesson for one person: the same rules, with an invented room."""

import itertools

import pytest

from tests.support.pages import assert_speaks
from tests.support.room import EXERCISE, GAME, LEADS, TASKS, an_answer
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.errors import ContentError, Refused
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ghosts
from workshop.pages import study
from workshop.pages.study import DEPARTMENTS, Room
from workshop.questions.kinds import check_value


class Learner:
    """Somebody with the notebook of a lesson in front of her."""

    def __init__(self, language="en", department="sales", slug=EXERCISE) -> None:
        self.lesson = study.begin(slug)
        self.exercise = self.lesson.room.exercise
        rounds = self.rounds = [round.id for round in self.exercise.rounds]
        self.switches = [self.lesson.settings(), self.lesson.department(), self.lesson.others()]
        self.stories = {round: self.lesson.story(round) for round in rounds}
        self.cards = {round: self.lesson.ask(round) for round in rounds}
        self.reveals = {round: self.lesson.reveal(round) for round in rounds}
        for switch, value in zip(self.switches[:2], (language, department), strict=True):
            do(switch, op="pick", value=value)

    def is_open(self, round):
        return bool(self.cards[round].page.get("cards"))

    def answer_all(self, round):
        for card in self.cards[round].page["cards"]:
            id = card["id"].partition("/")[2]
            question = self.exercise.question(id)
            if question.answerable:
                value = an_answer(question, 2)
                do(self.cards[round], op="answer", id=id, question=card["id"], value=value)

    def press(self, round):
        do(self.reveals[round], op="press")

    def pages(self):
        shown = (self.stories, self.cards, self.reveals)
        widgets = [*self.switches, *(w for group in shown for w in group.values())]
        return [widget.page for widget in widgets]


def do(widget, **action):
    """Act on a widget as its browser side does."""
    widget._receive(widget, action, [])


def replies_of(card):
    """Return the list into which everything a card says to its browser side goes."""
    said = []
    card.send = lambda content, buffers=None: said.append(content)
    return said


def asks_for_words(exercise, round):
    return any(q.kind == "text" for q in exercise.round(round).questions)


@pytest.fixture
def learner():
    return Learner()


def lessons():
    """Yield every lesson in both languages for both departments; one of each is not slow."""
    ways = list(itertools.product(LANGUAGES, DEPARTMENTS))
    for turn, slug in enumerate((EXERCISE, GAME, TASKS, LEADS)):
        for number, way in enumerate(ways):
            marks = [] if number == turn % len(ways) else [pytest.mark.slow]
            yield pytest.param(slug, *way, marks=marks)


@pytest.mark.parametrize(("slug", "language", "department"), [*lessons()])
def test_a_lesson_plays_through_all_rounds(slug, language, department):
    learner = Learner(language, department, slug)
    for round in learner.rounds:
        assert learner.is_open(round)
        learner.answer_all(round)
        learner.press(round)
        shown = learner.reveals[round].page
        assert not learner.is_open(round)
        if not learner.exercise.round(round).reveals:
            assert shown["lead"] == interface(language)("study.unshown.done")
            continue
        assert len(shown["figures"]) == len(learner.exercise.round(round).reveals)
        assert shown["questions"]["entries"]
        assert bool(shown["quotes"]["entries"]) == asks_for_words(learner.exercise, round)
        for page in learner.pages():
            assert_speaks(page)
            assert page["language"] == language


def test_later_rounds_wait_until_the_one_before_has_been_shown(learner):
    assert [learner.is_open(round) for round in learner.rounds] == [True, False, False]
    learner.press(learner.rounds[2])
    assert "figures" not in learner.reveals[learner.rounds[2]].page
    learner.press(learner.rounds[0])
    assert learner.is_open(learner.rounds[1])


def test_every_part_says_which_it_is_and_how_far_the_lesson_has_come(learner):
    learner.press("room")
    parts = [learner.stories[round].page["part"] for round in learner.rounds]
    assert [part["text"] for part in parts] == ["Part 1 of 3", "Part 2 of 3", "Part 3 of 3"]
    assert [part["here"] for part in parts] == [0, 1, 2]
    assert all(part["states"] == ["shown", "open", "later"] for part in parts)


def test_a_lesson_opens_with_its_title_in_one_language(learner):
    opening = learner.lesson.opening()
    do(learner.switches[0], op="pick", value="nb")
    assert opening.page["heading"] == learner.exercise.texts("nb")("title")


def test_nothing_of_the_room_is_shown_before_the_button_is_pressed(learner):
    assert learner.reveals["room"].page.keys() == {"beat", "lead", "button", "language", "gone"}


def test_a_saved_answer_is_acknowledged_and_a_bad_one_explained(learner):
    card = learner.cards["room"]
    said = replies_of(card)
    do(card, op="answer", id="one", question=f"{EXERCISE}/cause", value="chaos")
    do(card, op="answer", id="two", question=f"{EXERCISE}/cause", value="nothing")
    do(card, op="answer", id="three", question="nonsense", value=None)
    assert [(r["op"], r["id"]) for r in said] == [
        ("saved", "one"), ("refused", "two"), ("refused", "three"),
    ]  # fmt: skip
    assert all(reply["message"] for reply in said[1:])
    assert learner.lesson.room.mine() == {"cause": "chaos"}


@pytest.mark.parametrize(
    "action",
    [{"op": "answer"}, {"op": "answer", "id": 7, "question": ["x"], "value": {}}, {"op": "nothing"},
     {"op": None}, {}, "text", None, {"op": "language", "language": "nb"}],
)  # fmt: skip
def test_actions_that_make_no_sense_change_nothing(learner, action):
    card = learner.cards["room"]
    replies_of(card)
    before = learner.pages()
    card._receive(card, action, [])
    assert learner.pages() == before
    assert learner.lesson.room.mine() == {}


def given(learner, round):
    cards = learner.cards[round].page["cards"]
    return {card["id"].partition("/")[2]: card["value"] for card in cards}


def test_another_department_takes_along_what_is_asked_of_both_in_the_same_words(learner):
    learner.answer_all("room")
    hers = given(learner, "room")
    learner.press("room")
    learner.answer_all("deal")
    do(learner.switches[1], op="pick", value="marketing")
    assert learner.switches[1].page["value"] == "marketing"
    brought = given(learner, "room")
    assert {id for id, value in brought.items() if value is None} == {
        "mirror-us", "mirror-them", "mirror-told",
    }  # fmt: skip
    assert all(hers[id] == value for id, value in brought.items() if value is not None)
    assert not learner.is_open("deal")
    learner.press("room")
    asked = {q.id for q in learner.exercise.round("deal").questions if q.asks("sales")}
    assert {id for id, value in given(learner, "deal").items() if value is not None} <= asked


def test_the_first_department_is_as_it_was_when_somebody_comes_back(learner):
    learner.answer_all("room")
    learner.press("room")
    learner.answer_all("deal")
    before = learner.pages()[1:]
    switch = learner.switches[1]
    do(switch, op="pick", value="marketing")
    assert switch.page["undo"] == {"id": "sales", "text": "Back to sales"}
    assert "is kept" in switch.page["note"]
    do(switch, op="pick", value=switch.page["undo"]["id"])
    assert switch.page["undo"]["id"] == "marketing"
    assert learner.pages()[2:] == before[1:]


def test_what_a_browser_loads_anew_holds_the_answers_that_were_saved(learner):
    card = learner.cards["room"]
    do(card, op="answer", id="one", question=f"{EXERCISE}/cause", value="chaos")
    assert given(learner, "room")["cause"] == "chaos"
    assert card.page["seat"] == Learner().cards["room"].page["seat"]


def test_another_language_keeps_the_answers(learner):
    learner.answer_all("room")
    do(learner.switches[0], op="pick", value="nb")
    page = learner.cards["room"].page
    assert page["language"] == "nb"
    assert all(card["value"] is not None for card in page["cards"])


@pytest.mark.parametrize("value", ["hr", "", None, 7])
def test_a_department_that_is_not_offered_changes_nothing(learner, value):
    do(learner.switches[1], op="pick", value=value)
    assert learner.switches[1].page["value"] == "sales"


@pytest.mark.parametrize("slug", ["nothing", "", "../" + EXERCISE, 7, None, ["x"]])
def test_a_lesson_on_nothing_is_said_in_one_sentence_that_names_what_there_is(slug):
    with pytest.raises(ContentError, match=f"^There is no exercise .*; there are: .*{EXERCISE}"):
        study.begin(slug)


def test_the_learner_is_one_among_the_invented_people():
    room = Room(EXERCISE, "marketing")
    invented = list(ghosts(room.exercise))
    assert len(invented) == 14
    assert room.look()["joined"]["total"] == 15
    room.advance("asking")
    room.answer("cause", "chaos", "op")
    room.advance("revealed")
    others = sum("cause" in answers for _, _, answers in invented)
    assert room.look()["results"]["cause"]["answered"] == others + 1


def test_a_lesson_refuses_what_a_live_room_refuses():
    room = Room(EXERCISE, "sales")
    with pytest.raises(Refused, match="closed"):
        room.answer("cause", "chaos", "op")


@pytest.mark.parametrize("slug", [EXERCISE, GAME, TASKS, LEADS])
def test_every_answer_of_the_invented_people_fits_its_question(slug):
    exercise = load_exercise(slug)
    for _, department, answers in ghosts(exercise):
        assert department in DEPARTMENTS
        for id, value in answers.items():
            question = exercise.question(id)
            assert question.asks(department)
            assert check_value(question, value) == value
