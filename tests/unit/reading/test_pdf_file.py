import io
from pathlib import Path

import pytest
import reportlab
from reading_files import write_pdf
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from assistant.domain.errors import UnreadableFile
from assistant.reading.pdf_file import read_pdf

pdfmetrics.registerFont(TTFont("Vera", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))
LONG = "En lång rad som fyller hela sidans bredd från vänster till höger och fortsätter på nästa"


def write(tmp_path, pages, encrypt=None):
    """A PDF of pages, each a list of (x, y, size, text)."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4, encrypt=encrypt)
    for lines in pages:
        for x, y, size, text in lines:
            canvas.setFont("Vera", size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return path


def picture() -> ImageReader:
    from PIL import Image

    raw = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(raw, "PNG")
    raw.seek(0)
    return ImageReader(raw)


def shown(content):
    return [(content.text_of(b), b.bullet, b.page) for b in content.blocks]


def test_swedish_letters_dashes_and_quotes(tmp_path):
    text = "Åtgärd ä ö Ø æ – ” • é"
    assert read_pdf(write(tmp_path, [[(70, 700, 10, text)]])).text == text


def test_wrapped_bullets_become_one_each(tmp_path):
    lines = [
        (70, 700, 10, f"• {LONG}"),
        (80, 687, 10, "Rad två är kort"),
        (70, 674, 10, "• Kort punkt"),
        (70, 661, 10, "• En till"),
    ]
    assert shown(read_pdf(write(tmp_path, [lines]))) == [
        (f"{LONG} Rad två är kort", True, 1),
        ("Kort punkt", True, 1),
        ("En till", True, 1),
    ]


def test_a_mark_that_stands_alone_belongs_to_the_next_line(tmp_path):
    lines = [(70, 700, 10, "•"), (90, 685, 10, "Punkt ett"), (70, 670, 10, "Stycke.")]
    assert shown(read_pdf(write(tmp_path, [lines])))[0] == ("Punkt ett", True, 1)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("utveck-", "ling", "utveck-ling"),
        ("kompetens-", "och annat", "kompetens- och annat"),
        ("personal-", "Politik", "personal- Politik"),
    ],
)
def test_hyphens_at_line_ends_stay(tmp_path, first, second, joined):
    lines = [(70, 700, 10, f"{LONG} {first}"), (70, 687, 10, f"{second} går vidare.")]
    assert read_pdf(write(tmp_path, [lines])).text.startswith(f"{LONG} {joined} går")


def test_page_headers_and_numbers_do_not_break_a_bullet_across_pages(tmp_path):
    pages = [
        [
            (70, 800, 8, "Kommunkompassen 2018"),
            (70, 780, 10, f"Sidans text nummer {'ABCD'[n]}."),
            (70, 60, 10, f"• Punkt {'ABCD'[n]} som börjar här och"),
            (290, 30, 8, str(n + 1)),
        ]
        for n in range(4)
    ]
    pages.append([(70, 800, 8, "Kommunkompassen 2018"), (80, 780, 10, "slutar här"), (290, 30, 8, "5")])
    content = read_pdf(write(tmp_path, pages))
    assert "Kommunkompassen" not in content.text
    assert shown(content)[-1] == ("Punkt D som börjar här och slutar här", True, 4)


def test_headings_by_size(tmp_path):
    lines = [(70, 700, 18, "Kapitel"), (70, 660, 12, "Del"), (70, 640, 10, LONG), (70, 627, 10, "och slut.")]
    content = read_pdf(write(tmp_path, [lines]))
    assert [block.level for block in content.blocks] == [1, 2, None]


def test_encrypted(tmp_path):
    path = write(tmp_path, [[(70, 700, 10, "x")]], encrypt=StandardEncryption("hemligt", strength=128))
    with pytest.raises(UnreadableFile, match=r"a\.pdf är lösenordsskyddad\. Ta bort lösenordet"):
        read_pdf(path)


def test_a_password_that_only_guards_changes_does_not_stop_reading(tmp_path):
    path = write(tmp_path, [[(70, 700, 10, "öppen")]], encrypt=StandardEncryption("", ownerPassword="x", strength=128))
    assert read_pdf(path).text == "öppen"


def test_truncated(tmp_path):
    path = write(tmp_path, [[(70, 700, 10, "x")]])
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(UnreadableFile, match=r"a\.pdf är avkortad"):
        read_pdf(path)


def test_damaged(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\nrubbish\n%%EOF")
    with pytest.raises(UnreadableFile, match=r"a\.pdf är en skadad PDF"):
        read_pdf(path)


def test_pictures_only(tmp_path):
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawImage(picture(), 0, 0, 500, 800)
    canvas.save()
    with pytest.raises(UnreadableFile, match=r"innehåller bara bilder av sidor, ingen text\. Kör OCR"):
        read_pdf(path)


def test_a_scanned_page_among_others_is_told(tmp_path):
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(70, 700, "Text")
    canvas.showPage()
    canvas.drawImage(picture(), 0, 0, 500, 800)
    canvas.save()
    content = read_pdf(path)
    assert [oddity.code for oddity in content.oddities] == ["page-without-text"]
    assert "2" in content.oddities[0].message
    assert content.pictures == 1


def test_an_empty_page(tmp_path):
    with pytest.raises(UnreadableFile, match="innehåller ingen text"):
        read_pdf(write(tmp_path, [[]]))


def test_ruled_tables_are_rows_in_their_place(tmp_path):
    text = (
        "Inledning.\n\n1.\tOffentlighet\tUppnått\tMax\tProcent\n1.1\tFråga?\t11\t15\t70%\n\t\t70\t100\t70%\n\nEfteråt."
    )
    content = read_pdf(write_pdf(tmp_path / "a.pdf", text))
    assert [(content.text_of(b), b.cells) for b in content.blocks] == [
        ("Inledning.", ()),
        ("1.\tOffentlighet\tUppnått\tMax\tProcent", ("1.", "Offentlighet", "Uppnått", "Max", "Procent")),
        ("1.1\tFråga?\t11\t15\t70%", ("1.1", "Fråga?", "11", "15", "70%")),
        ("70\t100\t70%", ("", "", "70", "100", "70%")),
        ("Efteråt.", ()),
    ]


def test_tables_that_cannot_be_read_are_text(tmp_path, monkeypatch):
    from assistant.reading.pdf_tables import TableReader

    def fail(*_):
        raise ValueError("damaged")

    monkeypatch.setattr(TableReader, "_read", fail)
    content = read_pdf(write_pdf(tmp_path / "a.pdf", "1.\tOff\tUppnått\tMax\tProcent\n1.1\tFråga?\t11\t15\t70%\nSlut."))
    assert [oddity.code for oddity in content.oddities] == ["table-as-text"]
    assert "1.1 Fråga? 11 15 70%" in " ".join(content.text.split())
