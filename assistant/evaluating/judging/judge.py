"""The judge without a model: the same evidence gives the same suggestion, in whatever order it comes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Self

from assistant.domain.criterion import Criterion
from assistant.domain.errors import NotFound
from assistant.domain.instrument import Edition, Instrument, Scale
from assistant.domain.stance import StanceLexicon
from assistant.domain.suggestion import Anchor, EvidenceText, Suggestion
from assistant.evaluating.judging.anchors import nearest
from assistant.evaluating.judging.estimate import average_share, summed_up
from assistant.evaluating.judging.fitting import Fitting
from assistant.evaluating.judging.levels import judge_indicator
from assistant.evaluating.judging.placing import Placed, Placing, place
from assistant.evaluating.judging.stances import StanceReader
from assistant.ingesting.interpretation import Interpret
from assistant.retrieval.embedder import Embedder

_BY_CODE: Final = "kod "
#: Raise the number when the same evidence may be judged otherwise than before.
MAKER: Final = f"{_BY_CODE}1"


def by_code(suggestion: Suggestion) -> bool:
    """Whether a judge without a model made it, by whichever rules: then it can be made again at any time."""
    return suggestion.maker.startswith(_BY_CODE)


@dataclass(frozen=True, slots=True)
class Judge:
    """Suggests levels and percents for the questions of one edition.

    Attributes:
        average: share of the points that municipalities have had on average, 0 to 1.
    """

    criteria: tuple[Criterion, ...]
    edition: Edition
    scale: Scale
    fitting: Fitting
    stances: StanceReader
    interpret: Interpret
    average: Fraction

    @classmethod
    def of(
        cls,
        criteria: Iterable[Criterion],
        instrument: Instrument,
        edition: Edition,
        *,
        embedder: Embedder,
        lexicon: StanceLexicon,
        interpret: Interpret,
    ) -> Self:
        """A judge of the edition's criteria; the thresholds were set for the shipped embedder and interpreter."""
        own = tuple(c for c in criteria if c.edition == edition.id)
        return cls(
            criteria=own,
            edition=edition,
            scale=instrument.scale,
            fitting=Fitting.of(own, edition, embedder),
            stances=StanceReader(lexicon),
            interpret=interpret,
            average=average_share(instrument, edition),
        )

    def criterion(self, question: str) -> Criterion:
        """The criterion of a question.

        Raises:
            NotFound: there is none.
        """
        found = next((c for c in self.criteria if c.question == question), None)
        if found is None:
            raise NotFound(
                f"Fråga {question} har ingen kriterietext i {self.edition.name}, så nivåer går inte att föreslå."
            )
        return found

    def place(self, evidence: Iterable[EvidenceText]) -> Placing:
        """What the evidence says of each indicator."""
        return place(evidence, self.fitting, self.stances, self.interpret)

    def suggest(
        self,
        evidence: Iterable[EvidenceText],
        past: Sequence[Anchor] = (),
        *,
        questions: Sequence[str] = (),
    ) -> tuple[Suggestion, ...]:
        """A suggestion for each of `questions` (none: all that have a criterion), in the order given.

        Raises:
            NotFound: a question without a criterion.
        """
        criteria = tuple(map(self.criterion, questions)) if questions else self.criteria
        placing = self.place(evidence)
        return tuple(self._suggestion(criterion, placing, past) for criterion in criteria)

    def _suggestion(self, criterion: Criterion, placing: Placing, past: Sequence[Anchor]) -> Suggestion:
        placed = {i.id: placing.of_indicator.get(i.id, ()) for i in criterion.indicators}
        beside = placing.of_question.get(criterion.question, ())
        judged = [judge_indicator(indicator, rows, self.scale) for indicator, rows in placed.items()]
        said = [one.statement.text for rows in (*placed.values(), beside) for one in rows]
        return summed_up(
            criterion,
            judged,
            self.edition,
            self.scale,
            average=self.average,
            beside=self._shares(beside),
            anchors=nearest(criterion.question, said, past, self.fitting.embedder),
            maker=MAKER,
        )

    def _shares(self, beside: Sequence[Placed]) -> tuple[Fraction, ...]:
        """What a single finding on the question as a whole speaks for, on the scale."""
        shares = {level.name: level.share for level in self.scale.levels}
        levels = (judge_indicator("", (one,), self.scale).judgement.level for one in beside)
        return tuple(shares[level] for level in levels if level)
