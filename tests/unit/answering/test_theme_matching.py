"""When a text certainly speaks of a theme, and what a finding says of it."""

import pytest
from passages import make_passage

from assistant.answering.theme_matching import Match, Side, ThemeMatcher
from assistant.domain.passage import Kind
from assistant.domain.theme import Theme, ThemeLexicon
from assistant.reading.theme_files import parse_pattern


def _theme(id_, *words, without=()):
    return Theme(id_, id_, ("1.4",), tuple(map(parse_pattern, words)), tuple(map(parse_pattern, without)))


LEXICON = ThemeLexicon(
    themes=(
        _theme("budget", "medborgarbudget*", without=["nätverk*"]),
        _theme("sänds", "sänds / sända + fullmäktige* / nämnd* + på webb* / i radio"),
        _theme("garanti", "*omsorgsgaranti*"),
    ),
    unsettled=tuple(map(parse_pattern, ["planeras / saknas / har inte", "bör"])),
)


@pytest.fixture(scope="module")
def matcher():
    return ThemeMatcher(LEXICON)


def _ids(matcher, text):
    return [theme.id for theme in matcher.themes_in(text)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Medborgarbudget finns.", ["budget"]),
        ("MEDBORGARBUDGETEN prövas", ["budget"]),
        ("Kommunen har en medborgarbudget och äldreomsorgsgarantier.", ["budget", "garanti"]),
        ("En ny-medborgarbudget", []),
        ("På webben sänds mötena i kommunfullmäktige", []),
        ("På webben kan fullmäktiges möten, som sänds, följas", ["sänds"]),
        ("Fullmäktige sänds i radio", ["sänds"]),
        ("Fullmäktige sänds i lokal radio", []),
        ("Fullmäktige är öppet. Annat sänds på webben.", []),
        ("Fullmäktige är öppet\nAnnat sänds på webben", []),
        ("Fullmäktige sänds bl.a. på webben", ["sänds"]),
        ("", []),
    ],
)
def test_all_parts_stand_in_one_sentence_and_words_of_a_phrase_in_a_row(matcher, text, ids):
    assert _ids(matcher, text) == ids


def test_a_word_without_diacritics_is_the_same(matcher):
    assert _ids(matcher, "Namnden sands pa webben") == ["sänds"]


def test_what_rules_a_sentence_out_rules_out_that_sentence_only(matcher):
    assert _ids(matcher, "Deltar i ett nätverk om medborgarbudget") == []
    assert _ids(matcher, "Deltar i ett nätverk om medborgarbudget. Medborgarbudget prövas.") == ["budget"]


@pytest.mark.parametrize(
    ("kind", "text", "side"),
    [
        (Kind.STRENGTH, "Medborgarbudget används.", Side.IN_PLACE),
        (Kind.PRACTICE, "Medborgarbudget används.", Side.IN_PLACE),
        (Kind.PRACTICE, "Medborgarbudget planeras.", Side.UNSETTLED),
        (Kind.STRENGTH, "Kommunen har inte medborgarbudget.", Side.UNSETTLED),
        (Kind.PRACTICE, "Medborgarbudget finns. Mer planeras.", Side.IN_PLACE),
        (Kind.IMPROVEMENT, "Medborgarbudget saknas.", Side.TO_DEVELOP),
        (Kind.IMPROVEMENT, "Medborgarbudgeten kan utvecklas.", Side.TO_DEVELOP),
    ],
)
def test_a_finding_takes_a_side(matcher, kind, text, side):
    assert matcher.matches(make_passage(text, kind=kind)) == (Match(LEXICON.themes[0], side),)


def test_the_heading_tells_no_theme(matcher):
    assert matcher.matches(make_passage("Det används.", heading="Medborgarbudget")) == ()


def test_a_finding_that_only_tells_of_points_speaks_of_no_theme(matcher):
    assert matcher.matches(make_passage("Medborgarbudget gav högst poäng.")) == ()


def test_an_empty_lexicon_knows_no_theme():
    assert ThemeMatcher(ThemeLexicon()).themes_in("Medborgarbudget") == ()
