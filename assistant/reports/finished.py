"""The verbs of a finished report: what it says, the files it comes out as, and its figures computed anew."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from assistant.domain.audit import audit_report
from assistant.domain.document import DocumentEntry, DocumentKind
from assistant.domain.drafted import Verdict
from assistant.domain.errors import InvalidInput, NotFound
from assistant.domain.finished import FinishedReport, Origin
from assistant.domain.follow_up import FollowUp
from assistant.domain.passage import PUBLIC
from assistant.domain.rating import Ratings
from assistant.domain.recomputation import Recomputation, recompute, tried
from assistant.domain.report import Report
from assistant.domain.scoring import score
from assistant.evaluating.state import EvaluationState
from assistant.memory import Memory
from assistant.parts import Parts
from assistant.reading.stored_report import read_stored
from assistant.reporting.evaluated import Outcome, finished_from_evaluation
from assistant.reporting.export import Exported, Format, export
from assistant.reporting.imported import audit_finished, finished_from_report
from assistant.reporting.json_file import read_json
from assistant.reporting.workbook.reading import check_workbook, is_ours

OpenEvaluation = Callable[[str, str | None], EvaluationState]
"""An evaluation by its id, as an asker may see it; NotFound for who may not."""

FollowUpOf = Callable[[EvaluationState], FollowUp | None]
"""What became of the improvement areas of the last report, for an evaluation that was opened."""


class FinishedReports:
    """From an evaluation or an imported report to files, and back to their figures; safe between threads."""

    def __init__(self, parts: Parts, memory: Memory, open_evaluation: OpenEvaluation, follow_up_of: FollowUpOf) -> None:
        """Nothing is opened yet."""
        self._parts, self._memory = parts, memory
        self._open_evaluation, self._follow_up_of = open_evaluation, follow_up_of

    # --- a finished report -------------------------------------------------------------------------------------

    def from_file(self, path: Path) -> FinishedReport:
        """The finished report of a file: an imported report, or one that was exported as JSON.

        Raises:
            UnreadableFile: the file cannot be read.
            InvalidInput: it is no report in the instrument's form.
        """
        if path.suffix.casefold() == ".json":
            return read_json(path)
        return finished_from_report(self._read(path), self._parts.instrument)

    def from_document(self, name: str, collections: Sequence[str] = (PUBLIC,)) -> FinishedReport:
        """The finished report of an imported report in the base, by its name, file name or id, or ``"Ljungby 2018"``.

        Raises:
            NotFound: no readable report is called so, or several are.
            InvalidInput: its text cannot be read as a report any longer.
        """
        entry = self._report_entry(name, collections)
        database = self._parts.database
        document, passages = database.document(entry.id, collections), database.passages_of(entry.id, collections)
        report = read_stored(document, passages, self._parts.instrument, self._parts.municipalities)
        if report is None:
            raise InvalidInput(
                f"{entry.name} går inte att läsa som rapport ur underlaget. Exportera från filen i stället."
            )
        return finished_from_report(report, self._parts.instrument)

    def from_evaluation(self, evaluation_id: str, asker: str | None = None) -> FinishedReport:
        """The finished report of an evaluation as it stands, with what the asker may see.

        Raises:
            NotFound: there is no such evaluation, or the asker is none of its evaluators.
        """
        state = self._open_evaluation(evaluation_id, asker)
        facts, instrument = state.evaluation, self._parts.instrument
        edition = instrument.edition(facts.edition)
        assert edition is not None  # an evaluation of an unknown edition is not begun
        criteria = tuple(c for c in self._memory.criteria() if c.edition == edition.id)
        ratings = Ratings(edition.id, tuple(decided.rating for decided in state.team))
        followed = self._follow_up_of(state)
        shown = [id_ for draft in state.drafts if draft.verdict is Verdict.ACCEPTED for id_ in draft.evidence]
        shown += [quote.passage_id for line in (followed.lines if followed else ()) for quote in line.quotes]
        passages = self._parts.database.passages(list(dict.fromkeys(shown)), (PUBLIC, facts.collection))
        outcome = Outcome(
            evaluation=facts,
            scorecard=score(ratings, edition, instrument.scale, criteria=criteria),
            team=state.team,
            own=state.ratings,
            suggestions=state.suggestions,
            drafts=state.drafts,
            pieces=state.counting,
            passages={passage.id: passage for passage in passages},
            criteria=criteria,
            followed=followed,
        )
        return finished_from_evaluation(outcome, instrument)

    def export(
        self, report: FinishedReport, formats: Sequence[Format], folder: Path, *, template: Path | None = None
    ) -> Exported:
        """Write the report into `folder`; the template of the settings is used where none is given.

        Raises:
            InvalidInput: the folder cannot be written to.
            UnreadableFile: the template cannot be opened.
            ServiceUnavailable: a PDF is all that was asked for, and it cannot be made here.
        """
        return export(
            report,
            formats,
            folder,
            instrument=self._parts.instrument,
            at=datetime.now(UTC),
            template=template or self._parts.settings.template,
        )

    # --- recomputation -----------------------------------------------------------------------------------------

    def check(self, path: Path) -> Recomputation:
        """The figures of a file computed anew: a report in any format that is read, or an export as Excel or JSON.

        Raises:
            UnreadableFile: the file cannot be read.
            InvalidInput: it holds no figures of a report.
        """
        if path.suffix.casefold() == ".json":
            return self._check_finished(read_json(path))
        if path.suffix.casefold() == ".xlsx" and path.exists() and is_ours(path):
            return check_workbook(path, self._parts.instrument.scale)
        return tried(audit_report(self._read(path)))

    def _check_finished(self, report: FinishedReport) -> Recomputation:
        if report.origin is Origin.EVALUATION:
            return recompute(report, self._parts.instrument.scale)
        return tried(audit_finished(report))

    def _read(self, path: Path) -> Report:
        with self._parts.reader() as reader:
            report = reader.read(path)
        if not isinstance(report, Report):
            raise InvalidInput(f"{path.name} är ingen rapport i instrumentets form, så där finns inga poäng att pröva.")
        return report

    def _report_entry(self, name: str, collections: Sequence[str]) -> DocumentEntry:
        entries = [e for e in self._parts.database.documents(collections) if e.kind is DocumentKind.REPORT]
        found = [e for e in entries if name in (e.id, e.name)]
        found = found or [e for e in entries if name.casefold() in (Path(e.name).name.casefold(), _place(e).casefold())]
        if len(found) == 1:
            return found[0]
        known = ", ".join(sorted({_place(entry) or entry.name for entry in entries})) or "inga ännu"
        problem = "Flera rapporter heter så" if found else "Ingen rapport i underlaget heter så"
        raise NotFound(f"{name} kan inte exporteras. {problem}. Rapporter som finns: {known}.")


def _place(entry: DocumentEntry) -> str:
    """``"Ljungby 2018"``, empty where the municipality is unknown."""
    return f"{entry.municipality} {entry.year or ''}".strip() if entry.municipality else ""
