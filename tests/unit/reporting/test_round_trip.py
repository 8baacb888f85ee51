"""A report that comes out as Word is the report that went in."""

from datetime import UTC, datetime

import pytest
from reading_files import instrument, one_spaced, read, write_docx, write_pdf

from assistant.domain.report import Report
from assistant.reporting.imported import finished_from_report
from assistant.reporting.pictures import pictures_of
from assistant.reporting.word.report import write_word

AT = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def report(seed_report) -> Report:
    return read(seed_report)


@pytest.fixture(scope="module")
def again(report, tmp_path_factory) -> Report:
    """The real report, written as Word with its diagrams and read back."""
    finished = finished_from_report(report, instrument())
    path = tmp_path_factory.mktemp("word") / "rapport.docx"
    write_word(finished, path, pictures=pictures_of(finished, instrument()), at=AT)
    return read(path)


def findings(of: Report) -> list[tuple]:
    return [(f.place, f.kind, f.area, one_spaced(f.text)) for f in of.findings()]


def test_findings(report, again):
    assert len(findings(report)) == 119
    assert findings(again) == findings(report)


def test_figures(report, again):
    assert again.tables == report.tables
    assert again.total == report.total == 461
    assert [(a.number, a.name, a.rubrics, a.box_points) for a in again.areas] == [
        (a.number, a.name, a.rubrics, a.box_points) for a in report.areas
    ]


def test_cover(report, again):
    for name in ("title", "municipality", "year", "edition", "evaluators", "date", "references"):
        assert getattr(again, name) == getattr(report, name)


def test_every_text_is_there_in_its_place(report, again):
    for area, back in zip(report.areas, again.areas, strict=True):
        assert [one_spaced(s.text) for s in back.general] == [one_spaced(s.text) for s in area.general]
    written = one_spaced(again.text)
    for section in report.sections:
        for line in section.text.split("\n"):
            assert one_spaced(line.lstrip("- ")) in written


def test_the_diagrams_that_the_report_announces_are_there(report, again):
    assert sum(oddity.code == "diagram-missing" for oddity in report.oddities) == 2
    assert not [oddity for oddity in again.oddities if oddity.code == "diagram-missing"]


def test_a_second_time_changes_nothing_of_the_report_itself(again, tmp_path):
    write_word(finished_from_report(again, instrument()), tmp_path / "igen.docx", pictures={}, at=AT)
    third = read(tmp_path / "igen.docx")
    assert (findings(third), third.tables, third.total) == (findings(again), again.tables, again.total)


@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf"])
def test_a_report_in_the_base_comes_out_as_from_its_file(suffix, seed_report, own_base, tmp_path):
    path = tmp_path / f"rapport.{suffix}"
    text = seed_report.read_text(encoding="utf-8")
    if suffix == "txt":
        path.write_text(text, encoding="utf-8")
    else:
        (write_docx if suffix == "docx" else write_pdf)(path, text)
    assistant = own_base()
    assert assistant.base.ingest([path], by="test").count("added") == 1
    kept, direct = assistant.reports.from_document("Ljungby 2018"), assistant.reports.from_file(path)
    for name in ("title", "municipality", "year", "edition", "evaluators", "total", "references", "chapters", "tables"):
        assert getattr(kept, name) == getattr(direct, name), name
    assert [c.title for c in kept.summary] == [c.title for c in direct.summary]
    assert [p.text for c in kept.summary for p in c.paragraphs] == [
        p.text for c in direct.summary for p in c.paragraphs
    ]
