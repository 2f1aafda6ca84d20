"""Labels of marks and rows: how they are broken into lines, and which colour goes with whom."""

from textwrap import wrap

from workshop.questions.tally import ALL

TONES = ("sales", "marketing", "both", "neither")
WIDTH = 28
"""Characters of a line, unless a chart says otherwise."""


def tone(id: str) -> str:
    """Return the colour name of a department, a bucket or a group; the whole room is both."""
    return "both" if id == ALL else id if id in TONES else "neither"


def broken(text: str, width: int = WIDTH) -> str:
    """Break a label into as few lines as fit, all of about the same length."""
    lines = wrap(text, width, break_long_words=False)
    narrow = (wrap(text, w, break_long_words=False) for w in range(width // 2, width))
    even = next((tried for tried in narrow if len(tried) == len(lines)), lines)
    return "\n".join(even)
