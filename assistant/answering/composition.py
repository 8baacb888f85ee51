"""An answer under construction: statements, the passages they rest on, and warnings."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.answering.intents import Intent
from assistant.answering.verify import verified_keys
from assistant.domain.answer import Answer, Citation, Statement
from assistant.domain.keys import KEY, Keys
from assistant.domain.passage import Passage
from assistant.verifying.verifier import Verifier

# The warning in both languages.
COMPARABILITY = (
    "Olika utgåvor är inte fullt jämförbara: frågor och krav har ändrats mellan utgåvorna.",
    "Different editions are not fully comparable: questions and demands changed between them.",
)

# Code takes its words from the sources: without the word list.
_VERIFIER = Verifier()


@dataclass
class Composition:
    """Collects lines of Markdown; every passage that is cited gets an opaque key once."""

    english: bool = False
    lines: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    follow_ups: list[str] = field(default_factory=list)
    looked_for: list[str] = field(default_factory=list)
    _keys: Keys = field(default_factory=Keys)
    _passages: dict[str, Passage] = field(default_factory=dict)
    _statements: list[Statement] = field(default_factory=list)

    def text(self, swedish: str, english: str) -> str:
        """The one of two wordings that fits the asker's language."""
        return english if self.english else swedish

    def say(self, swedish: str, english: str, *, cite: Iterable[Passage] = (), computed: Iterable[object] = ()) -> None:
        """Add a paragraph; `computed` is what in it code worked out or named and no passage holds."""
        self._add("", self.text(swedish, english), cite, computed)

    def heading(self, swedish: str, english: str) -> None:
        """Add a heading."""
        self.lines.append(f"\n**{self.text(swedish, english)}**\n")

    def bullet(
        self, text: str, *, cite: Iterable[Passage] = (), computed: Iterable[object] = (), indent: bool = False
    ) -> None:
        """Add one item of a list."""
        self._add("  - " if indent else "- ", text, cite, computed)

    def table(self, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """Add a table of plain text cells."""
        lines = [header, tuple("---" for _ in header), *rows]
        self.lines.append("\n" + "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n")

    def warn(self, swedish: str, english: str) -> None:
        """Add a warning, once."""
        warning = self.text(swedish, english)
        if warning not in self.warnings:
            self.warnings.append(warning)

    def warn_editions(self, editions: Iterable[str | None], cite: Iterable[Passage]) -> None:
        """Warn, with the source that says so, where more than one edition is involved."""
        if len({edition for edition in editions if edition}) > 1 and self.text(*COMPARABILITY) not in self.warnings:
            self.say(*COMPARABILITY, cite=cite)
            self.warn(*COMPARABILITY)

    def follow(self, *questions: str) -> None:
        """Suggest questions to ask next."""
        self.follow_ups = list(dict.fromkeys((*self.follow_ups, *questions)))

    def mark(self, passages: Iterable[Passage]) -> str:
        """The keys of passages, as they stand in the text; registers the passages as shown."""
        marks = []
        for passage in dict.fromkeys(passages):
            self._passages[passage.id] = passage
            marks.append(f" [{self._keys.of(passage.id)}]")
        return "".join(marks)

    @property
    def empty(self) -> bool:
        """Whether nothing has been said yet."""
        return not self.lines

    @property
    def shown(self) -> frozenset[str]:
        """Ids of the passages already cited."""
        return frozenset(self._passages)

    def finish(self, kind: Intent, *, refused: bool = False) -> Answer:
        """The answer, with each citation checked against the statements that use it."""
        verified = verified_keys(self._statements, self._keys.by_passage, verifier=_VERIFIER, english=self.english)
        citations = tuple(
            Citation(key=(key := self._keys.of(passage_id)), passage=passage, verified=key in verified)
            for passage_id, passage in self._passages.items()
        )
        text = "\n".join(self.lines).strip()
        return Answer(
            text=text,
            kind=kind.value,
            refused=refused,
            citations=citations,
            warnings=tuple(self.warnings),
            follow_ups=tuple(self.follow_ups[:4]),
            looked_for=tuple(self.looked_for),
            statements=tuple(self._statements),
        )

    def _add(self, prefix: str, text: str, cite: Iterable[Passage], computed: Iterable[object]) -> None:
        cited = tuple(dict.fromkeys(cite))
        # What a document or a question has put in brackets must not pass for a source.
        line = prefix + KEY.sub(r"(\1)", text) + self.mark(cited)
        if self.lines and not prefix and not self.lines[-1].endswith("\n"):
            self.lines.append("")
        if self.lines and prefix and not self.lines[-1].startswith(("- ", "  - ")) and self.lines[-1].strip():
            self.lines.append("")
        self.lines.append(line)
        self._statements.append(Statement(text, cited, tuple(str(number) for number in computed), line))
