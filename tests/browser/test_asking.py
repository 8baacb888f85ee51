"""Asking: the answer, its sources, stopping, going on, narrowing."""

import re

from playwright.sync_api import expect
from ui_fakes import BROKEN, MISSING, REFUSED, SLOW


def test_an_answer_comes_with_its_sources_in_order(visitor):
    visitor.ask("Hur arbetar andra med brukarfokus?")
    expect(visitor.answer).to_contain_text("Så här arbetar andra med brukarfokus")
    expect(visitor.answer).to_contain_text("Observera: Resultat från olika utgåvor är inte fullt jämförbara.")
    cards = visitor.panel.locator(".card")
    assert [card.locator(".key").inner_text() for card in cards.all()] == ["K7F2", "K8A1", "KQ3M"]
    first, last = cards.first, cards.last
    expect(first).to_contain_text("Ljungby 2018")
    expect(first).to_contain_text("utgåva 2016")
    expect(first).to_contain_text("förbättringsområde")
    expect(first).to_contain_text(
        "Område 2 Brukarfokus, tillgänglighet och bemötande · Fråga 2.1 Strategi för brukarfokus"
    )
    expect(first).to_contain_text("Poäng: 2.1: 2 av 15 poäng (10 %)")
    expect(first).to_contain_text("Ordagrant kontrollerad")
    expect(first.locator("mark").first).to_contain_text("En samlad strategi")
    expect(first.locator(".near").first).to_contain_text("FÖRBÄTTRINGSOMRÅDEN")
    expect(first.locator("a")).to_have_count(0)
    expect(last).to_contain_text("Ej verifierad")
    expect(last.locator("a")).to_have_attribute("href", re.compile("^https://www.hoganas.se/"))
    expect(last.locator("a")).to_have_attribute("rel", "noopener noreferrer")
    visitor.panel.get_by_text("Hur kom svaret till?").click()
    expect(visitor.panel).to_contain_text("utan språkmodell")
    expect(visitor.panel).to_contain_text("0,3 sekunder")


def test_a_mark_in_the_answer_leads_to_its_source(visitor):
    visitor.ask("Hur arbetar andra med brukarfokus?")
    visitor.answer.get_by_role("link", name="KQ3M").click()
    expect(visitor.page.locator("#kalla-1-KQ3M")).to_be_focused()
    expect(visitor.page.locator("#kalla-1-KQ3M")).to_be_in_viewport()


def test_an_example_is_asked_when_clicked(visitor):
    visitor.answered_after(visitor.page.get_by_role("button", name="Vilka kommuner lyfts för sin styrmodell?").click)
    expect(visitor.page.locator("#conversation [data-testid='user']")).to_contain_text("Vilka kommuner lyfts för sin")
    expect(visitor.page.locator("#welcome")).to_be_hidden()
    expect(visitor.panel.locator(".card")).to_have_count(3)


def test_a_follow_up_is_asked_with_the_earlier_question_known(visitor):
    visitor.ask("Hur arbetar andra med brukarfokus?")
    visitor.answered_after(visitor.page.get_by_role("button", name="Vilka metoder använder Höganäs?").click)
    expect(visitor.answer).to_contain_text("Det här är fråga 2 i samtalet.")
    expect(visitor.panel).to_contain_text("Källor till tidigare svar")
    folded = visitor.panel.locator("details", has_text="Hur arbetar andra med brukarfokus?").last
    visitor.page.locator("#conversation [data-testid='bot']").first.get_by_role("link", name="K7F2").click()
    expect(folded).to_have_attribute("open", "")
    expect(visitor.page.locator("#kalla-1-K7F2")).to_be_focused()


def test_an_answer_can_be_stopped_and_another_asked(visitor):
    visitor.box.fill(f"En {SLOW} fråga")
    visitor.box.press("Enter")
    expect(visitor.answer).to_contain_text("Söker i underlaget")
    visitor.page.locator("#stop").click()
    expect(visitor.answer).to_contain_text("Du stoppade svaret.")
    expect(visitor.page.locator("#send")).to_be_visible()
    visitor.ask("Hur arbetar andra?")
    expect(visitor.answer).to_contain_text("Så här arbetar andra")


def test_a_question_can_be_narrowed_and_widened(visitor):
    visitor.page.get_by_role("button", name="Avgränsa frågan").click()
    municipality = visitor.page.locator("#narrow").get_by_role("combobox", name="Kommun")
    municipality.click()
    visitor.page.get_by_role("option", name="Höganäs").click()
    visitor.page.locator("#narrow").get_by_label("styrka").check()
    expect(visitor.page.locator("#narrowed")).to_contain_text("Avgränsat till: Höganäs styrka")
    visitor.ask("Hur arbetar andra med brukarfokus?")
    expect(visitor.panel.locator(".card")).to_have_count(1)
    expect(visitor.panel.locator(".card")).to_contain_text("Höganäs 2023")
    visitor.page.locator("#widen").click()
    expect(visitor.page.locator("#narrowed")).not_to_contain_text("Avgränsat till")
    visitor.ask("Hur arbetar andra med brukarfokus?")
    expect(visitor.panel.locator("section > ol .card")).to_have_count(3)


def test_a_refusal_says_what_was_looked_for_and_is_no_error(visitor):
    visitor.ask(f"Vad fick {REFUSED} i Kommunkompassen 2023?")
    expect(visitor.answer).to_contain_text("Underlaget säger inget om Malmö")
    expect(visitor.answer).to_contain_text("Sökte efter: 2023, totalpoäng.")
    expect(visitor.panel).to_contain_text("Underlaget har inget som svarar på frågan")
    expect(visitor.page.get_by_role("alert")).to_have_count(0)
    expect(visitor.page.get_by_role("button", name="Vilka kommuner finns i underlaget?")).to_be_visible()


def test_our_own_errors_are_told_and_others_are_not(visitor):
    visitor.ask(f"Något som {MISSING}")
    expect(visitor.answer).to_contain_text("Kommunen finns inte i basen.")
    visitor.ask(f"Ett {BROKEN}")
    expect(visitor.answer).to_contain_text("Något gick fel hos oss, och felet är noterat.")
    expect(visitor.page.locator("body")).not_to_contain_text("detta får inte synas")


def test_a_conversation_can_be_begun_anew(visitor):
    visitor.ask("Hur arbetar andra?")
    visitor.page.locator("#clear").click()
    expect(visitor.page.locator("#welcome")).to_be_visible()
    expect(visitor.page.locator("#conversation")).to_be_hidden()
    expect(visitor.panel).to_contain_text("Här visas källorna till varje svar")
    visitor.ask("Hur arbetar andra?")
    expect(visitor.answer).to_contain_text("Det här är fråga 1 i samtalet.")


def test_an_answer_can_be_copied_with_its_sources(visitor):
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.ask("Hur arbetar andra?")
    visitor.page.get_by_role("button", name="Kopiera", exact=True).last.click()
    copied = visitor.page.evaluate("navigator.clipboard.readText()")
    assert "”En samlad strategi" in copied
    assert "[K7F2]" in copied
    assert "Ljungby 2018, förbättringsområde, Kommunkompassen: analys av Ljungby kommun 2018" in copied


def test_an_empty_question_asks_nothing(visitor):
    visitor.box.fill("   ")
    visitor.box.press("Enter")
    expect(visitor.page.locator("#welcome")).to_be_visible()
