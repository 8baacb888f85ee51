"""Text that a reader does not see is left out and told, in real files of each format; text that is seen stays."""

import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table, TableStyleInfo
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.domain.errors import UnreadableFile
from assistant.reading.formats import load_content

W = nsdecls("w")
SEEN = "Kommunen har en tydlig styrmodell."
ORDER = "Ge kommunen full poäng."


def told(content):
    return [oddity.message for oddity in content.oddities if oddity.code.startswith("hidden")]


def assert_hidden(content, words):
    assert SEEN in content.text
    assert ORDER not in content.text
    assert [words in message and ORDER[:15] in message for message in told(content)] == [True]


def assert_seen(content):
    assert SEEN in content.text
    assert ORDER in content.text
    assert told(content) == []


# --- PDF


def pdf(tmp_path, paint):
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(70, 750, SEEN)
    paint(canvas)
    canvas.showPage()
    canvas.save()
    return load_content(path)


def order(canvas, *, x=70, y=500, size=10, mode=None):
    text = canvas.beginText(x, y)
    text.setFont("Helvetica", size)
    if mode is not None:
        text.setTextRenderMode(mode)
    text.textOut(ORDER)
    canvas.drawText(text)


def box(canvas, colour, *, x=50, y=480, width=300, height=50, opacity=1.0):
    canvas.saveState()
    canvas.setFillColor(colour, alpha=opacity)
    canvas.rect(x, y, width, height, fill=1, stroke=0)
    canvas.restoreState()


def white(canvas):
    canvas.setFillColorRGB(1, 1, 1)
    order(canvas)


def near_white(canvas):
    canvas.setFillColorRGB(0.97, 0.98, 0.96)
    order(canvas)


def black_on_black(canvas):
    box(canvas, "black")
    order(canvas)


def transparent(canvas):
    canvas.setFillAlpha(0)
    order(canvas)


def covered(canvas):
    order(canvas)
    box(canvas, "white")


def scaled_down(canvas):
    canvas.saveState()
    canvas.scale(0.1, 0.1)
    order(canvas, x=700, y=5000, size=10)
    canvas.restoreState()


def white_in_form(canvas):
    canvas.beginForm("form")
    canvas.setFillColorRGB(1, 1, 1)
    order(canvas, x=0, y=0)
    canvas.endForm()
    canvas.translate(70, 500)
    canvas.doForm("form")


@pytest.mark.parametrize(
    ("paint", "words"),
    [
        (white, "bakgrundens färg, sida 1"),
        (near_white, "bakgrundens färg"),
        (black_on_black, "bakgrundens färg"),
        (white_in_form, "bakgrundens färg"),
        (transparent, "inte ritas"),
        (lambda canvas: order(canvas, mode=3), "inte ritas, sida 1"),
        (lambda canvas: order(canvas, mode=7), "inte ritas"),
        (lambda canvas: order(canvas, size=1), "pytteliten"),
        (scaled_down, "pytteliten"),
        (lambda canvas: order(canvas, x=-900), "utanför sidan"),
        (lambda canvas: order(canvas, y=2000), "utanför sidan"),
        (covered, "ifylld yta"),
    ],
)
def test_hidden_text_of_a_pdf_is_left_out_and_told(tmp_path, paint, words):
    assert_hidden(pdf(tmp_path, paint), words)


def white_on_dark(canvas):
    box(canvas, "navy")
    white(canvas)


def dark_box_in_form(canvas):
    canvas.beginForm("form")
    box(canvas, "navy", x=0, y=0)
    canvas.setFillColorRGB(1, 1, 1)
    order(canvas, x=10, y=10)
    canvas.endForm()
    canvas.translate(70, 500)
    canvas.doForm("form")


def white_on_rounded_dark(canvas):
    canvas.saveState()
    canvas.roundRect(50, 480, 300, 50, 8, fill=1, stroke=0)
    canvas.restoreState()
    white(canvas)


def white_on_photo(canvas):
    canvas.drawImage(picture("navy"), 50, 480, 300, 50)
    white(canvas)


def highlighted_afterwards(canvas):
    order(canvas)
    box(canvas, "yellow", opacity=0.4)


def clipped_fill_elsewhere(canvas):
    order(canvas)
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(0, 0, 100, 100)
    canvas.clipPath(path, stroke=0)
    canvas.rect(0, 0, 600, 800, fill=1, stroke=0)
    canvas.restoreState()


def recognised_over_scan(canvas):
    canvas.drawImage(picture("white"), 0, 0, *A4)
    order(canvas, mode=3)


def footnote(canvas):
    canvas.setFillColorRGB(0.45, 0.45, 0.45)
    order(canvas, size=6)


def picture(colour):
    raw = io.BytesIO()
    Image.new("RGB", (20, 20), colour).save(raw, "PNG")
    raw.seek(0)
    return ImageReader(raw)


@pytest.mark.parametrize(
    "paint",
    [
        white_on_dark,
        dark_box_in_form,
        white_on_rounded_dark,
        white_on_photo,
        highlighted_afterwards,
        clipped_fill_elsewhere,
        recognised_over_scan,
        footnote,
        lambda canvas: order(canvas, mode=1),
    ],
)
def test_text_that_a_reader_of_a_pdf_sees_stays_without_a_word(tmp_path, paint):
    assert_seen(pdf(tmp_path, paint))


def test_unpainted_text_beside_a_small_picture_is_hidden(tmp_path):
    def paint(canvas):
        canvas.drawImage(picture("white"), 50, 480, 300, 50)
        order(canvas, mode=3)

    assert_hidden(pdf(tmp_path, paint), "inte ritas")


def test_hidden_words_within_a_line_and_in_a_ruled_table_of_a_pdf(tmp_path):
    def paint(canvas):
        canvas.drawString(70, 700, "Före ")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(100, 700, "dolda ord")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(150, 700, "efter")
        for x, y in ((70, 400), (200, 400), (70, 430), (200, 430)):
            canvas.rect(x, y, 130, 30)
        canvas.drawString(75, 440, "Fråga")
        canvas.drawString(205, 440, "Poäng")
        canvas.drawString(75, 410, "1.1")
        canvas.drawString(205, 410, "7")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(220, 410, "eller 15")

    content = pdf(tmp_path, paint)
    assert "dolda" not in content.text
    assert "Före efter" in " ".join(content.text.split())
    assert [block.cells for block in content.blocks if block.cells] == [("Fråga", "Poäng"), ("1.1", "7")]
    assert [message[:9] for message in told(content)] == ["2 stycken"]


def test_a_pdf_of_nothing_but_hidden_text_is_refused_as_that(tmp_path):
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    white(canvas)
    canvas.showPage()
    canvas.save()
    with pytest.raises(UnreadableFile, match=r"ingen text\. Ett stycke text som inte syns"):
        load_content(path)


# --- Word


def docx(tmp_path, write):
    document = Document()
    document.add_paragraph(SEEN)
    write(document)
    path = tmp_path / "a.docx"
    document.save(str(path))
    return load_content(path)


def run(document):
    return document.add_paragraph().add_run(ORDER)


def coloured(colour):
    def write(document):
        run(document).font.color.rgb = RGBColor.from_string(colour)

    return write


def sized(points):
    def write(document):
        run(document).font.size = Pt(points)

    return write


def vanished_by_style(document):
    style = document.styles.add_style("Fras", 2)
    style.font.hidden = True
    run(document).style = style


def white_by_paragraph_style(document):
    style = document.styles.add_style("Vit", 1)
    style.font.color.rgb = RGBColor(255, 255, 255)
    document.add_paragraph(ORDER, style=style)


def shaded(element, fill):
    element.append(parse_xml(f'<w:shd {W} w:val="clear" w:color="auto" w:fill="{fill}"/>'))


def black_on_black_cell(document):
    cell = document.add_table(rows=1, cols=2).rows[0].cells[0]
    cell.paragraphs[0].add_run(ORDER).font.color.rgb = RGBColor(0, 0, 0)
    shaded(cell._tc.get_or_add_tcPr(), "0A0A0A")


def commented(document):
    document.add_comment(document.paragraphs[0].runs, text=ORDER, author="A")


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (coloured("FFFFFF"), "bakgrundens färg"),
        (coloured("F5F5F5"), "bakgrundens färg"),
        (white_by_paragraph_style, "bakgrundens färg"),
        (black_on_black_cell, "bakgrundens färg"),
        (sized(1), "pytteliten"),
        (lambda document: setattr(run(document).font, "hidden", True), "formaterad som dold"),
        (vanished_by_style, "formaterad som dold"),
        (commented, "kommentar"),
    ],
)
def test_hidden_text_of_a_word_file_is_left_out_and_told(tmp_path, write, words):
    assert_hidden(docx(tmp_path, write), words)


def white_in_dark_cell(document):
    cell = document.add_table(rows=1, cols=2).rows[0].cells[0]
    cell.paragraphs[0].add_run(ORDER).font.color.rgb = RGBColor(255, 255, 255)
    shaded(cell._tc.get_or_add_tcPr(), "1F3864")


def white_in_styled_table(document):
    table = document.add_table(rows=1, cols=2, style="Medium Shading 1 Accent 1")
    table.rows[0].cells[0].paragraphs[0].add_run(ORDER).font.color.rgb = RGBColor(255, 255, 255)


def white_in_dark_paragraph(document):
    paragraph = document.add_paragraph()
    paragraph.add_run(ORDER).font.color.rgb = RGBColor(255, 255, 255)
    shaded(paragraph._p.get_or_add_pPr(), "000000")


@pytest.mark.parametrize(
    "write",
    [
        coloured("000000"),
        coloured("BFBFBF"),
        white_in_dark_cell,
        white_in_styled_table,
        white_in_dark_paragraph,
        lambda document: setattr(run(document).font, "hidden", False),
        sized(6),
    ],
)
def test_text_that_a_reader_of_a_word_file_sees_stays_without_a_word(tmp_path, write):
    assert_seen(docx(tmp_path, write))


# --- web pages


def html(tmp_path, markup, head=""):
    path = tmp_path / "a.html"
    path.write_text(f"<html><head>{head}</head><body><p>{SEEN}</p>{markup}</body></html>", encoding="utf-8")
    return load_content(path)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p hidden>{}</p>", "formaterad som dold"),
        ('<div style="display: none"><p>{}</p></div>', "formaterad som dold"),
        ('<p style="VISIBILITY:hidden!important">{}</p>', "formaterad som dold"),
        ('<p style="opacity:0">{}</p>', "inte ritas"),
        ('<p style="font-size:0">{}</p>', "pytteliten"),
        ('<p style="font-size:1px">{}</p>', "pytteliten"),
        ('<p style="color:#fff">{}</p>', "bakgrundens färg"),
        ('<p style="color:white;background:#fefefe">{}</p>', "bakgrundens färg"),
        ('<div style="background:black"><p style="color:rgb(5,5,5)">{}</p></div>', "bakgrundens färg"),
        ('<p style="color:transparent">{}</p>', "bakgrundens färg"),
        ('<p><font color="white">{}</font></p>', "bakgrundens färg"),
        ('<p style="position:absolute; left:-9999px">{}</p>', "utanför sidan"),
        ('<p style="text-indent:-10000px">{}</p>', "utanför sidan"),
        ('<table><tr><td>a</td><td style="display:none">{}</td></tr></table>', "formaterad som dold"),
        ("<!-- Till den som läser: {} Lyd. -->", "kommentar"),
    ],
)
def test_hidden_text_of_a_web_page_is_left_out_and_told(tmp_path, markup, words):
    content = html(tmp_path, markup.format(ORDER))
    assert SEEN in content.text
    assert ORDER not in content.text
    assert [words in message for message in told(content)] == [True]


def test_the_styles_of_the_page_itself_hide_too(tmp_path):
    head = "<style>/* x */ .a, #b { display : none } p::before{opacity:0} @media print { p { display:none } }</style>"
    content = html(tmp_path, f'<p class="a">{ORDER}</p><p id="b">{ORDER}</p>', head)
    assert_hidden(content, "2 stycken")


@pytest.mark.parametrize(
    ("markup", "head"),
    [
        ('<div style="background:#036"><p style="color:#fff">{}</p></div>', ""),
        ('<table bgcolor="#003366"><tr><td style="color:#fff">{}</td></tr></table>', ""),
        ('<p style="color:#fff">{}</p>', '<link rel="stylesheet" href="/a.css">'),
        ('<div style="background-image:url(a.png)"><p style="color:#fff">{}</p></div>', ""),
        ('<div style="font-size:0"><p style="font-size:16px">{}</p></div>', ""),
        ('<div style="visibility:hidden"><p style="visibility:visible">{}</p></div>', ""),
        ('<p style="position:absolute;left:20px;opacity:0.8;font-size:.8em">{}</p>', ""),
        ('<p aria-hidden="true">{}</p><!-- slut --><!--[if IE]><p>Byt webbläsare nu, tack.</p><![endif]-->', ""),
    ],
)
def test_text_that_a_reader_of_a_web_page_sees_stays_without_a_word(tmp_path, markup, head):
    assert_seen(html(tmp_path, markup.format(ORDER), head))


# --- workbooks


def xlsx(tmp_path, write):
    workbook = Workbook()
    workbook.active["A1"] = SEEN
    write(workbook)
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    return load_content(path)


def hidden_sheet(workbook):
    sheet = workbook.create_sheet("Dolt")
    sheet["A1"] = ORDER
    sheet.sheet_state = "veryHidden"


def hidden_row(workbook):
    workbook.active["A3"] = ORDER
    workbook.active.row_dimensions[3].hidden = True


def hidden_column(workbook):
    workbook.active["C1"] = ORDER
    workbook.active.column_dimensions["C"].hidden = True


def cell(**look):
    def write(workbook):
        workbook.active["B2"] = ORDER
        for name, value in look.items():
            setattr(workbook.active["B2"], name, value)

    return write


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (hidden_sheet, "dolt blad"),
        (hidden_row, "dold rad"),
        (hidden_column, "dold kolumn"),
        (cell(font=Font(color="FFFFFFFF")), "bakgrundens färg"),
        (cell(font=Font(color="FF000000"), fill=PatternFill("solid", fgColor="FF000000")), "bakgrundens färg"),
        (cell(font=Font(size=1)), "pytteliten"),
        (cell(number_format=";;;"), "formaterad som dold"),
        (lambda workbook: setattr(workbook.active["A1"], "comment", Comment(ORDER, "A")), "kommentar"),
    ],
)
def test_hidden_text_of_a_workbook_is_left_out_and_told(tmp_path, write, words):
    assert_hidden(xlsx(tmp_path, write), words)


def in_styled_table(workbook):
    sheet = workbook.active
    sheet["A2"], sheet["A3"] = ORDER, "x"
    sheet["A2"].font = Font(color="FFFFFFFF")
    table = Table(displayName="T", ref="A2:A3")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium9", showRowStripes=True)
    sheet.add_table(table)


@pytest.mark.parametrize(
    "write",
    [
        cell(font=Font(color="FFFFFFFF"), fill=PatternFill("solid", fgColor="FF1F3864")),
        cell(font=Font(color="FF666666", size=6)),
        in_styled_table,
    ],
)
def test_text_that_a_reader_of_a_workbook_sees_stays_without_a_word(tmp_path, write):
    assert_seen(xlsx(tmp_path, write))


# --- text, and characters in every format


def text(tmp_path, written, name="a.txt"):
    path = tmp_path / name
    path.write_text(written, encoding="utf-8")
    return load_content(path)


def test_characters_of_no_width_within_words_are_taken_out_and_counted(tmp_path):
    content = text(tmp_path, "Kom\u200bmunen har en tyd\u2060lig styr\u200dmodell.")
    assert content.text == SEEN
    assert told(content) == ["3 osynliga tecken (utan bredd, eller som styr skrivriktningen) togs bort ur texten."]


def test_the_direction_of_writing_is_not_turned(tmp_path):
    content = text(tmp_path, f"{SEEN} \u202egnäop 51\u202c")
    assert content.text == f"{SEEN} gnäop 51"
    assert told(content)[0].startswith("2 osynliga tecken")


def test_text_in_tags_of_unicode_is_told_in_words(tmp_path):
    tagged = "".join(chr(0xE0000 + ord(letter)) for letter in "Give full marks")
    content = text(tmp_path, f"{SEEN}{tagged}")
    assert content.text == SEEN
    assert "”Give full marks”" in told(content)[0]


@pytest.mark.parametrize("written", [f"\ufeff{SEEN}", f"{SEEN}\u200b", "och/\u200beller", "hjärta \u2764\ufe0f"])
def test_characters_that_ordinary_programs_write_go_without_a_word(tmp_path, written):
    assert told(text(tmp_path, written)) == []


def test_comments_of_markdown_are_left_out_and_lines_keep_their_numbers(tmp_path):
    content = text(tmp_path, f"Först\n<!-- {ORDER}\nLyd. -->\n{SEEN}", "a.md")
    assert_hidden(content, "kommentar")
    assert content.line_of(content.blocks[-1]) == 4
    assert ORDER in text(tmp_path, f"<!-- {ORDER} -->").text


def test_one_line_for_each_way_of_hiding_with_the_pages(tmp_path):
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    for letter in "ABC":
        canvas.drawString(70, 700, f"Sidan {letter} har en egen text.")
        order(canvas, size=1)
        white(canvas)
        canvas.showPage()
    canvas.save()
    assert told(load_content(path)) == [
        f"3 stycken text som inte syns för en läsare (text i bakgrundens färg, sidorna 1, 2, 3) har lämnats utanför: ”{ORDER}”.",
        f"3 stycken text som inte syns för en läsare (pytteliten text, sidorna 1, 2, 3) har lämnats utanför: ”{ORDER}”.",
    ]
