"""Past reports as cases: their findings as evidence, and the printed percents to hold a suggestion against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.domain.instrument import Instrument
from assistant.domain.passage import Kind, Passage
from assistant.domain.report import PrintedQuestion, Report
from assistant.domain.result import Result
from assistant.domain.suggestion import EvidenceText
from assistant.ingesting.interpretation import Interpret


@dataclass(frozen=True, slots=True)
class ScoredReport:
    """A report with printed figures of its questions.

    Attributes:
        name: ``"Ljungby 2018"``; what tells one report from another.
        evidence: the findings. No figure of the report is in it, nor the summary or the general text.
        printed: per question the printed row; never seen by the judge.
    """

    name: str
    edition: str
    evidence: tuple[EvidenceText, ...]
    printed: Mapping[str, PrintedQuestion]


def scored_report(report: Report, name: str, instrument: Instrument, interpret: Interpret) -> ScoredReport | None:
    """The report as a case; None where its edition is not recognised or it prints no figures of questions."""
    printed = {row.id: row for table in report.tables for row in table.questions}
    if report.edition is None or not printed:
        return None
    evidence = tuple(
        EvidenceText(
            passage_id=f"{name} {finding.place}",
            text=finding.text,
            source=name,
            kind=finding.kind.value,
            questions=tuple(
                one.question for one in interpret(finding.text, instrument.theme_areas(report.edition, finding.area))
            ),
        )
        for finding in report.findings()
    )
    return ScoredReport(name, report.edition, evidence, printed)


def stored_report(result: Result, passages: Iterable[Passage]) -> ScoredReport | None:
    """The same of a report in the base; `passages` are those of its document."""
    if result.edition is None or not result.questions:
        return None
    name = f"{result.municipality} {result.year or ''}".strip()
    evidence = tuple(
        EvidenceText(p.id, p.text, name, p.kind.value, questions=p.questions)
        for p in passages
        if p.kind in (Kind.STRENGTH, Kind.IMPROVEMENT)
    )
    return ScoredReport(name, result.edition, evidence, {row.id: row for row in result.questions})
