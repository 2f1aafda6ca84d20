"""The side that people play, for pages: what it does, and how its figures are written."""

TASKS = {"pair": ("pressure",)}
"""What a pair sets."""

FIGURES = dict.fromkeys(("contacts", "sales", "profit", "customers", "pool", "soured"), "0")
"""The figures of a quarter, and how they are written."""
