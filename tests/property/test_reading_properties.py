"""Reading survives any damage to a report, and every place it states is exact."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_files import SHORT_REPORT, instrument, municipalities, text_content

from assistant.domain.errors import UnreadableFile
from assistant.domain.report import Report
from assistant.reading.document_parser import parse_document
from assistant.reading.report_parser import parse_report
from assistant.reading.text_file import decode

MORE_LINES = ["\t\t70\t100\t70%", "Område 9 X", "461 av 800", "Rubriker\tPoäng", " ", "•"]
LINES_OF_REPORTS = [*SHORT_REPORT.split("\n"), *MORE_LINES]
KINDS = ["drop", "double", "move", "cut", "blank", "join", "end"]


def check_places(text: str) -> None:
    content = text_content(text)
    document = parse_document(content, name="x")
    for section in document.sections:
        assert document.text[section.start : section.end] == section.text
        assert section.text
        assert len(section.text) <= 900
    report = parse_report(content, instrument=instrument(), municipalities=municipalities())
    if report is not None:
        check_report(report)


def check_report(report: Report) -> None:
    findings = report.findings()
    general = [section for area in report.areas for section in area.general]
    for placed in (*findings, *report.sections, *general):
        assert report.text[placed.start : placed.end] == placed.text
        assert placed.text == placed.text.strip()
        assert placed.text
    assert len({finding.place for finding in findings}) == len(findings)
    starts = [finding.start for finding in findings]
    assert len(set(starts)) == len(starts)
    assert [area.number for area in report.areas] == sorted({area.number for area in report.areas})
    assert [table.number for table in report.tables] == sorted({table.number for table in report.tables})
    assert all("\n" not in oddity.message for oddity in report.oddities)


@st.composite
def damages(draw):
    """A function that drops, doubles, moves, cuts or joins lines of a text."""
    steps = draw(st.lists(st.tuples(st.sampled_from(KINDS), st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=12))

    def damage(text: str) -> str:
        lines = text.split("\n")
        for kind, first, second in steps:
            at, to = int(first * (len(lines) - 1)), int(second * (len(lines) - 1))
            apply(lines, kind, at, to)
        return "\n".join(lines)

    return damage


def apply(lines: list[str], kind: str, at: int, to: int) -> None:
    if kind == "drop" and len(lines) > 1:
        del lines[at]
    elif kind == "double":
        lines.insert(at, lines[at])
    elif kind == "move":
        lines.insert(to, lines.pop(at))
    elif kind == "cut":
        lines[at] = lines[at][: len(lines[at]) // 2]
    elif kind == "blank":
        lines.insert(at, "")
    elif kind == "join" and at + 1 < len(lines):
        lines[at] += lines.pop(at + 1)
    elif kind == "end" and at > len(lines) // 2:
        del lines[at:]


# the real report is one file for the whole session
SEED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SEED
@given(damage=damages())
def test_the_real_report_damaged(seed_report, damage):
    text = damage(seed_report.read_text(encoding="utf-8"))
    if text.strip():
        check_places(text)


@SEED
@given(share=st.floats(0.01, 1))
def test_the_real_report_truncated_anywhere(seed_report, share):
    text = seed_report.read_text(encoding="utf-8")
    check_places(text[: max(40, int(share * len(text)))])


@settings(max_examples=200, deadline=None)
@given(lines=st.lists(st.sampled_from(LINES_OF_REPORTS), min_size=1, max_size=40))
def test_lines_of_reports_in_any_order(lines):
    text = "\n".join(lines)
    if text.strip(" •\n\t"):
        check_places(text)


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_any_text(text):
    if any(char.isalnum() for char in text) and "\x00" not in text:
        try:
            content = text_content("x " + text)
        except UnreadableFile:
            return
        for block in content.blocks:
            assert content.text_of(block).strip() == content.text_of(block) != ""


@given(raw=st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(raw):
    try:
        text, oddities = decode(raw, "a.txt")
    except UnreadableFile:
        return
    assert isinstance(text, str)
    assert len(oddities) <= 1
