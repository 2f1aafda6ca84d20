"""A team's own funnel: read from its file, checked, and turned into the firm of the KPI game.

Standard library only; the model itself is not loaded.
"""

from workshop.models.kpi_game.funnel.months import MONTH, NUMBERS, REQUIRED, Funnel
from workshop.models.kpi_game.funnel.parameters import world_of
from workshop.models.kpi_game.funnel.reading import read_funnel
from workshop.models.kpi_game.funnel.sources import Source, sources
from workshop.models.kpi_game.funnel.words import MISTAKES, WORDS, sentence, sentences, words

__all__ = [
    "MISTAKES", "MONTH", "NUMBERS", "REQUIRED", "WORDS", "Funnel", "Source", "read_funnel",
    "sentence", "sentences", "sources", "words", "world_of",
]  # fmt: skip
