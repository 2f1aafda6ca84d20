"""What an answer hangs on: the picture and its light bars name the same parameters."""

import pytest

from workshop.charts import drivers
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.sampling.claims import sensitivities


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", ["kpi-game", "lead-pool"])
def test_the_light_bars_are_those_of_the_picture(model, language):
    for one in sensitivities(model, language):
        figure = drivers.figure(one, interface(language))
        drawn, light = figure["data"]["rows"], figure["light"]["rows"]
        assert [row["label"] for row in light] == [r["label"].replace("\n", " ") for r in drawn]
        for row, bar in zip(drawn, light, strict=True):
            (part,) = bar["parts"]
            assert (part["text"], part["tone"]) == (row["text"], row["tone"])
            assert part["share"] == pytest.approx(abs(row["end"]), abs=1e-4)
        assert figure["light"]["sentence"] == figure["sentence"]
