"""Charts of what the KPI game makes of contracts: the room's bonuses and the textbook's."""
