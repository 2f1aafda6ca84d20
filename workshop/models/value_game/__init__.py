"""The value game: what a firm earns with some of its functions, and what each may claim of it."""
