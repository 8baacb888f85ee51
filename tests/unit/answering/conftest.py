"""The instrument and the register as shipped; answers come from the real base (`base`)."""

from pathlib import Path

import pytest

from assistant.answering.knowledge import Knowledge
from assistant.reading.glossary_files import load_glossary, load_municipalities
from assistant.reading.instrument_files import load_instrument

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"


@pytest.fixture(scope="session")
def instrument():
    return load_instrument(KNOWLEDGE / "instrument")


@pytest.fixture(scope="session")
def register():
    return load_municipalities(KNOWLEDGE / "municipalities.toml")


@pytest.fixture(scope="session")
def words_only(instrument, register):
    """What it takes to understand a question; whoever looks a passage up with it fails."""
    glossary = load_glossary(KNOWLEDGE / "glossary.toml")
    return Knowledge(
        instrument=instrument, criteria=(), glossary=glossary, register=register, library=None, finder=None
    )
