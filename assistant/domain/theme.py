"""Themes: prepared points that findings are matched to, and the word patterns that tell them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """What must stand in one sentence: every part of it, in any order.

    Attributes:
        parts: a part is a choice of phrases; a phrase is word forms that stand in a row. A form is a word in which ``*``
            first or last stands for any letters: ``("intern", "kontroll*")``.
    """

    parts: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A point that many reports speak of.

    Attributes:
        questions: 2016 questions it belongs to, the main one first.
        words: any one of these makes a sentence speak of it ...
        without: ... unless one of these stands in the same sentence.
    """

    id: str
    name: str
    questions: tuple[str, ...]
    words: tuple[Pattern, ...]
    without: tuple[Pattern, ...] = ()

    @property
    def area(self) -> int:
        """Area in the 2016 edition."""
        return int(self.questions[0].split(".")[0])


@dataclass(frozen=True, slots=True)
class ThemeLexicon:
    """Every theme, in the order of the files; `unsettled` tells what is planned, asked for or missing."""

    themes: tuple[Theme, ...] = ()
    unsettled: tuple[Pattern, ...] = ()
