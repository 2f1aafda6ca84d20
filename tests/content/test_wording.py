"""Words that must hold together: between languages, between texts, and with what they speak of."""

import re

import pytest

from workshop.content import LANGUAGES, content_root, read_text
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise

STEPS = {
    "Disagree completely": "Helt uenig",
    "Disagree a little": "Litt uenig",
    "In between": "Midt imellom",
    "Agree a little": "Litt enig",
    "Agree completely": "Helt enig",
    "Don’t know": "Vet ikke",
    "Disagree": "Uenig",
    "Agree": "Enig",
    "All for sales": "Helt salg",
    "More for sales": "Mest salg",
    "Both alike": "Begge like mye",
    "More for marketing": "Mest marked",
    "All for marketing": "Helt marked",
    "Sales": "Salg",
    "Marketing": "Marked",
    "{low}": "{low}",
    "Nearer to “{low}”": "Nærmest «{low}»",
    "Nearer to “{high}”": "Nærmest «{high}»",
    "{high}": "{high}",
}
"""Answers of both languages are counted together: a step means the same in each of them."""

OF_ROOMS_THAT_NEVER_WERE = {
    "en": r"\b(usually|as a rule|most popular|most do not|mostly|fourteen|always somebody)\b",
    "nb": r"\b(som regel|vanligste ønsket|de færreste|som oftest|fjorten|alltid en som)\b",
}
ARTICLE = {"en": r"\bthe article\b", "nb": r"\bartikkelen\b"}
NAMED = "Markedsføring vs. salg"
OTHER_WORDS = {
    "en": {
        "costly": r"\bdear(er)?\b(?! colleagues| all|-effort)",
        "goes idle": r"\b(falls|fell) asleep\b",
    },
    "nb": {
        "daglig leder": r"\bdirektør",
        "skylda": r"\bskylden\b",
        "skavank": r"\bslip bort feil",
        "døra": r"(?i)\bdøren\b",
        "samlingen": r"(?i)\bøkt(a|en)?\b",
        "stolpe": r"(?i)\bsøyle",
        "slik svarte rommet": r"(?i)\bdette svarte\b",
        "vi kan si at": r"(?i)\bsikkert (mer|mindre)\b",
        "den som ser langt fram": r"(?i)\b(det lange blikket|langsynt)",
    },
}


def texts(language, *, notes):
    """Return everything that is said in a language by file: notes for facilitators, or the rest."""
    data = content_root() / "data"
    paths = [*data.rglob(f"*{language}.toml"), *data.rglob(f"*.{language}.md")]
    wanted = [path for path in paths if path.name.startswith(("notes.", "cues.")) == notes]
    return {f"{path.parent.name}/{path.name}": said_in(path) for path in wanted}


def said_in(path):
    text = read_text(path)
    # In tables only the words count, not the keys they stand under.
    return re.sub(r"(?m)^[\w.-]+ = ", "", text) if path.suffix == ".toml" else text


def with_words(pattern, said):
    return [name for name, text in said.items() if re.search(pattern, text)]


def test_every_step_of_a_scale_says_the_same_in_both_languages():
    english, norwegian = (interface(one).table("scales") for one in LANGUAGES)
    assert english
    for scale, steps in english.items():
        assert {step: STEPS[word] for step, word in steps.items()} == norwegian[scale]


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_say_what_to_watch_for_and_not_what_rooms_do(language):
    said = {name: text.lower() for name, text in texts(language, notes=True).items()}
    assert len(said) > 1
    assert with_words(OF_ROOMS_THAT_NEVER_WERE[language], said) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_told_of_an_article_that_is_not_named(language):
    said = {name: text.lower() for name, text in texts(language, notes=False).items()}
    assert with_words(ARTICLE[language], said) == []
    notes = texts(language, notes=True)
    speaking = [name for name, text in notes.items() if re.search(ARTICLE[language], text.lower())]
    assert [name for name in speaking if NAMED not in notes[name]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_thing_has_one_word(language):
    said = texts(language, notes=False) | texts(language, notes=True)
    for pattern in OTHER_WORDS[language].values():
        assert with_words(pattern, said) == []


def test_the_card_has_as_many_numbers_as_the_check_question_says():
    exercise = load_exercise("kpi-tradeoffs")
    assert len(exercise.question("owners").items) == 8
    assert "all eight numbers" in exercise.texts("en")("checks.measure.options.everything")
    assert "alle åtte tallene" in exercise.texts("nb")("checks.measure.options.everything")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_prompt_says_as_many_preconditions_as_the_card_has(language):
    exercise, four = load_exercise("kpi-tradeoffs"), {"en": "four things", "nb": "fire ting"}
    assert len(exercise.question("ready").items) == 4
    assert four[language] in exercise.texts(language)("questions.ready.prompt")
