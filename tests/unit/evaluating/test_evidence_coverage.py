"""The coverage table: counts, dates and what stands out."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain.evaluation import Piece, SourceKind
from assistant.domain.passage import Kind, Passage
from assistant.domain.suggestion import Judgement, Quote, Suggestion
from assistant.evaluating.coverage import Mark, coverage_of, months_between

VISIT = date(2018, 3, 5)
PLAN = Piece("plan", SourceKind.DOCUMENT, "Plan", date(2018, 1, 1))
OLD = Piece("gammal", SourceKind.DOCUMENT, "Gammal plan", date(2015, 1, 1))
PAGE = Piece("sida", SourceKind.WEBSITE, "Webbsidan", date(2018, 2, 1))
TALK = Piece("samtal", SourceKind.INTERVIEW, "Fackliga", None)


def passage(id_, piece, *questions, kind=Kind.EVIDENCE, confidences=None):
    return Passage(
        id=id_, document_id=piece.document_id, collection="evaluation-e1", kind=kind, text=id_, heading="",
        municipality=None, year=None, edition=None, area=None, theme_areas=(), questions=questions, finding_id=None,
        source="", basis=None, page=None, start=0, end=0, position=0,
        confidences=(0.9,) * len(questions) if confidences is None else confidences,
    )  # fmt: skip


def row(pieces, passages, *, suggestions=(), at=VISIT, months=24, question="2.1"):
    (one,) = coverage_of([question], pieces, passages, suggestions=suggestions, at=at, stale_months=months)
    return one


def test_counts_passages_and_sources_by_kind_with_the_newest_date():
    passages = [
        passage("a", PLAN, "2.1", "2.2"),
        passage("b", PLAN, "2.1"),
        passage("c", OLD, "2.1"),
        passage("d", PAGE, "2.1"),
    ]
    found = row([PLAN, OLD, PAGE], passages)
    document, website, interview, own = found.cells
    assert (document.passages, document.sources, document.newest, document.undated) == (3, 2, date(2018, 1, 1), 0)
    assert (website.passages, website.newest) == (1, date(2018, 2, 1))
    assert (interview.passages, interview.newest, interview.certainty) == (0, None, 0.0)
    assert own.kind is SourceKind.SELF_DESCRIPTION
    assert (found.sources, found.marks) == (3, ())


def test_every_question_has_a_row_in_the_order_asked():
    rows = coverage_of(["2.2", "1.1", "2.1"], [PLAN], [passage("a", PLAN, "2.1")], at=VISIT, stale_months=24)
    assert [(r.question, r.marks) for r in rows] == [("2.2", (Mark.SILENT,)), ("1.1", (Mark.SILENT,)), ("2.1", ())]
    assert rows[0].because == ("Inget i underlaget tar upp frågan.",)


def test_withdrawn_evidence_printed_points_and_the_instruments_own_words_cover_nothing():
    passages = [
        passage("a", OLD, "2.1"),
        passage("b", PLAN, "2.1", kind=Kind.FIGURE),
        passage("c", PLAN, "2.1", kind=Kind.GENERAL),
    ]
    assert row([PLAN], passages).marks == (Mark.SILENT,)


@pytest.mark.parametrize(("months", "stale"), [(38, True), (39, False)])
def test_old_evidence_is_told_with_its_date(months, stale):
    found = row([OLD], [passage("a", OLD, "2.1")], months=months)
    assert found.marks == ((Mark.STALE,) if stale else ())
    assert found.because == (("Det nyaste underlaget är från 2015-01-01.",) if stale else ())


def test_an_unknown_date_is_not_an_old_one():
    found = row([OLD, TALK], [passage("a", OLD, "2.1"), passage("b", TALK, "2.1")])
    assert found.marks == ()
    assert found.cells[2].undated == 1


def test_a_strength_and_an_improvement_area_contradict_where_nothing_is_judged():
    passages = [
        passage("c", PLAN, "2.1"), passage("a", PLAN, "2.1", kind=Kind.STRENGTH), passage("b", OLD, "2.1", kind=Kind.IMPROVEMENT),
    ]  # fmt: skip
    found = row([PLAN, OLD], passages)
    assert found.marks == (Mark.CONTRADICTING,)
    assert found.because == ("Det finns sådant som talar både för och emot: Plan, Gammal plan.",)
    assert found.passages == ("a", "b", "c")


def judged(*sides):
    judgements = tuple(
        Judgement(f"2.1{letter}", None, tuple(Quote(p, "x") for p in told), tuple(Quote(p, "x") for p in against))
        for letter, (told, against) in zip("abcd", sides, strict=False)
    )
    return Suggestion("2.1", judgements, None, None, None)


@pytest.mark.parametrize(
    ("sides", "marks"),
    [
        ([(("a",), ("b",))], (Mark.CONTRADICTING,)),
        ([(("a",), ()), ((), ("b",))], ()),  # for one thing and against another
        ([(("a",), ("a",))], ()),  # one passage that weighs
    ],
)
def test_a_suggestion_tells_what_contradicts_on_the_same_indicator(sides, marks):
    passages = [passage("a", PLAN, "2.1", kind=Kind.STRENGTH), passage("b", PAGE, "2.1", kind=Kind.IMPROVEMENT)]
    assert row([PLAN, PAGE], passages, suggestions=[judged(*sides)]).marks == marks


def test_a_person_is_surer_than_the_program():
    read, said = passage("a", PLAN, "2.1", "2.2", confidences=(0.7, 0.8)), passage("b", TALK, "2.1", confidences=())
    found = row([PLAN, TALK], [read, said])
    assert [found.cells[0].certainty, found.cells[2].certainty] == [0.7, 1.0]


def test_the_order_of_the_evidence_does_not_matter():
    passages = [passage("a", PLAN, "2.1"), passage("b", OLD, "2.1", kind=Kind.STRENGTH)]
    there, back = row([PLAN, OLD], passages), row([OLD, PLAN], passages[::-1])
    assert (there.cells, there.marks) == (back.cells, back.marks)
    assert replace(there, passages=()) == replace(back, passages=())


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2018-01-31", "2018-02-28", 0),
        ("2018-01-15", "2018-02-15", 1),
        ("2016-03-06", "2018-03-05", 23),
        ("2018-05-01", "2018-03-05", -2),
    ],
)
def test_whole_months(earlier, later, months):
    assert months_between(date.fromisoformat(earlier), date.fromisoformat(later)) == months
