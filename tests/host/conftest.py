"""Stores of tests about the host that read what is on disk."""

import pytest

from workshop.store.opening import open_store


@pytest.fixture
def store(tmp_path):
    kept = open_store(f"sqlite:///{tmp_path}/room.db")
    yield kept
    kept.close()
