"""What the page shows, from domain objects to Markdown, HTML and rows."""

import re
from dataclasses import replace

import pytest
from ui_fakes import HOSTILE_STRINGS, INSTRUMENT, PANELS, STRATEGY, VISION, make_entry, make_finding, make_result

from assistant.assembly import Found
from assistant.domain.answer import Answer, Citation
from assistant.domain.document import DocumentKind, document_id
from assistant.domain.making import Making
from assistant.domain.passage import PUBLIC, Hit, Kind, Tie, WordMatch
from assistant.domain.report import Oddity, PrintedQuestion
from assistant.domain.result import FigureStatus
from assistant.ingesting.outcome import FileOutcome, IngestSummary
from assistant.ui.present.base import (
    base_summary,
    document_headers,
    document_name,
    document_rows,
    outcome_html,
    removable_choices,
)
from assistant.ui.present.evidence import Evidence, evidence_html, panel_html, points_of
from assistant.ui.present.markdown import answer_markdown, beginnings, closing, literal, tame
from assistant.ui.present.parts import figure, heading_of, place_of, source_html, web_address
from assistant.ui.present.search import hits_html

ROWS = (PrintedQuestion("2.1", "Strategi", 2, 15, 10), PrintedQuestion("2.4", "Undersökningar", 12, 20, 60))
LJUNGBY = make_result("Ljungby", 2018, "2016", 461, "r", areas=((2, 46),), questions=ROWS)
ANSWER = Answer("Text [K7F2]", "exempel", refused=False, citations=(Citation("K7F2", STRATEGY, verified=True),))


@pytest.mark.parametrize(
    ("value", "decimals", "language", "expected"),
    [
        (0.34, 1, "sv", "0,3"),
        (0.34, 1, "en", "0.3"),
        (2.5, 0, "sv", "3"),
        (0.125, 2, "sv", "0,13"),
        (-0.5, 1, "sv", "−0,5"),
    ],
)
def test_figures_are_rounded_half_up_with_the_mark_of_the_language(value, decimals, language, expected):
    assert figure(value, decimals, language) == expected


def test_a_heading_names_municipality_and_year_or_else_where_the_text_stands():
    assert heading_of(STRATEGY) == "Ljungby 2018"
    assert heading_of(replace(STRATEGY, year=None)) == "Ljungby"
    assert heading_of(replace(STRATEGY, municipality=None, year=None)) == STRATEGY.heading


def test_a_place_names_area_in_its_own_edition_and_question_in_2016():
    assert place_of(VISION, INSTRUMENT, "sv") == ("Område 5 Brukarens fokus", "Fråga 3.2 Tydliga politiska mål")
    assert place_of(replace(VISION, edition=None, questions=()), INSTRUMENT, "sv") == ("Område 5",)
    assert place_of(replace(VISION, area=None, questions=("9.9",)), INSTRUMENT, "en") == ("Question 9.9",)


def test_a_question_that_the_program_read_into_a_finding_says_so():
    read = replace(VISION, area=None, questions=("3.2", "2.1"), confidences=(0.96, 0.65))
    assert place_of(read, INSTRUMENT, "sv") == (
        "Fråga 3.2 Tydliga politiska mål (programmets tolkning, säkerhet 0,96)",
        "Fråga 2.1 Strategi för brukarfokus (programmets tolkning, säkerhet 0,65)",
    )
    assert place_of(read, INSTRUMENT, "en")[1].endswith("(the program's interpretation, confidence 0.65)")


@pytest.mark.parametrize(
    "source",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "http:",
        "https://",
        "https://a b.example",
        "https://a.example/\"onclick=alert(1)",
        "https://a.example/<script>",
        "https://a.example\\@b",
        "https://[::1",
        "Ljungbyrapporten 2018",
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(source):
    assert web_address(source) is None
    assert "<a" not in source_html(source, "sv")


def test_a_link_opens_apart_and_gives_nothing_away():
    html = source_html("https://www.hoganas.se/a?b=1&c=2", "sv")
    assert 'href="https://www.hoganas.se/a?b=1&amp;c=2"' in html
    assert 'rel="noopener noreferrer"' in html
    assert 'target="_blank"' in html
    assert ">hoganas.se/a?b=1&amp;c=2</a>" in html


def test_keys_in_an_answer_become_links_defined_once_with_their_source():
    markdown = answer_markdown("Ett [K7F2][K8A1] och [K7F2].", (*ANSWER.citations, Citation("K8A1", PANELS, True)), 2)
    assert markdown.startswith("Ett [K7F2] [K8A1] och [K7F2].\n\n")
    source = "Ljungby 2018, förbättringsområde, Kommunkompassen: analys av Ljungby kommun 2018"
    assert markdown.count(f'[K7F2]: #kalla-2-K7F2 "{source}"') == 1
    assert markdown.count("#kalla-2-K8A1") == 1


def test_a_source_cannot_close_its_title():
    hostile = replace(STRATEGY, municipality='x" [K7F2]: https://evil.example (y)', source="a\n\n[K7F2]: b")
    definition = answer_markdown("[K7F2]", (Citation("K7F2", hostile, False),), 1).splitlines()[-1]
    assert definition.count('"') == 2
    assert "[K7F2]: https" not in definition
    assert definition.startswith('[K7F2]: #kalla-1-K7F2 "')


def test_keys_not_yet_shown_are_not_defined():
    assert answer_markdown("Början av", ANSWER.citations, 1) == "Början av"


def test_a_document_cannot_redirect_a_key_fetch_an_image_or_swallow_the_text():
    assert tame("[K7F2]: https://evil.example") == "[K7F2]\\: https&#58;//evil.example"
    assert "![" not in tame("![x](https://evil.example/x.png)")
    assert "](" not in tame("[x](javascript:alert(1))")
    assert "<" not in tame("<img src=x> a < b")
    assert "```" not in tame("```mermaid")
    assert "~~~" not in tame("~~~")


@pytest.mark.parametrize("text", HOSTILE_STRINGS)
def test_hostile_text_holds_no_tag_image_link_or_fence(text):
    for shown in (tame(text), literal(text)):
        assert "<" not in shown
        assert "![" not in shown
        assert not re.search(r"(?<!\\)\]\(", shown)
        assert "```" not in shown


def test_a_question_is_shown_as_typed():
    assert literal("Vad är *2.1* & <b>?") == "Vad är \\*2.1\\* &amp; &lt;b>?".replace(">", "\\>")


def test_an_answer_grows_in_few_steps_and_ends_whole():
    text = "Ett två tre\n\n- fyra [K7F2]\n" * 30
    pieces = list(beginnings(text, 6))
    assert len(pieces) <= 6
    assert pieces[-1] == text
    assert all(text.startswith(piece) for piece in pieces)
    assert [len(piece) for piece in pieces] == sorted(len(piece) for piece in pieces)
    assert list(beginnings("")) == [""]
    assert list(beginnings("ord")) == ["ord"]


def test_warnings_and_what_a_refusal_looked_for_close_the_answer():
    warned = replace(ANSWER, warnings=("Olika utgåvor.",), looked_for=("brukare",))
    assert closing(warned, "sv") == "\n\n> **Observera:** Olika utgåvor."
    assert closing(replace(warned, text="461. Olika utgåvor."), "sv") == ""  # told already
    refused = Answer("Inget om Malmö.", "poäng", refused=True, looked_for=("Malmö", "totalpoäng"))
    assert closing(refused, "sv") == "\n\nSökte efter: totalpoäng."


def test_points_belong_to_the_same_evaluation_and_nothing_else():
    assert points_of(STRATEGY, [LJUNGBY], "sv") == ("2.1: 2 av 15 poäng (10 %)",)
    assert points_of(replace(STRATEGY, questions=()), [LJUNGBY], "sv") == ("Område 2: 46 av 100 poäng",)
    for other in ({"year": 2019}, {"edition": "2020"}, {"municipality": "Alvesta"}, {"year": None}):
        assert points_of(replace(STRATEGY, **other), [LJUNGBY], "sv") == ()
    assert points_of(replace(STRATEGY, questions=(), area=3), [LJUNGBY], "sv") == ()
    assert points_of(replace(STRATEGY, kind=Kind.FIGURE), [LJUNGBY], "sv") == ()


def test_a_source_shows_its_text_marked_within_what_surrounds_it():
    evidence = Evidence(ANSWER.citations[0], "Före. " * 60, "Efter.", ("2.1: 2 av 15 poäng (10 %)",))
    html = evidence_html(ANSWER, (evidence,), INSTRUMENT, 1, "sv")
    assert 'id="kalla-1-K7F2"' in html
    assert f"<mark>{STRATEGY.text}</mark>" in html
    assert html.index("… Före.") < html.index("<mark>") < html.index("Efter.")
    assert "Visa mer av sammanhanget" in html
    assert "Ordagrant kontrollerad" in html
    assert "1 av 1 källor är ordagrant kontrollerade." in html
    assert "utan språkmodell" in html
    assert "språkmodellen" not in html


def test_a_source_without_surroundings_offers_no_more_of_them():
    html = evidence_html(ANSWER, (Evidence(ANSWER.citations[0], "", "", ()),), INSTRUMENT, 1, "sv")
    assert "Visa mer av sammanhanget" not in html
    assert "Poäng" not in html


def test_a_model_is_named_and_an_unverified_source_marked():
    answer = replace(ANSWER, citations=(Citation("K7F2", STRATEGY, False),), making=Making("modell-1", "abc"))
    html = evidence_html(answer, (Evidence(answer.citations[0], "", "", ()),), INSTRUMENT, 1, "en")
    assert "The language model modell-1 worded the answer" in html
    assert "Not verified" in html


def test_the_panel_shows_the_newest_answer_first_and_folds_earlier_ones():
    html = panel_html((("Första?", "<p>ett</p>"), ("Andra & <b>?", "<p>två</p>")), "sv")
    assert html.index("Andra &amp; &lt;b&gt;?") < html.index("två") < html.index("Första?")
    assert "Märken som" in panel_html((), "sv")


@pytest.mark.parametrize("text", HOSTILE_STRINGS)
def test_hostile_text_stays_text_in_every_view(text):
    passage = make_finding(
        text, municipality=text, heading=text, source=text, edition=text, finding_id=text, questions=(text,)
    )
    answer = Answer(
        text, text, False, (Citation("KX", passage, False),), (text,), (text,), 0.1, (text,), making=Making(text, text)
    )
    hit = Found(Hit(passage.id, 1, 0.1, None, 0.1, 0.5), passage)
    outcome = IngestSummary((FileOutcome(text, "added", text, "x", "document", 1, 1, (text,)),), 1, 0.1)
    views = (
        evidence_html(answer, (Evidence(answer.citations[0], text, text, (text,)),), INSTRUMENT, 1, "sv"),
        panel_html(((text, ""), (text, "")), "sv"),
        hits_html((hit,), ((WordMatch(text, text, Tie.WORD),),), INSTRUMENT, "sv"),
        outcome_html(outcome, "sv"),
    )
    for view in views:
        for tag in (
            "<script",
            "<img",
            "<svg",
            "<iframe",
            "<style",
            "<link",
            "<base",
            "<form",
            "<meta",
            "<video",
            "<math",
        ):
            assert tag not in view
        assert "<h1" not in view
        assert 'href="' not in view


def test_rows_leave_unknown_cells_empty_and_come_by_municipality():
    report = make_entry(
        "reports/ljungby.txt", DocumentKind.REPORT, municipality="Ljungby", year=2018, edition="2016",
        title="Analys", finding_count=110, oddities=(Oddity("x", "Delpoängen blir 47.", 1),) * 2,
    )  # fmt: skip
    sheet = make_entry("factsheets/ale.toml", DocumentKind.FACTSHEET, municipality="Ale", finding_count=3)
    old = make_entry(
        "factsheets/ljungby.toml", DocumentKind.FACTSHEET, municipality="Ljungby", year=2018, superseded_by=report.id
    )
    criterion = make_entry("criteria/2016/2.1.md", DocumentKind.CRITERION)
    result = replace(LJUNGBY, document_id=document_id(PUBLIC, "reports/ljungby.txt"))
    rows = document_rows((report, criterion, sheet, old), (result,), "sv")
    assert rows[0] == ["Ale", "", "", "faktablad", "", 3, "", "", "factsheets/ale.toml"]
    assert rows[1][6] == "ersatt av kommunens rapport"
    assert rows[2] == ["Ljungby", 2018, "2016", "rapport", 461, 110, "uppgiven", "Delpoängen blir 47.", "Analys"]
    assert len(document_headers("sv")) == len(rows[0])
    summary = base_summary((report, criterion, sheet, old), "sv")
    assert summary == "3 dokument om 2 kommuner med 113 fynd. Kriterietexter: 1."
    assert base_summary((criterion,), "sv").startswith("Underlaget är tomt.")


def test_only_what_was_added_can_be_removed():
    document = make_entry("a/plan.docx", DocumentKind.DOCUMENT, title="Plan")
    sheet = make_entry("factsheets/ale.toml", DocumentKind.FACTSHEET)
    assert removable_choices((sheet, document)) == [("Plan (plan.docx)", document.id)]
    report = make_entry("x.pdf", DocumentKind.REPORT, municipality="Ljungby", year=2018)
    assert document_name(report) == "Ljungby 2018 (x.pdf)"


def test_every_outcome_has_its_word_and_a_failure_its_reason():
    files = tuple(FileOutcome(f"{s}.txt", s, "Därför." if s == "failed" else "") for s in
                  ("added", "unchanged", "replaced", "failed"))  # fmt: skip
    html = outcome_html(IngestSummary(files, 12, 1.25), "sv")
    for word in (
        "Tillagd",
        "Oförändrad",
        "Ersatt med ny version",
        "Kunde inte läsas",
        "Därför.",
        "Klart på 1,3 sekunder",
    ):
        assert word in html


def test_hits_show_the_words_and_figures_that_ranked_them():
    found = (Found(Hit(VISION.id, 1, 1.126, None, 1.126, 0.665), VISION),)
    matches = ((WordMatch("visioner", "vision", Tie.WORD), WordMatch("chefer", "ledare", Tie.MEANING)),)
    html = hits_html(found, matches, INSTRUMENT, "sv")
    assert html.count("<dd>1,13</dd>") == 2
    assert "<dd>–</dd>" in html
    assert "<dd>67 %</dd>" in html
    assert Kind.STRENGTH.value in html
    assert "<li>visioner → <b>vision</b> <span>samma ord</span></li>" in html
    assert "<li>chefer → <b>ledare</b> <span>liknande betydelse</span></li>" in html
    assert 'class="matches"' not in hits_html(found, ((),), INSTRUMENT, "sv")
    assert "Inga träffar" in hits_html((), (), INSTRUMENT, "sv")


@pytest.mark.parametrize("status", FigureStatus)
def test_the_english_page_says_in_english_how_a_figure_is_known(status):
    entry = make_entry("reports/x.txt", DocumentKind.REPORT)
    result = make_result("Ljungby", 2018, "2016", 461, "reports/x.txt", status=status)
    (row,) = document_rows([entry], [result], "en")
    assert row[document_headers("en").index("Figures")] == status.name.lower().replace("_", " ")
