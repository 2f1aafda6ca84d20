"""The KPI game: two departments, their bonuses, and what becomes of the firm."""
