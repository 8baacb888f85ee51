"""What the assistant suggests of a question: levels with quotes for and against, never a rating."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

#: What is said of a question with too little to suggest anything from.
TOO_LITTLE = "för lite underlag"

#: What is said of an indicator that the evidence does not speak of; never counted as "no".
NOT_SEEN = "framgår inte"


@dataclass(frozen=True, slots=True)
class EvidenceText:
    """A passage of evidence as a judge reads it.

    Attributes:
        passage_id: of the stored passage; what a quote points to.
        source: what counts as one source (a document, an interview); two passages of one are not independent.
        kind: `SourceKind` or, for findings of an earlier report, the finding's `Kind`, as its value.
    """

    passage_id: str
    text: str
    source: str
    kind: str
    dated: date | None = None
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a passage, word for word."""

    passage_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One indicator.

    Attributes:
        level: name of a level on the scale; None is `NOT_SEEN`.
        speaks_for: quotes that support the indicator.
        speaks_against: quotes that say it is missing, weak or only planned.
        unsure: why no level is given although there are quotes (passes of a model that disagree), in Swedish; else empty.
    """

    indicator: str
    level: str | None
    speaks_for: tuple[Quote, ...] = ()
    speaks_against: tuple[Quote, ...] = ()
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A scored question of a past report of the same edition that lies near in what it says."""

    municipality: str
    year: int
    question: str
    percent: int
    points: int
    finding: str
    passage_id: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the assistant suggests of one question; the same input always gives the same.

    Attributes:
        judgements: every indicator of the criterion, in its order.
        percent: 0 to 100, exact; None where less than half of the indicators are seen (`TOO_LITTLE`).
        low: lowest percent that the unseen indicators and the judge's own uncertainty leave open, None without percent.
        high: the highest.
        anchors: the nearest scored examples, nearest first.
        calibrated: whether `percent` has been moved by an offset from past human ratings.
        maker: what judged: ``"kod 1"`` or a model's name with the fingerprint of its prompts.
    """

    question: str
    judgements: tuple[Judgement, ...]
    percent: Fraction | None
    low: Fraction | None
    high: Fraction | None
    anchors: tuple[Anchor, ...] = ()
    calibrated: bool = False
    maker: str = ""

    @property
    def seen(self) -> int:
        """How many indicators have a level."""
        return sum(judgement.level is not None for judgement in self.judgements)
