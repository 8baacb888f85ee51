"""Serves the real page on a real base, with a language model: ``python model_server.py PORT DATA MODEL_URL``."""

import os
import sys
from pathlib import Path

os.environ |= {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1"}
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.assembly import Assistant
from assistant.settings import Settings
from assistant.ui.page import build_page
from assistant.ui.serving import serve

settings = Settings(
    _env_file=None,
    port=int(sys.argv[1]),
    data=Path(sys.argv[2]),
    model="openai:manus",
    model_url=sys.argv[3],
    model_seconds=12,
    model_retries=1,
)
assistant = Assistant(settings)
assistant.warm()
page = build_page(assistant)
sys.stdout.write(serve(page, settings) + "\n")
sys.stdout.flush()
sys.stdin.read()
page.close()
assistant.close()
