"""Named things in a question: municipalities, years, editions, areas, questions, groups, kinds, numbers."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from functools import cache

from assistant.answering.language import fold, words
from assistant.answering.phrases import names_said, patterns
from assistant.domain.glossary import Municipality
from assistant.domain.instrument import Instrument
from assistant.domain.passage import Kind
from assistant.retrieval.coverage import one_edit_apart

# Names that are also common words: taken for a municipality only with a capital letter, or beside "kommun".
_COMMON_WORDS = frozenset(
    [
        "mark",
        "vara",
        "berg",
        "kil",
        "boden",
        "ale",
        "sala",
        "nora",
        "flen",
        "lund",
        "eda",
        "mora",
        "salem",
        "gotland",
        "ronneby",
        "gnosjö",
        "heby",
        "orsa",
        "are",
        "ange",
        "mala",
        "habo",
        "kungälv",
        "trosa",
        "åre",
        "ånge",
        "malå",
        "sater",
        "säter",
    ]
)
# A name this short may stand for anything ("Ed", "Hjo").
_SHORT_NAME = 3
# A shorter word is one letter away from too many others.
_SHORTEST_MISSPELT = 6
# Folded forms that collide with a Swedish word or another name and are therefore never taken without diacritics.
_NEVER_FOLDED = frozenset(["are", "ange", "mala", "habo", "sater"])

_YEAR = re.compile(r"\b(19[89]\d|20[0-4]\d)\b")
_EDITION = re.compile(
    r"\b(2002|2010|2016|2020)\s*(?:års|ars)?\s*(?:nya\s+)?(?:utgåva|utgava|utgåvan|utgavan|version|versionen|"
    r"revidering|revideringen|edition|utgave|upplaga|kriterier)"
    r"|(?:utgåva|utgava|utgåvan|edition|version|utgave)\s+(?:från\s+|fran\s+|of\s+|from\s+)?(2002|2010|2016|2020)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?<![\d.,])([1-8])[.:]([1-9])(?![\d%]|\s*(?:%|procent))(?!\.\d)")
_AREA = re.compile(
    r"\b(?:huvud)?(?:områdena|områden|område|omrade|omradena|omraden|omr\.?|areas?|omr[åa]det|områdenes|områdes)\s+"
    r"(?:nr\.?\s*|nummer\s*)?([1-8](?:\s*(?:,|och|samt|and|og|mot|till|-|–)\s*(?:område\s+|omrade\s+|area\s+)?[1-8])*)"
    r"(?![.\d])",
    re.IGNORECASE,
)
_QUESTION_WITH_COMMA = re.compile(
    r"\b(?:på|pa|fråga|fraga|question|on)\s+([1-8]),([1-9])(?![\d%]|\s*(?:%|procent))", re.IGNORECASE
)
_ANY_QUESTION = re.compile(
    r"\b(?:på|pa|fråga|fraga|question|on)\s+(\d)[.,](\d)(?![\d%]|\s*(?:%|procent|poäng|poang))", re.IGNORECASE
)
_ANY_AREA = re.compile(r"\b(?:område|omrade|area)\s+(\d{1,2})\b(?![.,]\d)", re.IGNORECASE)
# No figure has more than nine digits; Python refuses to read thousands of them.
_NUMBER = re.compile(
    r"(?<![\w.,])(-?\d{1,9}(?:[.,]\d{1,9})?)(?!\d)\s*(%|procent(?:enheter)?|percent|prosent|poäng|poang|points?|p\b)?"
)
# What stands before a group that is to be asked.
_ASKING = r"\b(?:till|fraga|fragar|jag|vi|man|med|for|infor|ask|to|for|til)\s+(?:de\s+|en\s+|the\s+|gruppen med\s+)?"


@dataclass(frozen=True, slots=True)
class AreaMention:
    """An area named in a question; `edition` is None where only the number was given."""

    number: int
    edition: str | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a question; unit is ``"procent"``, ``"poäng"`` or None."""

    value: Fraction
    unit: str | None
    start: int


def municipalities_in(question: str, register: Sequence[Municipality]) -> tuple[tuple[Municipality, int], ...]:
    """Municipalities named, with the offset of the first mention, in the order of the text.

    Genitives (``"Ljungbys"``) and forms without diacritics (``"hoganas"``) count; longer names win over shorter
    ones at the same place. A name that is also a common word needs its capital letter or the word "kommun" beside it.
    """
    names = _names(tuple(register))
    spans = [
        (match.start(), match.end(), names.exact[match.group(1).lower()])
        for match in names.exact_pattern.finditer(question)
        if not _is_common(match.group(1)) or _is_name(question, match.start(), match.end())
    ]
    folded = fold(question)
    if len(folded) == len(question):  # offsets agree
        spans += [(m.start(), m.end(), names.folded[m.group(1)]) for m in names.folded_pattern.finditer(folded)]
    spans.sort(key=lambda span: (span[0], span[0] - span[1], span[2].name))
    chosen: dict[str, tuple[Municipality, int]] = {}
    reached = -1
    for start, end, municipality in spans:
        if start >= reached:
            reached = end
            chosen.setdefault(municipality.name, (municipality, start))
    return tuple(chosen.values())


def misspelt_municipality(
    question: str, register: Sequence[Municipality], vocabulary: Collection[str] = ()
) -> tuple[Municipality, str] | None:
    """The one municipality that a longer word of the question is one slip away from, with that word; else None.

    A word of `vocabulary` (folded) is meant as it stands: "bostad" is no slip for Båstad.
    """
    names = _names(tuple(register))
    for word in words(question):
        plain = fold(word)
        if len(plain) >= _SHORTEST_MISSPELT and plain not in vocabulary:
            near = [m for name, m in names.longer if one_edit_apart(plain, name) or _two_swapped(plain, name)]
            if len(near) == 1:
                return near[0], word
    return None


def names_meant(given: str, register: Sequence[Municipality]) -> tuple[str, ...]:
    """The names in `register` that `given` may be, whatever its case, in order; also those it is without diacritics.

    As it stands it goes first ("Håbo"); several only where it fits several without diacritics ("habo" would, but for Habo).
    """
    forms = [(form, m.name) for m in register for form in (m.name, *m.aliases)]
    exact = {name for form, name in forms if form.casefold() == given.casefold()}
    return tuple(sorted(exact or {name for form, name in forms if fold(form) == fold(given)}))


def nearest_names(given: str, register: Sequence[Municipality], *, most: int, likeness: float = 0.6) -> tuple[str, ...]:
    """The names in `register` that are spelt most like `given`, the nearest first; none less like it than `likeness`, 0 to 1."""
    known = {fold(form): m.name for m in register for form in (m.name, *m.aliases)}
    near = get_close_matches(fold(given), known, n=most, cutoff=likeness)
    return tuple(dict.fromkeys(known[form] for form in near))


def _two_swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters that change places make one word the other."""
    return any(one[:i] + one[i + 1] + one[i] + one[i + 2 :] == other for i in range(len(one) - 1))


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a register, ready to be looked for; `folded` only holds names that diacritics change."""

    exact: dict[str, Municipality]
    exact_pattern: re.Pattern[str]
    folded: dict[str, Municipality]
    folded_pattern: re.Pattern[str]
    longer: tuple[tuple[str, Municipality], ...]


@cache
def _names(register: tuple[Municipality, ...]) -> _Names:
    exact = {name.lower(): m for m in register for name in (m.name, *m.aliases)}
    folded = {plain: m for name, m in exact.items() if (plain := fold(name)) != name and plain not in _NEVER_FOLDED}
    endings = r"(?:s|:s|s?rapport\w*)?\b(?!-)"
    return _Names(
        exact,
        re.compile(rf"\b({_any_of(exact)}){endings}", re.IGNORECASE),
        folded,
        re.compile(rf"\b({_any_of(folded)}){endings}"),
        tuple((fold(m.name), m) for m in register if len(m.name) >= _SHORTEST_MISSPELT),
    )


def _any_of(names: Iterable[str]) -> str:
    """The names as alternatives, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _is_common(name: str) -> bool:
    return name.lower() in _COMMON_WORDS or len(name) <= _SHORT_NAME


def _is_name(question: str, start: int, end: int) -> bool:
    beside = re.match(r"\s+(?:kommun|stad|municipality|(?:19|20)\d\d\b)", question[end:], re.IGNORECASE)
    alone = not question[end:].strip(" ?.!")
    return bool(beside or (question[start].isupper() and (start > 0 or alone)))


def years_and_editions(question: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Years and editions named; a year beside "utgåva" (or "kriterier") is an edition, not a year."""
    editions = [(m.start(), m.end(), m.group(1) or m.group(2)) for m in _EDITION.finditer(question)]
    years = [
        int(match.group())
        for match in _YEAR.finditer(question)
        if not any(start <= match.start() < end for start, end, _ in editions)
    ]
    norwegian = ("norsk",) if re.search(r"\bnorsk\w*|\bkommunekompasset\b", question, re.IGNORECASE) else ()
    return tuple(dict.fromkeys(years)), tuple(dict.fromkeys(edition for _, _, edition in editions)) + norwegian


def questions_in(question: str, instrument: Instrument) -> tuple[str, ...]:
    """Ids of 2016 questions written as numbers (``"2.2"``), in order; numbers that are no question are left out."""
    known = {q.id for q in instrument.theme_edition.questions()}
    found = (f"{m.group(1)}.{m.group(2)}" for m in _question_numbers(question))
    return tuple(dict.fromkeys(q for q in found if q in known))


def unknown_places(question: str, instrument: Instrument) -> tuple[str, ...]:
    """Numbers given as an area or a question that the instrument does not have ("område 9", "fråga 9.1", "på 8.9")."""
    known = {q.id for q in instrument.theme_edition.questions()}
    asked = (f"{m.group(1)}.{m.group(2)}" for m in _ANY_QUESTION.finditer(question))
    areas = (m.group(1) for m in _ANY_AREA.finditer(question))
    return (*(q for q in asked if q not in known), *(f"område {a}" for a in areas if not 1 <= int(a) <= 8))


def _question_numbers(question: str) -> Iterable[re.Match[str]]:
    """Question numbers, also with a decimal comma where a word says that it is one ("på 2,2", "fråga 2,2")."""
    yield from _QUESTION.finditer(question)
    yield from _QUESTION_WITH_COMMA.finditer(question)


def areas_in(question: str, instrument: Instrument) -> tuple[AreaMention, ...]:
    """Areas by number (``"område 4"``, ``"områdena 3, 5 och 7"``) and by name or alias, in the order of the text."""
    mentions: list[tuple[int, AreaMention]] = []
    for match in _AREA.finditer(question):
        mentions += [(match.start(), AreaMention(int(digit), None)) for digit in re.findall(r"[1-8]", match.group(1))]
    folded = fold(question)
    taken: list[tuple[int, int]] = []
    names = [
        (fold(name), AreaMention(area.number, edition.id))
        for edition in instrument.editions
        for area in edition.areas
        for name in (area.name, *area.aliases)
    ]
    for name in sorted({name for name, _ in names}, key=lambda n: (-len(n), n)):
        for match in re.finditer(rf"\b{re.escape(name)}(?:n|en|et|s|ns|ens|ets)?\b", folded):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            mentions += [(match.start(), mention) for known, mention in names if known == name]
    return tuple(dict.fromkeys(mention for _, mention in sorted(mentions, key=lambda m: m[0])))


def groups_in(question: str) -> tuple[str, ...]:
    """Interview groups named, in the order of the list."""
    return names_said("groups", fold(question))


def addressed_groups_in(question: str) -> tuple[str, ...]:
    """Words, folded, that name a group as the one to ask ("fråga facken", "till enhetscheferna")."""
    folded = fold(question)
    return tuple(
        word
        for pattern in patterns()["groups"].values()
        for match in re.finditer(rf"{_ASKING}({pattern.pattern})", folded)
        for word in match.group(1).split()
    )


def kinds_in(question: str) -> tuple[Kind, ...]:
    """Kinds of finding named (strength, improvement area)."""
    return tuple(Kind(name) for name in names_said("kinds", fold(question)))


def amounts_in(question: str) -> tuple[Amount, ...]:
    """Numbers with their unit, in order; question ids, years and area numbers are left to the caller to sort out."""
    amounts = []
    for match in _NUMBER.finditer(question):
        unit = (match.group(2) or "").lower()
        name = (
            "procent" if unit[:1] in {"%"} or unit.startswith(("proc", "perc", "pros")) else "poäng" if unit else None
        )
        amounts.append(Amount(Fraction(match.group(1).replace(",", ".")), name, match.start()))
    return tuple(amounts)
