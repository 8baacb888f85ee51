import socket
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.domain.errors import UnreadableFile
from assistant.reading.docx_file import read_docx

W = nsdecls("w")


def shown(content):
    return [(content.text_of(b), b.level, b.bullet, b.cells) for b in content.blocks]


def saved(document, tmp_path):
    path = tmp_path / "a.docx"
    document.save(str(path))
    return read_docx(path)


def add(document, xml):
    document.element.body.insert(0, parse_xml(xml))


def test_headings_bullets_and_tables_in_order(tmp_path):
    document = Document()
    document.core_properties.title = "Rapport"
    document.add_heading("Titel", level=0)
    document.add_heading("Del", level=2)
    document.add_paragraph("punkt", style="List Bullet")
    document.add_paragraph("– skriven punkt")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "a\nb"
    table.rows[0].cells[1].text = "70"
    document.add_paragraph("sist")
    content = saved(document, tmp_path)
    assert content.title == "Rapport"
    assert shown(content) == [
        ("Titel", 1, False, ()),
        ("Del", 2, False, ()),
        ("punkt", None, True, ()),
        ("skriven punkt", None, True, ()),
        ("a b\t70", None, False, ("a b", "70")),
        ("sist", None, False, ()),
    ]


def test_a_frame_of_one_cell_is_no_table(tmp_path):
    document = Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "i ramen"
    cell.add_paragraph("punkt i ramen", style="List Bullet")
    assert shown(saved(document, tmp_path)) == [("i ramen", None, False, ()), ("punkt i ramen", None, True, ())]


def test_content_controls_are_read_and_deleted_and_hidden_text_is_not(tmp_path):
    document = Document()
    add(document, f"<w:p {W}><w:r><w:rPr><w:vanish/></w:rPr><w:t>dold</w:t></w:r><w:r><w:t>synlig</w:t></w:r></w:p>")
    add(
        document,
        f"<w:p {W}><w:ins><w:r><w:t>tillagd</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>struken</w:delText></w:r></w:del></w:p>",
    )
    add(document, f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>omslag</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    content = saved(document, tmp_path)
    assert content.text == "omslag\ntillagd\nsynlig"
    assert [oddity.code for oddity in content.oddities] == ["hidden-text"]


def test_a_text_box_is_read_once(tmp_path):
    document = Document()
    box = "<w:txbxContent><w:p><w:r><w:t>i rutan</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    add(
        document,
        f"<w:p {W} {mc}><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    assert saved(document, tmp_path).text == "i rutan"


def test_list_and_heading_by_the_paragraph_itself(tmp_path):
    document = Document()
    add(
        document,
        f"<w:p {W}><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr>"
        "<w:r><w:t>punkt</w:t></w:r></w:p>",
    )
    add(document, f"<w:p {W}><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>rubrik</w:t></w:r></w:p>")
    assert shown(saved(document, tmp_path)) == [("rubrik", 2, False, ()), ("punkt", None, True, ())]


def rewritten(tmp_path, old: str, new: str, prolog: str = ""):
    """A Word file whose document part is changed by hand."""
    document = Document()
    document.add_paragraph("MARKE")
    source, target = tmp_path / "a.docx", tmp_path / "b.docx"
    document.save(str(source))
    with zipfile.ZipFile(source) as read, zipfile.ZipFile(target, "w") as written:
        for name in read.namelist():
            raw = read.read(name)
            if name == "word/document.xml":
                text = raw.decode().replace(old, new)
                raw = text.replace("?>", "?>" + prolog, 1).encode()
            written.writestr(name, raw)
    return target


def test_external_entities_are_not_fetched(tmp_path, monkeypatch):
    def refuse(*_):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    secret = tmp_path / "secret.txt"
    secret.write_text("HEMLIG")
    for address in (secret.as_uri(), "http://127.0.0.1:9/x"):
        path = rewritten(tmp_path, "MARKE", "text &x;", f'<!DOCTYPE d [<!ENTITY x SYSTEM "{address}">]>')
        assert "HEMLIG" not in read_docx(path).text


def test_entities_that_grow_are_refused(tmp_path):
    grown = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
    prolog = f'<!DOCTYPE d [<!ENTITY x0 "a">{grown}]>'
    with pytest.raises(UnreadableFile, match="skadad Word-fil"):
        read_docx(rewritten(tmp_path, "MARKE", "text &x9;", prolog))


@pytest.mark.parametrize("old", ["</w:body>", "w:document"])
def test_broken_markup(tmp_path, old):
    with pytest.raises(UnreadableFile, match=r"b\.docx är en skadad Word-fil"):
        read_docx(rewritten(tmp_path, old, "<w:oops"))
