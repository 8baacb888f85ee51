"""Notes typed during an interview: each is evidence at once, and no version of one is lost."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from assistant.domain.errors import InvalidInput, NotFound
from assistant.domain.evaluation import Piece, SourceKind, Step
from assistant.domain.guide import Note
from assistant.evaluating.interviewing.groups import group_named
from assistant.evaluating.items import item_of, put_step
from assistant.evaluating.state import EvaluationState
from assistant.evaluations.grounds import Grounds
from assistant.evaluations.log import EvaluationLog
from assistant.ingesting.cut_note import cut_note, note_document, note_document_id
from assistant.memory import Memory
from assistant.parts import Parts

_TOOK, _CHANGED, _REMOVED = "antecknade i intervjun", "ändrade anteckningen", "tog bort anteckningen"
_ID_BYTES = 5


class Notes:
    """The notes of evaluations; `by` is an evaluator of the team and `seen` the version of the note that was seen."""

    def __init__(self, parts: Parts, memory: Memory, log: EvaluationLog) -> None:
        """Nothing is opened yet."""
        self._parts, self._log = parts, log
        self._grounds = Grounds(parts, memory, log)

    def take(
        self,
        evaluation_id: str,
        group: str,
        question: str,
        text: str,
        *,
        by: str,
        day: date | None = None,
        asked: str = "",
        indicators: Sequence[str] = (),
        role: str = "",
    ) -> Note:
        """Keep what was said to a question; it is evidence of kind interview from now on.

        Args:
            evaluation_id: of the evaluation.
            group: who was interviewed, a usual group or another.
            question: question of the instrument that it speaks to.
            text: what was said, a paragraph for each thing.
            by: the evaluator who types.
            day: of the interview, None where unknown.
            asked: the guide's question.
            indicators: of the question, that it speaks to.
            role: the speaker's role; a name only where somebody chooses to enter one.

        Raises:
            NotFound: there is no such evaluation, or `by` is not of its team.
            InvalidInput: an empty text, or a question or an indicator that the edition does not have.
        """
        state = self._log.state(evaluation_id, by)
        note = Note(
            id=secrets.token_hex(_ID_BYTES), group=group_named(group).name, question=question,
            indicators=self._known(state, question, indicators), asked=" ".join(asked.split()), text=_written(text),
            role=" ".join(role.split()),
        )  # fmt: skip
        self._put(state, note, day, None, verb=_TOOK, by=by)
        return note

    def change(self, evaluation_id: str, note_id: str, text: str, *, seen: int, by: str) -> Note:
        """Give a note another text; the passages of the earlier one no longer count.

        Raises:
            NotFound: there is no such note.
            InvalidInput: the text is empty.
            Overtaken: somebody else was before.
        """
        state = self._log.state(evaluation_id, by)
        before = _note(state, note_id)
        piece = piece_of(state, before)
        note = replace(before, text=_written(text))
        if note == before:
            return note
        self._put(state, note, piece.dated if piece else None, piece, verb=_CHANGED, by=by, seen=seen)
        return note

    def remove(self, evaluation_id: str, note_id: str, *, seen: int, by: str) -> None:
        """Take a note away and out of the evidence; both come back where that is undone."""
        state = self._log.state(evaluation_id, by)
        note = _note(state, note_id)
        piece = piece_of(state, note)
        steps = [Step(item_of(note), seen, _REMOVED, None)]
        if piece:
            steps.append(_withdrawn(state, piece, _REMOVED))
        with self._parts.writing():
            self._log.act(evaluation_id, steps, by=by)
            self._parts.catch_up()

    # --- within ------------------------------------------------------------------------------------------------

    def _put(
        self,
        state: EvaluationState,
        note: Note,
        day: date | None,
        before: Piece | None,
        *,
        verb: str,
        by: str,
        seen: int = 0,
    ) -> None:
        """Store a note in these words as a document of its own, then the act that makes it count."""
        title = f"Intervju med {note.group}, fråga {note.question}"
        document = note_document(note, state.evaluation, title)
        piece = Piece(
            document.id, SourceKind.INTERVIEW, title, day, note.group, note.role or None,
            replaces=before.document_id if before else None,
        )  # fmt: skip
        steps = [put_step(note, seen=seen, verb=verb), put_step(piece, seen=state.version(piece), verb=verb)]
        if before:
            steps.append(_withdrawn(state, before, verb))
        passages = cut_note(note, document, self._parts.instrument).passages
        with self._parts.writing():
            # hidden until the act: what is refused leaves nothing that counts, and nothing is destroyed
            self._parts.database.put_document(document, passages, None, by=by, at=datetime.now(UTC), hidden=True)
            self._log.act(state.evaluation.id, steps, by=by)
            self._parts.catch_up()

    def _known(self, state: EvaluationState, question: str, indicators: Sequence[str]) -> tuple[str, ...]:
        if self._grounds.edition(state).question(question) is None:
            raise InvalidInput(f"Utgåva {state.evaluation.edition} har ingen fråga {question}. Välj till exempel 2.1.")
        criterion = self._grounds.criteria(state).get(question)
        known = {indicator.id for indicator in criterion.indicators} if criterion else set()
        unknown = next((indicator for indicator in indicators if indicator not in known), None)
        if unknown is not None:
            raise InvalidInput(f"Fråga {question} har ingen indikator {unknown}.")
        return tuple(dict.fromkeys(indicators))


def piece_of(state: EvaluationState, note: Note) -> Piece | None:
    """The evidence that a note is, None where it has been withdrawn by itself."""
    id_ = note_document_id(note, state.evaluation)
    return next((piece for piece in state.counting if piece.document_id == id_), None)


def _note(state: EvaluationState, note_id: str) -> Note:
    found = next((note for note in state.notes if note.id == note_id), None)
    if found is None:
        raise NotFound("Anteckningen finns inte i utvärderingen. Läs om sidan och försök igen.")
    return found


def _withdrawn(state: EvaluationState, piece: Piece, verb: str) -> Step:
    return put_step(replace(piece, withdrawn=True), seen=state.version(piece), verb=verb)


def _written(text: str) -> str:
    lines = "\n".join(" ".join(line.split()) for line in text.strip().splitlines() if line.strip())
    if not lines:
        raise InvalidInput("Anteckningen är tom. Skriv vad som sades.")
    return lines
