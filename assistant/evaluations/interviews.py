"""What people do with interviews: have guides prepared, and type notes that become evidence."""

from assistant.domain.evaluation import Entry
from assistant.domain.guide import Guide
from assistant.evaluating.interviewing.groups import group_named
from assistant.evaluating.interviewing.guiding import make_guide
from assistant.evaluating.interviewing.needs import needs_of
from assistant.evaluating.items import put_step
from assistant.evaluations.evidence import Evidence
from assistant.evaluations.following_up import FollowUps
from assistant.evaluations.grounds import Grounds
from assistant.evaluations.log import EvaluationLog
from assistant.evaluations.suggesting import Suggestions
from assistant.memory import Memory
from assistant.parts import Parts
from assistant.reporting.guide_docx import guide_document

_PREPARED = "förberedde intervjuguiden"


class Interviews:
    """The guides of evaluations."""

    def __init__(
        self,
        parts: Parts,
        memory: Memory,
        log: EvaluationLog,
        evidence: Evidence,
        suggestions: Suggestions,
        follow_ups: FollowUps,
    ) -> None:
        """Nothing is opened yet."""
        self._log, self._evidence, self._suggestions, self._follow_ups = log, evidence, suggestions, follow_ups
        self._grounds = Grounds(parts, memory, log)

    def prepare(self, evaluation_id: str, group: str, *, minutes: int | None = None, asker: str | None = None) -> Guide:
        """A guide for a group from what the evidence lacks now; nothing is kept.

        It tells what is not seen, what contradicts itself and what is old, never how the assistant would rate, so that all
        questions count whoever still rates them blind. What kept guides of other groups ask is not asked again.

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
        judged = self._suggestions.afresh(state, [question.id for question in edition.questions()])
        return make_guide(
            whom,
            whom.minutes if minutes is None else minutes,
            criteria=tuple(self._grounds.criteria(state).values()),
            needs=needs_of(
                judged,
                self._evidence.coverage(state, judged),
                self._follow_ups.follow_up(state),
                self._grounds.phrases(state),
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
