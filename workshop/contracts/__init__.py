"""The form of what crosses a border: host to page, page to front end. Names and types, no code."""
