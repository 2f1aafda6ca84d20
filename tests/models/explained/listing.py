"""Which sentences of the kit explain a model, and which tests play it to see whether they hold."""

from workshop.content import LANGUAGES
from workshop.content.parameters import model_words
from workshop.exercises.exercise import load_exercise

PLAYED: dict[str, list[str]] = {}
"""The tests beside each explanation, by its key."""

ASKS = ("open", "change", "mine", "play", "quarters", "draw", "draw_horizon")
"""Beats of a tour that explain nothing: they invite to look or to try."""


def explains(*keys):
    """Say which explanations a test plays, such as "kpi-tradeoffs checks.why.why.luck"."""

    def listed(test):
        for key in keys:
            PLAYED.setdefault(key, []).append(test.__name__)
        return test

    return listed


def explanations(slugs):
    """Return the keys of all sentences that explain what the models of some exercises do.

    Answers to check questions, the beats of a tour, where a claim fails, and, of the facilitator's
    notes, the rounds that show a run, and the pitfalls. Every language is looked into.
    """
    exercises = [one for one in map(load_exercise, slugs) if one.runs]
    models = sorted({run.model for one in exercises for run in one.runs})
    return {key for one in exercises for key in _of_exercise(one)} | {
        key for model in models for key in _of_model(model)
    }


def _of_exercise(exercise):
    for language in LANGUAGES:
        for id, words in exercise.texts(language).table("checks").items():
            yield from (f"{exercise.slug} checks.{id}.why.{option}" for option in words["why"])
    for round in exercise.rounds:
        if any(reveal.run for reveal in round.reveals):
            yield f"{exercise.slug} notes {round.id}"
    yield f"{exercise.slug} notes pitfalls"


def _of_model(model):
    for language in LANGUAGES:
        words = model_words(model, language)
        yield from (f"{model} tour.{beat}" for beat in words.table("tour") if beat not in ASKS)
        yield from (f"{model} claims.{claim}" for claim in words.table("claims"))
