"""The page's two languages."""

import pytest

from assistant.ui.headers import dress
from assistant.ui.language import Language, chosen_language, say
from assistant.ui.scripts import page_script, switch_script
from assistant.ui.texts import _FILES, GRADIO_TEXTS, TEXTS


@pytest.mark.parametrize(
    ("cookies", "expected"),
    [({}, "sv"), ({"kompass_language": "en"}, "en"), ({"kompass_language": "<script>"}, "sv"), ({"x": "en"}, "sv")],
)
def test_swedish_unless_english_is_chosen(cookies, expected):
    assert chosen_language(cookies) == expected


@pytest.mark.parametrize("key", [*TEXTS, *GRADIO_TEXTS])
def test_every_text_exists_in_both_languages_with_the_same_places(key):
    swedish, english = (TEXTS | GRADIO_TEXTS)[key]
    assert swedish
    assert english
    places = [part.split("}")[0] for part in swedish.split("{")[1:]]
    assert sorted(places) == sorted(part.split("}")[0] for part in english.split("{")[1:])


def test_no_key_stands_in_two_files():
    assert len(TEXTS) == sum(len(texts) for texts in _FILES)


def test_values_are_filled_in():
    assert say("edition_of", Language.SWEDISH, edition="2020") == "utgåva 2020"
    assert say("edition_of", Language.ENGLISH, edition="2020") == "edition 2020"


def test_the_page_says_its_language_before_anything_else_and_its_scripts_carry_the_nonce():
    html = dress('<html lang="en"><head><script type="module" src="a.js"></script></head>', Language.SWEDISH, "n0")
    assert '<html lang="sv">' in html
    assert html.index('get: () => "sv"') < html.index("a.js")
    assert html.count('<script nonce="n0"') == 2


def test_scripts_are_whole():
    assert "kalla-" in page_script()
    script = switch_script()
    assert "LEAVE" not in script
    assert "kompass_language" in script
    assert "samtalet t\\u00f6ms" in script
