"""An evaluation under way: what is evaluated, by whom, on what evidence, and every act on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from assistant.domain.errors import InvalidInput

#: In whose name the program itself acts in an evaluation; no evaluator is called so.
PROGRAM = "Kompassassistenten"


# Begins the name of every evaluation's collection.
_COLLECTION = "evaluation-"


def is_evidence(collection: str) -> bool:
    """Whether a collection holds the evidence of an evaluation."""
    return collection.startswith(_COLLECTION)


class Status(StrEnum):
    """Whether an evaluation is worked on."""

    OPEN = "pågår"
    ARCHIVED = "arkiverad"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What is evaluated, and by whom.

    Attributes:
        id: short and opaque; names the evaluation on the command line.
        team: the evaluators' names, at least one, each once, in the order entered.
        visit: first and last day on the spot, None where not set.
    """

    id: str
    municipality: str
    year: int
    edition: str
    team: tuple[str, ...]
    visit: tuple[date, date] | None = None
    status: Status = Status.OPEN

    def __post_init__(self) -> None:
        """Refuse an evaluation that nobody makes, or that ends before it begins."""
        if not self.team or len(set(self.team)) != len(self.team) or not all(name.strip() for name in self.team):
            raise InvalidInput("Ange minst en utvärderare, och varje namn en gång.")
        if PROGRAM in self.team:
            raise InvalidInput(f"En utvärderare kan inte heta {PROGRAM}: så heter programmet i historiken.")
        if self.visit and self.visit[0] > self.visit[1]:
            raise InvalidInput("Besökets sista dag ligger före den första.")

    @property
    def collection(self) -> str:
        """Where its evidence lies; read by its team alone."""
        return f"{_COLLECTION}{self.id}"

    @property
    def name(self) -> str:
        """``"Ljungby 2018"``."""
        return f"{self.municipality} {self.year}"


class SourceKind(StrEnum):
    """Where a piece of evidence comes from; the columns of the coverage table, in order."""

    DOCUMENT = "dokument"
    WEBSITE = "webbplats"
    INTERVIEW = "intervju"
    SELF_DESCRIPTION = "egenbeskrivning"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence: a document of the evaluation's collection and what is known of it.

    Attributes:
        document_id: the stored document that holds its text.
        dated: when it was written, said or saved; None where unknown.
        group: interview group (`criterion.GROUPS` or another), for interviews.
        role: the speaker's role; a name only where somebody entered one.
        replaces: id of the document whose place it took, which is kept.
        withdrawn: whether it no longer counts; it can be taken back.
    """

    document_id: str
    kind: SourceKind
    title: str
    dated: date | None = None
    group: str | None = None
    role: str | None = None
    replaces: str | None = None
    withdrawn: bool = False


Value = Mapping[str, Any]
"""What an act left of an item, as plain JSON; each kind of item has one pair of functions to and from it."""


@dataclass(frozen=True, slots=True)
class Step:
    """What an act is to leave of one item; the steps of one act are stored together or not at all.

    Attributes:
        item: what is acted on, see `Entry`.
        seen: version of the item that the actor saw, 0 where there was none; the act is refused if it is another now.
        verb: Swedish, as shown in the history.
        after: what the act leaves, None where it takes the item away.
        hides: id of the evidence that the step hides from search or shows again, with True for hides; else None.
    """

    item: str
    seen: int
    verb: str
    after: Value | None
    hides: tuple[str, bool] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One act on one item of an evaluation; entries are added, never changed.

    An item's state is what its latest entry left. Undoing adds an entry that leaves what was there before.

    Attributes:
        number: order among all entries of the base.
        act: number of the act's first entry; entries of one act were made together and are undone together.
        item: what was acted on: ``"evaluation"``, ``"evidence/<document>"``, ``"rating/<question>/<name>"``,
            ``"team/<question>"``, ``"draft/<id>"``, ``"guide/<group>"``, ``"note/<id>"`` ...
        version: order among the item's acts, from 1; an act states the version it saw, and one that somebody else was
            before is refused.
        verb: Swedish, as shown in the history (``"låste sin bedömning"``).
        before: what was there, None where nothing was.
        after: what it left, None where it took the item away.
    """

    number: int
    act: int
    evaluation: str
    item: str
    version: int
    at: datetime
    by: str
    verb: str
    before: Value | None
    after: Value | None
