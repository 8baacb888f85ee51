"""Colours and type of the page: calm, high contrast, fonts of the visitor's own system and no other."""

from pathlib import Path

import gradio as gr

STYLE = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("compass.svg")

_TEXT_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
_CODE_FONTS = ("ui-monospace", "Cascadia Mono", "Consolas", "monospace")

# A deep petrol; 600 and darker have at least 4.5:1 against white.
_PETROL = gr.themes.Color(
    name="petrol",
    c50="#eef6f8",
    c100="#d7e9ee",
    c200="#b1d4dd",
    c300="#7fb7c5",
    c400="#4793a6",
    c500="#22758a",
    c600="#0f5f74",
    c700="#0c4d5f",
    c800="#0b3f4e",
    c900="#0a3340",
    c950="#06212a",
)


def make_theme() -> gr.themes.Base:
    """The theme, light and dark; greys are chosen for 4.5:1 on their background."""
    theme = gr.themes.Base(
        primary_hue=_PETROL,
        secondary_hue=_PETROL,
        neutral_hue="slate",
        radius_size="md",
        font=_TEXT_FONTS,
        font_mono=_CODE_FONTS,
    )
    return theme.set(
        body_background_fill="#f6f8f9",
        body_text_color="#17242b",
        body_text_color_subdued="#4b5a63",
        body_text_color_subdued_dark="#a9b6be",
        block_label_text_color="#33434c",
        block_title_text_color="#33434c",
        block_title_text_weight="600",
        block_info_text_color="#4b5a63",
        block_border_color="#d5dde1",
        input_background_fill="#ffffff",
        input_border_color="#8496a0",
        input_border_color_focus="*primary_600",
        input_border_width="1px",
        input_placeholder_color="#5f6f78",
        input_placeholder_color_dark="#9aa9b2",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_text_color="#ffffff",
        button_secondary_background_fill="#ffffff",
        button_secondary_background_fill_hover="*primary_50",
        button_secondary_border_color="#8496a0",
        button_secondary_text_color="#17242b",
        button_border_width="1px",
    )
