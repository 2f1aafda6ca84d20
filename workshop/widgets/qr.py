"""A QR code as a matrix that the widgets draw."""

import segno


def matrix(text: str) -> list[list[int]]:
    """Return the code's modules row by row, 1 dark and 0 light, with the quiet zone it needs."""
    code = segno.make(text, error="m", micro=False)
    return [[int(module) for module in row] for row in code.matrix_iter(scale=1, border=4)]
