"""What a report says of itself: municipality, year, total, evaluators, date and the averages it compares with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.domain.glossary import Municipality
from assistant.domain.report import Oddity
from assistant.reading.content import Block, Content
from assistant.reading.names import fold_name

_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_DATE = re.compile(
    rf"(?:den\s+)?(?:\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?\s+)?(?:{_MONTHS})(?:\s+år)?\s+(?:19|20)\d\d", re.IGNORECASE
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_TOTAL = re.compile(r"(\S.{1,60}?)\s+((?:19|20)\d\d)\s*[-–—:]\s*(\d{2,3})(\s*)(p|poäng)?\.?", re.IGNORECASE)
_MUNICIPAL = re.compile(r"\b(?:kommun|stad)\b", re.IGNORECASE)
_TOTAL_OF_800 = re.compile(
    r"\b(\d{2,3})\s*(?:p|poäng)?\s*av\s+(?:maximalt\s+|totalt\s+|möjliga\s+)?800\b", re.IGNORECASE
)
_EVALUATORS = re.compile(r"utvärderare\s*:?\s*(.*)", re.IGNORECASE | re.DOTALL)
_NO_PERSON = re.compile(r"sveriges|kommuner\b|skl\b|skr\b|innehåll|datum|\d|kommunkompass", re.IGNORECASE)
_REFERENCE = re.compile(r"([^().:\n]{5,250}?)\s*\((\d{3})\s*(?:poäng|p)\)", re.IGNORECASE)
_AVERAGE = re.compile(r"medelvärde|genomsnitt|medel\b|snitt\b", re.IGNORECASE)
_EVALUATION_OF = re.compile(
    r"(?:analys av|utvärderingen? av)\s+(.{2,60}?)(?=\s+(?:genomfördes|gjordes|20\d\d)|$)", re.IGNORECASE
)
_MOST_EVALUATOR_LINES = 6
_LONGEST_TITLE = 150


@dataclass(frozen=True, slots=True)
class TotalLine:
    """The line that states the total, ``Ljungby kommun 2018 - 461p``; `glued` where unit and number touch."""

    place: str
    year: int | None
    total: int
    glued: bool
    block: Block


def is_total_line(text: str) -> bool:
    """Whether a line states the total and nothing else; it looks like a heading and is none."""
    return _total_line(text) is not None


def _total_line(text: str) -> re.Match[str] | None:
    match = _TOTAL.fullmatch(text)
    return match if match and (match[5] or _MUNICIPAL.search(match[1])) else None


def find_total(content: Content, blocks: Iterable[Block]) -> TotalLine | None:
    """The first line that states the total, None where there is none."""
    for block in blocks:
        text = content.text_of(block)
        match = _total_line(text)
        if match:
            glued = bool(match[5]) and not match[4]
            return TotalLine(match[1], int(match[2]), int(match[3]), glued, block)
        sentence = _TOTAL_OF_800.search(text)
        if sentence:
            return TotalLine("", None, int(sentence[1]), glued=False, block=block)
    return None


def find_evaluators(content: Content, cover: Sequence[Block]) -> tuple[str, ...]:
    """The evaluators named on the cover, as printed; empty where none are named."""
    texts = [content.text_of(block) for block in cover]
    for index, text in enumerate(texts):
        match = _EVALUATORS.fullmatch(text)
        if match:
            lines = [match[1]] if match[1].strip() else []
            for block, line in zip(cover[index + 1 :], texts[index + 1 :], strict=True):
                if _NO_PERSON.match(line) or len(lines) >= _MOST_EVALUATOR_LINES or (lines and block.gap):
                    break
                lines.append(line)
            return tuple(
                filter(None, (name.strip(" ,;") for name in re.split(r"\s+och\s+|\s+samt\s+|;|\n", "\n".join(lines))))
            )
    return ()


def find_title(content: Content, cover: Sequence[Block]) -> str:
    """The lines of the cover before the evaluators, on one line; empty where there is no cover."""
    lines: list[str] = []
    for block in cover:
        text = " ".join(content.text_of(block).split())
        if _EVALUATORS.fullmatch(text) or len(" ".join([*lines, text])) > _LONGEST_TITLE:
            break
        lines.append(text)
    return " ".join(lines)


def find_year(content: Content, cover: Sequence[Block], total: TotalLine | None, date: str | None) -> int | None:
    """Year of the evaluation: from the cover, else the line with the total, else the date; None where nothing says."""
    for block in cover:
        match = _YEAR.search(content.text_of(block))
        if match:
            return int(match[1])
    if total is not None and total.year is not None:
        return total.year
    stated = _YEAR.search(date or "")
    return int(stated[1]) if stated else None


def find_date(content: Content, blocks: Iterable[Block]) -> str | None:
    """When the evaluation was made, as printed; None where not stated."""
    for block in blocks:
        match = _DATE.search(content.text_of(block))
        if match:
            return " ".join(match[0].split())
    return None


def find_references(content: Content, blocks: Iterable[Block]) -> tuple[tuple[str, int], ...]:
    """The averages that the report compares with, as (label, points) in the order they are printed."""
    found: list[tuple[str, int]] = []
    for block in blocks:
        text = " ".join(content.text_of(block).split())
        if _AVERAGE.search(text):
            found.extend((_label(match[1]), int(match[2])) for match in _REFERENCE.finditer(text))
    return tuple(found)


def _label(printed: str) -> str:
    after = re.split(r"\bdels\s+", printed)[-1]
    return re.sub(r"^(?:[,;]\s*)?(?:och|samt|respektive)\s+", "", after.strip()).strip(" ,;")


@dataclass(frozen=True, slots=True)
class FoundMunicipality:
    """The municipality of the register, None where none fits; and what was odd about it."""

    name: str | None
    oddities: tuple[Oddity, ...]


def find_municipality(
    content: Content,
    cover: Sequence[Block],
    body: Iterable[Block],
    total: TotalLine | None,
    register: Sequence[Municipality],
) -> FoundMunicipality:
    """The municipality that the report is about: from the cover, else the line with the total, else the text."""
    forms = _forms(register)
    stated = [content.text_of(block) for block in _before_evaluators(content, cover)]
    stated += [total.place] if total else []
    texts = (content.text_of(block) for block in body)
    stated += [match[1] for text in texts for match in _EVALUATION_OF.finditer(text[:300])]
    candidates = [_whole_or_part(text, forms) for text in stated]
    names = list(dict.fromkeys(name for name in candidates if name))
    if len(names) > 1:
        message = f"Rapporten nämner flera kommuner som den utvärderade ({', '.join(names)}); {names[0]} gäller."
        return FoundMunicipality(names[0], (Oddity("municipality-twice", message, None),))
    if not names:
        message = "Kommunen känns inte igen: namnet saknas eller finns inte i registret över kommuner."
        return FoundMunicipality(None, (Oddity("municipality-unknown", message, None),))
    return FoundMunicipality(names[0], ())


def _before_evaluators(content: Content, cover: Sequence[Block]) -> list[Block]:
    # an evaluator's own municipality stands on the cover too
    for index, block in enumerate(cover):
        if _EVALUATORS.fullmatch(content.text_of(block)):
            return list(cover[:index])
    return list(cover)


def _forms(register: Sequence[Municipality]) -> dict[str, str]:
    """Folded written forms of every municipality: name, genitive, and either with "kommun" or "stad"."""
    forms: dict[str, str] = {}
    for municipality in register:
        for name in (municipality.name, *municipality.aliases):
            folded = fold_name(name)
            for form in (folded, f"{folded}s"):
                for suffix in ("", " kommun", " kommuns", " stad", " stads", " kommune"):
                    forms.setdefault(form + suffix, municipality.name)
    return forms


def _whole_or_part(text: str, forms: dict[str, str]) -> str | None:
    folded = fold_name(re.sub(r"\b(?:19|20)\d\d\b", "", text))
    folded = re.sub(r"^(?:kommunkompassen )?(?:analys av|utvärderingen? av|rapport för) ", "", folded)
    return forms.get(folded)
