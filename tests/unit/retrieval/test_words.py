from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.words import (
    FOLDED_WEIGHT,
    GRAM_WEIGHT,
    LONGEST_WORD,
    content_words,
    fold,
    query_words,
    split_words,
    stem,
    word_terms,
)


def test_words_are_lower_case_and_norwegian_letters_swedish():
    assert split_words("Verktøget på nettside: BÆRUM") == ("verktöget", "på", "nettside", "bärum")


def test_decomposed_letters_and_soft_hyphens_are_put_together():
    assert split_words("O\u0308versikts\u00adplan") == ("översiktsplan",)


def test_numbers_stay_whole_and_short_findings_keep_theirs():
    assert split_words("Fråga 3.2 gav 88,5 %. 360?") == ("fråga", "3.2", "gav", "88,5", "360")


def test_function_words_are_left_out():
    assert content_words("Hur arbetar de med målen i nämnden?") == ("arbetar", "målen", "nämnden")


def test_a_query_loses_words_about_asking_but_never_all_words():
    assert query_words("Goda exempel på kultur, kultur?") == ("kultur",)
    assert query_words("Goda exempel?") == ("goda", "exempel")
    assert query_words("vad är det") == ()


def test_inflections_share_a_stem():
    assert stem("brukarundersökningar") == stem("brukarundersökningarna")


def test_terms_of_a_word():
    assert dict(word_terms("målen")) == {
        "=mål": 1.0,
        "_mål": GRAM_WEIGHT,
        "måle": GRAM_WEIGHT,
        "ålen": GRAM_WEIGHT,
        "len_": GRAM_WEIGHT,
        "=mal": FOLDED_WEIGHT,
        "_mal": FOLDED_WEIGHT,
        "male": FOLDED_WEIGHT,
        "alen": FOLDED_WEIGHT,
    }


def test_a_short_word_is_its_own_gram():
    assert dict(word_terms("eu")) == {"=eu": 1.0, "_eu_": GRAM_WEIGHT}


def test_without_diacritics_a_word_shares_terms_with_the_written_one():
    shared = dict(word_terms("oversiktsplan")).keys() & dict(word_terms("översiktsplan")).keys()
    assert {"=oversiktsplan", "_ove", "over"} <= shared
    assert fold("översikt på ön") == "oversikt pa on"


@given(st.text())
def test_any_text_gives_terms_with_positive_weights(text):
    assert all(weight > 0 for word in content_words(text) for _, weight in word_terms(word))
    assert all(0 < len(word) <= LONGEST_WORD for word in split_words(text))
