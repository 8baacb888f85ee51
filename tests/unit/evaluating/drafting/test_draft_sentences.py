from assistant.evaluating.drafting.sentences import sentence_of, sentences_in


def test_sentences_end_at_stops_and_lines_but_not_at_abbreviations():
    text = "Kommunen mäter t.ex. Svarstid per telefon. Det görs bl.a. i KKiK.\nNy rad utan punkt"
    assert sentences_in(text) == (
        "Kommunen mäter t.ex. Svarstid per telefon.",
        "Det görs bl.a. i KKiK.",
        "Ny rad utan punkt",
    )


def test_a_question_number_ends_no_sentence():
    assert sentences_in("Se fråga 2.1 i rapporten.") == ("Se fråga 2.1 i rapporten.",)


def test_the_sentence_around_a_quote():
    text = "Först något annat. Kommunen har\n ett råd. Sedan mer."
    assert sentence_of("ett råd", text.replace("\n", "")) == "Kommunen har ett råd."
    assert sentence_of("finns inte här. Alls.", text) == "finns inte här."
