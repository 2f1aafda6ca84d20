"""What people are asked: the kinds of question, what a value is, and how answers are counted."""
