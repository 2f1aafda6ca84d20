"""How often a claim about a model holds in worlds that we find plausible, and on what that hangs.

A share of worlds is about our assumptions; it is no evidence about firms.
"""
