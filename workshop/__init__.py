"""A workshop kit for marketing and sales: notebooks served live with Voilà."""

from workshop.content import content_root
from workshop.errors import WorkshopError

__version__ = "0.1.0"

__all__ = ["WorkshopError", "__version__", "content_root"]
