"""Suggested scores: the evidence of an evaluation judged, kept as suggestions, and measured on reports that people scored."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.errors import InvalidInput
from assistant.domain.evaluation import PROGRAM
from assistant.domain.instrument import Edition
from assistant.domain.passage import PUBLIC, Passage
from assistant.domain.report import Report, TextDocument
from assistant.domain.result import Result
from assistant.domain.suggestion import Suggestion
from assistant.evaluating.items import put_step
from assistant.evaluating.judging.anchors import scored_findings
from assistant.evaluating.judging.calibration import FEWEST_REPORTS, Calibration, calibrated, calibration_of
from assistant.evaluating.judging.judge import Judge, by_code
from assistant.evaluating.judging.measuring import Measurement, measure, pairs_of
from assistant.evaluating.judging.model_judge import ModelJudge
from assistant.evaluating.judging.past_reports import ScoredReport, scored_report, stored_report
from assistant.evaluating.state import EvaluationState
from assistant.evaluations.grounds import Grounds
from assistant.evaluations.log import EvaluationLog
from assistant.ingesting.interpretation import Interpret, open_interpreter
from assistant.memory import Memory
from assistant.parts import Parts
from assistant.retrieval.static_model import StaticEmbedder


class Suggestions:
    """Judges evidence; what may be seen of a suggestion is `EvaluationState`'s."""

    def __init__(self, parts: Parts, memory: Memory, log: EvaluationLog) -> None:
        """Nothing is opened yet."""
        self._parts, self._log = parts, log
        self._grounds = Grounds(parts, memory, log)

    def suggest(
        self, evaluation_id: str, question: str | None = None, *, with_model: bool = False, by: str = PROGRAM
    ) -> tuple[Suggestion, ...]:
        """Judge one question, or all, from the evidence as it is now, and keep what has changed, in one act.

        What comes back is for whoever rates nothing blind any more; a page shows what `open` shows.

        Raises:
            NotFound: there is no such evaluation or question, or `by` is not of its team.
            InvalidInput: it is archived, or a model is asked for and none is set.
            ServiceUnavailable: the model does not answer.
            Overtaken: somebody else was before.
        """
        state = self._log.state(evaluation_id, None if by == PROGRAM else by)
        edition = self._grounds.edition(state)
        questions = tuple(q.id for q in edition.questions()) if question is None else (question,)
        judge = self._judge(edition, self._parts.interpreter.interpret)
        suggestions = self._suggested(judge, state, questions, with_model=with_model)
        kept = {one.question: one for one in self._grounds.suggestions(state)}
        changed = [suggestion for suggestion in suggestions if kept.get(suggestion.question) != suggestion]
        if changed:
            steps = [put_step(one, seen=state.version(one), verb="tog fram ett förslag") for one in changed]
            self._log.act(evaluation_id, steps, by=by)
        return suggestions

    def afresh(self, state: EvaluationState, questions: Collection[str]) -> tuple[Suggestion, ...]:
        """What the evidence as it is now gives for these questions, by question; nothing is kept.

        For what is made from suggestions, which need not be on record: whoever calls sees to it that nobody learns from
        it of a question that they still rate blind. A model's suggestion on record stands, as asking it again takes long.
        A question without a criterion is left out, and so is every question where there is no evidence.
        """
        edition = self._grounds.edition(state)
        kept = [one for one in self._grounds.suggestions(state) if one.question in questions and not by_code(one)]
        criteria = set(self._grounds.criteria_of(edition.id)) - {one.question for one in kept}
        left = tuple(q.id for q in edition.questions() if q.id in questions and q.id in criteria)
        made: tuple[Suggestion, ...] = ()
        if left and state.counting:
            made = self._suggested(
                self._judge(edition, self._parts.interpreter.interpret), state, left, with_model=False
            )
        return tuple(sorted((*kept, *made), key=lambda suggestion: suggestion.question))

    def measure(self, paths: Sequence[Path]) -> Measurement:
        """How far suggestions from the findings of these reports lie from the percents that they print.

        Nothing is stored. No report's figures are seen by what judges it, nor what people have said of its findings.

        Raises:
            InvalidInput: a file is no report with printed figures, reports are of several editions, or one comes twice.
            UnreadableFile: a file cannot be read.
        """
        with self._parts.reader() as reader:
            reports = [self._report(reader.read(path), path) for path in paths]
        interpreter = open_interpreter(
            self._parts.settings.knowledge,
            self._parts.instrument,
            StaticEmbedder(),
            without=[report.municipality or "" for report in reports],
        )
        cases = [self._case(report, path, interpreter.interpret) for report, path in zip(reports, paths, strict=True)]
        edition = self._same_edition([case.edition for case in cases])
        if len({case.name for case in cases}) < len(cases):
            raise InvalidInput("Samma rapport är angiven flera gånger. Ange varje rapport en gång.")
        judge = self._judge(edition, interpreter.interpret)
        return measure(cases, lambda case: judge.suggest(case.evidence), average=100 * judge.average)

    # --- within ------------------------------------------------------------------------------------------------

    def _report(self, read: Report | TextDocument, path: Path) -> Report:
        if isinstance(read, Report):
            return read
        raise InvalidInput(f"{path.name} är ingen rapport i instrumentets form, så den går inte att mäta på.")

    def _case(self, report: Report, path: Path, interpret: Interpret) -> ScoredReport:
        name = " ".join(str(part) for part in (report.municipality or path.name, report.year) if part)
        case = scored_report(report, name, self._parts.instrument, interpret)
        if case is None:
            raise InvalidInput(f"{path.name} har inga tryckta poäng per fråga, så den går inte att mäta på.")
        return case

    def _suggested(
        self, judge: Judge, state: EvaluationState, questions: Sequence[str], *, with_model: bool
    ) -> tuple[Suggestion, ...]:
        evidence = self._grounds.texts(state)
        past = _Past.of(self._parts, judge.edition, without=state.evaluation.municipality)
        anchors = scored_findings(
            past.results, past.findings, edition=judge.edition.id, without=state.evaluation.municipality
        )
        if with_model:
            model = self._model_judge(judge)
            # not calibrated: what people gave was held against what code said
            return tuple(model.suggest(evidence, anchors, question=question) for question in questions)
        calibration = past.calibration(judge)
        return tuple(calibrated(one, calibration) for one in judge.suggest(evidence, anchors, questions=questions))

    def _judge(self, edition: Edition, interpret: Interpret) -> Judge:
        """Always with the shipped embedder, for which the thresholds were set."""
        return Judge.of(
            self._grounds.criteria_of(edition.id).values(),
            self._parts.instrument,
            edition,
            embedder=StaticEmbedder(),
            lexicon=self._parts.stances,
            interpret=interpret,
        )

    def _model_judge(self, judge: Judge) -> ModelJudge:
        writer = self._parts.writer
        if writer is None:
            raise InvalidInput("Ingen språkmodell är inställd. Ange den i KOMPASS_MODEL, eller föreslå utan modell.")
        return ModelJudge(judge, writer.model, writer.prompts, writer.seconds)

    def _same_edition(self, editions: Sequence[str]) -> Edition:
        edition = self._parts.instrument.edition(editions[0]) if len(set(editions)) == 1 else None
        if edition is None:
            raise InvalidInput("Utgåvor jämförs inte. Ange minst en rapport, och bara rapporter av samma utgåva.")
        return edition


@dataclass(frozen=True, slots=True)
class _Past:
    """Scored reports of one edition in the public collection, without the municipality under evaluation."""

    results: tuple[Result, ...]
    findings: tuple[Passage, ...]

    @classmethod
    def of(cls, parts: Parts, edition: Edition, *, without: str) -> "_Past":
        known = parts.database.results((PUBLIC,))
        results = tuple(r for r in known if r.edition == edition.id and r.questions and r.municipality != without)
        findings = tuple(p for r in results for p in parts.database.passages_of(r.document_id, (PUBLIC,)))
        return cls(results, findings)

    def calibration(self, judge: Judge) -> Calibration | None:
        """What they teach; nothing is judged anew where they are too few."""
        if len(self.results) < FEWEST_REPORTS:
            return None
        reports = [
            report
            for result in self.results
            if (report := stored_report(result, (p for p in self.findings if p.document_id == result.document_id)))
        ]
        pairs = [pair for report in reports for pair in pairs_of(report, judge.suggest(report.evidence))]
        return calibration_of(pairs, judge.edition.id)
