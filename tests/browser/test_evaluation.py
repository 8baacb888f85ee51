"""A whole evaluation in the browser: from creating it to the last accepted text and the report, by two evaluators."""

import re
import shutil

import pytest
from evaluator import Evaluator
from playwright.sync_api import expect
from visitor import visit


@pytest.fixture
def people(chromium, own_address):
    """Opens the page for an evaluator, each in a browser of their own; none may ask a stranger or log an error."""
    visitors, contexts = [], []

    def arrive(name: str, width: int = 1280) -> Evaluator:
        contexts.append(chromium.new_context(viewport={"width": width, "height": 900}, locale="sv-SE"))
        contexts[-1].set_default_timeout(30_000)
        visitor = visit(contexts[-1], own_address)
        visitor.open()
        visitors.append(visitor)
        evaluator = Evaluator(visitor, name)
        evaluator.sit_down()
        return evaluator

    expect.set_options(timeout=30_000)
    yield arrive
    expect.set_options(timeout=5_000)
    for visitor in visitors:
        assert not visitor.strangers
        assert not visitor.dialogs
        assert not visitor.errors
    for context in contexts:
        context.close()


def test_the_next_visit_knows_who_evaluates(people):
    anna = people("Anna Berg")
    anna.visitor.settle()
    next_visit = visit(anna.page.context, anna.visitor.address)
    next_visit.open()  # whole, before the tab is looked at
    next_visit.open_tab("Utvärdering")
    expect(next_visit.page.locator("#evaluator").get_by_role("textbox")).to_have_value("Anna Berg")


@pytest.mark.timeout(600)
def test_from_creating_it_to_the_last_accepted_text(people, seed_report, tmp_path):
    anna = people("Anna Berg")
    expect(anna.page.locator("#no-evaluation")).to_contain_text("Du ingår inte i någon utvärdering än")
    anna.create("Ljungby", 2018, "Bo Ek")

    # evidence: the real report's findings
    anna.step("1 Underlag")
    expect(anna.page.locator("#pieces")).to_contain_text("Inget underlag än")
    report = tmp_path / "rapport.txt"
    shutil.copy(seed_report, report)
    anna.add_file(report)
    expect(anna.page.locator("#evidence-outcome")).to_contain_text("Tillagd")
    expect(anna.page.locator("#pieces")).to_contain_text("dokument")
    expect(anna.page.locator("#coverage")).to_contain_text("2.1")
    anna.add_file(report)
    expect(anna.page.locator("#evidence-outcome")).to_contain_text("Oförändrat")

    # alone first: nothing of the colleague, nor of the suggestion, before one has locked
    anna.step("2 Bedömning")
    anna.area("2 Brukarfokus")
    expect(anna.sides).to_contain_text("när du har låst din")
    anna.rate(0, "delvis")
    anna.rate(1, "inte alls")
    anna.lock()
    expect(anna.sides).to_contain_text("Väntar på att Bo Ek ska låsa")

    bo = people("Bo Ek")
    bo.choose("Ljungby 2018")
    bo.step("2 Bedömning")
    bo.area("2 Brukarfokus")
    expect(bo.sides).to_contain_text("när du har låst din")
    expect(bo.sides).not_to_contain_text("Anna Berg")
    bo.rate(0, "delvis")
    bo.rate(1, "fullt ut")
    bo.lock()
    expect(bo.sides).to_contain_text("Anna Berg")
    expect(bo.sides.locator("tr", has_text="2.1a")).to_contain_text("lika")
    expect(bo.sides.locator("tr", has_text="2.1b")).to_contain_text("skiljer")
    bo.page.locator("#suggest").click()
    expect(bo.sides.locator("tr", has_text="2.1a").locator("td").first).not_to_have_text("–")

    # together, with a reason
    bo.page.locator("#team-1").get_by_text("delvis", exact=True).click()
    bo.page.locator("#decide").click()
    bo.notice("Skriv varför teamet bedömer fråga 2.1 så.")
    for place in range(1, 6):
        bo.page.locator(f"#team-{place}").get_by_text("delvis", exact=True).click()
    bo.page.locator("#team-reason textarea").fill("Strategin är ny och gäller bara omsorgen.")
    bo.page.locator("#decide").click()
    expect(bo.page.locator("#team-saved")).to_contain_text("Teamets bedömning av 2.1 är sparad")
    expect(bo.page.locator("#progress")).to_contain_text("1 av 45 frågor bedömda")

    # texts: proposed, edited, rejected, accepted, moved, written
    bo.step("3 Texter")
    bo.pick("#texts-area", "2 Brukarfokus")
    bo.page.locator("#propose").click()
    expect(bo.drafts.first).to_contain_text("Föreslagen")
    bo.drafts.first.click()
    expect(bo.page.locator("#draft-sources .card").first).to_be_visible()
    expect(bo.page.locator("#draft-looked")).to_be_hidden()
    bo.page.locator("#draft-text textarea").fill("Brukarråd finns i 93 verksamheter.")
    bo.page.locator("#save-text").click()
    expect(bo.page.locator("#draft-sources")).to_contain_text("Ej belagt")
    expect(bo.page.locator("#draft-sources")).to_contain_text("93")
    expect(bo.page.locator("#draft-sources .difference ins").first).to_be_visible()
    bo.page.locator("#reject").click()
    bo.notice("Skriv varför utkastet avvisas.")
    bo.page.locator("#reject-reason textarea, #reject-reason input").first.fill("Antalet stämmer inte.")
    bo.page.locator("#reject").click()
    expect(bo.drafts.filter(has_text="Avvisad")).to_have_count(1)
    texts = sorted(label.split(": ", 1)[1] for label in bo.drafts.all_inner_texts())
    while bo.drafts.filter(has_text="Föreslagen").count():
        waiting = bo.drafts.filter(has_text="Föreslagen")
        left = waiting.count()
        waiting.first.click()
        expect(bo.page.locator("#draft-text textarea")).not_to_have_value("")
        bo.page.locator("#accept").click()
        expect(waiting).to_have_count(left - 1)
    expect(bo.page.locator("#reworked")).to_contain_text(re.compile(r"Väntar: 0\."))
    # however soon after the choice it was, each was accepted with its own text
    assert sorted(label.split(": ", 1)[1] for label in bo.drafts.all_inner_texts()) == texts

    # two at once: what Anna saw is no longer what is there, and she is told whose it is
    anna.step("3 Texter")
    anna.pick("#texts-area", "2 Brukarfokus")
    anna.drafts.filter(has_text="Antagen").first.click()
    bo.drafts.filter(has_text="Antagen").first.click()
    anna.visitor.settle()
    bo.visitor.settle()
    bo.page.locator("#draft-text textarea").fill("Brukarråd möts varje termin.")
    bo.page.locator("#save-text").click()
    expect(bo.drafts.filter(has_text="Brukarråd möts varje termin.")).to_have_count(1)
    anna.page.locator("#draft-text textarea").fill("Annas text.")
    anna.page.locator("#save-text").click()
    anna.notice("Bo Ek hann före")
    expect(anna.page.locator("#draft-text textarea")).to_have_value("Brukarråd möts varje termin.")

    # the history tells, and undoes
    bo.step("Historik")
    expect(bo.page.locator("#history")).to_contain_text("ändrade utkastet")
    bo.pick("#undo-act", "ändrade utkastet")
    bo.page.locator("#undo-act-now").click()
    expect(bo.page.locator("#history")).to_contain_text("ångrade: ändrade utkastet")


@pytest.mark.timeout(300)
def test_an_interview_is_prepared_and_its_notes_are_evidence(people):
    eva = people("Eva Lund")
    eva.create("Örebro", 2026)
    eva.step("4 Intervjuer")
    eva.pick("#group", "Fackliga")
    expect(eva.page.locator("#minutes input")).to_have_value("60")
    eva.page.locator("#make-guide").click()
    expect(eva.page.locator("#guide table")).to_contain_text("Avslutning")
    with eva.page.expect_download() as download:
        eva.page.locator("#guide-word").click()
    assert download.value.suggested_filename == "intervjuguide-fackliga.docx"
    eva.page.locator("#keep-note").click()
    eva.notice("Skriv vad som sades")
    eva.pick("#note-to", "1. ")
    eva.page.locator("#role").get_by_role("textbox").fill("ombud")
    eva.page.locator("#said textarea").fill("Lönesamtalen följs inte upp i hela organisationen.")
    eva.page.locator("#keep-note").click()
    expect(eva.page.locator("#notes")).to_contain_text("Lönesamtalen följs inte upp")
    eva.step("1 Underlag")
    expect(eva.page.locator("#pieces")).to_contain_text("intervju")


@pytest.mark.timeout(300)
def test_the_report_says_what_is_missing_and_comes_out(people):
    maja = people("Maja Holm", width=390)
    maja.create("Ljungby", 2026)
    maja.step("5 Rapport")
    expect(maja.page.locator("#readiness")).to_contain_text("45 frågor utan teamets bedömning")
    maja.page.locator("#make-report").click()
    expect(maja.page.locator("#report-files")).to_contain_text(".docx")
    maja.page.locator("#follow-up-show").click()
    expect(maja.page.locator("#follow-up")).to_contain_text("Ej sett: 52 av 52")
    assert maja.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.timeout(300)
def test_nothing_is_lost_by_an_evaluator_in_a_hurry(people):
    pia = people("Pia Alm")
    pia.create("Kalmar", 2026)
    pia.step("2 Bedömning")
    pia.area("2 Brukarfokus")

    # a level, and the next question before it is saved
    pia.page.locator("#own-0").get_by_text("delvis", exact=True).click()
    pia.page.locator("#own-1").get_by_text("fullt ut", exact=True).click()
    pia.page.locator("#next-question").click()
    expect(pia.page.locator("#criterion")).to_contain_text("2.2")
    pia.visitor.settle()
    pia.rate(0, "inte alls")
    expect(pia.saved).to_contain_text("2.2")
    expect(pia.page.locator("#question-looked")).to_be_hidden()
    pia.page.locator("#previous-question").click()
    expect(pia.page.locator("#criterion")).to_contain_text("2.1")
    expect(pia.page.locator("#own-0 input:checked")).to_have_value("delvis")
    expect(pia.page.locator("#own-1 input:checked")).to_have_value("fullt ut")

    # by keyboard alone
    pia.page.locator("#own-1 input:checked").focus()
    pia.page.keyboard.press("ArrowLeft")
    expect(pia.page.locator("#own-1 input:checked")).to_have_value("till stor del")
    expect(pia.saved).to_contain_text("2.1 är sparad")

    # a reason, and the lock before it is saved
    pia.page.locator("#own-reason textarea").fill("Strategin är ny.")
    pia.lock()
    expect(pia.sides).to_contain_text("Strategin är ny.")
    expect(pia.sides).to_contain_text("2 av 6 bedömda")

    # the team's rating half written, and a look at the evidence
    pia.page.locator("#team-reason textarea").fill("Halvskrivet.")
    pia.step("1 Underlag")
    pia.step("2 Bedömning")
    pia.visitor.settle()
    expect(pia.page.locator("#team-reason textarea")).to_have_value("Halvskrivet.")
    expect(pia.page.get_by_text("hann före")).to_have_count(0)
