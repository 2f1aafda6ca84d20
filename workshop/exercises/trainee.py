"""What a trainee plays in a rehearsal with feedback, unless she wants something else."""

from workshop.exercises.agenda import in_short, only

SHORT = only([in_short("where-are-the-sales", ("room", "again"))])
"""Two reveals to read, in half an hour with real people; less with invented ones."""
