"""Asking: the question completed and understood, the answer composed, written by a model where one is set, and kept."""

import logging
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from assistant.answering.ask import ask
from assistant.answering.follow_on import complete
from assistant.answering.knowledge import Knowledge
from assistant.answering.language import language_of, well_formed
from assistant.answering.ourselves import name_ourselves
from assistant.domain.answer import Answer
from assistant.domain.errors import InvalidInput, KompassError
from assistant.domain.making import KeptAnswer, Making
from assistant.domain.passage import PUBLIC, PassageFilter
from assistant.domain.personal_data import mask
from assistant.memory import Memory
from assistant.parts import Parts
from assistant.writing.ledger import Ledger
from assistant.writing.tools import Tools

_log = logging.getLogger(__name__)


class Asking:
    """Answers questions; safe between threads."""

    def __init__(self, parts: Parts, memory: Memory) -> None:
        """Answer from what `memory` holds, with the writer that `parts` opens."""
        self._parts = parts
        self._memory = memory

    def stream(
        self,
        question: str,
        *,
        scope: PassageFilter,
        previous: Sequence[str] = (),
    ) -> Generator[Answer, None, None]:
        """The answer as it grows, where a language model writes it; the last one is whole. Close it to stop the model."""
        started = time.perf_counter()
        book, knowledge = self._memory.figures(scope.collections), self._memory.knowledge()
        earlier = [well_formed(before) for before in previous]
        asked = complete(well_formed(question), earlier, knowledge)
        asked, scope = name_ourselves(asked, earlier, scope, knowledge)

        def composed(text: str) -> Answer:
            return ask(text, scope=scope, book=book, knowledge=knowledge)

        with closing(self._written(asked, composed, scope, knowledge)) as answers:
            for growing in answers:
                answer = replace(growing, seconds=time.perf_counter() - started)
                if answer.whole and answer.making:
                    self._keep(asked, answer.text, answer.making, scope)
                yield answer

    def _written(
        self, asked: str, compose: Callable[[str], Answer], scope: PassageFilter, knowledge: Knowledge
    ) -> Generator[Answer, None, None]:
        """What code composes, written by the model that is set; as composed without one."""
        answer = compose(asked)
        try:
            writer = self._parts.writer
        except InvalidInput as fault:
            answer, writer = replace(answer, warnings=(*answer.warnings, str(fault))), None
        if writer is None:
            yield answer
        else:
            tools = Tools(compose, scope, knowledge, Ledger(answer))
            yield from writer.write(asked, answer, tools, language=language_of(asked))

    def _keep(self, question: str, text: str, making: Making, scope: PassageFilter) -> None:
        """Log how an answer by a model came to be; a base that cannot be written to does not cost the asker the answer."""
        days, now = self._parts.settings.model_keep_days, datetime.now(UTC)
        if not days:
            return
        private = next((name for name in scope.collections if name != PUBLIC), PUBLIC)
        removed = tuple(replace(rejected, sentence=mask(rejected.sentence).text) for rejected in making.removed)
        masked = replace(making, removed=removed)
        kept = KeptAnswer(now, mask(question).text, mask(text).text, masked, private)
        try:
            self._parts.database.keep_answer(kept, oldest=now - timedelta(days=days))
        except KompassError as error:
            _log.warning("How an answer came to be could not be kept: %s", error)
