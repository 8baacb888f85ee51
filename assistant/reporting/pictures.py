"""The diagrams of a finished report, drawn from its figures."""

from assistant.domain.finished import Figure, FinishedReport, Origin
from assistant.domain.instrument import Instrument
from assistant.domain.result import FigureStatus, Result
from assistant.reporting.charts.chart import Chart
from assistant.reporting.charts.picture import Picture, picture_of
from assistant.reporting.charts.profile import points_per_area, profile


def pictures_of(report: FinishedReport, instrument: Instrument) -> dict[Figure, Picture]:
    """Points per area, and the profile against the averages; none where no area's points are known."""
    result = _result(report)
    if result is None:
        return {}
    charts: dict[Figure, Chart | None] = {Figure.AREAS: points_per_area(result, instrument)}
    if report.references:
        title = f"{result.name}: profil mot medelvärden"
        charts[Figure.PROFILE] = profile((result,), report.references, instrument, title=title)
    return {figure: picture_of(chart) for figure, chart in charts.items() if chart is not None}


def _result(report: FinishedReport) -> Result | None:
    """The report's figures as the charts want them; a chapter's box counts where the area has no table."""
    points = {chapter.number: chapter.points for chapter in report.chapters}
    points |= {table.number: table.points for table in report.tables}
    known = tuple((number, value) for number, value in sorted(points.items()) if value is not None)
    if not known:
        return None
    return Result(
        id="",
        document_id="",
        collection="",
        municipality=report.municipality or report.name,
        country="SE",
        year=report.year,
        edition=report.edition,
        total=report.total,
        areas=known,
        questions=(),
        status=FigureStatus.PRINTED if report.origin is Origin.IMPORTED else FigureStatus.STATED,
        derivation="",
        note="",
        source="",
        see_also=(),
        is_report=True,
    )
