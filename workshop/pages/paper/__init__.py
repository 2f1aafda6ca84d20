"""What a lesson leaves on paper: each widget once more, as what needs no kernel and no script."""
