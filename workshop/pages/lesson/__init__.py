"""What a lesson shows to somebody alone."""
