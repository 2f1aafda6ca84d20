"""Results as plain bars, for phones: standard library only."""

from workshop.charts import bars

__all__ = ["bars"]
