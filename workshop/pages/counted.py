"""What is claimed of a model, and in how many invented worlds it holds: cards, texts, bars."""

from workshop.charts import drivers
from workshop.content.texts import Texts, fill, interface
from workshop.contracts.lesson import ClaimsBeat, SensitivityBeat
from workshop.contracts.parts import Block, ClaimCard, Claims, Run
from workshop.exercises.exercise import Exercise
from workshop.sampling.claims import Claim, caution, claims, sensitivities, shares


def model_of(exercise: Exercise) -> str | None:
    """Return the model of an exercise; None where it has none."""
    return exercise.runs[0].model if exercise.runs else None


def told(exercise: Exercise, stem: str, language: str) -> list[Block]:
    """Return one of an exercise's Markdown files, the shares of worlds it names filled in."""
    model = model_of(exercise)
    blocks = exercise.blocks(stem, language)
    if model is None:
        return blocks
    values = shares(model, language)
    return [{**block, "runs": [_filled(run, values) for run in block["runs"]]} for block in blocks]


def _filled(run: Run, values: dict[str, str]) -> Run:
    return {**run, "text": fill(run["text"], values)}


def claims_page(model: str, language: str) -> Claims:
    """Return every claim of a model as a card, with what its share is worth."""
    ui = interface(language)
    return {
        "title": ui("claims.title"),
        "caution": caution(model, language),
        "cards": [_card(claim, ui) for claim in claims(model, language)],
    }


def claims_beat(model: str, language: str) -> ClaimsBeat:
    """Return the same as a beat of a lesson, whose last one asks whether it is always true."""
    return {
        "beat": interface(language)("claims.counted"),
        "claims": claims_page(model, language),
    }


def _card(claim: Claim, ui: Texts) -> ClaimCard:
    return {
        "id": claim.id,
        "claim": claim.claim,
        "share": claim.share.share,
        "found": claim.found,
        "fails": claim.fails,
        "fails_label": ui("claims.fails"),
    }


def sensitivity_page(model: str, language: str, answers: tuple[str, ...]) -> SensitivityBeat:
    """Return one figure for each of these answers of a model; for all where none is named."""
    found = [one for one in sensitivities(model, language) if not answers or one.answer in answers]
    ui = interface(language)
    return {
        "beat": ui("charts.drivers.beat"),
        "lead": ui("charts.drivers.lead"),
        "figures": [drivers.figure(one, ui) for one in found],
        "note": ui("charts.drivers.caution"),
    }
