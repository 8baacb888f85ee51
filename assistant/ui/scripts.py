"""The page's own scripts: two small files beside this one."""

import json
from pathlib import Path

from assistant.ui.language import COOKIE, Language, say

_FOLDER = Path(__file__).parent


def page_script() -> str:
    """What runs when the page has opened: marks in answers lead to their sources."""
    return (_FOLDER / "page.js").read_text(encoding="utf-8")


def switch_script() -> str:
    """What runs when a visitor chooses a language: it is kept in a cookie, and the page opens anew in it."""
    script = (_FOLDER / "switch_language.js").read_text(encoding="utf-8")
    leave = {language.value: say("leave_conversation", language) for language in Language}
    return script.replace("LEAVE", json.dumps(leave)).replace("COOKIE", json.dumps(COOKIE))
