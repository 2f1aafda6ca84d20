"""What the command `workshop` does for those who write content and models."""
