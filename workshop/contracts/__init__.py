"""The form of what crosses a border: host to page, page to front end. Names and types, no code.

- `tallies`, `runs`: what is counted and computed of a room's answers.
- `looks`: what the host lets each caller see; `replies`: what it answers to every other command.
- `figures`, `parts`: what several pages hold.
- `phone`, `wall`, `console`, `door`, `lesson`, `bench`: pages as the front end gets them;
  `pages` says which widget shows which.
- `actions`: what the front end sends, and what it is told in between.

`docs/contracts.md` is written from these modules by `tests/support/contracts.py`.
"""
