"""What the tab of an evaluation shows, as rows and HTML."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from evaluation_people import EVA
from passages import make_passage
from ui_fakes import HOSTILE_STRINGS

from assistant.domain.criterion import Criterion, Indicator
from assistant.domain.drafted import Drafted, Verdict
from assistant.domain.evaluation import Entry, Piece, SourceKind
from assistant.domain.guide import Asked, Guide, Note, Why
from assistant.domain.passage import Kind
from assistant.domain.rating import Rating
from assistant.domain.suggestion import Judgement, Quote, Suggestion
from assistant.evaluating.history import HistoryLine
from assistant.ui.evaluation.level_rows import rating_of
from assistant.ui.present.drafts import draft_choices, draft_html, reworking_line
from assistant.ui.present.evidence_list import piece_choices, pieces_html
from assistant.ui.present.guide import asked_choices, guide_html, notes_html
from assistant.ui.present.history import history_rows, undo_choices
from assistant.ui.present.ratings import agreed_levels, suggested_text

CRITERION = Criterion(
    "2.1", "2016", "Strategi", (), (Indicator("2.1a", "Finns"), Indicator("2.1b", "Känd")), (), (), (), (), (), ()
)


def line(number: int, act: int, *, undoable: bool, verb: str = "bedömde") -> HistoryLine:
    at = datetime(2026, 1, 2, 3, number, tzinfo=UTC)
    return HistoryLine(Entry(number, act, "e1", "team/2.1", 1, at, EVA, verb, None, {}), "fråga 2.1", True, undoable)


def test_history_tells_who_did_what_and_offers_each_act_once():
    lines = [
        line(4, 4, undoable=False),
        line(3, 2, undoable=True),
        line(2, 2, undoable=True),
        line(1, 1, undoable=True),
    ]
    assert history_rows(lines, "sv")[0][1:] == [EVA, "bedömde", "fråga 2.1", "–"]
    assert [act for _, act in undo_choices(lines)] == [2, 1]


def test_drafts_are_listed_in_the_reports_order_with_their_verdict_in_words():
    drafts = [
        Drafted("a", 2, Kind.IMPROVEMENT, "Mål saknas.", "x"),
        Drafted("b", 2, Kind.STRENGTH, "Nej.", "Nej.", verdict=Verdict.REJECTED, place=0),
        Drafted("c", 2, Kind.STRENGTH, "Brukarråd.", "Brukarråd.", verdict=Verdict.ACCEPTED, place=1),
    ]
    assert draft_choices(drafts) == [
        ("✓ Antagen styrka: Brukarråd.", "c"),
        ("✗ Avvisad styrka: Nej.", "b"),
        ("○ Föreslagen förbättringsområde: Mål saknas.", "a"),
    ]
    assert reworking_line(drafts, "sv").endswith("Avvisade: 1. Egna: 0. Väntar: 1.")


def test_a_draft_shows_its_evidence_what_is_unsupported_and_what_was_changed():
    passage = make_passage("Råden möts varje termin.")
    draft = Drafted(
        "a", 2, Kind.STRENGTH, "Råden möts ofta.", "Råden möts varje termin.", (passage.id,), unsupported=("ofta",)
    )
    html = draft_html(draft, [passage], {passage.document_id: "Egenbeskrivning"}, "sv")
    for part in (
        "Egenbeskrivning",
        "Råden möts varje termin.",
        "<li>ofta</li>",
        "<ins>ofta.</ins>",
        "<del>varje termin.</del>",
    ):
        assert part in html
    assert "Inget belägg" in draft_html(Drafted("b", 2, Kind.STRENGTH, "x", ""), [], {}, "sv")


def test_evidence_is_listed_with_what_is_withdrawn_last_and_marked():
    kept = Piece("d1", SourceKind.INTERVIEW, "Samtal", group="fackliga", role="ombud")
    gone = Piece("d2", SourceKind.DOCUMENT, "Budget", withdrawn=True)
    html = pieces_html([gone, kept], "sv")
    assert html.index("Samtal") < html.index("<del>Budget</del>")
    assert "Fackliga företrädare, ombud" in html
    assert piece_choices([gone, kept], "sv")[1] == ("Budget · dokument · urtaget", "d2")
    assert "Inget underlag än" in pieces_html([], "sv")


def test_a_guide_shows_its_times_and_a_note_is_tied_to_what_was_asked():
    asked = Asked("Hur följs lönen upp?", "6.4", ("6.4a",), Why.GAP, "Inget tar upp det.", "statistik", (), 50)
    guide = Guide("fackliga", 60, 5, (asked,), 5)
    html = guide_html(guide, {"6.4": "6.4 Individuell lön"}, "sv")
    for part in ("0–5", "5–55", "55–60", "Hur följs lönen upp?", "saknas i underlaget", "Lyssna efter: statistik"):
        assert part in html
    choices = asked_choices(guide, {"6.4": "6.4 Individuell lön", "6.5": "6.5 Enkäter"})
    assert choices[0] == ("1. Hur följs lönen upp?", "6.4|0")
    assert choices[-1] == ("6.5 Enkäter", "6.5|")
    note = Note("n", "fackliga", "6.4", (), "", "Sällan.", "ombud")
    assert "6.4 Individuell lön" in notes_html([note], {"6.4": "6.4 Individuell lön"}, "sv")
    assert notes_html([], {}, "sv") == ""


def test_what_the_rows_hold_is_a_rating_and_unchosen_is_unknown():
    assert rating_of("2.1", CRITERION, ["delvis", "", None, None], "sv").levels == (("2.1a", "delvis"), ("2.1b", None))
    assert rating_of("2.1", None, [None, 33.3], "sv") == Rating("2.1", Fraction("33.3"), ())
    assert rating_of("2.1", None, [None, None], "sv") == Rating("2.1", None, ())


def test_the_team_starts_from_what_all_agree_on():
    ratings = [
        Rating("2.1", None, (("2.1a", "delvis"), ("2.1b", "fullt ut"))),
        Rating("2.1", None, (("2.1a", "delvis"), ("2.1b", None))),
    ]
    assert agreed_levels(ratings) == {"2.1a": "delvis"}
    assert agreed_levels([]) == {}


@pytest.mark.parametrize(
    ("suggestion", "text"),
    [
        (None, "Inget förslag än."),
        (Suggestion("2.1", (), None, None, None), "för lite underlag"),
        (Suggestion("2.1", (), Fraction(91, 2), Fraction(30), Fraction(60)), "46 % (30–60 %)"),
    ],
)
def test_a_suggestion_is_a_figure_with_its_interval_or_says_why_not(suggestion, text):
    assert suggested_text(suggestion, "sv") == text


@pytest.mark.parametrize("text", HOSTILE_STRINGS)
def test_no_text_of_a_document_or_a_person_becomes_markup(text):
    passage = make_passage(text)
    guide = Guide("g", 20, 5, (Asked(text, "6.4", (), Why.GAP, text, text, (), 10),), 5)
    judgement = Judgement("2.1a", "delvis", (Quote(passage.id, text),))
    assert judgement.speaks_for
    shown = [
        draft_html(Drafted("a", 2, Kind.STRENGTH, text, f"{text} x", (), (), (text,)), [passage], {}, "sv"),
        pieces_html([Piece("d", SourceKind.DOCUMENT, text, role=text)], "sv"),
        guide_html(guide, {"6.4": text}, "sv"),
        notes_html([Note("n", "g", "6.4", (), "", text, text)], {"6.4": text}, "sv"),
    ]
    for html in shown:
        for tag in ("<script", "<img", "<svg", "<iframe", "<style", "<link", "<form", "<base", "<video", "<meta"):
            assert tag not in html
