"""Every text of the page that is not data: key -> (Swedish, English). Answers and sources keep their own language.

A file for each tab or two; no key stands in more than one of them.
"""

from assistant.ui.texts import comparison, evaluation, follow_up, page
from assistant.ui.texts.page import GRADIO_TEXTS

__all__ = ["GRADIO_TEXTS", "TEXTS"]

_FILES = (page.TEXTS, evaluation.TEXTS, comparison.TEXTS, follow_up.TEXTS)

TEXTS: dict[str, tuple[str, str]] = {key: text for texts in _FILES for key, text in texts.items()}
