"""What people do with interviews: have guides prepared, and type notes that become evidence."""

from collections.abc import Mapping, Sequence

from assistant.domain.evaluation import Entry, SourceKind
from assistant.domain.guide import Guide
from assistant.domain.passage import PUBLIC, Kind, Passage, PassageFilter
from assistant.evaluating.interviewing.groups import group_named
from assistant.evaluating.interviewing.guiding import make_guide
from assistant.evaluating.interviewing.needs import needs_of
from assistant.evaluating.items import put_step
from assistant.evaluating.state import EvaluationState
from assistant.evaluations.grounds import Grounds
from assistant.evaluations.log import EvaluationLog
from assistant.memory import Memory
from assistant.parts import Parts
from assistant.reporting.guide_docx import guide_document

_PREPARED = "förberedde intervjuguiden"


class Interviews:
    """The guides of evaluations."""

    def __init__(self, parts: Parts, memory: Memory, log: EvaluationLog) -> None:
        """Nothing is opened yet."""
        self._parts, self._log = parts, log
        self._grounds = Grounds(parts, memory, log)

    def prepare(self, evaluation_id: str, group: str, *, minutes: int | None = None, asker: str | None = None) -> Guide:
        """A guide for a group from what the evidence lacks now; nothing is kept.

        It tells what is not seen and what contradicts itself, never how the assistant would rate. What kept guides of other groups ask is not asked again.

        Args:
            evaluation_id: of the evaluation.
            group: one of the usual groups, or any other.
            minutes: of the slot; None for the group's usual one.
            asker: an evaluator's name, None for whoever is none.

        Raises:
            NotFound: there is no such evaluation, or the asker is not of its team.
            InvalidInput: the slot is too short or too long.
        """
        state = self._log.state(evaluation_id, asker)
        whom = group_named(group)
        edition = self._grounds.edition(state)
        evidence = self._grounds.evidence(state)
        return make_guide(
            whom,
            whom.minutes if minutes is None else minutes,
            criteria=tuple(self._grounds.criteria(state).values()),
            needs=needs_of(
                self._grounds.suggestions(state, everything=True),
                _sources(state, evidence),
                self._earlier(state),
                self._grounds.phrases(state),
                [question.id for question in edition.questions()],
            ),
            max_points={question.id: question.max_points for question in edition.questions()},
            others=state.guides,
        )

    def keep(self, evaluation_id: str, guide: Guide, *, seen: int, by: str) -> Entry:
        """Keep a guide as it is now, in the place of the group's earlier one.

        Raises:
            Overtaken: somebody else was before.
        """
        return self._log.act(evaluation_id, [put_step(guide, seen=seen, verb=_PREPARED)], by=by)[0]

    def as_word(self, evaluation_id: str, guide: Guide, *, asker: str | None = None) -> bytes:
        """The guide as a Word file to print and write in."""
        state = self._log.state(evaluation_id, asker)
        names = {q.id: f"{q.id} {q.name}" for q in self._grounds.edition(state).questions()}
        title = group_named(guide.group).title
        return guide_document(guide, title=title, municipality=state.evaluation.name, names=names)

    def _earlier(self, state: EvaluationState) -> tuple[Passage, ...]:
        """Improvement areas that earlier evaluations of the municipality pointed out, the newest first."""
        facts = state.evaluation
        found = self._parts.database.find_passages(
            PassageFilter(
                collections=(PUBLIC, facts.collection),
                municipalities=(facts.municipality,),
                kinds=(Kind.IMPROVEMENT,),
            )
        )
        before = [passage for passage in found if passage.year is not None and passage.year < facts.year]
        return tuple(sorted(before, key=lambda p: (-(p.year or 0), p.document_id, p.position)))


def _sources(state: EvaluationState, evidence: Sequence[Passage]) -> Mapping[str, Sequence[SourceKind]]:
    """Per question, the kinds of source that speak of it."""
    kinds = {piece.document_id: piece.kind for piece in state.counting}
    found: dict[str, list[SourceKind]] = {}
    for passage in evidence:
        kind = kinds.get(passage.document_id)
        if kind is not None:
            for question in passage.questions:
                found.setdefault(question, []).append(kind)
    return found
