"""What the value game returns, in words: its outcome is a table, told by the bench and charts."""

from workshop.models.telling import Tellers

TELLERS: Tellers = {}
