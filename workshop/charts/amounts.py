"""Whole numbers as people read them: thousands apart, a real minus."""

from workshop.charts.view import View

THOUSANDS = {"nb": "\N{NO-BREAK SPACE}"}


def whole(view: View, value: float) -> str:
    """Write a number without decimals, such as `1,003` or, in Norwegian, `1 003`."""
    text = f"{round(value):,}"
    return text.replace(",", THOUSANDS.get(view.language, ",")).replace("-", "−")


def around(view: View, value: float, step: int = 10) -> str:
    """Write a number that is known roughly, rounded to a multiple of `step`."""
    return whole(view, step * round(value / step))
