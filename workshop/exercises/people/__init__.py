"""Invented people: who they are, in which rooms they sit, and how they lean in an exercise."""
