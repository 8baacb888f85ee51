"""The page's two languages. Swedish unless the visitor has chosen English; the choice is kept in a cookie."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.ui.texts import GRADIO_TEXTS, TEXTS

if TYPE_CHECKING:
    import gradio as gr

#: Holds the chosen language and nothing else; read by the server, set by the page's own script.
COOKIE = "kompass_language"


class Language(StrEnum):
    """A language of the page."""

    SWEDISH = "sv"
    ENGLISH = "en"


def chosen_language(cookies: Mapping[str, str]) -> Language:
    """The language a visitor has chosen; Swedish where none, or none of ours, is chosen."""
    return Language.ENGLISH if cookies.get(COOKIE) == Language.ENGLISH else Language.SWEDISH


def say(key: str, language: str, **values: object) -> str:
    """A text of the page in a language, with its `values` filled in."""
    swedish, english = TEXTS[key]
    text = english if language == Language.ENGLISH else swedish
    return text.format(**values) if values else text


def translations() -> "gr.I18n":
    """Both languages as Gradio wants them, for labels that the browser translates."""
    import gradio as gr

    both = TEXTS | GRADIO_TEXTS
    return gr.I18n(sv={key: pair[0] for key, pair in both.items()}, en={key: pair[1] for key, pair in both.items()})
