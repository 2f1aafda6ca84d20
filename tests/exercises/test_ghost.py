"""The invented people are read however a spreadsheet saved them."""

import pytest

from workshop.content import content_root
from workshop.errors import ContentError
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.ghost import ROOMS, TEAM, ghost_path, ghosts, rooms_of, rows
from workshop.questions.kinds import check_value

HEAD = "participant,department,question,item,value\n"
EVERY = [(slug, room) for slug in exercises() for room in ROOMS]
BODY = "p01,sales,claim,dream,3\np02,marketing,claim,dream,4\n"


@pytest.mark.parametrize("slug", exercises())
def test_every_exercise_of_the_kit_has_every_room(slug):
    assert rooms_of(slug) == list(ROOMS)


@pytest.mark.parametrize(("slug", "room"), EVERY)
def test_every_invented_answer_is_one_the_question_takes(slug, room):
    exercise = load_exercise(slug)
    people = list(ghosts(exercise, room))
    assert len(people) == (2 if room == TEAM else 14)
    for _, _, answers in people:
        for id, value in answers.items():
            assert check_value(exercise.question(id), value) == value


@pytest.mark.parametrize(("slug", "room"), EVERY)
def test_no_row_of_the_kits_own_people_is_left_out(slug, room):
    read = rows(ghost_path(content_root(), slug, room))
    given = sum(len(answers) for _, _, answers in ghosts(load_exercise(slug), room))
    assert given == len({(row.participant, row.question) for row in read})


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", ",;\t")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_whatever_a_spreadsheet_puts_around_the_cells_they_are_the_same(
    tmp_path, mark, delimiter, end
):
    text = mark + (HEAD + BODY).replace(",", delimiter).replace("\n", end)
    path = tmp_path / "people.csv"
    path.write_bytes(text.encode())
    assert [row[1:] for row in rows(path)] == [tuple(line.split(",")) for line in BODY.splitlines()]
    assert [row.line for row in rows(path)] == [2, 3]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "people.csv:1: the columns participant, department, question, item, value are"),
        (b"participant,department,question,value\n", "people.csv:1: the columns item are missing"),
        ("\ufeffparticipant".encode("utf-16"), "people.csv:1: the file is saved as UTF-16"),
        ((HEAD + "p01,sales,words,words,Møt oss").encode("cp1252"),
         "people.csv:2: the letter 'ø' is not saved as UTF-8, perhaps as Windows-1252"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_file_line_and_what_to_do(tmp_path, content, said):
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(ContentError) as error:
        rows(path)
    assert said in str(error.value)
