"""The judge with a model: one indicator at a time, quote before verdict, read twice; code checks every quote.

Whatever the model says, the percent is computed as without one. Two readings that differ give no level.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.domain.criterion import Criterion, Indicator
from assistant.domain.fencing import fence_evidence, prompt_keys
from assistant.domain.suggestion import NOT_SEEN, Anchor, EvidenceText, Judgement, Quote, Suggestion
from assistant.evaluating.judging.anchors import nearest
from assistant.evaluating.judging.estimate import summed_up
from assistant.evaluating.judging.judge import Judge
from assistant.evaluating.judging.levels import Judged
from assistant.evaluating.judging.model_reply import ModelReplyError, read_reply
from assistant.evaluating.judging.statements import statements_in
from assistant.writing.deadline import within
from assistant.writing.port import ChatModel, Message, Role
from assistant.writing.prompts import Prompts
from assistant.writing.veil import Veil

# What is shown: the passages that fit best. Beyond a dozen, models overlook what stands in the middle.
_SHOWN: Final = 12
# The model may see further than code dares: half of what a level without a model takes.
_LEAST_FIT: Final = 0.1
_READINGS: Final = 2
_TRIES: Final = 2


@dataclass(frozen=True, slots=True)
class ModelJudge:
    """Suggests levels with a language model, and all else with `judge`.

    Attributes:
        seconds: time limit for one call.
    """

    judge: Judge
    model: ChatModel
    prompts: Prompts
    seconds: float

    @property
    def maker(self) -> str:
        """The model and the fingerprint of its prompts."""
        return f"{self.model.identity} ({self.prompts.fingerprint})"

    def suggest(self, evidence: Iterable[EvidenceText], past: Sequence[Anchor] = (), *, question: str) -> Suggestion:
        """The suggestion for one question.

        Raises:
            ServiceUnavailable: the model does not answer.
            NotFound: the question has no criterion.
        """
        criterion = self.judge.criterion(question)
        by_id = {text.passage_id: text for text in evidence}
        texts = [by_id[passage] for passage in sorted(by_id)]
        judged = [
            self._judged(indicator, self._fitting(criterion, indicator, texts)) for indicator in criterion.indicators
        ]
        said = [q.text for one in judged for q in (*one.judgement.speaks_for, *one.judgement.speaks_against)]
        return summed_up(
            criterion,
            judged,
            self.judge.edition,
            self.judge.scale,
            average=self.judge.average,
            anchors=nearest(question, said, past, self.judge.fitting.embedder),
            maker=self.maker,
        )

    def _fitting(
        self, criterion: Criterion, indicator: Indicator, texts: Sequence[EvidenceText]
    ) -> tuple[EvidenceText, ...]:
        """The passages to show, the best fit first; what is known to speak of another question is left out."""
        kept = [t for t in texts if not t.questions or {criterion.question, indicator.id} & {*t.questions}]
        statements = statements_in(kept)
        place = self.judge.fitting.ids.index(indicator.id)
        best: dict[str, float] = {text.passage_id: 1.0 for text in kept if indicator.id in text.questions}
        for statement, fits in zip(statements, self.judge.fitting.fits([s.text for s in statements]), strict=True):
            id_ = statement.evidence.passage_id
            best[id_] = max(best.get(id_, 0.0), float(fits[place]))
        shown = sorted(
            (t for t in kept if best.get(t.passage_id, 0.0) >= _LEAST_FIT),
            key=lambda t: (-best[t.passage_id], t.passage_id),
        )
        return tuple(shown[:_SHOWN])

    def _judged(self, indicator: Indicator, shown: Sequence[EvidenceText]) -> Judged:
        if not shown:
            return Judged(Judgement(indicator.id, None), 0)
        readings = [
            self._reading(indicator, _shuffled(shown, f"{indicator.id} {number}"), number)
            for number in range(_READINGS)
        ]
        judgement = _agreed(indicator.id, readings)
        source_of = {text.passage_id: text.source for text in shown}
        quotes = (*judgement.speaks_for, *judgement.speaks_against)
        return Judged(judgement, len({source_of[quote.passage_id] for quote in quotes}))

    def _reading(self, indicator: Indicator, shown: Sequence[EvidenceText], number: int) -> Judgement:
        """One reading; where no reply can be used, no level and why."""
        keys = prompt_keys([text.passage_id for text in shown], f"{indicator.id} {number}")
        task = self.prompts.fill(
            "judge_indicator",
            indicator=f"{indicator.id} {indicator.text}",
            levels=", ".join(level.name for level in self.judge.scale.levels),
            not_seen=NOT_SEEN,
            material=fence_evidence(shown, keys),
        )
        messages = [Message(Role.SYSTEM, self.prompts.fill("judge")), Message(Role.USER, task)]
        by_key = {keys[text.passage_id]: text for text in shown}
        fault = ""
        for _ in range(_TRIES):
            reply = self._called(messages)
            try:
                return read_reply(reply, indicator.id, by_key, self.judge.scale)
            except ModelReplyError as error:
                fault = str(error)
                messages += [
                    Message(Role.MODEL, reply),
                    Message(Role.USER, self.prompts.fill("judge_again", fault=fault)),
                ]
        return Judgement(indicator.id, None, unsure=f"Språkmodellens svar gick inte att använda: {fault}")

    def _called(self, messages: Sequence[Message]) -> str:
        veil = Veil(on=not self.model.local)
        sent = veil.over(messages)
        return veil.off("".join(part.text for part in within(self.seconds, lambda: self.model.stream(sent))))


def _agreed(indicator: str, readings: Sequence[Judgement]) -> Judgement:
    """One level where all readings give it, none where they differ or one could not be used; all quotes either way."""
    speaks_for = _distinct(quote for one in readings for quote in one.speaks_for)
    speaks_against = _distinct(quote for one in readings for quote in one.speaks_against if quote not in speaks_for)
    unsure = next((one.unsure for one in readings if one.unsure), "")
    levels = tuple(dict.fromkeys(one.level for one in readings))
    if not unsure and len(levels) > 1:
        unsure = f"Oklart: två läsningar gav olika nivå ({', '.join(level or NOT_SEEN for level in levels)})."
    first = Judgement(indicator, levels[0], speaks_for, speaks_against)
    return replace(first, level=None, unsure=unsure) if unsure else first


def _distinct(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(quotes))


def _shuffled(shown: Sequence[EvidenceText], seed: str) -> tuple[EvidenceText, ...]:
    """Another order for each seed, the same each time."""
    return tuple(sorted(shown, key=lambda t: hashlib.sha256(f"{seed}\x00{t.passage_id}".encode()).digest()))
