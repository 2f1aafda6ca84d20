"""Pages as the front end gets them: JSON, the same names in Python and JavaScript."""

from typing import Any

Piece = dict[str, Any]
"""A part of a page."""
