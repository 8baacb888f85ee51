"""What drafts and guides of an evaluation rest on: its evidence, its suggestions and the knowledge about its edition."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from assistant.domain.criterion import Criterion
from assistant.domain.drafted import Drafted
from assistant.domain.errors import InvalidInput
from assistant.domain.instrument import Area, Edition
from assistant.domain.passage import Kind, Passage, PassageFilter
from assistant.domain.scorecard import Scorecard
from assistant.domain.suggestion import EvidenceText, Suggestion
from assistant.evaluating.drafting.checking import unsupported
from assistant.evaluating.drafting.ground import Ground
from assistant.evaluating.items import thing_of
from assistant.evaluating.judging.evidence import text_of_passage
from assistant.evaluating.state import EvaluationState
from assistant.evaluations.log import EvaluationLog
from assistant.evaluations.ratings import TeamRatings
from assistant.ingesting.cut_note import note_document_id
from assistant.memory import Memory
from assistant.parts import Parts
from assistant.reading.criteria_files import load_criteria
from assistant.verifying.verifier import Verifier


class Grounds:
    """Gathers what is needed; nothing is kept."""

    def __init__(self, parts: Parts, memory: Memory, log: EvaluationLog) -> None:
        """Nothing is opened yet."""
        self._parts, self._memory = parts, memory
        self._ratings = TeamRatings(parts, memory, log)

    @property
    def verifier(self) -> Verifier:
        """Holds a sentence against its evidence."""
        return self._memory.knowledge().verifier

    def ground(self, state: EvaluationState, area: int, suggestions: Sequence[Suggestion]) -> Ground:
        """What the drafts of an area are made from: `suggestions`, of that area's questions, and the evidence."""
        facts = state.evaluation
        return Ground(
            municipality=facts.municipality,
            edition=facts.edition,
            area=self.area(state, area),
            scale=self._parts.instrument.scale,
            suggestions=tuple(suggestions),
            passages=self.evidence(state),
            rated=self._rated(state),
            criteria=self.criteria(state),
            phrases=self.phrases(state),
        )

    def edition(self, state: EvaluationState) -> Edition:
        """The evaluation's edition."""
        edition = self._parts.instrument.edition(state.evaluation.edition)
        assert edition is not None  # an evaluation of an unknown edition is not begun
        return edition

    def area(self, state: EvaluationState, number: int) -> Area:
        """An area of the evaluation's edition.

        Raises:
            InvalidInput: it has none of this number.
        """
        area = self.edition(state).area(number)
        if area is None:
            raise InvalidInput(f"Utgåva {state.evaluation.edition} har inget område {number}. Välj 1 till 8.")
        return area

    def evidence(self, state: EvaluationState) -> tuple[Passage, ...]:
        """The passages of the evaluation's own evidence that count, by document and place."""
        counting = tuple(piece.document_id for piece in state.counting)
        if not counting:
            return ()
        collections = (state.evaluation.collection,)
        return self._parts.database.find_passages(PassageFilter(collections=collections, document_ids=counting))

    def texts(self, state: EvaluationState) -> tuple[EvidenceText, ...]:
        """The same evidence as a judge reads it."""
        pieces = {piece.document_id: piece for piece in state.counting}
        typed = {note_document_id(note, state.evaluation): note.indicators for note in state.notes}
        read = (
            text_of_passage(pieces[passage.document_id], passage, typed.get(passage.document_id, ()))
            for passage in self.evidence(state)
        )
        return tuple(text for text in read if text)

    def suggestions(self, state: EvaluationState) -> tuple[Suggestion, ...]:
        """The suggestions on record, by question, those that are not open to the asker too."""
        latest = self._parts.database.latest_entries(state.evaluation.id)
        things = (thing_of(entry) for entry in latest if entry.after is not None)
        return tuple(sorted((t for t in things if isinstance(t, Suggestion)), key=lambda s: s.question))

    def criteria(self, state: EvaluationState) -> Mapping[str, Criterion]:
        """The criteria of the evaluation's edition by question; the shipped ones where the base holds none."""
        return self.criteria_of(state.evaluation.edition)

    def criteria_of(self, edition: str) -> Mapping[str, Criterion]:
        """The same of any edition, by its id."""
        known = self._memory.criteria() or load_criteria(self._parts.settings.knowledge / "criteria")
        return {c.question: c for c in known if c.edition == edition}

    def phrases(self, state: EvaluationState) -> Mapping[str, str]:
        """The edition's indicators in a few words."""
        return self._parts.phrases(state.evaluation.edition)

    def computed(self, state: EvaluationState) -> tuple[str, ...]:
        """The figures that a summary may tell: what the team's ratings come to."""
        card = self.scorecard(state)
        return (
            card.text,
            *(area.text for area in card.areas),
            f"{sum(a.complete for a in card.areas)} av {len(card.areas)}",
        )

    def scorecard(self, state: EvaluationState) -> Scorecard:
        """What the team's ratings come to so far."""
        return self._ratings.scorecard(state)

    def unsupported(self, state: EvaluationState, draft: Drafted, text: str) -> tuple[str, ...]:
        """What in a text its evidence does not show; the same check for people's words as for the assistant's."""
        collections = (state.evaluation.collection,)
        passages = self._parts.database.passages(draft.evidence, collections)
        criteria, phrases = self.criteria(state), self.phrases(state)
        wanted = [
            f"{indicator.text} {phrases.get(indicator.id, '')}"
            for criterion in criteria.values()
            for indicator in criterion.indicators
            if indicator.id in draft.indicators
        ]
        computed = self.computed(state) if draft.kind is Kind.GENERAL else ()
        return unsupported(text, draft.kind, passages, self.verifier, wanted=wanted, computed=computed)

    def _rated(self, state: EvaluationState) -> Mapping[str, Fraction]:
        """Shares of the indicators that the team has rated."""
        scale = self._parts.instrument.scale
        return {
            indicator: known.share
            for decided in state.team
            for indicator, level in decided.rating.levels
            if level is not None and (known := scale.level(level))
        }
