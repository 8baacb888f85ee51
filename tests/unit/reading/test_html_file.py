import pytest
from reading_files import read

from assistant.domain.errors import UnreadableFile
from assistant.reading.html_file import read_html

PAGE = """<!doctype html><html><head><title> Kommunens
 sida </title><style>p {}</style><script>stjäl()</script></head><body>
<nav><a href="/">Meny</a></nav><h1>Om <b>oss</b></h1><p>Första <a href="javascript:x()">stycket</a><br>fortsätter.</p>
<!-- kommentar --><ul><li>punkt <i>ett</i></li><li><p>punkt två</p></li></ul>
<p hidden>dold</p><div style="display: none">dold</div><span style="visibility:hidden">dold</span>
<table><tr><th>A</th><th>B</th></tr><tr><td>1<script>x</script></td><td><p>x</p><p>y</p></td></tr></table>
<div>Utan stycke<p>Med</p>efter</div><img src="http://127.0.0.1:9/x.png"><iframe>ram</iframe></body></html>"""


def content_of(tmp_path, raw: bytes):
    path = tmp_path / "a.html"
    path.write_bytes(raw)
    return read_html(path)


def test_what_a_reader_of_the_page_sees(tmp_path):
    content = content_of(tmp_path, PAGE.encode())
    assert content.title == "Kommunens sida"
    assert content.pictures == 1
    assert [(content.text_of(b), b.level, b.bullet, b.cells) for b in content.blocks] == [
        ("Om oss", 1, False, ()),
        ("Första stycket fortsätter.", None, False, ()),
        ("punkt ett", None, True, ()),
        ("punkt två", None, True, ()),
        ("A\tB", None, False, ("A", "B")),
        ("1\tx\ny", None, False, ("1", "x\ny")),
        ("Utan stycke", None, False, ()),
        ("Med", None, False, ()),
        ("efter", None, False, ()),
    ]


def test_encoding_from_the_page(tmp_path):
    raw = '<html><head><meta charset="windows-1252"></head><body><p>åäö</p></body></html>'.encode("cp1252")
    assert content_of(tmp_path, raw).text == "åäö"


def test_deep_nesting_is_refused(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(b"<html><body>" + b"<div>" * 5000 + b"text" + b"</div>" * 5000)
    with pytest.raises(UnreadableFile, match="för djupt nästlad"):
        read(path)


def test_a_page_becomes_a_document(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    assert read(path).title == "Om oss"
