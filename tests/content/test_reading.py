"""Files are read as people's programs save them, or named with their line and what to do."""

import pytest

from workshop.content.reading import is_junk, listed, read_text, read_toml
from workshop.content.texts import read_blocks
from workshop.errors import ContentError

TEXT = 'title = "Å møte"\nminutes = 20\n'
READERS = [read_text, read_toml, read_blocks]


def write(folder, content):
    path = folder / "x.toml"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_mark_before_utf8_and_any_end_of_line_change_nothing(tmp_path, reader, end):
    plain = reader(write(tmp_path, TEXT.encode()))
    assert reader(write(tmp_path, TEXT.replace("\n", end).encode("utf-8-sig"))) == plain


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("letters", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_named_as_that(tmp_path, reader, letters):
    path = write(tmp_path, TEXT.encode(letters))
    with pytest.raises(ContentError) as error:
        reader(path)
    assert str(error.value) == (
        f"{path}:1: the file is saved as UTF-16, or is no text: save it as UTF-8."
    )


@pytest.mark.parametrize("reader", READERS)
def test_windows_letters_are_named_with_their_line(tmp_path, reader):
    path = write(tmp_path, ("\n" * 4 + TEXT).encode("cp1252"))
    with pytest.raises(ContentError) as error:
        reader(path)
    assert str(error.value) == (
        f"{path}:5: the letter 'Å' is not saved as UTF-8, perhaps as Windows-1252: "
        "save the file as UTF-8."
    )


@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_file_is_one_sentence(tmp_path, reader):
    with pytest.raises(ContentError, match=r"nothing\.toml: the file is missing\."):
        reader(tmp_path / "nothing.toml")
    with pytest.raises(ContentError, match="the file cannot be read: Is a directory"):
        reader(tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a = 1\na = 2\n", 2, "this key stands in its table a second time: keep one of them."),
        ("[a]\n[b]\n[a]\n", 3, "this table stands in the file a second time: keep one of them."),
        ('a = 1\nb = "open\nc = 2\n', 2, 'a text that begins here has no end: put a " behind it.'),
        ("a = 1\nb: 2\n", 2, "after a key come = and a value, such as minutes = 20."),
        ("a = hello\n", 1, 'a text stands in quotes, as in title = "…"; a number without.'),
        ("a = [1,\n2\n", 2, "a list has no end: put a ] behind its last entry."),
        ("[[round]\n", 1,
         "a heading has as many brackets behind as before it: [title], [[round]]."),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_said_with_its_line_and_what_to_write(tmp_path, text, line, said):
    path = write(tmp_path, text.encode())
    with pytest.raises(ContentError) as error:
        read_toml(path)
    assert str(error.value) == f"{path}:{line}: this cannot be read: {said}"


@pytest.mark.parametrize("text", ["a = " + "9" * 5000, "a = " + "[" * 3000, "a = 2020-99-99"])
def test_what_the_parser_itself_stumbles_over_is_one_sentence_too(tmp_path, text):
    with pytest.raises(ContentError, match=r"x\.toml:1: this cannot be read: "):
        read_toml(write(tmp_path, text.encode()))


def test_what_systems_and_programs_leave_behind_is_not_there(tmp_path):
    meant = ["agenda.toml", "other.toml"]
    junk = ["._agenda.toml", ".hidden.toml", "~$agenda.toml"]
    for name in (*meant, *junk):
        (tmp_path / name).touch()
    assert [path.name for path in listed(tmp_path, "*.toml")] == meant
    assert all(map(is_junk, (*junk, ".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX")))
    assert list(listed(tmp_path / "nowhere", "*")) == []
