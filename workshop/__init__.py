"""A workshop kit for marketing and sales: notebooks served live with Voilà."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workshop.content import content_root
    from workshop.errors import WorkshopError

__version__ = "0.1.0"

__all__ = ["WorkshopError", "__version__", "content_root"]


def __getattr__(name: str) -> object:
    """Import what is asked for only then: the command hears Ctrl+C before it reads libraries."""
    if name == "content_root":
        from workshop.content import content_root

        return content_root
    if name == "WorkshopError":
        from workshop.errors import WorkshopError

        return WorkshopError
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
