"""Domain objects as the JSON objects of the command line; the keys are a contract."""

from dataclasses import asdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from assistant.domain.answer import Answer, Citation
from assistant.domain.audit import ReportAudit
from assistant.domain.hidden_score import Interval
from assistant.domain.making import KeptAnswer, Making
from assistant.domain.passage import Passage
from assistant.domain.report import Report, TextDocument
from assistant.domain.scorecard import Scorecard
from assistant.ingesting.outcome import IngestSummary

if TYPE_CHECKING:
    from assistant.assembly import Found

Record = dict[str, Any]


def passage_record(passage: Passage) -> Record:
    """The fields of a passage that citations and hits share."""
    return {
        "passage_id": passage.id,
        "finding_id": passage.finding_id,
        "kommun": passage.municipality,
        "år": passage.year,
        "utgåva": passage.edition,
        "område": passage.area,
        "fråga": list(passage.questions),
        "fråga_säkerhet": list(passage.confidences),
        "slag": passage.kind.value,
        "text": passage.text,
        "källa": passage.source,
    }


def answer_record(answer: Answer) -> Record:
    """An answer: text, whether it was refused, citations, warnings."""
    return {
        "answer": answer.text,
        "refused": answer.refused,
        "kind": answer.kind,
        "citations": [_citation_record(citation) for citation in answer.citations],
        "warnings": list(answer.warnings),
        "follow_ups": list(answer.follow_ups),
        "model": answer.model,
        "seconds": round(answer.seconds, 4),
        **({"making": _making_record(answer.making)} if answer.making else {}),
    }


def hit_record(found: "Found") -> Record:
    """One search hit."""
    return {
        "rank": found.hit.rank,
        "score": found.hit.score,
        "meaning": found.hit.meaning,
        "words": found.hit.words,
        "coverage": found.hit.coverage,
        **passage_record(found.passage),
    }


def ingest_record(summary: IngestSummary) -> Record:
    """Per file status and reason, with counts."""
    statuses = ("added", "unchanged", "replaced", "failed")
    return {
        "files": [asdict(outcome) for outcome in summary.files],
        "counts": {status: summary.count(status) for status in statuses},
        "passages": summary.passages_in_base,
        "seconds": round(summary.seconds, 3),
    }


def report_record(report: Report, audit: ReportAudit) -> Record:
    """A parsed report with the audit of its printed figures and the oddities met."""
    return {
        "kind": "report",
        "title": report.title,
        "kommun": report.municipality,
        "år": report.year,
        "utgåva": report.edition,
        "total": report.total,
        "evaluators": list(report.evaluators),
        "date": report.date,
        "references": [{"label": label, "points": points} for label, points in report.references],
        "areas": [
            {
                "number": area.number,
                "name": area.name,
                "rubrics": list(area.rubrics),
                "box_points": area.box_points,
                "strengths": len(area.strengths),
                "improvements": len(area.improvements),
            }
            for area in report.areas
        ],
        "findings": [asdict(finding) for finding in report.findings()],
        "figures": [asdict(table) for table in report.tables],
        "audit": _audit_record(audit),
        "oddities": [asdict(oddity) for oddity in report.oddities],
    }


def document_record(document: TextDocument) -> Record:
    """Any other document: its titled sections and the oddities met."""
    return {
        "kind": "document",
        "title": document.title,
        "sections": [asdict(section) for section in document.sections],
        "oddities": [asdict(oddity) for oddity in document.oddities],
    }


def scorecard_record(scorecard: Scorecard) -> Record:
    """Points per question, area and in all; what is unrated is null, never 0."""
    return {
        "utgåva": scorecard.edition,
        "total": {"points": scorecard.shown_points, "complete": scorecard.complete, "text": scorecard.text},
        "areas": [
            {
                "number": area.number,
                "name": area.name,
                "points": area.shown_points,
                "exact": _exact(area.points),
                "max": area.max_points,
                "complete": area.complete,
                "text": area.text,
                "questions": [
                    {
                        "id": question.id,
                        "name": question.name,
                        "points": question.shown_points,
                        "exact": _exact(question.points),
                        "max": _exact(question.max_points),
                        "percent": question.shown_percent,
                        "rated": question.points is not None,
                    }
                    for question in area.questions
                ],
            }
            for area in scorecard.areas
        ],
    }


def kept_record(kept: KeptAnswer) -> Record:
    """A line of the log of answers by language models."""
    making = _making_record(kept.making)
    return {"at": kept.at.isoformat(), "question": kept.question, "answer": kept.text, "making": making}


def _making_record(making: Making) -> Record:
    """How a language model was asked and what became of its text."""
    return {**asdict(making), "cost": None if making.cost is None else str(making.cost), "masked": dict(making.masked)}


def _citation_record(citation: Citation) -> Record:
    return {"key": citation.key, **passage_record(citation.passage), "verified": citation.verified}


def _audit_record(audit: ReportAudit) -> Record:
    return {
        "consistent": audit.consistent,
        "questions_consistent": audit.consistent_questions,
        "questions": len(audit.questions),
        "areas_consistent": audit.consistent_areas,
        "areas": [
            {
                "number": area.number,
                "points": area.points,
                "sum_of_points": area.sum_of_points,
                "possible": area.possible,
                "hidden": _interval(area.hidden),
                "questions": [
                    {
                        "id": question.question,
                        "points": question.points,
                        "max": question.max_points,
                        "percent": question.percent,
                        "consistent": question.consistent,
                        "hidden": _interval(question.hidden),
                        "problem": question.problem,
                    }
                    for question in area.questions
                ],
            }
            for area in audit.areas
        ],
        "problems": list(audit.problems),
        "total": audit.total,
        "sum_of_areas": audit.sum_of_areas,
        "total_consistent": audit.total_agrees,
    }


def _interval(interval: Interval | None) -> Record | None:
    """Both ends exactly, as fractions in text, and as decimals for reading."""
    if interval is None:
        return None
    return {
        "low": float(interval.low),
        "high": float(interval.high),
        "low_exact": str(interval.low),
        "high_exact": str(interval.high),
        "high_included": interval.high_included,
    }


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)
