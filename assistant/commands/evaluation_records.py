"""Evaluations as the JSON objects of the command line; the keys are a contract."""

from assistant.commands.records import Record, scorecard_record
from assistant.domain.evaluation import Evaluation
from assistant.domain.follow_up import FollowUp
from assistant.domain.scorecard import Scorecard
from assistant.evaluating.coverage import Row
from assistant.evaluating.items import value_of
from assistant.evaluating.state import EvaluationState
from assistant.evaluations.history_table import history_record

__all__ = ["coverage_record", "evaluation_record", "follow_up_record", "history_record", "state_record"]


def evaluation_record(evaluation: Evaluation) -> Record:
    """The facts of an evaluation."""
    return {
        "id": evaluation.id,
        "kommun": evaluation.municipality,
        "år": evaluation.year,
        "utgåva": evaluation.edition,
        "team": list(evaluation.team),
        "besök": [day.isoformat() for day in evaluation.visit] if evaluation.visit else None,
        "status": evaluation.status.value,
    }


def state_record(state: EvaluationState, scorecard: Scorecard) -> Record:
    """An evaluation as the asker may see it, with the points of the team's ratings."""
    return {
        **evaluation_record(state.evaluation),
        "underlag": [dict(value_of(piece)) | {"version": state.version(piece)} for piece in state.pieces],
        "bedömningar": [dict(value_of(rating)) for rating in state.ratings],
        "teamets": [dict(value_of(rating)) for rating in state.team],
        "förslag": [dict(value_of(suggestion)) for suggestion in state.suggestions],
        "utkast": [dict(value_of(draft)) for draft in state.drafts],
        "guider": [dict(value_of(guide)) for guide in state.guides],
        "anteckningar": [dict(value_of(note)) for note in state.notes],
        "poäng": scorecard_record(scorecard),
    }


def coverage_record(row: Row) -> Record:
    """A row of the coverage table."""
    return {
        "fråga": row.question,
        "källor": {
            cell.kind.value: {
                "stycken": cell.passages,
                "källor": cell.sources,
                "nyast": cell.newest.isoformat() if cell.newest else None,
                "odaterade": cell.undated,
                "säkerhet": cell.certainty,
            }
            for cell in row.cells
        },
        "märken": [mark.value for mark in row.marks],
        "därför": list(row.because),
        "stycken": list(row.passages),
    }


def follow_up_record(followed: FollowUp) -> Record:
    """The improvement areas of the last report, and what became of each."""
    return {
        "år": followed.year,
        "källa": followed.source,
        "förbättringsområden": [
            {
                "text": line.improvement.text,
                "område": line.improvement.area,
                "läge": line.progress.value,
                "därför": line.because,
                "citat": [{"stycke": quote.passage_id, "text": quote.text} for quote in line.quotes],
            }
            for line in followed.lines
        ],
    }
