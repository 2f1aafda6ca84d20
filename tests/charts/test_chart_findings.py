import copy

from tests.charts.drawings import reveals
from workshop.charts import conditions as findings

DEPARTMENTS = ("sales", "marketing")


def found_in(exercise, results, language="en"):
    return findings(reveals(exercise), exercise, results, DEPARTMENTS, language)


def rated(*counts):
    given = {str(value): n for value, n in enumerate(counts, 1) if n}
    return {"n": sum(counts), "counts": given}


def with_all_views(results, view, cell):
    changed = copy.deepcopy(results)
    for item in changed[view]["cells"]:
        changed[view]["cells"][item] = dict.fromkeys(("all", *DEPARTMENTS), cell)
    return changed


def test_the_sample_room_was_seen_more_kindly_and_has_its_one_bridge(exercise, full_room):
    found = found_in(exercise, full_room)
    assert found["mirror-better"] == {"side": "sales and marketing"}
    assert "mirror-gap" not in found
    assert found["bridge"] == {"statement": "Deliver on the day agreed"}
    assert "no-bridge" not in found
    assert "facts-low" not in found


def test_values_are_in_the_language_of_the_room(exercise, full_room):
    found = found_in(exercise, full_room, "nb")
    assert found["mirror-better"] == {"side": "salg og marked"}


def test_hidden_departments_give_neither_bridge_nor_its_absence(exercise, small_room):
    assert not {"bridge", "no-bridge"} & set(found_in(exercise, small_room))


def test_nobody_answered_and_nothing_is_found(exercise, tiny_room):
    assert found_in(exercise, tiny_room) == {}
    assert found_in(exercise, {}) == {}


def test_a_room_in_which_nobody_accepts_anything_has_no_bridge(exercise, full_room):
    assert "no-bridge" in found_in(exercise, with_all_views(full_room, "mirror-us", rated(7)))


def test_no_bridge_is_not_claimed_while_a_statement_cannot_be_judged(exercise, full_room):
    results = with_all_views(full_room, "mirror-us", rated(7))
    results["mirror-us"]["cells"]["plans"] = {}
    assert "no-bridge" not in found_in(exercise, results)


def test_a_room_that_guessed_well_has_no_gap_to_talk_about(exercise, full_room):
    results = with_all_views(full_room, "mirror-told", rated(0, 0, 3, 4))
    results = with_all_views(results, "mirror-them", rated(0, 0, 4, 3))
    assert "mirror-gap" not in found_in(exercise, results)


def test_few_facts_are_noticed(exercise, full_room):
    results = copy.deepcopy(full_room)
    for groups in results["facts"]["cells"].values():
        groups["all"] = {"n": 14, "counts": {"unsure": 14}}
    assert found_in(exercise, results)["facts-low"] == {}
