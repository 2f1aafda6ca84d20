"""The sides that people play, for pages: what each does, and how its figures are written."""

TASKS = {"marketing": ("reach", "quality", "brand"), "sales": ("new", "nurture", "pressure")}
"""What a department's people can do, in the order of its plans."""

FIGURES = {
    "leads": "0", "fit": "share", "fitleads": "0", "brand": "share", "revenue": "0",
    "newcust": "1", "arpu": "2", "retention": "share", "profit": "0", "customers": "0",
}  # fmt: skip
"""The figures of a quarter, and how they are written."""
