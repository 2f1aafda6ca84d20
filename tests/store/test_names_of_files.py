"""The address of a database names a file letter by letter, or is refused in a sentence."""

from pathlib import Path

import pytest

from workshop.errors import WorkshopError
from workshop.store.opening import open_store
from workshop.store.places import database_path

ODD = ["100%.db", "a%20b.db", "a b.db", "what?.db", "a#b.db", "a@b:c.db", "åse & co.db", "'x'.db"]


@pytest.mark.parametrize("name", ODD)
def test_a_database_lies_where_it_was_told_to(tmp_path, name):
    url = f"sqlite:///{tmp_path}/{name}"
    assert database_path(url) == tmp_path / name
    open_store(url).close()
    assert name in {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize(
    ("url", "path"),
    [("sqlite:////folder/a.db", "/folder/a.db"), ("SQLite:////folder/a.db", "/folder/a.db"),
     ("sqlite+pysqlite:////folder/a.db", "/folder/a.db"), (" sqlite:////f/a.db ", "/f/a.db")],
)  # fmt: skip
def test_the_ways_of_writing_it_are_understood(url, path):
    assert database_path(url) == Path(path)


@pytest.mark.parametrize("options", ["?mode=ro", "?timeout=5&uri=true", "?cache=shared"])
def test_options_are_refused_for_there_are_none(options):
    with pytest.raises(WorkshopError, match="leave out") as problem:
        database_path(f"sqlite:////folder/a.db{options}")
    assert options in str(problem.value)


@pytest.mark.parametrize(
    "url",
    ["sqlite://host/x.db", "sqlite://", "sqlite:///", "sqlite:///:memory:", "room.db", "/tmp/a.db",
     "postgresql://localhost/room", "sqlite+aiosqlite:///x.db", "", "sqlite:/x.db"],
)  # fmt: skip
def test_what_names_no_file_of_ours_is_refused_in_a_sentence(url):
    with pytest.raises(WorkshopError, match="is no database of ours") as problem:
        database_path(url)
    assert "\n" not in str(problem.value)
