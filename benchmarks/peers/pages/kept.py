"""Keeping an answer, as the author of such a page would: one row in SQLite, committed."""

import sqlite3
from contextlib import closing


def keep(option: str) -> str:
    """Keep an answer in the folder the program runs in, and say that it is kept."""
    with closing(sqlite3.connect("answers.db", timeout=20)) as database, database:
        database.execute("CREATE TABLE IF NOT EXISTS answers (option TEXT)")
        kept = database.execute("INSERT INTO answers VALUES (?)", (option,))
        return f"Saved as number {kept.lastrowid}"
