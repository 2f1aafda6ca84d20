"""The question that every page asks."""

QUESTION = "How often do marketing and sales agree?"
OPTIONS = ("Never", "Seldom", "Now and then", "Often", "Always")
