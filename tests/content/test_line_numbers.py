import pytest

from workshop.content.line_numbers import line_of

FILE = """\
title = "x"

[questions.claim]
prompt = "Do you?"
items.first = "one"

[[round]]
id = "room"

[[round.question]]
id = "mirror"
"""


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "x.toml"
    found.write_text(FILE, encoding="utf-8")
    return found


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("title", 1),
        ("questions.claim.prompt", 4),
        ("questions.claim.items.first", 5),
        ("room", 8),
        ("mirror", 11),
        ("mirror-them", 11),
        ("questions.claim.help", 3),
        ("prompt", 4),
        ("nowhere", None),
        ("", None),
    ],
)
def test_a_key_stands_on_its_line_or_under_its_table(path, key, line):
    assert line_of(path, key) == line


def test_a_file_that_is_missing_or_no_toml_has_no_lines(tmp_path):
    assert line_of(tmp_path / "missing.toml", "title") is None
    story = tmp_path / "story.md"
    story.write_text("title = 1", encoding="utf-8")
    assert line_of(story, "title") is None
