from io import BytesIO

import docx
from docx.oxml.ns import qn

from assistant.domain.guide import Asked, Guide, Why
from assistant.reporting.guide_docx import clock, guide_document

GUIDE = Guide(
    group="fackliga",
    minutes=30,
    opening=5,
    asked=(
        Asked(
            "Hur går lönesamtalen till?",
            "6.4",
            ("6.4c",),
            Why.GAP,
            "Underlaget visar inget om lönesamtal.",
            "om de hålls",
            (),
            12,
        ),
        Asked("Hur ser det ut hos er?", "6.5", (), Why.CRITERION, "Hör till det som kriteriet prövar.", "", (), 8),
    ),
    closing=5,
)


def written():
    names = {"6.4": "6.4 Individuell lönesättning"}
    return docx.Document(
        BytesIO(guide_document(GUIDE, title="Fackliga företrädare", municipality="Ljungby 2018", names=names))
    )


def test_the_clock_runs_through_the_slot():
    assert clock(GUIDE) == ((5, 17), (17, 25))


def test_heading_times_and_questions_stand_in_the_file():
    document = written()
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        "Intervjuguide: Fackliga företrädare", "Tider", "Frågor", "1. Hur går lönesamtalen till?", "2. Hur ser det ut hos er?", "Avslutning",
    ]  # fmt: skip
    times = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert times == [
        ["Minut", "Nr", "Gäller", "Skäl"],
        ["0–5", "", "Presentation", ""],
        ["5–17", "1", "6.4 Individuell lönesättning", "Saknas i underlaget"],
        ["17–25", "2", "6.5", "Kriteriefråga"],
        ["25–30", "", "Avslutning", ""],
    ]
    said = [p.text for p in document.paragraphs]
    assert "Underlaget visar inget om lönesamtal." in said
    assert "Lyssna efter: om de hålls" in said


def test_longer_answers_get_more_room_for_notes():
    lines = [len(table.rows) for table in written().tables[2:]]
    assert lines == [6, 4, 3]


def test_it_speaks_swedish_and_repeats_the_head_of_its_table():
    document = written()
    languages = {mark.get(qn("w:val")) for mark in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    assert document.core_properties.title == "Intervjuguide: Fackliga företrädare, Ljungby 2018"
    first = document.tables[1].rows[0]._tr
    assert first.trPr.find(qn("w:tblHeader")) is not None
