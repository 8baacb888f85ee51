import pytest

from assistant.answering.language import fold, language_of, words


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Hur arbetar andra med brukarfokus?", "sv"),
        ("How do others work with user focus?", "en"),
        ("Is Ljungby a good employer?", "en"),
        ("What did Ljungby score in 2018?", "en"),
        ("Hvordan jobber svenske kommuner med innbyggerdialog?", "no"),
        ("Hva fikk Røros?", "no"),
        ("Ljungby 2018", "sv"),
        ("", "sv"),
        ("total score Ljungby", "sv"),
        ("Vad betyder accountability i the report?", "sv"),
        ("中文", "sv"),
    ],
)
def test_language(question, language):
    assert language_of(question) == language


def test_fold_makes_equal_what_is_typed_without_diacritics():
    assert fold("HÖGANÄS Åre Røros Ærø é") == "hoganas are roros aro e"
    assert fold("o\u0308rebro") == fold("Örebro") == "orebro"


def test_words_keep_diacritics_hyphens_and_question_numbers_parts():
    assert words("Malung-Sälens chefs- och ledarskap, 2:2!") == ["malung-sälens", "chefs", "och", "ledarskap", "2:2"]
    assert words("o\u0308l") == ["öl"]
    assert words("😀 …") == []
