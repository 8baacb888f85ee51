"""The real report reads the same from a text file, a Word file and a PDF."""

import pytest
from reading_files import one_spaced, read, write_docx, write_pdf, write_unruled_pdf

from assistant.domain.report import Report


@pytest.fixture(scope="module")
def report(seed_report) -> Report:
    return read(seed_report)


@pytest.fixture(scope="module", params=[write_docx, write_pdf, write_unruled_pdf], ids=["docx", "pdf", "unruled"])
def other(request, seed_report, tmp_path_factory) -> Report:
    path = tmp_path_factory.mktemp("report") / f"rapport.{'docx' if request.param is write_docx else 'pdf'}"
    return read(request.param(path, seed_report.read_text(encoding="utf-8")))


def test_findings(report, other):
    assert [(f.place, f.kind, f.area, one_spaced(f.text)) for f in other.findings()] == [
        (f.place, f.kind, f.area, one_spaced(f.text)) for f in report.findings()
    ]
    assert all(other.text[f.start : f.end] == f.text for f in other.findings())


def test_figures(report, other):
    assert other.tables == report.tables
    assert other.total == report.total
    assert [(a.number, a.name, a.rubrics, a.box_points) for a in other.areas] == [
        (a.number, a.name, a.rubrics, a.box_points) for a in report.areas
    ]


def test_cover(report, other):
    for name in ("title", "municipality", "year", "edition", "evaluators", "date", "references"):
        assert getattr(other, name) == getattr(report, name)


def test_texts(report, other):
    def texts(of: Report) -> str:
        general = [section for area in of.areas for section in area.general]
        return one_spaced(" ".join(section.text for section in (*of.sections, *general)))

    assert texts(other) == texts(report)


def test_oddities_of_the_report_itself(report, other):
    # where a list is broken by a page or a paragraph is a matter of the format; so is markup
    formal = {"split-list", "unclosed-list"}
    assert sorted(o.code for o in other.oddities if o.code not in formal) == sorted(
        o.code for o in report.oddities if o.code not in formal
    )


def test_pages_are_known_in_a_pdf(seed_report, tmp_path):
    from_pdf = read(write_pdf(tmp_path / "a.pdf", seed_report.read_text(encoding="utf-8")))
    pages = [finding.page for finding in from_pdf.findings()]
    assert pages == sorted(pages)
    assert pages[0] > 1
