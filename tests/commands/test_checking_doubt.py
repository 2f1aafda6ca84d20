"""`workshop check` demands of every exercise where what its lesson claims does not hold."""

import pytest

from tests.support.spoiled import CONCERNED, ENGLISH, NORWEGIAN, Kit
from workshop.commands.check.doubt import LONGEST


@pytest.fixture
def room(tmp_path):
    return Kit(tmp_path, CONCERNED["exercises"])


def rewritten(room, name, change):
    path = room.path(name)
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    return room.mistakes()


def without(text):
    before, _, after = text.partition("[doubt]\n")
    return before + after.partition("\n\n")[2]


def test_an_exercise_without_doubt_is_named_with_what_to_write(room):
    (found,) = rewritten(room, NORWEGIAN, without)
    assert found.startswith(f"{NORWEGIAN}: doubt: write a [doubt] that ends the lesson: claim, ")


@pytest.mark.parametrize("part", ["claim", "fails", "example", "ask"])
def test_each_part_is_demanded(room, part):
    def emptied(text):
        at = text.index(f"{part} = ", text.index("[doubt]"))
        return text[:at] + f'{part} = " "' + text[text.index("\n", at) :]

    found = rewritten(room, ENGLISH, emptied)
    assert any(f"doubt.{part}: write " in one for one in found), found


def test_a_part_that_is_a_chapter_is_named_with_its_length(room):
    words = " ".join(["word"] * (LONGEST + 1))

    def longer(text):
        at = text.index("fails = ", text.index("[doubt]"))
        return text[:at] + f'fails = "{words}"' + text[text.index("\n", at) :]

    (found,) = rewritten(room, ENGLISH, longer)
    assert f"doubt.fails: {LONGEST + 1} words are too many: write at most {LONGEST}." in found


def with_a_screw(text):
    return text.replace("[doubt]\n", '[doubt]\nscrew = "x"\n')


def test_a_screw_is_no_word_of_an_exercise_without_a_model(room):
    found = rewritten(room, ENGLISH, with_a_screw)
    assert any("doubt.screw: nothing in exercise.toml uses these words" in one for one in found)
