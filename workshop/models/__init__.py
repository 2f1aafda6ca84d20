"""Models: pure functions over numbers, without a widget or a picture."""
