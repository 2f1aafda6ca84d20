"""What is said of a timetable that nothing can be made of."""

import pytest

from tests.support.spoiled import Kit

FILE = "data/exercises/gemba-day/exercise.toml"
HOURS = '[round.reveal.hours]\nmorning = "08:30-12:00"\nafternoon = "12:30-16:00"\n'


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    return Kit(tmp_path_factory.mktemp("kit"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (HOURS, HOURS.replace("08:30", "8:30"), "morning: write from when to when"),
        (HOURS, HOURS.replace("12:00", "08:00"), "morning: write from when to when"),
        (HOURS, HOURS.replace("afternoon", "evening"), "give the hours of each bucket of 'when'"),
        ('role = "role"', 'role = "host"', "no question 'host' of the kind 'choice' by then"),
        ('host = "host"', 'host = "nobody"', "no question 'nobody' of the kind 'text' by then"),
        ('chart = "timetable"', 'chart = "several"', "shows no timetable: timetable does"),
        (f'role = "role"\nhost = "host"\n\n{HOURS}', "", "say when: [round.reveal.hours]"),
        ('"thu", "fri"]', '"thu", "fri", "sat", "sun", "again"]', "has more than 7 days"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence_with_file_and_line(kit, old, new, said):
    path = kit.path(FILE)
    before = path.read_text("utf-8")
    kit.replace(FILE, old, new)
    hit = [one for one in kit.mistakes() if said in one]
    path.write_text(before, "utf-8")
    assert hit
    assert hit[0].startswith(f"{FILE}:")
