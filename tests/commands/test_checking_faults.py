"""What people do to content by mistake: each is one message, with its place and what to write."""

import os
import re
import subprocess
import sys

import pytest

from tests.support.room import EXERCISE
from tests.support.spoiled import (
    AGENDA,
    CONCERNED,
    ENGLISH,
    FOLDER,
    NORWEGIAN,
    STRUCTURE,
    Kit,
    concerned,
)
from workshop.commands.check import checked
from workshop.content import OWN_KIT

GHOSTS = f"data/samples/ghost-room/{EXERCISE}.csv"
POOL = "data/models/lead-pool.toml"
PEOPLE = f"data/exercises/{EXERCISE}/people.toml"
PERSONAS, ROOMS, CALLED = (f"data/people/{name}.toml" for name in ("personas", "rooms", "nb"))
CLAIM = '[[round.question]]\nid = "claim"\n'
AGREEMENT = 'chart = "agreement"\nquestions = ["claim"]'

# File, what stands there, what is written instead, and the only message, after file and line.
FAULTS = {
    "a persona who leans there that is none": (
        PEOPLE, 'crowd = { all =', 'crowd = { guardien =',
        "lines.crowd: there is no persona or department 'guardien'; did you mean guardian?"),
    "a leaning to an option that there is not": (
        PEOPLE, 'crowd = { all = "marketing" }', 'crowd = { all = "marketin" }',
        "lines.crowd: all: 'marketin' is none of sales, marketing, both, neither; "
        "did you mean marketing?"),
    "a leaning that is no height": (
        PEOPLE, "delivery = { all = 0.6 }", "delivery = { all = 60 }",
        "blame.delivery: all: write a number from 0 to 1."),
    "a leaning on an item that there is not": (
        PEOPLE, "shoes = {", "shoe = {",
        "first.shoe: 'first' has no item 'shoe'; did you mean shoes?"),
    "leanings in a question that there is not": (
        PEOPLE, "[cause]", "[couse]",
        "couse: there is no question 'couse' to answer; did you mean cause?"),
    "a trait that is no share": (
        PERSONAS, "answers = 0.15", "answers = 15", "silent.answers: write a number from 0 to 1."),
    "a room with a persona that there is not": (
        ROOMS, '"cynic"]\n\n[team.shift', '"zynic"]\n\n[team.shift',
        "team.sales: there is no persona 'zynic'; did you mean cynic?"),
    "a room without a name": (
        CALLED, "polarised =", "polarized =",
        "rooms.polarized: there is no such key; did you mean polarised?"),
    "a misspelt key": (
        STRUCTURE, "dont_know = true", "dont_knw = true",
        "claim.dont_knw: there is no such key; did you mean dont_know?"),
    "a key of another kind": (
        STRUCTURE, CLAIM, CLAIM + "limit = 3\n",
        "claim.limit: there is no such key; there are: again, dont_know, for, id, items, "
        "kind, people_only, scale, whole_room."),
    "a misspelt key that is needed": (
        STRUCTURE, "minutes = 51", "minuts = 51",
        "minutes: this is missing: write a whole number, or rename minuts."),
    "a misspelt key of a round": (
        STRUCTURE, 'story = "deal-story"', 'storry = "deal-story"',
        "deal.storry: there is no such key; did you mean story?"),
    "a misspelt key of a reveal": (
        STRUCTURE, 'log = "deal"', 'lug = "deal"', "lug: there is no such key; did you mean log?"),
    "a misspelt table": (
        STRUCTURE, "[passages]", "[pasages]",
        "pasages: there is no such key; did you mean passages?"),
    "a scale that there is not": (
        STRUCTURE, 'scale = "agree"', 'scale = "agreed"',
        "claim: there is no scale 'agreed'; did you mean agree?"),
    "a chart of another kind": (
        STRUCTURE, AGREEMENT, AGREEMENT.replace("agreement", "choice"),
        "chart: 'choice' cannot show this: it takes choice here, and 'claim' is a rating."),
    "a chart of two questions with one": (
        STRUCTURE, AGREEMENT, AGREEMENT.replace("agreement", "doubled"),
        "chart: 'doubled' cannot show this: it takes two rating, and is given 1."),
    "a chart of certain options": (
        STRUCTURE, 'chart = "sorting"', 'chart = "nature"',
        "chart: 'nature' cannot show this: 'lines' needs the options strategy, tactics; "
        "missing: strategy, tactics."),
    "a chart of a key": (
        STRUCTURE, 'chart = "sorting"', 'chart = "facts"',
        "chart: 'facts' cannot show this: 'lines' needs a key, which says what is true of each "
        "item."),
    "a mirror without a view": (
        STRUCTURE, '["mirror-us", "mirror-them", "mirror-told"]', '["mirror-us", "mirror-them"]',
        "chart: 'mirror' cannot show this: it needs the views of a mirror that end in …-told "
        "among its questions."),
    "a chart of a model": (
        STRUCTURE, AGREEMENT, 'chart = "funnels"\nquestions = []\nrun = "game"',
        "run: there is no run 'game'."),
    "a question that is asked later": (
        STRUCTURE, AGREEMENT, 'chart = "ledger"\nquestions = ["blame"]',
        "questions: 'blame' is asked in a later round: show it there."),
    "a chart with a letter wrong": (
        STRUCTURE, 'chart = "ledger"', 'chart = "leger"',
        "chart: there is no chart 'leger'; did you mean ledger?"),
    "a limit below nothing": (
        STRUCTURE, "limit = 280", "limit = -1",
        "missing: its limit must be 1 to 2000 characters, not -1."),
    "minutes beyond every day": (
        STRUCTURE, "minutes = 51", "minutes = 99999", "minutes: write 1 to 1440 minutes."),
    "minutes that are no whole number": (
        STRUCTURE, "minutes = 51", "minutes = 1e20", "minutes: this must be a whole number."),
    "minutes that are no number at all": (
        STRUCTURE, "minutes = 51", "minutes = nan", "minutes: this must be a whole number."),
    "minutes below nothing in a round": (
        STRUCTURE, "minutes = 13", "minutes = -13", "minutes: write 0 to 1440 minutes."),
    "two rounds of one id": (
        STRUCTURE, 'id = "again"', 'id = "deal"',
        "deal: this id stands twice in the exercise: rename this round."),
    "an item twice": (
        STRUCTURE, '"definition", "numbers"', '"definition", "numbers", "numbers"',
        "first: 'numbers' stands 2 times among its items: name it once."),
    "an id that is none": (
        STRUCTURE, 'id = "again"', 'id = "Once more"',
        "id: 'Once more' is no id: use small letters, digits and hyphens."),
    "an item that is no id": (
        STRUCTURE, '"crowd", ', '"crowd", "The crowd", ',
        "lines: 'The crowd' among its items is no id: use small letters, digits and hyphens."),
    "a mirror of one department": (
        STRUCTURE, 'for = ["sales", "marketing"]', 'for = ["sales"]',
        "mirror: a mirror is between two departments: name two in for, or leave it out."),
    "a truth that is missing": (
        STRUCTURE, 'chat = "did-not"\n', "",
        "facts: its key does not say what is true of 'chat'."),
    "a department with a letter wrong": (
        STRUCTURE, 'chat = "marketing"', 'chat = "marketting"',
        "facts: there is no department 'marketting'; did you mean marketing?"),
    "a passage that nothing carries": (
        STRUCTURE, 'P9 = "story"', 'P9 = "storry"',
        "passages.P9: nothing is called 'storry'; did you mean story?"),
    "an empty prompt": (
        ENGLISH, r're:(?m)^prompt = ".*"', 'prompt = " "',
        "talks.huddle.prompt: these words are empty: write some."),
    "a missing word": (
        NORWEGIAN, r"re:(?m)^tagline = .*\n", "", "tagline: these words are missing."),
    "a misspelt word": (
        NORWEGIAN, "tagline = ", "taglin = ",
        "taglin: nothing in exercise.toml uses these words; did you mean tagline?"),
    "a placeholder where there is none": (
        ENGLISH, 'title = "', 'title = "{n} ', "title: there is no placeholder {n} here; there "
        "is: none."),
    "a brace without its like": (
        NORWEGIAN, 'title = "', 'title = "{ ', "title: a { and a } stand around the name of a "
        "placeholder, such as {name}: small letters and no blanks."),
    "a misspelt key of a debrief question": (
        ENGLISH, 'when = "always"', 'wen = 1\nwhen = "always"',
        "wen: question 1 has this key: there is no such key; did you mean when?"),
    "a misspelt key of an agenda": (
        AGENDA, "[title]", 'titel = 1\n[title]',
        "titel: there is no such key; did you mean title?"),
    "a misspelt key of an agenda's item": (
        AGENDA, "minutes = 38", "minutes = 38\nnote = 1",
        "note: there is no such key; "
        "there are: exercise, minutes, or, rounds, teams, without_teams."),
    "a title in a language that there is not": (
        AGENDA, "[title]", '[title]\nno = "x"',
        "title.no: there is no such key; there are: en, nb."),
    "an exercise with a letter wrong": (
        AGENDA, f'"{EXERCISE}"', f'"{EXERCISE[:-1]}"',
        f"exercise: there is no exercise '{EXERCISE[:-1]}'; did you mean {EXERCISE}?"),
    "an agenda of nothing": (
        AGENDA, "re:(?s).*", 'item = []\n[title]\nen = "x"\nnb = "x"\n',
        "item: name at least one exercise, under [[item]]."),
    "a misspelt key of a parameter": (
        POOL, 'scale = "log"\n', 'scala = "log"\n',
        "scala: there is no such key; did you mean scale?"),
    "a number that is none": (
        POOL, "default = 0.35", "default = nan", "default: this must be a number."),
    "a person in two departments": (
        GHOSTS, "p01,sales,", "p01,marketing,",
        "p01 is in two departments, 'marketing' and 'sales'."),
    "a question that invented people answer and nobody is asked": (
        GHOSTS, "sales,claim,dream,", "sales,clam,dream,",
        "there is no question 'clam'; did you mean claim?"),
    "an item that there is not": (
        GHOSTS, ",lines,crowd,", ",lines,crowed,",
        "'lines' has no item 'crowed'; did you mean crowd?"),
    "a value that is none": (
        GHOSTS, r"re:p01,sales,claim,dream,\d", "p01,sales,claim,dream,7",
        "p01's answer to 'claim' is none it takes (dream = 7, pointless = 5): "
        "write one of 1, 2, 3, 4, 5, dk."),
}  # fmt: skip

CHECKED = {STRUCTURE: "exercises", GHOSTS: "exercises", POOL: "models"}


def kit_for(root, name):
    if name == GHOSTS:
        return Kit(root, (*CONCERNED["exercises"], GHOSTS.removeprefix("data/")))
    return concerned(root, name)


def change(kit, name, old, new):
    if not old.startswith("re:"):
        return kit.replace(name, old, new)
    text = kit.path(name).read_text(encoding="utf-8")
    text, times = re.subn(old[3:], new, text, count=1)
    assert times, old
    return kit.path(name).write_text(text, encoding="utf-8")


def without_the_sweep(found):
    """A table of parameters that cannot be read is told once; its sweep is of another kind."""
    return [one for one in found if "digest: lead-pool.toml has changed" not in one]


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_one_message_with_its_file_line_and_what_to_write(tmp_path, fault):
    name, old, new, message = FAULTS[fault]
    kit = kit_for(tmp_path, name)
    change(kit, name, old, new)
    (found,) = without_the_sweep(kit.mistakes())
    place, _, said = found.partition(": ")
    assert said == message
    assert place.partition(":")[0] == name
    # Of what is missing at the top of a file there is no line.
    assert ":" in place or "is missing" in message or "are missing" in message


UNREAD = "nothing reads this: remove it, or give it the name of what it is for."
STRAYS = {
    f"{FOLDER}/story.no.md": UNREAD,
    f"{FOLDER}/nb-NO.toml": UNREAD,
    f"{FOLDER}/exercise.toml.orig": UNREAD,
    "data/agendas/first-session (1).toml": "nothing reads this: an agenda is called NAME.toml, in "
    "small letters, digits and hyphens; remove a copy.",
    "data/agendas/first-session-LAPTOP.toml": "nothing reads this: an agenda is called NAME.toml, "
    "in small letters, digits and hyphens; remove a copy.",
    "data/ui/nb-NO.toml": "nothing reads this: call it nb.toml, a language without its country.",
    "data/ui/charts.en_GB.toml": "nothing reads this: call it charts.en.toml, a language without "
    "its country.",
    "data/models/lead-pol.toml": "nothing reads this: there is no model 'lead-pol'; did you mean "
    "lead-pool.",
    "data/exercise/x.toml": None,
    "data/samples/other-rom/x.csv": None,
    "data/samples/other-room/where-are-the-sale.csv": "nothing reads this: no exercise is called "
    "'where-are-the-sale'; did you mean where-are-the-sales?",
    "data/samples/ghost-room/where-are-the-sale.csv": "nothing reads this: no exercise is called "
    "'where-are-the-sale'; did you mean where-are-the-sales?",
}


def test_files_that_nothing_reads_are_named_and_what_computers_leave_is_not(tmp_path):
    kit = Kit(tmp_path)
    hidden = ("._x.toml", ".DS_Store", "Thumbs.db", "~$story.en.md", "desktop.ini")
    for folder in (FOLDER, "data", "data/agendas", "data/ui", "data/models", "data/exercises",
                   "data/samples/ghost-room"):  # fmt: skip
        for name in hidden:
            kit.path(f"{folder}/{name}").write_bytes(b"\0\5\x16\7")
    assert kit.mistakes() == []
    for name in STRAYS:
        kit.path(name).parent.mkdir(exist_ok=True)
        kit.path(name).write_text("x = 1", encoding="utf-8")
    told = {name: said for name, said in STRAYS.items() if said}
    told["data/exercise"] = "nothing reads this: did you mean exercises."
    told["data/samples/other-rom"] = "nothing reads this: did you mean other-room."
    found = checked(kit.root)
    assert sorted(found.mistakes) == sorted(f"{name}: {said}" for name, said in told.items())
    assert found.broken == {}


def test_a_file_of_another_name_than_the_one_that_is_missing_is_named_with_it(tmp_path):
    kit = Kit(tmp_path, CONCERNED["exercises"])
    kit.path(f"{FOLDER}/story.nb.md").rename(kit.path(f"{FOLDER}/story.no.md"))
    assert kit.mistakes() == [f"{FOLDER}/story.nb.md: the file is missing; rename story.no.md."]


@pytest.mark.parametrize("name", [STRUCTURE, ENGLISH, NORWEGIAN, AGENDA, f"{FOLDER}/story.nb.md"])
@pytest.mark.parametrize("content", ["", "\ufeff", "\n\n"])
def test_an_empty_file_is_one_message(tmp_path, name, content):
    kit = Kit(tmp_path, CONCERNED["exercises"])
    kit.path(name).write_text(content, encoding="utf-8")
    (found,) = kit.mistakes()
    assert found.startswith(f"{name}: the file is empty: write ")


def test_a_table_of_words_that_is_missing_is_one_message_that_names_some(tmp_path):
    kit = Kit(tmp_path, CONCERNED["exercises"])
    change(kit, NORWEGIAN, r"re:(?s)\[questions\.lines\].*?(?=\n\[)", "")
    assert kit.mistakes() == [
        f"{NORWEGIAN}: questions.lines: these words are missing: buckets.both, buckets.marketing, "
        "buckets.neither and 12 more."
    ]


def test_a_question_that_no_invented_person_answers_is_named_with_a_row_to_write(tmp_path):
    kit = kit_for(tmp_path, GHOSTS)
    change(kit, GHOSTS, r"re:(?s)(.*)", "")
    kit.path(GHOSTS).write_text(
        "\ufeffparticipant;department;question;item;value\np01;sales;claim;dream;3\n", "utf-8"
    )
    found = checked(kit.root)
    assert (
        f"{GHOSTS}: nobody answers 'cause', so whoever is alone sees no result: write a row for "
        "each person and item, such as p01,sales,cause,choice,information" in found.mistakes
    )
    assert all(mistake.startswith(GHOSTS) for mistake in found.mistakes)
    assert found.broken == {}


def test_what_needs_something_broken_is_broken_and_nothing_else(tmp_path):
    kit = Kit(tmp_path)
    change(kit, STRUCTURE, 'chart = "ledger"', 'chart = "pie"')
    change(kit, "data/models/lead-pool.toml", "default = 0.35", 'default = "x"')
    broken = checked(kit.root).broken
    assert set(broken) == {
        "exercises/where-are-the-sales", "agendas/first-session", "agendas/ninety-minutes",
        "agendas/half-day", "agendas/short-day",
        "agendas/two-hours", "agendas/full-day",
        "models/lead-pool", "exercises/must-every-lead-buy", "exercises/strategy-vs-tactics",
    }  # fmt: skip
    assert "there is no chart 'pie'" in broken["agendas/first-session"]


def test_what_harms_no_room_is_told_and_breaks_nothing(tmp_path):
    kit = Kit(tmp_path, CONCERNED["exercises"])
    kit.path(f"{FOLDER}/story.en.md").write_text("word " * 100, encoding="utf-8")
    change(kit, ENGLISH, 'title = "', 'zzz = "x"\ntitle = "')
    change(kit, f"{FOLDER}/notes.en.md", "{#before}", "{#befor}")
    found = checked(kit.root)
    assert len(found.mistakes) == 3
    assert any("write {#before}" in mistake for mistake in found.mistakes)
    assert found.broken == {}


def test_the_command_counts_what_it_found_and_fails(tmp_path):
    kit = Kit(tmp_path)
    kit.path("data/agendas/x y.toml").write_text("", encoding="utf-8")
    change(kit, NORWEGIAN, r"re:(?m)^tagline = .*\n", "")
    command = [sys.executable, "-m", "workshop", "check"]
    environment = os.environ | {OWN_KIT: str(kit.root)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    *mistakes, last = done.stdout.splitlines()
    assert (done.returncode, len(mistakes), last) == (1, 2, "2 mistakes in data/.")
