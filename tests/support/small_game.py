"""A small exercise that is played in firms, with all its words, for pages that are looked at."""

from tests.support.firms import BACK, FIRMS, SLUG, make_kit, question
from workshop.content import OWN_KIT

PAIRS = {
    "model": "lead-pool", "tasks": 1, "most": 20, "size": 2, "seats": '["pair"]',
    "bonuses": '["quarter", "three_years"]', "seconds": 90,
}  # fmt: skip
EXERCISE = """
minutes = 20

[[round]]
id = "first"
story = "story"
minutes = 10
{first}
[[round.question]]
id = "why"
kind = "text"

[[round.talk]]
id = "across"
with = "firm"
seconds = 120

[[round]]
id = "second"
story = "story"
minutes = 10
{second}"""
OF_PAIRS = """
minutes = 10

[[round]]
id = "pairs"
story = "story"
minutes = 10
{pairs}
"""
BESIDE = "two-pairs"
"""An exercise of its own: in one exercise all games have the same seats."""

WORDS = {
    "en": """
title = "Two firms"
tagline = "Two firms and a coffee machine"

[rounds]
first = { title = "A year at the coffee firm" }
second = { title = "The same firm, from the other side" }

[questions]
plan = { prompt = "What do your eight people do this quarter?" }
plan-back = { prompt = "What do your eight people do this quarter?" }

[questions.why]
prompt = "Why did the others act as they did?"
help = "One sentence."

[talks.across]
title = "Across the table"
prompt = "What did each of you want, and what came of it?"
""",
    "nb": """
title = "To bedrifter"
tagline = "To bedrifter og en kaffemaskin"

[rounds]
first = { title = "Et år i kaffebedriften" }
second = { title = "Den samme bedriften, fra den andre siden" }

[questions]
plan = { prompt = "Hva gjør de åtte dette kvartalet?" }
plan-back = { prompt = "Hva gjør de åtte dette kvartalet?" }

[questions.why]
prompt = "Hvorfor gjorde de andre som de gjorde?"
help = "Én setning."

[talks.across]
title = "Over bordet"
prompt = "Hva ville dere hver for dere, og hva kom ut av det?"
""",
}
WORDS_OF_PAIRS = {
    "en": """
title = "Pairs"
tagline = "Two people and a list of leads"

[rounds]
pairs = { title = "How hard to press" }

[questions]
press = { prompt = "How many do you press this quarter?" }
""",
    "nb": """
title = "Par"
tagline = "To personer og en liste med leads"

[rounds]
pairs = { title = "Hvor hardt skal vi presse?" }

[questions]
press = { prompt = "Hvor mange presser dere dette kvartalet?" }
""",
}
STORY = {
    "en": "A firm of sixteen people leases coffee machines to offices, and looks after them. "
    "Eight of them do the marketing, eight the selling. It is the first of January, the coffee "
    "is hot, and nobody has spoken to the other eight since the Christmas party.",
    "nb": "En bedrift med seksten ansatte leier ut kaffemaskiner til kontorer, og passer på dem. "
    "Åtte driver med marked, åtte med salg. Det er første januar, kaffen er varm, og ingen har "
    "snakket med de åtte andre siden julebordet.",
}


def small_game(root, **changed):
    """Lay a kit with the small exercise into a folder; return the environment that plays it."""
    make_kit(root)
    parts = {
        "first": question("plan", FIRMS, **changed),
        "second": question("plan-back", FIRMS, BACK, **changed),
        "pairs": question("press", PAIRS, **changed),
    }
    home = root / "data" / "exercises"
    _lay(home / SLUG, EXERCISE.format(**parts), WORDS)
    _lay(home / BESIDE, OF_PAIRS.format(**parts), WORDS_OF_PAIRS)
    return {OWN_KIT: str(root)}


def _lay(home, exercise, told):
    home.mkdir(exist_ok=True)
    (home / "exercise.toml").write_text(exercise, encoding="utf-8")
    for language, words in told.items():
        (home / f"{language}.toml").write_text(words, encoding="utf-8")
        (home / f"story.{language}.md").write_text(STORY[language], encoding="utf-8")
        (home / f"notes.{language}.md").write_text("Let two people say why.", encoding="utf-8")
