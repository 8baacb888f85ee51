from dataclasses import replace

import pytest

from assistant.domain.passage import FINDING_KINDS, PUBLIC, Kind
from assistant.domain.report import Section, TextDocument
from assistant.ingesting.cut_factsheet import cut_factsheet
from assistant.ingesting.cut_knowledge import cut_criterion, cut_document, cut_instrument
from assistant.ingesting.cut_report import cut_report
from assistant.ingesting.interpretation import Interpretation
from assistant.ingesting.piece import Piece, number_pieces, theme_areas, theme_heading
from assistant.reading.criteria_files import load_criterion
from assistant.reading.factsheet_files import load_factsheet
from assistant.reading.glossary_files import load_glossary


def pieces(*texts: str, kind: Kind = Kind.STRENGTH) -> list[Piece]:
    return [Piece(kind=kind, text=text, finding_id="F-1") for text in texts]


def numbered(*texts: str, document: str = "d1", collection: str = PUBLIC):
    return number_pieces(pieces(*texts), document_id=document, collection=collection)


@pytest.fixture
def sheet(instrument, knowledge):
    def load(name: str):
        names = {question.id: question.name for question in instrument.theme_edition.questions()}
        return load_factsheet(knowledge / "factsheets" / f"{name}.toml", names)

    return load


@pytest.fixture
def cut_of_report(report, instrument):
    def cut(interpretations=None, interpret=lambda *_: (), **changes):
        return cut_report(
            replace(report, **changes),
            instrument,
            document_id="d1",
            collection=PUBLIC,
            source="r.txt",
            interpretations=interpretations or {},
            interpret=interpret,
        )

    return cut


# --- ids ----------------------------------------------------------------------------------------------------------


def test_ids_are_the_same_each_time_and_positions_count_from_zero():
    first, again = numbered("a", "b", "c"), numbered("a", "b", "c")
    assert first == again
    assert [p.position for p in first] == [0, 1, 2]
    assert all(len(p.id) == 20 for p in first)


def test_a_passage_put_between_changes_no_other_id():
    before = {p.text: p.id for p in numbered("a", "b", "c")}
    after = {p.text: p.id for p in numbered("ny", "a", "ännu en", "b", "c")}
    assert before.items() <= after.items()


def test_equal_texts_of_one_document_have_ids_of_their_own():
    assert len({p.id for p in numbered("a", "a", "a")}) == 3


def test_another_document_has_other_ids():
    assert {p.id for p in numbered("a", "b")}.isdisjoint(p.id for p in numbered("a", "b", document="d2"))


def test_every_document_of_the_knowledge_has_unique_ids(base):
    ids = [passage.id for batch in base.database.all_passages() for passage in batch]
    assert len(ids) == len(set(ids)) == base.database.count_passages()


# --- themes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edition", "area", "questions", "expected"),
    [
        ("2020", 5, (), (2,)),
        ("2020", 2, (), (8,)),
        ("2020", 8, (), (4, 6)),
        ("2016", 5, (), (5,)),
        ("2010", 7, (), (7,)),
        (None, 5, (), (5,)),
        ("2020", None, (), ()),
        ("2016", None, ("2.1",), (2,)),
        ("2020", 5, ("7.5", "2.1", "7.1"), (2, 7)),
    ],
)
def test_theme_areas_through_the_crosswalk(instrument, edition, area, questions, expected):
    assert theme_areas(instrument, edition, area, questions) == expected


def test_a_short_finding_gets_the_names_of_its_area_and_questions_as_heading(instrument):
    heading = theme_heading(instrument, instrument.edition("2020"), 5, ("2.1",))
    assert heading == "Brukarens fokus: Strategi för brukarfokus"
    assert theme_heading(instrument, None, 5, ()) == ""


# --- fact sheets --------------------------------------------------------------------------------------------------


def test_a_fact_sheet_keeps_its_ids_and_every_printed_row(sheet, instrument):
    cut = cut_factsheet(sheet("ljungby-2018"), instrument, document_id="d1", collection=PUBLIC)
    findings = [p for p in cut.passages if p.kind in FINDING_KINDS]
    assert len(findings) == 119
    assert {p.finding_id for p in findings} >= {"L4F3", "L2S1", "L8S15"}
    rows = {p.finding_id: p for p in cut.passages if p.kind is Kind.FIGURE}
    assert len(rows) == 46
    assert "7 av 25 poäng, 29 procent" in rows["LQ2.2"].text
    assert cut.result
    assert cut.result.total == 461
    assert not cut.result.is_report
    assert len(cut.result.questions) == 45


def test_area_five_of_2020_is_searched_as_theme_two(sheet, instrument):
    cut = cut_factsheet(sheet("vallentuna-2021"), instrument, document_id="d1", collection=PUBLIC)
    found = [p for p in cut.passages if p.finding_id == "F-VAL-2021-4"]
    assert [(p.area, p.theme_areas) for p in found] == [(5, (2,))]


def test_what_was_never_evaluated_has_no_result(sheet, instrument, knowledge):
    path = knowledge / "factsheets" / "mark-2024.toml"
    text = path.read_text(encoding="utf-8").replace("evaluated = true", "evaluated = false")
    kept = text[: text.index("[result]")] + text[text.index("[[findings]]") :]
    path.write_text(kept, encoding="utf-8")
    cut = cut_factsheet(sheet("mark-2024"), instrument, document_id="d1", collection=PUBLIC)
    assert cut.result is None
    assert not [p for p in cut.passages if p.kind is Kind.FIGURE]


# --- the report ---------------------------------------------------------------------------------------------------


def test_every_passage_of_a_report_stands_where_it_says(cut_of_report, report):
    placed = [p for p in cut_of_report().passages if p.end]
    assert len(placed) > 119
    assert all(report.text[p.start : p.end] == p.text for p in placed)


def test_a_report_gives_the_findings_of_the_sheet_their_own_ids(cut_of_report, sheet):
    ids = {p.finding_id for p in cut_of_report().passages if p.kind in FINDING_KINDS}
    assert ids == {finding.id for finding in sheet("ljungby-2018").findings}
    assert len(ids) == 119


def test_interpretations_reach_the_findings_and_nothing_else(cut_of_report):
    plain, read = cut_of_report(), cut_of_report({"L4F3": ("4.3",), "finns inte": ("1.1",)})
    assert [p.id for p in plain.passages] == [p.id for p in read.passages]
    assert {p.finding_id for p in read.passages if p.questions and p.kind in FINDING_KINDS} == {"L4F3"}
    found = next(p for p in read.passages if p.finding_id == "L4F3")
    assert found.theme_areas == (4,)
    assert "Tvärsektoriellt samarbete" in found.heading


def test_what_no_person_has_read_is_interpreted_within_its_area(cut_of_report):
    asked = []

    def interpret(text, areas):
        asked.append((text, areas))
        return (Interpretation("4.6", 0.9), Interpretation("4.4", 0.7)) if areas == (4,) else ()

    findings = {
        p.finding_id: p
        for p in cut_of_report({"L4F3": ("4.3",), "L4F4": ()}, interpret).passages
        if p.kind in FINDING_KINDS
    }
    by_person, none, read = findings["L4F3"], findings["L4F4"], findings["L4F7"]
    assert (by_person.questions, by_person.confidences) == (("4.3",), ())
    assert (none.questions, none.confidences) == ((), ())
    assert (read.questions, read.confidences) == (("4.6", "4.4"), (0.9, 0.7))
    assert (read.text, (4,)) in asked
    assert "Ledarutveckling" in read.heading
    assert len(asked) == len(findings) - 2


def test_an_interpretation_takes_a_finding_out_of_no_area(cut_of_report):
    cut = cut_of_report(edition="2020", interpret=lambda *_: (Interpretation("6.2", 0.9),))
    eighth = [p for p in cut.passages if p.area == 8 and p.kind in FINDING_KINDS]
    assert {p.theme_areas for p in eighth} == {(4, 6)}
    unknown = []
    cut_of_report(edition=None, interpret=lambda _, areas: unknown.append(areas) or ())
    assert set(unknown) == {()}


def test_the_printed_figures_of_a_report(cut_of_report):
    result = cut_of_report().result
    assert result
    assert (result.total, len(result.areas), len(result.questions)) == (461, 8, 45)
    assert result.is_report


# --- everything else ----------------------------------------------------------------------------------------------


def test_every_part_of_a_criterion_leads_to_its_question(knowledge):
    criterion = load_criterion(knowledge / "criteria" / "2016" / "2.2.md", edition="2016")
    passages = cut_criterion(criterion, document_id="d1", collection=PUBLIC, source="k").passages
    assert {p.questions for p in passages} == {("2.2",)}
    assert {p.finding_id for p in passages} == {"K2.2"}
    assert all(p.heading.startswith("2.2 Tillgänglighet och bemötande: ") for p in passages)
    assert {i.text for i in criterion.indicators} | {q.text for q in criterion.interview} <= {p.text for p in passages}


def test_words_that_a_fact_is_also_found_by_are_searched_and_not_shown(instrument):
    passages = cut_instrument(instrument, (), document_id="d1", collection=PUBLIC).passages
    told = {(p.finding_id, p.title): p.heading for p in passages}
    for fact in instrument.facts:
        heading = told[fact.id, fact.title]
        assert all(topic in heading for topic in fact.topics)


def test_the_instrument_has_every_edition_fact_and_word(instrument, knowledge):
    glossary = load_glossary(knowledge / "glossary.toml")
    passages = cut_instrument(instrument, glossary, document_id="d1", collection=PUBLIC).passages
    ids = [p.finding_id for p in passages]
    assert {f"UTG-{e.id}" for e in instrument.editions} <= set(ids)
    assert {fact.id for fact in instrument.facts} <= set(ids)
    assert {f"ORD-{term.word}" for term in glossary} <= set(ids)
    assert all(p.municipality is None for p in passages)
    question_2_2 = next(p for p in passages if p.finding_id == "UTG-2016-2")
    assert "2.2 Tillgänglighet och bemötande (25)" in question_2_2.text


def test_any_other_document_is_evidence_at_its_place():
    text = "Rubrik\nFörsta.\nAndra."
    sections = (Section("Rubrik", "Första.", 7, 14, 1), Section("Rubrik", "Andra.", 15, 21, 2))
    document = TextDocument(text, "Titel", sections, ())
    passages = cut_document(document, document_id="d1", collection="egen", source="a.txt").passages
    assert [(p.kind, p.page, p.collection) for p in passages] == [
        (Kind.EVIDENCE, 1, "egen"),
        (Kind.EVIDENCE, 2, "egen"),
    ]
    assert all(text[p.start : p.end] == p.text for p in passages)
    assert {p.municipality for p in passages} == {None}
