"""How good the suggestions are, measured on reports that people scored: each judged without its own figures.

Yardsticks: "always the mean", which a suggestion must beat to be worth showing. Its skill is 1 for no error, 0 for the
yardstick's own error, below 0 for a larger one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.domain.suggestion import Suggestion
from assistant.evaluating.judging.calibration import Pair, calibrated, calibration_of
from assistant.evaluating.judging.past_reports import ScoredReport

Suggest = Callable[[ScoredReport], tuple[Suggestion, ...]]
"""What the judge says of a report's findings."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question of a report that was given a number, all in percent.

    Attributes:
        own_mean: the mean of the report's own percents: a yardstick that knows what the judge may not.
        others_mean: the mean of the other reports' percents on the question, None where there is no other report.
    """

    report: str
    question: str
    suggested: Fraction
    low: Fraction
    high: Fraction
    given: Fraction
    own_mean: Fraction
    others_mean: Fraction | None


Guess = Callable[[Case], Fraction | None]
"""What a yardstick says of a question; None where it cannot say."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """Leave-one-report-out over `reports`.

    Attributes:
        questions: how many questions were asked about, in all reports together.
        average: what municipalities have had on average, in percent: a yardstick that is known beforehand.
        cases: those that were given a number, in the order of the reports and their questions.
    """

    reports: tuple[str, ...]
    questions: int
    average: Fraction
    cases: tuple[Case, ...]

    @property
    def abstention(self) -> Fraction:
        """Share of the questions without a number."""
        return 1 - Fraction(len(self.cases), self.questions) if self.questions else Fraction(1)

    @property
    def error(self) -> Fraction | None:
        """Mean absolute error in percent units; None where no number was given."""
        return mean_of(abs(case.suggested - case.given) for case in self.cases)

    @property
    def signed_error(self) -> Fraction | None:
        """Mean of suggested less given: above 0 where the judge is kinder than people."""
        return mean_of(case.suggested - case.given for case in self.cases)

    @property
    def covered(self) -> Fraction | None:
        """Share of the intervals that hold what was given."""
        return mean_of(Fraction(case.low <= case.given <= case.high) for case in self.cases)

    def guesses(self) -> Mapping[str, Guess]:
        """The yardsticks by name."""
        return {
            "own_mean": lambda case: case.own_mean,
            "average": lambda _: self.average,
            "others_mean": lambda case: case.others_mean,
        }

    def yardstick(self, guess: Guess) -> Fraction | None:
        """Mean absolute error of another guess on the same questions; None where it has none for one of them."""
        guesses = [(guess(case), case.given) for case in self.cases]
        return (
            None
            if any(g is None for g, _ in guesses)
            else mean_of(abs(g - given) for g, given in guesses if g is not None)
        )

    def skill(self, guess: Guess) -> Fraction | None:
        """How much of the yardstick's error the judge takes away; None where either is unknown or the yardstick is right."""
        own, other = self.error, self.yardstick(guess)
        return None if own is None or not other else 1 - own / other


def measure(reports: Sequence[ScoredReport], suggest: Suggest, *, average: Fraction) -> Measurement:
    """Judge each report by its findings, corrected by what the other reports of its edition teach.

    Args:
        reports: each with a name of its own.
        suggest: judges one report; must not look at its figures.
        average: in percent, see `Measurement.average`.
    """
    suggestions = {report.name: suggest(report) for report in reports}
    cases: list[Case] = []
    for report in reports:
        others = [other for other in reports if other.edition == report.edition and other.name != report.name]
        pairs = [pair for other in others for pair in pairs_of(other, suggestions[other.name])]
        calibration = calibration_of(pairs, report.edition)
        own_mean = mean_of(Fraction(row.percent) for row in report.printed.values())
        for raw in suggestions[report.name]:
            suggestion, row = calibrated(raw, calibration), report.printed.get(raw.question)
            if row is None or suggestion.percent is None or own_mean is None:
                continue
            assert suggestion.low is not None
            assert suggestion.high is not None
            given = Fraction(row.percent)
            theirs = mean_of(
                Fraction(other.printed[raw.question].percent) for other in others if raw.question in other.printed
            )
            cases.append(
                Case(
                    report.name,
                    raw.question,
                    suggestion.percent,
                    suggestion.low,
                    suggestion.high,
                    given,
                    own_mean,
                    theirs,
                )
            )
    asked = sum(suggestion.question in report.printed for report in reports for suggestion in suggestions[report.name])
    return Measurement(tuple(report.name for report in reports), asked, average, tuple(cases))


def pairs_of(report: ScoredReport, suggestions: Sequence[Suggestion]) -> tuple[Pair, ...]:
    """What the judge said beside what people gave, for each question that got a number."""
    return tuple(
        Pair(report.name, report.edition, s.percent, Fraction(report.printed[s.question].percent))
        for s in suggestions
        if s.percent is not None and s.question in report.printed
    )


def mean_of(values: Iterable[Fraction]) -> Fraction | None:
    """The mean, None of nothing."""
    kept = tuple(values)
    return sum(kept, Fraction(0)) / len(kept) if kept else None
