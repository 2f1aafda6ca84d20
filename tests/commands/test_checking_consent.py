"""What is said of rounds that need consent, and of what is counted for the whole room only."""

import pytest

from tests.support.spoiled import Kit

STRUCTURE = "data/exercises/conflict-signs/exercise.toml"


@pytest.fixture
def kit(tmp_path):
    return Kit(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('perhaps = ["heads", "stuck"]', 'perhaps = ["stuck"]', 'write perhaps = ["heads"] here'),
        ('perhaps = ["heads", "stuck"]', 'perhaps = ["head", "stuck"]', "'head' is not one of its"),
        ("whole_room = true", 'whole_room = true\nfor = ["sales"]', "counts everybody together"),
        ("whole_room = true", 'whole_room = "yes"', "whole_room"),
        ("consent = true", "consent = 1", "consent"),
    ],
)
def test_what_does_not_go_together_is_said_where_it_stands(kit, old, new, said):
    kit.replace(STRUCTURE, old, new)
    assert any(said in one and one.startswith(STRUCTURE) for one in kit.mistakes())


def test_a_mirror_has_sides_and_cannot_be_counted_for_the_whole_room(kit):
    other = "data/exercises/where-are-the-sales/exercise.toml"
    kit.replace(other, 'kind = "mirror"', 'kind = "mirror"\nwhole_room = true')
    assert any("a mirror needs two" in one for one in kit.mistakes())


def test_the_kit_itself_has_none_of_these(kit):
    assert kit.mistakes() == []
