"""Maps of what sides reckon with: whether ranges hold what is true, and how far maps lie apart."""
