"""Questions that are counted for the room alone: nothing of them is known by department."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.questions.question import RATINGS, Question
from workshop.questions.tally import ALL, tally

QUESTION = Question("q", "rating", ("me", "others"), RATINGS, scale="agree", whole_room=True)
DEPARTMENTS = ("sales", "marketing", "hr")

rating = st.sampled_from(RATINGS)
people = st.lists(
    st.tuples(
        st.sampled_from(DEPARTMENTS),
        st.dictionaries(st.sampled_from(QUESTION.items), rating, min_size=1),
    ),
    max_size=14,
)


@given(people)
def test_no_department_is_named_anywhere_in_it(answers):
    found = tally(QUESTION, answers, DEPARTMENTS)
    groups = [group for cells in found["cells"].values() for group in cells]
    assert {*groups, *found.get("spread", {})} <= {ALL}
    assert found["hidden"] == []
    assert found["answered"] == len(answers)


@given(people, st.randoms(use_true_random=False))
def test_who_belongs_where_changes_nothing(answers, random):
    moved = [(random.choice(DEPARTMENTS), value) for _, value in answers]
    assert tally(QUESTION, moved, DEPARTMENTS) == tally(QUESTION, answers, DEPARTMENTS)


@given(people)
def test_fewer_than_five_are_not_shown(answers):
    found = tally(QUESTION, answers, DEPARTMENTS)
    for item, cells in found["cells"].items():
        given_it = sum(item in value for _, value in answers)
        assert bool(cells) is (given_it >= 5)
