"""What the Word file is made of: styles, headings, tables, contents, language, alt text, a template's own look."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from finished_reports import evaluated
from reading_files import instrument, read

from assistant.domain.errors import UnreadableFile
from assistant.reporting.pictures import pictures_of
from assistant.reporting.word.report import write_word

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("word") / "rapport.docx"
    report = evaluated()
    write_word(report, path, pictures=pictures_of(report, instrument()), at=AT)
    return path


@pytest.fixture
def document(path):
    return Document(str(path))


def paragraphs(document, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == style]


def test_headings_are_headings(document):
    assert paragraphs(document, "Heading 1") == [
        "1 Vad är Kommunkompassen?",
        "2 Sammanfattande genomgång",
        "3 Genomgång område för område",
        "4 Översikt av poängfördelning",
        "Bilaga: underlag",
        "Bilaga: så är rapporten framtagen",
    ]
    assert "Område 2 Brukarfokus, tillgänglighet och bemötande" in paragraphs(document, "Heading 2")
    assert paragraphs(document, "Title") == ["Kommunkompassen"]
    assert paragraphs(document, "Subtitle") == ["Analys av Ljungby kommun", "2027"]


def test_language_and_properties(document):
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "sv-SE"
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Kommunkompassen Analys av Ljungby kommun 2027",
        "Eva Ek; Bo Ask",
        "sv-SE",
    )
    assert properties.created.replace(tzinfo=UTC) == AT


def test_every_table_repeats_its_heading_and_cuts_no_row(document):
    assert len(document.tables) >= 7
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_every_picture_says_what_it_shows(document):
    pictures = list(document.element.body.iter(qn("wp:docPr")))
    assert len(pictures) == 2
    assert all("13" in picture.get("descr") and picture.get("title") for picture in pictures)
    assert [text for text in paragraphs(document, "Caption") if text.startswith("Diagram 1. Ljungby 2027")]


def test_contents_hold_every_heading_and_lead_to_it(document):
    (contents,) = document.element.body.iter(qn("w:sdt"))
    entries = {link.get(qn("w:anchor")): "".join(t.text for t in link.iter(qn("w:t"))) for link in contents.iter(qn("w:hyperlink"))}  # fmt: skip
    places = {start.get(qn("w:name")) for start in document.element.body.iter(qn("w:bookmarkStart"))}
    assert set(entries) == places
    assert list(entries.values()) == [p.text for p in document.paragraphs if p.style.name in ("Heading 1", "Heading 2")]
    field = next(contents.iter(qn("w:fldChar")))
    assert field.get(qn("w:dirty")) == "true"  # no page is known, so Word is asked to fill it


def test_contents_with_known_pages(tmp_path):
    path = tmp_path / "rapport.docx"
    headings = write_word(evaluated(), path, pictures={}, at=AT).headings
    write_word(evaluated(), path, pictures={}, at=AT, pages={h.anchor: n for n, h in enumerate(headings, start=3)})
    (contents,) = Document(str(path)).element.body.iter(qn("w:sdt"))
    lines = ["".join(t.text for t in link.iter(qn("w:t"))) for link in contents.iter(qn("w:hyperlink"))]
    assert lines[0] == "1 Vad är Kommunkompassen?3"
    assert next(contents.iter(qn("w:fldChar"))).get(qn("w:dirty")) is None
    assert "Innehåll" not in read(path).text  # the reader leaves contents out, whoever made them


def test_pages_are_numbered_but_for_the_cover(document):
    section = document.sections[0]
    assert section.different_first_page_header_footer
    codes = [i.text.strip() for i in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_a_report_that_is_done_is_no_draft_and_one_with_an_area_without_texts_is(tmp_path):
    from dataclasses import replace

    whole = evaluated()
    done = evaluated(drafting=replace(whole.drafting, waiting=0))
    bare = replace(whole.chapters[1], strengths=(), improvements=())
    for report, said in ((done, ""), (replace(done, chapters=(whole.chapters[0], bare)), "saknas för område 2")):
        path = tmp_path / "rapport.docx"
        write_word(report, path, pictures={}, at=AT)
        section = Document(str(path)).sections[0]
        heads = [section.header.paragraphs[0].text, section.first_page_header.paragraphs[0].text]
        assert all(bool(head) == bool(said) and said in head for head in heads)


def test_what_is_not_rated_is_said_and_is_no_figure(tmp_path):
    from dataclasses import replace

    whole = evaluated()
    first, second = whole.tables
    unrated = replace(first.rows[0], points=None, percent=None, exact=None)
    tables = (replace(first, points=None, percent=None, rows=(unrated, first.rows[1])), second)
    chapters = (replace(whole.chapters[0], points=None), whole.chapters[1])
    waiting = replace(whole.drafting, waiting=1)
    report = evaluated(
        drafting=waiting, tables=tables, chapters=chapters, total=None, progress="3 av 4 frågor är bedömda.", summary=()
    )
    path = tmp_path / "utkast.docx"
    write_word(report, path, pictures={}, at=AT)
    document = Document(str(path))
    assert "Utkast. 3 av 4 frågor är bedömda." in document.sections[0].header.paragraphs[0].text
    cover = document.sections[0].first_page_header.paragraphs[0].text
    assert cover == "Utkast. 3 av 4 frågor är bedömda. 1 föreslagna texter väntar på beslut."
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["1.1", "Plan", "ej bedömd", "5", "–"] in cells
    assert ["", "Summa", "ej bedömd", "20", "–"] in cells
    back = read(path)
    assert back.title == whole.title
    assert [table.number for table in back.tables] == [2]
    assert back.areas[0].box_points is None
    assert "ej bedömd" not in back.areas[0].rubrics


def test_a_template_gives_its_own_look(tmp_path):
    template = Document()
    template.styles["Heading 1"].font.name = "Georgia"
    template.add_paragraph("Exempeltext som inte ska med")
    template.sections[0].footer.paragraphs[0].text = "Ljungby kommun"
    template.save(str(tmp_path / "mall.docx"))
    path = tmp_path / "rapport.docx"
    written = write_word(evaluated(), path, pictures={}, at=AT, template=tmp_path / "mall.docx")
    assert written.remarks == ()
    document = Document(str(path))
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert document.sections[0].footer.paragraphs[0].text == "Ljungby kommun"
    assert "Exempeltext" not in "".join(p.text for p in document.paragraphs)
    assert len(read(path).findings()) == 3


def test_a_template_without_a_style_is_told_and_written_on_all_the_same(tmp_path):
    template = Document()
    for name in ("Heading 3", "List Bullet"):
        element = template.styles[name].element
        element.getparent().remove(element)
    template.save(str(tmp_path / "mall.docx"))
    path = tmp_path / "rapport.docx"
    remarks = write_word(evaluated(), path, pictures={}, at=AT, template=tmp_path / "mall.docx").remarks
    assert len(remarks) == 2
    assert "mall.docx saknar formatmallen Rubrik 3" in remarks[0]
    assert "Punktlista" in remarks[1]
    back = read(path)
    assert [f.text for f in back.findings()] == ["Öppna möten", '=HYPERLINK("http://ont.se")', "En växel som svarar"]


def test_a_template_that_is_no_word_file_is_one_clear_line(tmp_path):
    file = tmp_path / "mall.docx"
    file.write_text("ingen mall")
    for template in (file, tmp_path / "saknas.docx"):
        with pytest.raises(UnreadableFile, match="Mallen"):
            write_word(evaluated(), tmp_path / "ut.docx", pictures={}, at=AT, template=template)


def test_characters_that_no_word_file_holds_are_left_out(tmp_path):
    path = tmp_path / "rapport.docx"
    write_word(
        evaluated(title="Analys\x00 av \ud800Ljungby 2027", evaluators=("Eva\x07 Ek",)), path, pictures={}, at=AT
    )
    assert read(path).evaluators == ("Eva Ek",)


def test_the_same_report_gives_the_same_file(tmp_path):
    report = evaluated()
    pictures = pictures_of(report, instrument())
    contents = []
    for name in ("a.docx", "b.docx"):
        write_word(report, tmp_path / name, pictures=pictures, at=AT)
        with zipfile.ZipFile(tmp_path / name) as archive:
            contents.append({info: archive.read(info) for info in archive.namelist()})
    assert contents[0] == contents[1]
