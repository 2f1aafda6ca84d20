"""What is said about the bonus letter, and about who answers for which number."""

import copy

import pytest

from tests.charts.kpi_room import DEPARTMENTS, EXERCISE, figure_of, room, worded, words_of
from workshop.content import LANGUAGES
from workshop.questions.question import RATINGS

FULL, FEW = room(), room(marketing=3)


def counted(**counts):
    return {"n": sum(counts.values()), "counts": counts}


def with_cells(results, question, cells):
    """Replace cells of everyone and of both departments: a table by item, or one for all."""
    changed = copy.deepcopy(results)
    for item in changed[question]["cells"]:
        wanted = cells.get(item) or cells.get("every")
        if wanted:
            changed[question]["cells"][item] = dict.fromkeys(("all", *DEPARTMENTS), wanted)
    return changed


def rated(*counts):
    return {"n": sum(counts), "counts": {v: n for v, n in zip(RATINGS, counts, strict=True) if n}}


# Clarity.


def test_the_share_of_right_answers_is_that_of_the_tally():
    right = answers = 0
    for id in ("quiz-sales", "quiz-marketing"):
        for item, truth in EXERCISE.question(id).key.items():
            cell = FULL[id]["cells"][item]["all"]
            right, answers = right + cell["counts"].get(truth, 0), answers + cell["n"]
    title = words_of("clarity", FULL)["title"]
    assert (
        title == f"{round(100 * right / answers)}% of our answers on what we will receive are right"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_situation_stands_under_its_department_with_the_truth(language):
    drawn = figure_of("clarity", FULL, language)
    labels = [row["label"] for row in drawn["data"]["rows"]]
    heads = {"en": ["Sales", "Marketing"], "nb": ["Salg", "Marked"]}[language]
    assert [label for label in labels if label in heads] == heads
    assert len(labels) == len(set(labels)) == 8
    words = EXERCISE.texts(language).table("questions.quiz-sales")
    truths = {row[1]: row[2] for row in drawn["table"]["rows"]}
    for item, truth in EXERCISE.question("quiz-sales").key.items():
        assert truths[words["items"][item]] == words["buckets"][truth]


def test_a_situation_that_surely_most_got_wrong_is_named():
    few = copy.deepcopy(FULL)
    question = EXERCISE.question("quiz-marketing")
    item = question.items[0]
    wrong = next(bucket for bucket in question.options if bucket != question.key[item])
    few["quiz-marketing"]["cells"][item]["all"] = {"n": 18, "counts": {wrong: 18}}
    said = words_of("clarity", few)["sentence"]
    assert "More than half of those asked got this wrong: “" in said
    assert "got this wrong" not in words_of("clarity", FULL)["sentence"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Marketing are not shown: that takes"), ("nb", "Vi viser ikke marked. Det krever")],
)
def test_a_department_of_three_is_left_out_of_clarity(language, words):
    drawn = figure_of("clarity", FEW, language)
    assert words in drawn["sentence"]
    assert {row["tone"] for row in drawn["data"]["rows"]} == {"sales"}
    assert len(drawn["table"]["rows"]) == 3


# Statements.


@pytest.mark.parametrize(
    ("language", "words"), [("en", "We believe least in “"), ("nb", "Minst tro har vi på «")]
)
def test_the_lowest_statement_is_the_finding(language, words):
    results = with_cells(
        FULL, "ready", {"every": rated(0, 0, 0, 6, 2), "iron-will": rated(4, 4, 0, 0, 0)}
    )
    drawn = words_of("statements", results, language)
    item = EXERCISE.texts(language)("questions.ready.items.iron-will").rstrip(".")
    assert drawn["title"].startswith(words + item)
    assert drawn["table"]["rows"][0][0].rstrip(".") == item


@pytest.mark.parametrize(("language", "words"), [("en", "cannot tell yet"), ("nb", "si ennå")])
def test_of_statements_that_tie_for_the_lowest_none_is_named(language, words):
    cells = {"every": rated(0, 0, 8, 0, 0), "clarity": rated(0, 0, 0, 8, 0)}
    results = with_cells(FULL, "ready", cells)
    names = EXERCISE.texts(language).table("questions.ready")["items"]
    title = words_of("statements", results, language)["title"]
    assert title.startswith({"en": "We believe most in", "nb": "Mest tro"}[language])
    assert names["clarity"].rstrip(".") in title
    cells["clarity"] = rated(0, 0, 6, 2, 0)
    title = words_of("statements", with_cells(FULL, "ready", cells), language)["title"]
    assert words in title
    assert not any(name.rstrip(".") in title for name in names.values())


@pytest.mark.parametrize(
    ("language", "words"), [("en", "every statement the same: 3.0"), ("nb", "det samme: 3,0")]
)
def test_statements_that_all_rate_the_same_have_no_lowest(language, words):
    results = with_cells(FULL, "ready", {"every": rated(0, 0, 8, 0, 0)})
    assert words in words_of("statements", results, language)["title"]


def test_statements_rated_alike_by_many_are_alike():
    results = with_cells(FULL, "ready", {"every": rated(0, 20, 60, 20, 0)})
    assert "within half a point" in words_of("statements", results)["title"]


def test_each_mark_is_the_share_that_gave_this_rating():
    marks = figure_of("statements", FULL)["data"]["marks"]
    for group in DEPARTMENTS:
        shares = [row["share"] for row in marks if row["group"] == group]
        assert sum(shares) == pytest.approx(len(EXERCISE.question("ready").items))
    assert {row["value"] for row in marks} <= {1, 2, 3, 4, 5}


@pytest.mark.parametrize("language", LANGUAGES)
def test_hidden_departments_are_rated_together(language):
    drawn = figure_of("statements", FEW, language)
    assert {row["group"] for row in drawn["data"]["marks"]} == {"all"}
    assert {"en": "takes five", "nb": "trengs fem"}[language] in drawn["sentence"]


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("en", "one person does not know", "3 people do not know"),
        ("nb", "Én vet ikke", "3 vet ikke"),
    ],
)
def test_those_who_do_not_know_are_told_of(language, one, several):
    for count, words in ((1, one), (3, several)):
        cell = {"n": 8, "counts": {"4": 8 - count, "dk": count}}
        results = with_cells(FULL, "ready", {"clarity": cell})
        assert words in words_of("statements", results, language)["sentence"]


# Who answers for what.

CLEAR = counted(sales=15, both=1)
SPREAD = counted(sales=4, marketing=4, both=4, neither=4)
ALONE = counted(neither=15, sales=1)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Nobody answers for “<kpis.retention>”, say 94%"),
        ("nb", "Ingen har ansvar for «<kpis.retention>», sier 94 %"),
    ],
)
def test_a_number_that_surely_nobody_answers_for_is_the_finding(language, title):
    results = with_cells(FULL, "owners", {"every": SPREAD, "retention": ALONE})
    found = words_of("sorting", results, language)["title"].replace("\u00a0", " ")
    assert found == worded(title, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Nobody answers for “<kpis.profit>” and “<kpis.retention>”, say most of us"),
        ("nb", "Ingen har ansvar for «<kpis.profit>» og «<kpis.retention>», sier de fleste av oss"),
    ],
)
def test_all_numbers_that_nobody_answers_for_are_named(language, words):
    cells = {"every": SPREAD, "profit": counted(neither=16), "retention": ALONE}
    results = with_cells(FULL, "owners", cells)
    title = words_of("sorting", results, language)["title"]
    assert all(worded(f"<kpis.{kpi}>", language) in title for kpi in ("profit", "retention"))
    assert title.endswith(words[-12:])


def test_half_of_the_room_is_not_most_of_it():
    halves = {"every": SPREAD, "retention": counted(neither=8, sales=8)}
    title = words_of("sorting", with_cells(FULL, "owners", halves))["title"]
    assert title == "We cannot tell yet who answers for which number"


@pytest.mark.parametrize(
    ("language", "words", "line"),
    [
        ("en", "We cannot tell yet who answers for which number", "line"),
        ("nb", "Hvem som har ansvar for hvilke tall", "replikk"),
    ],
)
def test_numbers_are_not_spoken_of_as_lines(language, words, line):
    drawn = words_of("sorting", with_cells(FULL, "owners", {"every": SPREAD}), language)
    assert words in drawn["title"]
    assert line not in drawn["sentence"].lower()
    assert drawn["table"]["columns"][0] == {"en": "Number", "nb": "Tall"}[language]
    assert drawn["table_label"].startswith({"en": "Who answers", "nb": "Hvem har"}[language])


def test_a_number_that_both_surely_answer_for_is_among_those_we_agree_on():
    cells = {"every": CLEAR, "profit": counted(both=16), "brand": SPREAD}
    said = words_of("sorting", with_cells(FULL, "owners", cells))["sentence"]
    assert said.startswith("On 7 of 8 numbers, most of us say the same: sales answer for “")
    assert worded("Both: “<kpis.profit>”") in said
    assert "About one number we cannot tell" in said


def test_a_number_is_named_and_not_explained():
    labels = {row["label"] for row in figure_of("sorting", FULL)["data"]["rows"]}
    assert worded("<kpis.fitleads>") in labels
    assert not any(":" in label for label in labels)
