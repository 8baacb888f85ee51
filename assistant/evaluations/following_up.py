"""Follow-up between evaluations: the last report's improvement areas set against the evidence of this one."""

from collections import Counter

from assistant.domain.follow_up import FollowUp
from assistant.domain.passage import PUBLIC, Kind, Passage, PassageFilter
from assistant.evaluating.follow_up import follow_up
from assistant.evaluating.state import EvaluationState
from assistant.evaluations.grounds import Grounds
from assistant.evaluations.log import EvaluationLog
from assistant.memory import Memory
from assistant.parts import Parts


class FollowUps:
    """Finds the last report and follows it up; nothing is kept, as the evidence may be another tomorrow."""

    def __init__(self, parts: Parts, memory: Memory, log: EvaluationLog) -> None:
        """Nothing is opened yet."""
        self._parts, self._memory = parts, memory
        self._grounds = Grounds(parts, memory, log)

    def follow_up(self, state: EvaluationState) -> FollowUp | None:
        """What became of each improvement area of the municipality's last report.

        That is the newest before the evaluation's own year that has any, public or among the evidence; it is no evidence
        of what has happened since. None where there is no such report.
        """
        improvements = self._last_improvements(state)
        if not improvements:
            return None
        last = improvements[0]
        evidence = [text for text in self._grounds.texts(state) if text.source != last.document_id]
        synonyms = self._memory.knowledge().synonyms
        lines = follow_up(improvements, evidence, since=last.year, equivalents=synonyms.of)
        assert last.year is not None  # a report of no year is not among the last
        return FollowUp(last.year, last.source, lines)

    def _last_improvements(self, state: EvaluationState) -> tuple[Passage, ...]:
        """Of one document, in its order; of two of the same year, the one that points out most."""
        facts = state.evaluation
        found = self._parts.database.find_passages(
            PassageFilter(
                collections=(PUBLIC, facts.collection),
                municipalities=(facts.municipality,),
                kinds=(Kind.IMPROVEMENT,),
            )
        )
        before = [passage for passage in found if passage.year is not None and passage.year < facts.year]
        if not before:
            return ()
        counts = Counter((passage.year or 0, passage.document_id) for passage in before)
        year, document = min(counts, key=lambda one: (-one[0], -counts[one], one[1]))
        chosen = [passage for passage in before if (passage.year, passage.document_id) == (year, document)]
        return tuple(sorted(chosen, key=lambda passage: passage.position))
