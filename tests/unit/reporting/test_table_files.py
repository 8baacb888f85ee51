"""Tables in Word and Excel files, opened again."""

from io import BytesIO

import docx
import openpyxl
import pytest
from results import LJUNGBY, OREBRO_2010, OREBRO_2012, VALLENTUNA_2021

from assistant.domain.errors import InvalidInput
from assistant.reporting.charts.profile import profile
from assistant.reporting.comparison import ACROSS, compare
from assistant.reporting.comparison_files import ComparisonFormat, comparison_file
from assistant.reporting.table import Table
from assistant.reporting.tables_docx import tables_document
from assistant.reporting.tables_xlsx import workbook_of


def test_in_excel_figures_are_numbers_and_texts_are_never_formulas():
    table = Table(
        ("Rad", "Poäng", "Skillnad"), (("=1+1", "46", "−15"), ("två", "9,5", "okänt")), "Ett: namn/med [tecken]"
    )
    book = openpyxl.load_workbook(BytesIO(workbook_of([table, table])))
    sheet, other = book.worksheets
    assert sheet.title != other.title
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["'=1+1", 46, -15],
        ["två", 9.5, "okänt"],
    ]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_in_word_the_picture_has_words_and_the_heading_row_is_repeated(instrument):
    comparison = compare((OREBRO_2012, OREBRO_2010), (), instrument)
    charts = [profile((OREBRO_2012, OREBRO_2010), (), instrument)]
    document = docx.Document(BytesIO(comparison_file(comparison, charts, ComparisonFormat.WORD)))
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr").startswith("Liggande stapeldiagram: Profil över områdena: Örebro 2012")
    figures, sources = document.tables
    assert [cell.text for cell in figures.rows[1].cells] == ["Totalt (av 800)", "615", "516", "+99"]
    assert figures.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert sources.rows[1].cells[1].text == OREBRO_2012.source
    assert document.core_properties.language == "sv-SE"
    assert any(OREBRO_2010.derivation in paragraph.text for paragraph in document.paragraphs)


def test_what_a_word_file_cannot_hold_is_left_out():
    content = tables_document("a\x00b", ["\x0bvarning"], [], [Table(("x",), (("y\x1f",),))])
    document = docx.Document(BytesIO(content))
    assert document.paragraphs[0].text == "ab"
    assert document.tables[0].rows[1].cells[0].text == "y"


def test_every_file_says_that_editions_are_not_subtracted(instrument):
    comparison = compare((LJUNGBY, VALLENTUNA_2021), (), instrument)
    word = docx.Document(BytesIO(comparison_file(comparison, (), ComparisonFormat.WORD)))
    book = openpyxl.load_workbook(BytesIO(comparison_file(comparison, (), ComparisonFormat.EXCEL)))
    assert ACROSS in [paragraph.text for paragraph in word.paragraphs]
    assert book.worksheets[0]["A2"].value == ACROSS
    assert ACROSS in comparison_file(comparison, (), ComparisonFormat.CSV).decode("utf-8-sig")


def test_a_picture_without_figures_is_refused(instrument):
    with pytest.raises(InvalidInput, match="inte kända"):
        comparison_file(compare((LJUNGBY,), (), instrument), (), ComparisonFormat.PNG)
