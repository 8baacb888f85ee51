"""Any report of an evaluation, written as Word and Excel and read back, says the same."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from finished_reports import reports
from hypothesis import HealthCheck, Phase, given, settings
from reading_files import instrument, one_spaced, read

from assistant.domain.audit import audit_report
from assistant.domain.recomputation import recompute
from assistant.domain.report import Report
from assistant.reporting.word.report import write_word
from assistant.reporting.workbook.reading import check_workbook
from assistant.reporting.workbook.report import write_workbook

AT = datetime(2026, 3, 1, tzinfo=UTC)
EDITION = instrument().theme_edition
# a report takes half a second, and one that fails is small enough to be read as it is
few = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.reuse, Phase.generate]
)


@few
@given(reports(EDITION))
def test_word(report):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rapport.docx"
        write_word(report, path, pictures={}, at=AT)
        back = read(path)
    assert isinstance(back, Report)
    statements = [(s.place, s.text) for c in report.chapters for s in (*c.strengths, *c.improvements)]
    assert [(f.place, one_spaced(f.text)) for f in back.findings()] == [(p, one_spaced(t)) for p, t in statements]
    assert [(t.number, t.name, t.points, t.max_points, t.percent) for t in back.tables] == [
        (t.number, t.name, t.points, t.max_points, t.percent) for t in report.tables
    ]
    assert [
        (q.id, one_spaced(q.label), q.points, q.max_points, q.percent) for t in back.tables for q in t.questions
    ] == [(r.id, one_spaced(r.label), r.points, r.max_points, r.percent) for t in report.tables for r in t.rows]
    assert (back.municipality, back.year, back.edition) == ("Ljungby", 2027, "2016")
    assert back.total == report.total or report.total < 10  # one digit is no total to the reader
    assert [area.box_points for area in back.areas] == [chapter.points for chapter in report.chapters]
    assert not audit_report(back).problems


@few
@given(reports(EDITION))
def test_workbook(report):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rapport.xlsx"
        write_workbook(report, path, at=AT)
        found = check_workbook(path, instrument().scale)
    assert found.equal, found.problems
    assert recompute(report, instrument().scale).equal
