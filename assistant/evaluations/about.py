"""What a person says of evidence that is added."""

from dataclasses import dataclass
from datetime import date

from assistant.domain.errors import InvalidInput
from assistant.domain.evaluation import SourceKind


@dataclass(frozen=True, slots=True)
class About:
    """What the one who adds evidence knows of it.

    Attributes:
        title: None for the document's own.
        dated: when it was written, said or saved; needed for a saved web page.
        group: interview group; needed for an interview.
        role: the speaker's role.
        questions: questions that somebody has said it speaks of; empty where the program is to read them.
    """

    kind: SourceKind
    title: str | None = None
    dated: date | None = None
    group: str | None = None
    role: str | None = None
    questions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a web page of no date and an interview with nobody."""
        if self.kind is SourceKind.WEBSITE and self.dated is None:
            raise InvalidInput("Ange vilken dag webbsidan sparades: den kan ha ändrats sedan dess.")
        if self.kind is SourceKind.INTERVIEW and not (self.group or "").strip():
            raise InvalidInput("Ange vilken grupp som intervjuades.")
