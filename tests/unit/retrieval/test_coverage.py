import pytest

from assistant.retrieval.coverage import coverage, word_share
from assistant.retrieval.words import content_words, stem


def covered(query, text, equivalents=None, idf=lambda word: 1.0):
    words = content_words(query)
    phrases = [(equivalents or {}).get(word, ()) for word in words]
    return coverage(words, phrases, [stem(word) for word in content_words(text)], idf)


def test_every_word_there_is_one_and_none_is_zero():
    assert covered("tydliga mål", "Målen är tydliga") == 1.0
    assert covered("tydliga mål", "Kultur och fritid") == 0.0
    assert covered("", "Målen är tydliga") == 0.0


def test_rare_words_weigh_more():
    assert covered("mål pannkakor", "tydliga mål", idf=lambda word: 3.0 if word == "pannkakor" else 1.0) == 0.25


def test_a_compound_holds_its_parts():
    assert covered("budget", "medborgarbudget i varje nämnd") == 1.0
    assert word_share("mål", frozenset({"målning"})) == 0.0


def test_parts_together_hold_a_compound():
    share = word_share("synpunktshanteringssystem", frozenset({"synpunkt", "hantering", "system"}))
    assert share == pytest.approx(23 / 25)
    assert 0.5 <= word_share("medborgardialog", frozenset({"medborgarförslag"})) < 1.0


def test_little_in_common_is_nothing():
    assert word_share("kommunikationsavdelning", frozenset({"kommunal"})) == 0.0
    assert word_share("2018", frozenset({"2016", "20185"})) == 0.0


def test_glossary_equivalents_stand_for_the_word():
    equivalents = {"kunder": (("brukare",),), "budget": (("ekonomisk", "plan"),)}
    assert covered("kunder", "brukarnas fokus", equivalents) == pytest.approx(1.0)
    assert covered("budget", "ekonomisk plan", equivalents) == 1.0
    assert covered("budget", "ekonomisk hållbarhet", equivalents) == 0.0


def test_without_diacritics():
    assert word_share("oversiktsplan", frozenset({"översiktsplan", "oversiktsplan"})) == 1.0
