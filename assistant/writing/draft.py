"""A model's text as lines of checked sentences, and what of it may stand."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain.keys import KEY

_LINE = re.compile(r"^(?P<mark>\s*(?:[-*•]\s+|\d+[.)]\s+|#{1,6}\s+|>\s+)?)(?P<body>.*)$")
_LEADS_ON = re.compile(r":\W*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its keys; `fault` says in Swedish what does not hold, empty where it holds.

    Attributes:
        claims: whether it says anything that a source must show.
    """

    text: str
    claims: bool
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Markdown: what marks it as an item or a heading, and its sentences."""

    mark: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """What may stand of it; empty where nothing does."""
        body = " ".join(sentence.text for sentence in self.sentences if not sentence.fault)
        return self.mark + body if body else ""

    @property
    def leads_on(self) -> bool:
        """Whether it only announces what follows: a heading, or a line that ends with a colon."""
        said = "".join(sentence.text for sentence in self.sentences)
        return (
            self.mark.lstrip().startswith("#")
            or bool(_LEADS_ON.search(said))
            or (said.startswith("**") and said.endswith("**"))
        )


Check = Callable[[str], Sequence[Sentence]]
"""Splits a stretch of text into sentences and checks each."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines in order; an empty line parts paragraphs."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """What may stand, without headings and lead-ins that have lost what they announced."""
        kept: list[str] = []
        for line in reversed(self.lines):
            text = line.text
            if line.sentences and not text:
                continue
            if text and line.leads_on and not (kept and any(kept)):
                continue
            kept.append(text)
        return re.sub(r"\n{3,}", "\n\n", "\n".join(reversed(kept))).strip()

    @property
    def failed(self) -> tuple[Sentence, ...]:
        """Sentences that do not hold, in order."""
        return tuple(sentence for sentence in self._sentences() if sentence.fault)

    @property
    def stands(self) -> bool:
        """Whether something with a source is left, and at least half of what was claimed."""
        claims = [sentence for sentence in self._sentences() if sentence.claims]
        held = [sentence for sentence in claims if not sentence.fault]
        return any(KEY.search(sentence.text) for sentence in held) and 2 * len(held) >= len(claims)

    def repaired(self, better: Sequence[Sentence | None]) -> "Draft":
        """With each failed sentence replaced by the one in its place, where that holds."""
        waiting = iter(better)
        lines = []
        for line in self.lines:
            sentences = tuple(
                new if sentence.fault and (new := next(waiting, None)) and not new.fault else sentence
                for sentence in line.sentences
            )
            lines.append(replace(line, sentences=sentences))
        return Draft(tuple(lines))

    def _sentences(self) -> Iterator[Sentence]:
        for line in self.lines:
            yield from line.sentences


def read_draft(text: str, check: Check) -> Draft:
    """A model's text, line by line, each sentence checked."""
    lines = []
    for raw in text.strip().splitlines():
        match = _LINE.match(raw.rstrip())
        assert match
        body = match["body"].strip()
        lines.append(Line(match["mark"], tuple(check(body)) if body else ()))
    return Draft(tuple(lines))
