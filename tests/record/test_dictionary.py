"""Every table and every column is explained, in both languages, and nothing else is."""

import pytest

from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.record import compare
from workshop.record.counted import MEASURES
from workshop.record.dictionary import columns, row, title
from workshop.record.sheets import name_of
from workshop.record.tables import COLUMNS

ALL = {**COLUMNS, "changes": compare.COLUMNS}
LACKING = ("Missing", "missing", "Never missing", "The same in words", "upper end")
MANGLER = ("Mangler", "mangler", "Det samme med ord", "øvre enden")


def explained(language, table, name):
    ui = interface(language)
    own = ui.find(f"columns.tells.{table}.{name}")
    return own if own is not None else ui.find(f"columns.tells.{name}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_says_what_it_holds_and_what_a_missing_value_means(language):
    says = LACKING if language == "en" else MANGLER
    for table, names in ALL.items():
        for name in names:
            told = explained(language, table, name)
            assert isinstance(told, str), (table, name)
            assert told.endswith("."), (table, name)
            named = name.endswith("_text") or name == "run"
            assert named or any(one in told for one in says), (table, name, told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_explained_that_there_is_not(language):
    ui = interface(language)
    known = {name for names in ALL.values() for name in names}
    for part in ("heads", "tells"):
        words = ui.table(f"columns.{part}")
        assert {one for one, text in words.items() if isinstance(text, str)} <= known
        for table in (one for one, text in words.items() if isinstance(text, dict)):
            assert set(words[table]) <= set(ALL[table])
    for part in ("sheets", "rows"):
        assert list(ui.table(f"columns.{part}")) == list(COLUMNS)
    assert set(ui.table("columns.measures")) == set(MEASURES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", COLUMNS)
def test_a_sheet_has_its_own_name_and_heads_that_differ(language, table):
    heads = [one.head for one in columns(table, language)]
    assert len(set(heads)) == len(heads)
    assert title(table, language)
    assert row(table, language).endswith(".")
    assert len({name_of(one, language) for one in COLUMNS}) == len(COLUMNS)
    assert not set(name_of(table, language)) & set("[]:*?/\\")
