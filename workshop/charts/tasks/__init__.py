"""Tasks that were sorted: what each of them is, who does it, and how much of it is marketing's."""

STRATEGY, TACTICS = "strategy", "tactics"
SALES, MARKETING, BOTH = "sales", "marketing", "both"
