"""Serves the page on a base until its standard input closes: ``python real_server.py PORT DATA_FOLDER``."""

import os
import sys
from contextlib import closing
from pathlib import Path

os.environ |= {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1"}
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.assembly import Assistant
from assistant.settings import Settings
from assistant.ui.page import build_page
from assistant.ui.serving import serve

settings = Settings(port=int(sys.argv[1]), data=Path(sys.argv[2]), _env_file=None)
with closing(Assistant(settings)) as assistant:
    page = build_page(assistant)
    sys.stdout.write(serve(page, settings) + "\n")
    sys.stdout.flush()
    sys.stdin.read()
    page.close()
