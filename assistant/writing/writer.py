"""The composed answer, written by a language model and checked by code; wherever that fails, the composed answer stands."""

import re
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import takewhile
from typing import Any

from assistant.answering.intents import Intent
from assistant.domain.answer import Answer, Citation, Statement
from assistant.domain.clean_answer import clean_answer
from assistant.domain.errors import ServiceUnavailable
from assistant.domain.fencing import neutralise
from assistant.domain.keys import KEY
from assistant.domain.making import Making, Rejected, Tokens
from assistant.verifying.figures import numbers_in
from assistant.writing.checking import check_sentences
from assistant.writing.deadline import within
from assistant.writing.draft import Draft, Sentence, read_draft
from assistant.writing.port import ChatModel, Message, Part, Role, ToolCall, ToolDescription
from assistant.writing.prompts import Prompts
from assistant.writing.thoughts import without_thoughts
from assistant.writing.tools import TOOLS, Tools
from assistant.writing.veil import Veil

_PROMPT_OF = {Intent.DRAFT.value: "draft", Intent.INTERVIEW.value: "interview"}
# Answers that are rules of the program or of the instrument, word for word; a model would only blur them.
_AS_COMPOSED = frozenset({Intent.BASE.value})
_LANGUAGES = {"en": "engelska"}  # a Norwegian question is answered in Swedish, as without a model
_ROUNDS = 4  # calls with tools before the text
_WORDS = "250"
_LONGEST = 8_000  # characters, several times what is asked for: a model that writes more goes round in circles
_BREATH_S = 0.5  # how often whoever waits is given the answer so far, changed or not, and may leave
# Where a text may be shown up to: an end of line, or a sentence's last key before the next sentence has begun.
_SHOWABLE = re.compile(r"\n|\][.)]?(?=\s+[^\s\[])")
_NUMBERED = re.compile(r"^\s*(\d+)[.)]\s*(.*\S)\s*$")
_STRUCK = "STRYK"


@dataclass(frozen=True, slots=True)
class Prices:
    """Per million tokens."""

    read: Decimal
    written: Decimal

    def cost(self, tokens: Tokens) -> Decimal:
        """In the currency of the prices."""
        return (tokens.read * self.read + tokens.written * self.written) / 1_000_000


@dataclass(frozen=True)
class Writer:
    """Writes answers with a model.

    Attributes:
        seconds: time limit for one answer, all calls together.
    """

    model: ChatModel
    prompts: Prompts
    seconds: float
    prices: Prices | None = None

    def write(self, question: str, composed: Answer, tools: Tools, *, language: str) -> Generator[Answer, None, None]:
        """The answer as it grows, each time with what is checked so far; the last is whole.

        A refused answer, and one without sources, comes back as it is: what the base does not hold, no model may add.
        """
        if composed.refused or not composed.citations or composed.kind in _AS_COMPOSED:
            yield composed
            return
        yield from _Work(self, question, composed, tools, language).run()


@dataclass(frozen=True, slots=True)
class _Reply:
    """What a model has written so far, without its thoughts, and what it wants looked up."""

    text: str = ""
    calls: tuple[ToolCall, ...] = ()

    @property
    def shown(self) -> int:
        """How far it may be shown: sentences are whole, with their keys."""
        return max((match.end() for match in _SHOWABLE.finditer(self.text)), default=0)


class _Work:
    """One answer being written."""

    def __init__(self, writer: Writer, question: str, composed: Answer, tools: Tools, language: str) -> None:
        self._writer, self._composed, self._tools, self._ledger = writer, composed, tools, tools.ledger
        self._english = language == "en"
        self._check = partial(
            check_sentences, ledger=self._ledger, verifier=tools.knowledge.verifier, english=self._english
        )
        self._veil = Veil(on=not writer.model.local)
        self._until = time.monotonic() + writer.seconds
        self._started = time.perf_counter()
        self._making = Making(writer.model.identity, writer.prompts.fingerprint)
        fill = writer.prompts.fill
        task = fill(
            _PROMPT_OF.get(composed.kind, "answer"),
            question=neutralise(question),
            material=self._ledger.opening,
            length=_WORDS,
        )
        self._messages = [
            Message(Role.SYSTEM, fill("system", language=_LANGUAGES.get(language, "svenska"))),
            Message(Role.USER, task),
        ]

    def run(self) -> Generator[Answer, None, None]:
        """See `Writer.write`."""
        yield self._answer("", whole=False)
        try:
            text = yield from self._written()
        except ServiceUnavailable as fault:
            yield self._fallen(str(fault))
            return
        draft = self._read(text)
        if draft.failed:
            draft = yield from self._repaired(text, draft)
        if draft.stands:
            yield self._finished(draft)
        else:
            self._note(removed=_rejected(draft))
            yield self._fallen("för lite av dess text gick att belägga.")

    def _written(self) -> Generator[Answer, None, str]:
        """Call the model, with what it looks up between calls, until it writes or has no rounds left; what it has written."""
        for rounds_left in reversed(range(_ROUNDS + 1)):
            offered = TOOLS if self._writer.model.takes_tools and rounds_left else ()
            reply, growing, shown = _Reply(), "", 0
            for reply in self._replies(offered):
                if reply.shown > shown:
                    growing, shown = self._read(reply.text[: reply.shown]).text, reply.shown
                yield self._answer(growing, whole=False)
            if not (reply.calls and rounds_left):
                return reply.text
            self._messages.append(Message(Role.MODEL, self._veil.off(reply.text), calls=reply.calls))
            self._messages += [Message(Role.TOOL, self._looked_up(call), call_id=call.id) for call in reply.calls]
        raise AssertionError("the last round returns")

    def _replies(self, offered: Sequence[ToolDescription]) -> Generator[_Reply, None, None]:
        """One call: the reply so far, when a sentence more can be shown and at least every half second; at last the whole.

        Personal data is veiled in what is sent. A reply that does not end is cut off.
        """
        sent = self._veil.over(self._messages)
        self._note(calls=self._making.calls + 1, masked=self._veil.counts)
        raw, reply, told = "", _Reply(), time.monotonic()
        left = self._until - told
        with closing(within(left, lambda: self._writer.model.stream(sent, offered))) as parts:
            for part in parts:
                self._count(part)
                raw += part.text
                further = _Reply(without_thoughts(raw), (*reply.calls, *part.calls))
                if further.shown > reply.shown or time.monotonic() - told >= _BREATH_S:
                    told = time.monotonic()
                    yield further
                reply = further
                if len(reply.text) > _LONGEST:
                    break
        yield reply

    def _count(self, part: Part) -> None:
        if part.tokens_read is not None and part.tokens_written is not None:
            tokens = self._making.tokens + Tokens(part.tokens_read, part.tokens_written)
            self._note(tokens=tokens, counted=self._making.counted + 1)

    def _looked_up(self, call: ToolCall) -> str:
        arguments = {
            name: self._veil.off(value) if isinstance(value, str) else value for name, value in call.arguments.items()
        }
        shown = ", ".join(str(value) for value in call.arguments.values())
        self._note(looked_up=(*self._making.looked_up, f"{call.name}: {shown}"))
        return self._tools.run(replace(call, arguments=arguments))

    def _read(self, text: str) -> Draft:
        return read_draft(clean_answer(self._veil.off(text)), self._check)

    def _repaired(self, text: str, draft: Draft) -> Generator[Answer, None, Draft]:
        """Ask once for better wordings of what failed; what fails again is left as it was."""
        failed = "\n".join(f"{number}. {s.text} ({s.fault})" for number, s in enumerate(draft.failed, 1))
        self._messages.append(Message(Role.MODEL, self._veil.off(text)))
        self._messages.append(Message(Role.USER, self._writer.prompts.fill("repair", failed=failed)))
        written = ""
        try:
            for reply in self._replies(()):
                written = reply.text
                yield self._answer(draft.text, whole=False)
        except ServiceUnavailable:
            return draft
        lines = clean_answer(self._veil.off(written)).splitlines()
        found = {int(match[1]): match[2] for line in lines if (match := _NUMBERED.match(line))}
        better = [self._one(found.get(number, _STRUCK)) for number in range(1, len(draft.failed) + 1)]
        repaired = draft.repaired(better)
        self._note(repaired=len(draft.failed) - len(repaired.failed))
        return repaired

    def _one(self, text: str) -> Sentence | None:
        """A sentence that was to be better; None where it was struck out or holds no claim."""
        checked = [] if text.strip(" .") == _STRUCK else self._check(text)
        if not checked or not any(sentence.claims for sentence in checked):
            return None
        fault = next((sentence.fault for sentence in checked if sentence.fault), "")
        return Sentence(" ".join(sentence.text for sentence in checked), claims=True, fault=fault)

    def _finished(self, draft: Draft) -> Answer:
        """The whole: what code says first, what the model wrote, and what of the sources it left out."""
        self._note(removed=_rejected(draft))
        preamble = takewhile(lambda statement: not statement.cited, self._composed.statements)
        parts = [*(statement.line for statement in preamble), draft.text]
        if rest := self._left_out(draft.text):
            parts.append("**More from the sources**" if self._english else "**Mer ur underlaget**")
            parts.append("\n".join(rest))
        parts += _tables(self._composed.text)
        answer = self._answer("\n\n".join(parts), whole=True)
        count = len(self._making.removed)
        if count:
            said = "En mening" if count == 1 else f"{count} meningar"
            answer = replace(
                answer, warnings=(*answer.warnings, f"{said} av språkmodellen gick inte att belägga och är borttagen.")
            )
        return answer

    def _left_out(self, text: str) -> list[str]:
        """Lines of the composed answer whose sources, or whose figures, the text does not hold."""
        cited = {self._ledger.passages[key].id for key in KEY.findall(text) if key in self._ledger.passages}
        said = numbers_in(text)
        figures = self._composed.kind == Intent.FIGURES.value

        def told(statement: Statement) -> bool:
            shown = any(passage.id in cited for passage in statement.cited)
            return shown and (not figures or numbers_in(statement.text) <= said)

        return [
            statement.line if statement.line.lstrip().startswith("-") else f"- {statement.line}"
            for statement in self._composed.statements
            if statement.cited and not told(statement)
        ]

    def _answer(self, text: str, *, whole: bool) -> Answer:
        """A text with the sources it cites; each was checked with the sentence that cites it."""
        citations = tuple(
            Citation(key, self._ledger.passages[key], verified=True)
            for key in dict.fromkeys(KEY.findall(text))
            if key in self._ledger.passages
        )
        return replace(self._composed, text=text, citations=citations, making=self._made(), whole=whole)

    def _fallen(self, why: str) -> Answer:
        """The composed answer, marked."""
        self._note(fallback=why)
        said = f"Svaret är sammansatt utan språkmodellen: {why[:1].lower()}{why[1:]}"
        return replace(self._composed, making=self._made(), warnings=(*self._composed.warnings, said))

    def _note(self, **changes: Any) -> None:
        self._making = replace(self._making, **changes)

    def _made(self) -> Making:
        prices, tokens = self._writer.prices, self._making.tokens
        return replace(
            self._making,
            shown=tuple(passage.id for passage in self._ledger.passages.values()),
            cost=prices.cost(tokens) if prices and self._making.counted == self._making.calls else None,
            seconds=time.perf_counter() - self._started,
        )


def _rejected(draft: Draft) -> tuple[Rejected, ...]:
    return tuple(Rejected(sentence.text, sentence.fault) for sentence in draft.failed)


def _tables(text: str) -> list[str]:
    """The tables of a composed answer."""
    blocks = re.split(r"\n\s*\n", text)
    return [block.strip() for block in blocks if block.strip().startswith("|")]
