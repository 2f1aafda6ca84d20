"""Feedback on a rehearsal: what was read, what is true, where the minutes went, what was missed."""
