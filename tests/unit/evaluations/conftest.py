"""An evaluation on a base of its own, which holds nothing else."""

from contextlib import closing

import pytest
from evaluation_people import BO, EVA

from assistant.assembly import Assistant
from assistant.settings import Settings


@pytest.fixture
def assistant(tmp_path):
    with closing(Assistant(Settings(data=tmp_path / "data", _env_file=None))) as opened:
        yield opened


@pytest.fixture
def evaluations(assistant):
    return assistant.evaluations


@pytest.fixture
def evaluation(evaluations):
    return evaluations.create("ljungby", 2018, "2016", [EVA, BO], by=EVA)
