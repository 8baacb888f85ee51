"""A small open model, really run: ``make test-model``. Not part of the ordinary tests: it needs half a gigabyte and minutes."""

import os
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from ports import free_port

from assistant.assembly import Assistant
from assistant.settings import ROOT, Settings

WEIGHTS = os.environ.get("MODEL_WEIGHTS")
collect_ignore_glob = [] if WEIGHTS else ["test_*.py"]
STARTS_WITHIN_S = 120
# A question takes half a minute on two free cores, and minutes on busy ones.
SECONDS = 400


@pytest.fixture(scope="session")
def model_url():
    port = free_port()
    command = [ROOT / ".venv-model/bin/python", Path(__file__).with_name("serve.py"), WEIGHTS, str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as server:
        url, until = f"http://127.0.0.1:{port}/v1", time.monotonic() + STARTS_WITHIN_S
        while not _answers(url):
            if server.poll() is not None or time.monotonic() > until:
                server.kill()
                pytest.fail(f"the model's server does not start: {server.stderr.read()[-2000:]}")
            time.sleep(0.5)
        yield url
        server.kill()


@pytest.fixture
def with_model(base_folder, tmp_path, model_url):
    """Opens the real base with the model, and other settings where a test gives them."""
    opened = []

    def with_model(**settings):
        # the base is shared: what is answered is not kept in it
        given = {"model_seconds": SECONDS, "model_keep_days": 0, "model_tools": False} | settings
        assistant = Assistant(
            Settings(_env_file=None, data=base_folder, model="openai:qwen", model_url=model_url, **given)
        )
        opened.append(assistant)
        return assistant

    yield with_model
    for assistant in opened:
        assistant.close()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/models", timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False
