"""What the drafts of an area are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from assistant.domain.criterion import Criterion
from assistant.domain.instrument import Area, Question, Scale
from assistant.domain.passage import Passage
from assistant.domain.suggestion import Judgement, Suggestion


@dataclass(frozen=True, slots=True)
class Ground:
    """Evidence of one area, judged.

    Attributes:
        municipality: whose evaluation it is; its name is left out of bullets.
        edition: of the evaluation; a passage's area counts only where it is of the same.
        suggestions: at most one per question of the area.
        passages: the evidence, none withdrawn; findings of the municipality's own reports among them.
        rated: indicators that people have rated, and the share (0 to 1) they gave; goes before what was suggested.
        criteria: by question.
        phrases: indicators as a few words, by indicator (``knowledge/phrases``).
    """

    municipality: str
    edition: str
    area: Area
    scale: Scale
    suggestions: tuple[Suggestion, ...] = ()
    passages: tuple[Passage, ...] = ()
    rated: Mapping[str, Fraction] = field(default_factory=dict)
    criteria: Mapping[str, Criterion] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)

    def passage(self, passage_id: str) -> Passage | None:
        """The evidence of this id, None where it does not count (any more)."""
        return next((passage for passage in self.passages if passage.id == passage_id), None)

    def question(self, question_id: str) -> Question | None:
        """The area's question of this id, or None."""
        return next((question for question in self.area.questions if question.id == question_id), None)

    def share(self, judgement: Judgement) -> Fraction | None:
        """How much of the indicator is in place, 0 to 1: as people rated it, else as suggested; None where not seen."""
        if judgement.indicator in self.rated:
            return self.rated[judgement.indicator]
        level = self.scale.level(judgement.level) if judgement.level else None
        return level.share if level else None

    def wanted(self, indicator: str) -> str:
        """The whole sentence of an indicator, empty where the criteria do not know it."""
        criterion = self.criteria.get(indicator.rstrip("abcdefghijklmnopqrstuvwxyz"))
        return next((i.text for i in criterion.indicators if i.id == indicator), "") if criterion else ""

    def asked_for(self, indicator: str) -> str:
        """What an indicator asks for, in both wordings; empty where neither is known."""
        return f"{self.wanted(indicator)} {self.phrases.get(indicator, '')}".strip()

    def phrase(self, indicator: str) -> str:
        """An indicator in a few words with the noun first; its own sentence where nobody has written them."""
        return self.phrases.get(indicator) or self.wanted(indicator).rstrip(".")
