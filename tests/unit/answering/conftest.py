"""What understanding needs; answers come from the real base (`base`)."""

import pytest
from reading_files import glossary

from assistant.answering.knowledge import Knowledge


@pytest.fixture(scope="session")
def words_only(instrument, register):
    """What it takes to understand a question; whoever looks a passage up with it fails."""
    return Knowledge(
        instrument=instrument, criteria=(), glossary=glossary(), register=register, library=None, finder=None
    )
