"""Statements of a rating file, checked one by one against the instrument, become ratings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from assistant.domain.errors import InvalidInput
from assistant.domain.instrument import Edition, Instrument
from assistant.domain.rating import Rating, Ratings

_PERCENT = re.compile(r"(\d{1,9})(?:[.,](\d{1,9}))?\s*%?")
#: What people write where nothing is decided; unknown, never zero.
_UNDECIDED = frozenset({"", "-", "–", "?", "okänd", "okänt", "ej bedömd"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement: a question's percent, or the level of one of its indicators.

    Attributes:
        indicator: None where `value` is the question's percent.
        value: as the file holds it; None where it leaves it open.
        line: line or row, counted from 1.
    """

    question: str
    indicator: str | None
    value: object
    line: int


@dataclass(frozen=True, slots=True)
class RatingFile:
    """What a file states; `unit` is what its lines are called in messages."""

    name: str
    unit: str
    edition: str
    entries: tuple[Entry, ...]

    def fault(self, entry: Entry, problem: str) -> InvalidInput:
        """The error that names file and line."""
        return InvalidInput(f"{self.name}, {self.unit} {entry.line}: {problem}")


@dataclass(slots=True)
class _Draft:
    """A question's rating while it is collected."""

    percent: Fraction | None = None
    has_percent: bool = False
    levels: dict[str, str | None] = field(default_factory=dict)


def ratings_from(file: RatingFile, instrument: Instrument) -> Ratings:
    """The ratings in the order of the file.

    Raises:
        InvalidInput: an unknown edition, question or level, a percent outside 0 to 100, or anything rated twice.
    """
    edition = instrument.edition(file.edition)
    if edition is None:
        known = ", ".join(edition.id for edition in instrument.editions)
        raise InvalidInput(f"{file.name}: utgåvan {file.edition} finns inte. Kända: {known}.")
    if not any(edition.questions()):
        raise InvalidInput(f"{file.name}: frågorna i utgåva {edition.id} är inte kända, så den kan inte poängsättas.")
    drafts: dict[str, _Draft] = {}
    for entry in file.entries:
        _check_question(file, entry, edition)
        draft = drafts.setdefault(entry.question, _Draft())
        if entry.indicator is None:
            _take_percent(file, entry, draft)
        else:
            _take_level(file, entry, draft, instrument)
    return Ratings(
        edition.id, tuple(Rating(name, draft.percent, tuple(draft.levels.items())) for name, draft in drafts.items())
    )


def _check_question(file: RatingFile, entry: Entry, edition: Edition) -> None:
    if edition.question(entry.question) is None:
        raise file.fault(entry, f"fråga {entry.question or '(tom)'} finns inte i utgåva {edition.id}.")


def _take_percent(file: RatingFile, entry: Entry, draft: _Draft) -> None:
    if draft.has_percent or draft.levels:
        raise file.fault(entry, f"fråga {entry.question} är bedömd två gånger.")
    draft.has_percent = True
    draft.percent = _percent(file, entry)


def _percent(file: RatingFile, entry: Entry) -> Fraction | None:
    value = entry.value
    percent: Fraction | None = None
    if value is None or (isinstance(value, str) and value.strip().casefold() in _UNDECIDED):
        return None
    if (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < 10
    ):
        percent = Fraction(value)
    elif isinstance(value, str) and (match := _PERCENT.fullmatch(value.strip())):
        percent = Fraction(f"{match[1]}.{match[2] or 0}")
    if percent is None:
        raise file.fault(entry, f"{_shown(value)} är ingen procent. Skriv ett tal från 0 till 100.")
    if not 0 <= percent <= 100:
        raise file.fault(entry, f"procenten ska vara 0 till 100, inte {_shown(value)}.")
    return percent


def _take_level(file: RatingFile, entry: Entry, draft: _Draft, instrument: Instrument) -> None:
    indicator = _indicator(file, entry)
    if draft.has_percent:
        raise file.fault(entry, f"fråga {entry.question} har både procent och nivåer; ange det ena.")
    if indicator in draft.levels:
        raise file.fault(entry, f"indikator {indicator} är bedömd två gånger.")
    draft.levels[indicator] = _level(file, entry, instrument)


def _indicator(file: RatingFile, entry: Entry) -> str:
    given = (entry.indicator or "").strip()
    indicator = f"{entry.question}{given}" if re.fullmatch(r"[a-z]", given) else given
    if not re.fullmatch(rf"{re.escape(entry.question)}[a-z]", indicator):
        raise file.fault(entry, f"indikator {given} hör inte till fråga {entry.question}.")
    return indicator


def _level(file: RatingFile, entry: Entry, instrument: Instrument) -> str | None:
    value = entry.value
    if value is None:
        return None
    names = [level.name for level in instrument.scale.levels]
    folded = value.strip().casefold() if isinstance(value, str) else None
    if folded in _UNDECIDED:
        return None
    found = next((name for name in names if name.casefold() == folded), None)
    if found is None:
        raise file.fault(entry, f"nivån {_shown(value)} finns inte på skalan ({_listed(names)}).")
    return found


def _shown(value: object) -> str:
    text = f"”{value}”" if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
