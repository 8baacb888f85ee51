"""Serves the page with the fake assistant until its standard input closes: ``python fake_server.py PORT``."""

import os
import sys
from pathlib import Path

os.environ |= {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1"}
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from ui_fakes import FakeAssistant  # noqa: E402 the path is set above

from assistant.settings import Settings  # noqa: E402
from assistant.ui import asking  # noqa: E402
from assistant.ui.page import build_page  # noqa: E402
from assistant.ui.serving import serve  # noqa: E402

asking.PAUSE_S = 0.02  # the tests read many answers and admire none
page = build_page(FakeAssistant())
sys.stdout.write(serve(page, Settings(port=int(sys.argv[1]), max_file_mb=1)) + "\n")
sys.stdout.flush()
sys.stdin.read()
page.close()
