"""The mirror: what each side expects to be told, what the other side said, where they differ."""
