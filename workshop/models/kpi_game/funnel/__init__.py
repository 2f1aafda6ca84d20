"""A team's own funnel: read from its file, checked, and turned into the firm of the KPI game.

pandas and openpyxl are loaded when a file is read; the model itself is not.
"""

from workshop.models.kpi_game.funnel.asking import CHOICES, MOST_TOLD, Choice, Doubt
from workshop.models.kpi_game.funnel.months import MONTH, NUMBERS, REQUIRED, Funnel
from workshop.models.kpi_game.funnel.parameters import world_of
from workshop.models.kpi_game.funnel.reading import Understood, read_funnel, understand
from workshop.models.kpi_game.funnel.sources import Source, sources
from workshop.models.kpi_game.funnel.telling import pictures, questions, understood
from workshop.models.kpi_game.funnel.words import MISTAKES, WORDS, sentence, sentences, words

__all__ = [
    "CHOICES", "MISTAKES", "MONTH", "MOST_TOLD", "NUMBERS", "REQUIRED", "WORDS", "Choice",
    "Doubt", "Funnel", "Source", "Understood", "pictures", "questions", "read_funnel",
    "sentence", "sentences", "sources", "understand", "understood", "words", "world_of",
]  # fmt: skip
