"""What is said of a pulse that cannot be asked, and of an indicator that says too little."""

import pytest

from tests.support.spoiled import Kit

PULSE, LIST = "data/pulse.toml", "data/indicators.toml"

WRONG = [
    (PULSE, 'of = "open-space/spoke"', 'of = "open-spice/spoke"', "no exercise 'open-spice'"),
    (PULSE, 'of = "open-space/spoke"', 'of = "open-space/shout"', "has no question 'shout'"),
    (PULSE, 'items = ["other"]', 'items = ["others"]', "open-space/spoke has no such item"),
    (PULSE, 'kind = "sort"', 'kind = "rating"', "it is one of sort, choice, with options"),
    (PULSE, 'about = "indicator"', 'about = "weather"', "it is one of promises, indicator"),
    (PULSE, 'id = "mine"', 'id = "ours"', "pulse.en.toml, ask.ours.options.often"),
    (PULSE, 'id = "mine"', 'id = "mine"\nlength = 3', "there is no such key"),
    (LIST, 'unit = "time"', 'unit = "euro"', "it is one of share, count, time"),
    (LIST, 'id = "hours"', 'id = "minutes"', "indicators.en.toml, known.minutes.name"),
    (LIST, 'better = "down"', 'better = "away"', "it is one of up, down"),
]


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    return Kit(tmp_path_factory.mktemp("kit"))


@pytest.mark.parametrize(("name", "old", "new", "said"), WRONG)
def test_what_is_wrong_is_one_sentence_with_file_and_line(kit, name, old, new, said):
    path = kit.path(name)
    before = path.read_text("utf-8")
    path.write_text(before.replace(old, new, 1), "utf-8")
    hit = [one for one in kit.mistakes() if said in one]
    path.write_text(before, "utf-8")
    assert hit
    assert hit[0].startswith(f"{name}:")
