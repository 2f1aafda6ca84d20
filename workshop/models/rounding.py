"""How models write their numbers: with as many digits as anybody may want to check."""

DIGITS = 6


def rounded(value: float) -> float:
    """Return a number with `DIGITS` significant digits."""
    return float(f"{value:.{DIGITS}g}")
