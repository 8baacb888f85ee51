import pytest
from answer_examples import cited_ids, plain
from passages import make_passage

from assistant.answering.drafting import as_improvement, generalised
from assistant.answering.intents import Intent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ljungby har en styrmodell.", "Kommunen har en styrmodell."),
        ("Ljungbys mål följs upp, och Ljungby lär.", "Kommunens mål följs upp, och kommunen lär."),
        ("I Ljungbygruppen arbetar man.", "I Ljungbygruppen arbetar man."),
    ],
)
def test_a_pattern_names_no_municipality(text, expected):
    assert generalised(make_passage(text)) == expected


def test_a_finding_of_no_municipality_stays():
    assert generalised(make_passage("Det finns mål.", municipality=None)) == "Det finns mål."


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("Kommunen har mål.", "Utveckla arbetet så att kommunen har mål."),
        ("HR-strategin är känd.", "Utveckla arbetet så att HR-strategin är känd."),
        ("Mål", "Utveckla arbetet så att mål"),
    ],
)
def test_an_indicator_becomes_an_improvement(indicator, expected):
    assert as_improvement(indicator) == expected


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Formulera ett förbättringsområde om detaljstyrda mål", "förbättringsområde"),
        ("Skriv ett utkast till en styrka om kulturpolitik", "styrka"),
        ("Utkast: avvikelser tas inte upp på arbetsplatsträffarna.", "förbättringsområde"),
    ],
)
def test_a_draft_says_that_it_is_one_and_cites_what_it_rests_on(base, question, kind):
    answer = base.ask(question)
    assert answer.kind == Intent.DRAFT
    assert not answer.refused
    assert plain(answer).startswith(f"Utkast till {kind} – för granskning")
    assert answer.citations
    bullets = [line for line in answer.text.splitlines() if line.startswith("- ")]
    assert all(line.endswith("]") for line in bullets)


def test_the_earlier_wording_stands_beside_with_its_source(base):
    answer = base.ask("Jag vill skriva att kommunen saknar strategi för brukarfokus. Hur har det uttryckts förut?")
    assert "L2F1" in cited_ids(answer)
    shown = {c.passage.finding_id: c.passage.text for c in answer.citations}
    assert shown["L2F1"] in answer.text
    assert "Återanvänd inte en annan kommuns mening" in answer.text


def test_no_draft_without_evidence(base):
    for question in ("Formulera en styrka om raketbränsle på månen", "Skriv en styrka om dialog i Kiruna"):
        answer = base.ask(question)
        assert answer.refused, question


@pytest.mark.parametrize("word", ["en förbättringspunkt", "en utvecklingspunkt"])
def test_what_a_draft_is_called_is_not_its_subject(base, word):
    assert base.ask(f"Skriv {word} om uppföljning av mål").text == (
        base.ask("Skriv ett förbättringsområde om uppföljning av mål").text
    )
