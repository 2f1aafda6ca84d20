"""The exercises of a workshop, its agendas, and the invented people who have played them."""
