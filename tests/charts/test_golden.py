"""While the house is put in order, every figure stays as it was."""

import json

import pytest

from tests.charts.golden import KEPT, digests


@pytest.mark.slow
def test_figures_sentences_tables_and_conditions_are_what_they_were():
    kept, now = json.loads(KEPT.read_text(encoding="utf-8")), digests()
    assert kept.keys() == now.keys()
    changed = [name for name in kept if kept[name] != now[name]]
    assert changed == []
