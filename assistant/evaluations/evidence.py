"""Evidence: taken in, described, replaced, withdrawn and taken back; nothing is ever destroyed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from assistant.domain.errors import InvalidInput, NotFound
from assistant.domain.evaluation import Entry, Evaluation, Piece, Step
from assistant.domain.passage import PUBLIC, Passage, PassageFilter
from assistant.domain.suggestion import Suggestion
from assistant.evaluating.coverage import Row, coverage_of
from assistant.evaluating.items import ItemKind, item_name, put_step
from assistant.evaluating.state import EvaluationState
from assistant.evaluations.about import About
from assistant.evaluations.log import EvaluationLog
from assistant.ingesting.interpretation import Interpretation
from assistant.ingesting.outcome import FileOutcome
from assistant.ingesting.pipeline import Ingest, Progress
from assistant.ingesting.sources import Source
from assistant.ingesting.sources import SourceKind as Reading
from assistant.ingesting.subject import Subject
from assistant.ingesting.typed import content_name, typed_document
from assistant.parts import Parts

_ADDED, _BACK, _WITHDREW = "lade till underlag", "tog tillbaka underlag", "tog bort underlag"
_HELD = "Oförändrat: samma innehåll finns redan i utvärderingens underlag."
_COUNTS_AGAIN = "Innehållet var borttaget ur underlaget och är nu tillbaka."


class Evidence:
    """The evidence of evaluations, each in a collection of its own that its team alone reads.

    `seen` is the version of the evidence's item that the actor saw; every verb raises NotFound for whoever is not of the
    team, and Overtaken where somebody was before.
    """

    def __init__(self, parts: Parts, log: EvaluationLog) -> None:
        """Nothing is opened yet."""
        self._parts, self._log = parts, log

    # --- taking in ---------------------------------------------------------------------------------------------

    def add_files(
        self,
        evaluation_id: str,
        paths: Sequence[Path],
        about: About,
        *,
        by: str,
        on_progress: Progress | None = None,
    ) -> tuple[FileOutcome, ...]:
        """Read files of any format that is read elsewhere; each one counts from when its own act is stored.

        A file that cannot be read is told of and stops no other; one whose content is there already is unchanged.

        Raises:
            BaseBusy: another process is writing.
        """
        return self._take_in(evaluation_id, paths, about, by=by, on_progress=on_progress)

    def add_text(
        self, evaluation_id: str, text: str, about: About, *, by: str, beside: Sequence[Step] = ()
    ) -> FileOutcome:
        """Take in a text that was typed or pasted; `beside` are further steps of the same act.

        Raises:
            InvalidInput: the text or its title is empty.
            BaseBusy: another process is writing.
        """
        facts = self._writable(evaluation_id, by).evaluation
        title = (about.title or "").strip()
        if not title:
            raise InvalidInput("Ge texten en rubrik, så att den går att hitta och hänvisa till.")
        with self._parts.writing():
            apart = (about.kind, str(about.dated), about.group or "", about.role or "", *about.questions)
            document, cut = typed_document(
                text,
                _subject(facts, about),
                self._interpret,
                title=title,
                collection=facts.collection,
                apart=apart,
            )
            put = self._parts.database.put_document(
                document, cut.passages, None, by=by, at=datetime.now(UTC), hidden=True
            )
            outcome = FileOutcome(title, str(put.status), "", document.id, str(document.kind), len(cut.passages))
            outcome = self._confirm(facts, outcome, about, by=by, beside=beside)
            self._parts.catch_up()
        return outcome

    def replace(self, evaluation_id: str, document_id: str, path: Path, *, seen: int, by: str) -> FileOutcome:
        """Let a file take the place of a piece of evidence, as one act; the earlier one is kept, out of search.

        Raises:
            InvalidInput: the piece is withdrawn already.
        """
        state = self._writable(evaluation_id, by)
        old = state.piece(document_id)
        if old.withdrawn:
            raise InvalidInput(f"{old.title} är borttaget ur underlaget. Ta tillbaka det först, eller lägg till filen.")
        about = About(old.kind, None, old.dated, old.group, old.role)
        step = put_step(replace(old, withdrawn=True), seen=seen, verb="ersatte underlag")
        return self._take_in(evaluation_id, (path,), about, by=by, replaces=old, beside=(step,))[0]

    # --- what it is, and whether it counts ---------------------------------------------------------------------

    def describe(self, evaluation_id: str, piece: Piece, *, seen: int, by: str) -> Entry:
        """Change what is known of a piece: kind, title, date, group or role."""
        held = self._writable(evaluation_id, by).piece(piece.document_id)
        About(piece.kind, piece.title, piece.dated, piece.group, piece.role)
        if not piece.title.strip():
            raise InvalidInput("Underlaget behöver en rubrik.")
        described = replace(piece, withdrawn=held.withdrawn, replaces=held.replaces)
        return self._log.act(evaluation_id, [put_step(described, seen=seen, verb="beskrev underlag")], by=by)[0]

    def withdraw(self, evaluation_id: str, document_id: str, *, seen: int, by: str) -> Entry:
        """Take a piece out of the evidence and out of search; it is kept, and can be taken back."""
        return self._set(evaluation_id, document_id, withdrawn=True, verb=_WITHDREW, seen=seen, by=by)

    def take_back(self, evaluation_id: str, document_id: str, *, seen: int, by: str) -> Entry:
        """Let a withdrawn piece count again."""
        return self._set(evaluation_id, document_id, withdrawn=False, verb=_BACK, seen=seen, by=by)

    # --- reading -----------------------------------------------------------------------------------------------

    def scope(self, evaluation_id: str, asker: str | None = None) -> PassageFilter:
        """What a question asked within the evaluation may be answered from: all that is public, and its evidence."""
        return PassageFilter((PUBLIC, self._log.state(evaluation_id, asker).evaluation.collection))

    def passages(self, state: EvaluationState) -> tuple[Passage, ...]:
        """The passages of the evidence that counts, by document and place."""
        return self._parts.database.find_passages(PassageFilter((state.evaluation.collection,)))

    def coverage(self, state: EvaluationState, suggestions: Sequence[Suggestion] | None = None) -> tuple[Row, ...]:
        """Per question, which kinds of source speak of it and what stands out, as fresh as the visit needs it.

        `suggestions` tell what contradicts itself; None for those on record that are open to the asker.
        """
        facts = state.evaluation
        edition = self._parts.instrument.edition(facts.edition)
        assert edition is not None  # an evaluation of an unknown edition is not begun
        return coverage_of(
            [question.id for question in edition.questions()],
            state.counting,
            self.passages(state),
            suggestions=state.suggestions if suggestions is None else suggestions,
            at=facts.visit[0] if facts.visit else datetime.now(UTC).date(),
            stale_months=self._parts.settings.evidence_months,
        )

    # --- within ------------------------------------------------------------------------------------------------

    def _writable(self, evaluation_id: str, by: str) -> EvaluationState:
        state = self._log.state(evaluation_id, by)
        self._log.refuse_archived(state)
        return state

    def _take_in(
        self,
        evaluation_id: str,
        paths: Sequence[Path],
        about: About,
        *,
        by: str,
        on_progress: Progress | None = None,
        replaces: Piece | None = None,
        beside: Sequence[Step] = (),
    ) -> tuple[FileOutcome, ...]:
        facts = self._writable(evaluation_id, by).evaluation
        sources = [_source(path) for path in paths]
        outcomes = []
        with self._parts.writing(), self._parts.reader() as reader:
            parts = self._parts
            job = Ingest(
                parts.database, reader, parts.instrument, parts.glossary, self._interpret, by, facts.collection,
                _subject(facts, about),
            )  # fmt: skip
            for number, source in enumerate(sources):
                if on_progress:
                    on_progress(number, len(sources), source.path.name)
                (outcome,) = job.run((source,))
                if outcome.document_id is not None:
                    outcome = self._confirm(facts, outcome, about, by=by, replaces=replaces, beside=beside)
                outcomes.append(outcome)
            self._parts.catch_up()
        return tuple(outcomes)

    def _confirm(
        self,
        facts: Evaluation,
        outcome: FileOutcome,
        about: About,
        *,
        by: str,
        replaces: Piece | None = None,
        beside: Sequence[Step] = (),
    ) -> FileOutcome:
        """Store the act by which a document that has been read counts as evidence."""
        assert outcome.document_id is not None
        id_ = outcome.document_id
        state = self._log.state(facts.id, by)
        held = next((piece for piece in state.pieces if piece.document_id == id_), None)
        if held is not None and not held.withdrawn:
            return replace(outcome, status="unchanged", reason=_HELD)
        title = about.title or self._title(facts, id_)
        piece = Piece(id_, about.kind, title.strip(), about.dated, about.group, about.role)
        if replaces is not None:
            piece = replace(piece, replaces=replaces.document_id)
        seen = state.version(item_name(ItemKind.EVIDENCE, id_))
        self._log.act(facts.id, [put_step(piece, seen=seen, verb=_BACK if held else _ADDED), *beside], by=by)
        reason = _COUNTS_AGAIN if held else ""
        return replace(outcome, status="added", reason=reason)

    def _set(self, evaluation_id: str, document_id: str, *, withdrawn: bool, verb: str, seen: int, by: str) -> Entry:
        piece = self._writable(evaluation_id, by).piece(document_id)
        if piece.withdrawn is withdrawn:
            raise InvalidInput(f"{piece.title} {'är redan borttaget ur' if withdrawn else 'finns redan i'} underlaget.")
        changed = replace(piece, withdrawn=withdrawn)
        entry = self._log.act(evaluation_id, [put_step(changed, seen=seen, verb=verb)], by=by)[0]
        self._parts.settle()
        return entry

    def _interpret(self, text: str, areas: Sequence[int]) -> tuple[Interpretation, ...]:
        """Opens the interpreter at the first text that no person has read."""
        return self._parts.interpreter.interpret(text, areas)

    def _title(self, facts: Evaluation, document_id: str) -> str:
        entries = self._parts.database.documents((facts.collection,), include_superseded=True)
        return next(entry.title for entry in entries if entry.id == document_id)


def _source(path: Path) -> Source:
    """A file as evidence, whatever its name means elsewhere; known by its content."""
    if not path.is_file():
        raise NotFound(f"{path} finns inte eller är ingen fil. Kontrollera sökvägen.")
    source = Source(Reading.FILE, path, path.name, (path,), shipped=False)
    return replace(source, name=content_name(source.content_sha256(), path.name))


def _subject(facts: Evaluation, about: About) -> Subject:
    return Subject(facts.municipality, facts.year, facts.edition, about.questions)
