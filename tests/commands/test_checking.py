import itertools
import tomllib

import pytest
from click.testing import CliRunner

from tests.support.room import EXERCISE
from tests.support.spoiled import (
    AGENDA,
    CONCERNED,
    ENGLISH,
    FOLDER,
    NORWEGIAN,
    POOL,
    POOL_ENGLISH,
    POOL_SWEEP,
    STRUCTURE,
    Kit,
    concerned,
    keys,
    spoil,
    write,
)
from workshop.cli import main
from workshop.commands.check import mistakes
from workshop.commands.check.stories import STORY_WORDS


@pytest.fixture
def kit(tmp_path):
    return Kit(tmp_path)


@pytest.fixture
def room(tmp_path):
    return Kit(tmp_path, CONCERNED["exercises"])


def test_the_kit_itself_has_no_mistakes():
    assert mistakes() == []


def test_a_good_copy_has_no_mistakes(kit):
    assert kit.mistakes() == []


@pytest.mark.parametrize("folder", CONCERNED)
def test_a_part_of_the_kit_has_no_mistakes(tmp_path, folder):
    assert Kit(tmp_path, CONCERNED[folder]).mistakes() == []


def test_the_command_says_so_and_ends_well():
    done = CliRunner().invoke(main, ["check"])
    assert (done.exit_code, done.output) == (0, "No mistakes in data/.\n")


# What is spoiled, and the message that stands for it; {line} is the line that was spoiled.
SPOILED = {
    "a wrong kind": (
        STRUCTURE, 'kind = "split"', 'kind = "guess"', "blame: there is no kind 'guess'"),
    "a chart that does not exist": (
        STRUCTURE, 'chart = "ledger"', 'chart = "pie"', "chart: there is no chart 'pie'"),
    "a reveal of nothing": (
        STRUCTURE, 'questions = ["blame"]', 'questions = ["shame"]',
        "questions: there is no question 'shame'"),
    "a department that does not exist": (
        STRUCTURE, 'for = ["marketing"]', 'for = ["kitchen"]', "there is no department 'kitchen'"),
    "a key that is no item": (
        STRUCTURE, 'chat = "did-not"', 'chit = "did-not"', "facts: 'chit' is not one of its items"),
    "a key that is no bucket": (
        STRUCTURE, 'chat = "did-not"', 'chat = "perhaps"',
        "facts: 'perhaps' is not one of its buckets"),
    "one bucket": (
        STRUCTURE, 'options = ["information", "competition", "chaos"]', 'options = ["chaos"]',
        "cause: it needs at least two"),
    "two items in order": (
        STRUCTURE, 'items = ["definition", "numbers", "meeting", "shoes", "bonus"]',
        'items = ["definition", "numbers"]', "first: it needs 3 to 7 items"),
    "no scale": (STRUCTURE, 'scale = "agree"', 'scale = ""', "claim: it needs a scale"),
    "no items": (
        STRUCTURE, 'items = ["dream", "pointless"]', "items = []", "claim: it needs items"),
    "an id twice": (STRUCTURE, 'id = "facts"', 'id = "blame"', "blame: this id stands twice"),
    "a missing minute": (STRUCTURE, "minutes = 51", "", f"{STRUCTURE}: minutes: this is missing"),
    "a question without a kind": (
        STRUCTURE, 'kind = "text"', "", "missing.kind: this is missing"),
    "items that are no list": (
        STRUCTURE, 'items = ["dream", "pointless"]', 'items = "claim"',
        "claim.items: this must be a list"),
    "words missing in one language": (
        ENGLISH, 'items.told = "Nobody told us."', "",
        f"{ENGLISH}:{{table}}: questions.lines.items.told: these words are missing"),
    "words that nothing uses": (
        ENGLISH, 'title = "Where', 'extra = "x"\ntitle = "Where',
        f"{ENGLISH}:1: extra: nothing in exercise.toml uses these words"),
    "a placeholder of one language only": (
        NORWEGIAN, "{them}", "{dem}",
        "questions.mirror.them: there is no placeholder {{dem}} here; there is: {{them}}, {{us}}"),
    "a debrief question without a condition": (
        ENGLISH, 'when = "facts-low"', 'when = "sometimes"', "question 15 needs ask, and when"),
    "a debrief question for a round that is not there": (
        ENGLISH, 'round = "again"', 'round = "later"', "'later'"),
    "an unknown exercise": (
        AGENDA, f'"{EXERCISE}"', '"nothing-here"', "there is no exercise 'nothing-here'"),
    "an agenda without minutes": (AGENDA, "minutes = 38", "", "minutes: this is missing"),
    "an agenda without a title": (
        AGENDA, 'nb = "Første samling"', "", "title.nb: the title is missing"),
    "a column of a team's file without words": (
        "data/models/funnel.nb.toml", 'meaning = "Kunder som sl', 'mening = "Kunder som sl',
        "columns.lost_customers.meaning: these words are missing"),
    "a mistake without words": (
        "data/models/funnel.en.toml", 'old-workbook = "', 'old-work = "',
        "mistakes.old-workbook: these words are missing"),
    "a question without words": (
        "data/models/funnel.en.toml", 'falling = "', 'falls = "',
        "doubts.falling: these words are missing"),
    "an answer to a question without words": (
        "data/models/funnel.nb.toml", '[choices.money]', '[choices.kroner]',
        "choices.money.kroner: these words are missing"),
    "a formula without words": (
        "data/models/funnel.en.toml", "price.data = ", "prize.data = ",
        "formulas.price: these words are missing"),
    "a formula that only one language mentions a number in": (
        "data/models/funnel.nb.toml", "siste måneden som har et tall: {month}", "siste måneden",
        "formulas.initial_customers.data: the two languages differ in the placeholder month"),
    "a name for two columns": (
        "data/models/funnel.nb.toml", '  "tapte", ', '  "Nye-kunder", ',
        "columns.lost_customers.names: 'Nye-kunder' already stands for another column"),
    "names that are no list": (
        "data/models/funnel.en.toml", 'totals = [', 'total = [',
        "totals: this must be a list of texts"),
    "a word of the interface in one language only": (
        "data/ui/en.toml", 'brand = "', 'brend = "', "brand: en.toml has no such words, but brend"),
    "a placeholder of the interface": (
        "data/ui/nb.toml", "{limit}", "{grense}", "the two languages differ in the placeholder"),
    "a default that the model has not": (
        POOL, "default = 0.35", "default = 0.36", "last_discount: the model's default is 0.35"),
    "a range changed after the sweep": (
        POOL, "high = 1000000.0", "high = 2000000.0",
        "digest: lead-pool.toml has changed since this was measured"),
    "a scale that is none": (
        POOL, 'scale = "log"\n', 'scale = "lag"\n', "people: its scale must be even, or log"),
    "a logarithmic scale from nothing": (
        POOL, "low = 10000.0", "low = 0.0", "people: its scale must be even, or log"),
    "a sweep that cannot be read": (
        POOL_SWEEP, "worlds = 2000", 'worlds = "2000"', "worlds: this must be a whole number"),
    "a claim that is counted no more": (
        POOL_SWEEP, 'id = "flaw_pays"', 'id = "flaw_paid"', "claim: other claims are counted"),
    "a claim without words": (
        POOL_ENGLISH, "[claims.flaw_pays]", "[claims.flaw_paid]",
        "claims.flaw_pays.found: these words are missing"),
    "words for a claim that nobody counts": (
        POOL_ENGLISH, "[claims.flaw_pays]", "[claims.flaw_paid]",
        "claims.flaw_paid.found: the sweep has no such claim"),
    "an answer without words": (
        POOL_ENGLISH, "sell_all_loss =", "sell_loss =", "answers.sell_all_loss: these words are"),
    "a share that nothing counts": (
        POOL_ENGLISH, "{undebated}", "{unheard}", "nothing is counted that is called {{unheard}}"),
    "a share without its interval": (
        POOL_ENGLISH, "({interval})", "", "found: it must tell the {{share}} and its {{interval}}"),
    "a caution that says not of how many": (
        POOL_ENGLISH, "{worlds} markets", "markets", "sweep.caution: it must tell of how many"),
}  # fmt: skip


@pytest.mark.parametrize("spoiled", SPOILED)
def test_one_mistake_is_found_with_its_file_line_and_key(tmp_path, spoiled):
    name, old, new, message = SPOILED[spoiled]
    kit = concerned(tmp_path, name)
    kit.replace(name, old, new)
    table = kit.line(ENGLISH, "[questions.lines]") if "{table}" in message else 0
    found = kit.mistakes()
    assert any(message.format(table=table) in mistake for mistake in found), found
    assert all(mistake.startswith("data/") for mistake in found)


@pytest.mark.parametrize(
    "spoiled", ["a wrong kind", "no items", "an id twice", "a key that is no item"]
)
def test_a_mistake_in_a_question_names_the_line_of_the_question(room, spoiled):
    name, old, new, _ = SPOILED[spoiled]
    room.replace(name, old, new)
    question = {"no items": "claim", "a key that is no item": "facts"}.get(spoiled, "blame")
    lines = room.path(name).read_text(encoding="utf-8").splitlines()
    line = lines.index(f'id = "{question}"') + 1
    assert any(mistake.startswith(f"{name}:{line}: {question}: ") for mistake in room.mistakes())


def test_many_mistakes_are_found_in_one_run(kit):
    together = [
        "a wrong kind", "a chart that does not exist", "a key that is no item",
        "words missing in one language", "a placeholder of one language only",
        "an unknown exercise", "a word of the interface in one language only",
    ]  # fmt: skip
    for spoiled in together:
        name, old, new, _ = SPOILED[spoiled]
        kit.replace(name, old, new)
    table = kit.line(ENGLISH, "[questions.lines]")
    found = "\n".join(kit.mistakes())
    for spoiled in together:
        assert SPOILED[spoiled][3].format(table=table) in found


@pytest.mark.parametrize("name", [STRUCTURE, ENGLISH, AGENDA, "data/ui/nb.toml"])
def test_broken_toml_is_reported_with_its_line_and_the_rest_is_still_checked(kit, name):
    other = STRUCTURE if name != STRUCTURE else AGENDA
    kit.replace(other, f"minutes = {51 if other == STRUCTURE else 38}", "")
    with kit.path(name).open("a", encoding="utf-8") as file:
        file.write("\nthis is not TOML\n")
    broken = len(kit.path(name).read_text(encoding="utf-8").splitlines())
    found = kit.mistakes()
    assert any(m.startswith(f"{name}:{broken}: this cannot be read: ") for m in found), found
    assert any(m.startswith(other) for m in found)


@pytest.mark.parametrize(
    "name",
    [STRUCTURE, ENGLISH, NORWEGIAN, f"{FOLDER}/story.nb.md", f"{FOLDER}/notes.en.md",
     f"{FOLDER}/deal.nb.md", "data/ui/nb.toml", "data/ui/charts.nb.toml",
     "data/models/funnel.nb.toml"],
)  # fmt: skip
def test_a_missing_file_is_named(tmp_path, name):
    kit = concerned(tmp_path, name)
    kit.path(name).unlink()
    assert [m for m in kit.mistakes() if m.startswith(name)] == [f"{name}: the file is missing."]


def test_a_file_that_is_no_text_is_named(room):
    room.path(NORWEGIAN).write_bytes(b'title = "\xff"')
    (found,) = room.mistakes()
    assert found.startswith(f"{NORWEGIAN}:1: the letter 'ÿ' is not saved as UTF-8"), found


def test_a_story_that_is_too_long_is_named_with_its_length(room):
    room.path(f"{FOLDER}/story.en.md").write_text("word " * STORY_WORDS, encoding="utf-8")
    (found,) = room.mistakes()
    assert found.startswith(f"{FOLDER}/story.en.md: ")
    assert f"this has {STORY_WORDS}." in found


def test_a_folder_with_an_impossible_name_is_named(room):
    room.path(FOLDER).rename(room.path("data/exercises/Where_Are"))
    assert any("use small letters" in mistake for mistake in room.mistakes())


def test_an_exercise_twice_in_one_agenda_is_named(room):
    text = room.path(AGENDA).read_text(encoding="utf-8")
    item = text[text.index("[[item]]") :]
    room.path(AGENDA).write_text(f"{text}\n{item}", encoding="utf-8")
    found = room.mistakes()
    assert found
    assert all("stands there twice" in mistake for mistake in found), found


@pytest.mark.parametrize("first", [0, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", [STRUCTURE, AGENDA])
def test_a_value_of_any_wrong_type_is_reported_and_stops_nothing(room, name, first):
    original = room.path(name).read_text(encoding="utf-8")
    wrongs = itertools.cycle([7, "x", ["x"], [["x"]], {"x": 1}, [{"x": 1}]])
    for path in itertools.islice(keys(tomllib.loads(original)), first, None, 2):
        table, wrong = tomllib.loads(original), next(wrongs)
        value = spoil(table, path, wrong)
        room.path(name).write_text(write(table), encoding="utf-8")
        assert room.mistakes() or type(wrong) is type(value), path


@pytest.mark.parametrize("wrong", [7, "x", ["x"], {"x": 1}], ids=repr)
@pytest.mark.parametrize("key", ["title", "rounds", "questions", "debrief"])
def test_words_of_a_wrong_type_are_reported(room, key, wrong):
    table = tomllib.loads(room.path(ENGLISH).read_text(encoding="utf-8"))
    if (key, wrong) == ("title", "x"):
        wrong = 7
    table[key] = wrong
    room.path(ENGLISH).write_text(write(table), encoding="utf-8")
    assert any(m.startswith(ENGLISH) or m.startswith(NORWEGIAN) for m in room.mistakes())
