"""The table of kinds and charts is written from the code, and fresh."""

from pathlib import Path

import pytest

from workshop.charts import charts
from workshop.commands.reference import reference
from workshop.questions.kinds import kinds

DOCUMENT = Path(__file__).parents[2] / "docs" / "reference.md"


def test_the_document_says_what_the_code_says():
    assert DOCUMENT.read_text(encoding="utf-8") == reference(), "workshop reference > the document"


@pytest.mark.parametrize("name", sorted(kinds()))
def test_every_kind_has_a_row_and_a_chart_where_it_is_counted(name):
    (row,) = [line for line in reference().splitlines() if line.startswith(f"| `{name}` |")][:1]
    told = [cell.strip() for cell in row.strip("|").split("|")]
    assert told[1]
    # Of a plan a chart tells by its run.
    assert bool(told[3]) == (name not in ("note", "plan"))


def test_every_chart_says_what_it_suits():
    for chart in charts().values():
        assert chart.kinds or chart.model, f"{chart.name} suits nothing"
        assert set(chart.kinds) <= set(kinds())
        assert (chart.find.__doc__ or "").strip()
