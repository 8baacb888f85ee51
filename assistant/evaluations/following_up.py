"""Follow-up between evaluations: the last report's improvement areas set against the evidence of this one."""

from collections import Counter
from collections.abc import Sequence

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

        That is the newest before the evaluation's own year that has any, public or among the evidence. None where there is
        no such report. It is no evidence of what has happened since, nor is any other report from before: the same one may
        lie both in the base and among the evidence.
        """
        before = self._improvements_before(state)
        if not before:
            return None
        improvements = _of_the_last(before)
        last = improvements[0]
        reports = {passage.document_id for passage in before}
        evidence = [text for text in self._grounds.texts(state) if text.source not in reports]
        synonyms = self._memory.knowledge().synonyms
        lines = follow_up(improvements, evidence, since=last.year, equivalents=synonyms.of)
        assert last.year is not None  # a report of no year is not among the last
        return FollowUp(last.year, last.source, lines)

    def _improvements_before(self, state: EvaluationState) -> list[Passage]:
        """What any report on the municipality, of an earlier year than the evaluation's, points out."""
        facts = state.evaluation
        found = self._parts.database.find_passages(
            PassageFilter(
                collections=(PUBLIC, facts.collection),
                municipalities=(facts.municipality,),
                kinds=(Kind.IMPROVEMENT,),
            )
        )
        return [passage for passage in found if passage.year is not None and passage.year < facts.year]


def _of_the_last(improvements: Sequence[Passage]) -> tuple[Passage, ...]:
    """Those of the newest document, in its order; of two of the same year, the one that points out most."""
    counts = Counter((passage.year or 0, passage.document_id) for passage in improvements)
    year, document = min(counts, key=lambda one: (-one[0], -counts[one], one[1]))
    chosen = [passage for passage in improvements if (passage.year, passage.document_id) == (year, document)]
    return tuple(sorted(chosen, key=lambda passage: passage.position))
