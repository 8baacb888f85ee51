from reading_files import read, text_content

from assistant.domain.report import TextDocument
from assistant.reading.document_parser import parse_document

SENTENCE = "Kommunen följer upp arbetet med tydliga mål varje år och redovisar det öppet. "


def parse(text: str) -> TextDocument:
    document = parse_document(text_content(text), name="fil")
    for section in document.sections:
        assert document.text[section.start : section.end] == section.text
        assert len(section.text) <= 900
    return document


def test_sections_by_heading_of_a_size_to_cite():
    document = parse(f"# Policy\n\n{SENTENCE * 6}\n\n## Mål\n\n{SENTENCE * 30}\n")
    assert document.title == "Policy"
    assert [section.title for section in document.sections] == ["Policy", "Mål", "Mål", "Mål"]
    assert all(len(section.text) >= 300 for section in document.sections)
    assert all(section.text.startswith("Kommunen") and section.text.endswith("öppet.") for section in document.sections)


def test_short_neighbours_are_joined_with_their_headings():
    document = parse("# Ett\n\nKort text här.\n\n# Två\n\nOckså kort text.\n")
    assert [(s.title, s.text) for s in document.sections] == [("Ett", "Kort text här.\n\n# Två\n\nOckså kort text.")]


def test_a_text_without_sentences_is_cut_between_words():
    sections = parse("ord " * 1000).sections
    assert all(section.text.startswith("ord") and section.text.endswith("ord") for section in sections)


def test_a_text_without_spaces_is_cut_anyway():
    assert sum(len(section.text) for section in parse("x" * 5000).sections) == 5000


def test_nothing_but_headings_and_no_title():
    assert parse("# Bara\n\n# Rubriker\n").sections[0].text == "Bara\n\n# Rubriker"
    assert parse(SENTENCE).title == "fil"


def test_headings_of_a_plain_text_by_their_look():
    document = parse(f"Kommunikationspolicy\n\n{SENTENCE * 5}\n\n2 Ansvar\n\n{SENTENCE * 5}\n")
    assert [section.title for section in document.sections] == ["Kommunikationspolicy", "2 Ansvar"]


def test_the_contents_page_is_no_section():
    text = f"# Plan\n\nInnehåll\n\n1 Mål.....3\n2 Medel.....4\n\n# Mål\n\n{SENTENCE * 5}"
    assert "Medel" not in " ".join(section.text for section in parse(text).sections)


def test_file_name_as_title(tmp_path):
    path = tmp_path / "protokoll 2018.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    assert read(path).title == "protokoll 2018"
