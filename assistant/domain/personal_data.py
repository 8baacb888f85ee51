"""Personal data in Swedish text: found by form and checksum, masked by placeholders, and put back on this machine.

Source: Skatteverket, SKV 704 (personnummer) and SKV 707 (samordningsnummer); PTS, the Swedish numbering plan.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PersonalKind(StrEnum):
    """What a piece of personal data is; the word of its placeholder."""

    PERSONAL_NUMBER = "personnummer"
    COORDINATION_NUMBER = "samordningsnummer"
    EMAIL = "e-post"
    PHONE = "telefon"


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of personal data at ``text[start:end]``."""

    kind: PersonalKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without its personal data.

    Attributes:
        text: with a placeholder such as ``[personnummer 1]`` in the place of each.
        originals: (placeholder, the first writing of what it stands for) in order; never to leave the machine.
        writings: every writing that was masked, in the order of the text, for an exact way back.
    """

    text: str
    originals: tuple[tuple[str, str], ...]
    writings: tuple[str, ...]

    def unmask(self, text: str) -> str:
        """A text about this one, such as an answer, with the data back; placeholders of nothing stay as they are."""
        known = dict(self.originals)
        return _PLACEHOLDER.sub(lambda match: known.get(match[0], match[0]), text)

    def restore(self) -> str:
        """The very text that was masked."""
        writings = iter(self.writings)
        known = {placeholder for placeholder, _ in self.originals}
        return _PLACEHOLDER.sub(lambda match: next(writings) if match[0] in known else match[0], self.text)


_PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(PersonalKind)}) [1-9][0-9]*\]")
#: Stands for what is already found while the rest is searched; joins nothing.
_TAKEN = "\x00"
_SPACE = "[ \u00a0\u202f]"
_DASH = "[-\u2010-\u2013\u2212]"

#: Century, year, month, day, and the four last, in the writings that people use.
_NUMBER = re.compile(
    rf"(?<![\w+-])(?<!\d[/.:,])(?P<century>1[89]|20)?(?P<year>\d\d)(?P<dash>{_DASH}|{_SPACE}|)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)"
    rf"{_SPACE}?(?:[+]|{_DASH})?{_SPACE}?(?P<last>\d{{4}})(?![\w/]|{_DASH}\d|[.,:]\d)"
)
#: Days of a coordination number are counted from here.
_COORDINATION = 60

_EMAIL = re.compile(
    r"(?<![\w.+-])[a-zåäöéü0-9][\wåäöéü.+'-]{0,63}(?:@|\s?(?:\(at\)|\[at\]|\(snabel-a\))\s?)"
    r"(?:[a-zåäöéü0-9](?:[\wåäöéü-]{0,62})\.){1,5}[a-zåäö]{2,24}(?![\w@])",
    re.IGNORECASE,
)

#: Digits in groups, with what people write between them; where one number ends and the next begins the plan decides.
_BETWEEN = rf"(?:{_SPACE}|[-\u2010-\u2013\u2212()]|(?<=\d\d\d)/){{0,4}}"
_DIGITS = re.compile(rf"(?<![\w-])(?<!\d[.:,])(?<!(?:19|20)\d\d/)(?:\+{_SPACE}?)?\(?\d(?:{_BETWEEN}\d)+(?![\w%])")
_GROUP = re.compile(r"\d+")
#: "+46 (0) 70 12 34 56 7" has seven groups.
_MOST_GROUPS = 8
#: "1 021 345 678" is an amount, whatever its groups look like.
_AMOUNT = re.compile(rf"(?<!\d)\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)")
_UNIT = re.compile(rf"{_SPACE}?(?:kr\b|kronor|tkr|mkr|poäng|procent|%)|[.,:]\d", re.IGNORECASE)
#: National numbers without their zero, by the lengths of the Swedish plan: mobile, area codes of one, two and three
#: digits, and services.
_MOBILE = re.compile(r"7[02369]\d{7}")
_FIXED = re.compile(r"8\d{6,8}|(?:1[013689]|2[136]|3[1356]|4[0246]|54|6[03]|90)\d{5,7}|(?:[1-6]\d\d|9[1-8]\d)\d{5,6}")
_SERVICE = re.compile(r"20\d{4,7}|77\d{6,7}|10\d{7}")
#: What stands before a number that is a case, an account or an organisation and no phone.
_OTHER_NUMBER = re.compile(
    r"(?:dnr|diarie\w*|ärende\w*|bankgiro\w*|bg|plusgiro\w*|pg|postgiro\w*|konto\w*|org\.?\s?nr|organisationsnummer|"
    r"faktura\w*|isbn|issn|ocr|beslut|artikel\w*|sfs|lag|§)\W{0,3}(?:nr|nummer)?\W{0,3}$",
    re.IGNORECASE,
)
_LOOK_BACK = 30
#: An international number has at least this many and at most this many digits with its country code (ITU-T E.164).
_INTERNATIONAL_DIGITS = (8, 15)


def find_personal_data(text: str) -> tuple[Found, ...]:
    """The personal data of a text in order, none overlapping."""
    found: list[Found] = []
    rest = text
    for kinds in (_emails, _numbers, _phones):
        for new in list(kinds(rest)):
            found.append(new)
            rest = rest[: new.start] + _TAKEN * (new.end - new.start) + rest[new.end :]
    return tuple(sorted(found, key=lambda one: one.start))


def mask(text: str) -> Masked:
    """The text with its personal data replaced; the same person's number or address gets the same placeholder.

    A text that holds something written like a placeholder keeps it; its number is then not given to anything.
    """
    written = set(_PLACEHOLDER.findall(text))
    placeholders: dict[tuple[PersonalKind, str], str] = {}
    originals: dict[str, str] = {}
    pieces: list[str] = []
    position = 0
    found = find_personal_data(text)
    for one in found:
        same = (one.kind, _plain(one))
        if same not in placeholders:
            placeholders[same] = _new_placeholder(one.kind, {*written, *originals})
            originals[placeholders[same]] = one.text
        pieces += [text[position : one.start], placeholders[same]]
        position = one.end
    masked = "".join((*pieces, text[position:]))
    return Masked(masked, tuple(originals.items()), tuple(one.text for one in found))


def is_organisation_number(text: str) -> bool:
    """Whether ten digits are an organisation number: its third and fourth are no month, and its checksum holds."""
    digits = re.sub(r"\D", "", text)
    digits = digits[2:] if len(digits) == 12 and digits.startswith("16") else digits
    return len(digits) == 10 and int(digits[2:4]) >= 20 and _luhn(digits)


def _new_placeholder(kind: PersonalKind, taken: set[str]) -> str:
    number = 1
    while (placeholder := f"[{kind} {number}]") in taken:
        number += 1
    return placeholder


def _emails(text: str) -> Iterator[Found]:
    for match in _EMAIL.finditer(text):
        yield Found(PersonalKind.EMAIL, match[0], match.start(), match.end())


def _numbers(text: str) -> Iterator[Found]:
    for match in _NUMBER.finditer(text):
        kind = _number_kind(match)
        if kind is not None:
            yield Found(kind, match[0], match.start(), match.end())


def _number_kind(match: re.Match[str]) -> PersonalKind | None:
    day = int(match["day"])
    is_coordination = day > _COORDINATION
    day -= _COORDINATION if is_coordination else 0
    centuries = (match["century"],) if match["century"] else ("18", "19", "20")
    digits = f"{match['year']}{match['month']}{match['day']}{match['last']}"
    if not _luhn(digits) or not any(_is_date(f"{c}{match['year']}", match["month"], day) for c in centuries):
        return None
    return PersonalKind.COORDINATION_NUMBER if is_coordination else PersonalKind.PERSONAL_NUMBER


def _is_date(year: str, month: str, day: int) -> bool:
    try:
        date(int(year), int(month), day)
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    """Whether the last of ten digits is the checksum of the others."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _phones(text: str) -> Iterator[Found]:
    for match in _DIGITS.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _OTHER_NUMBER.search(before) or _AMOUNT.fullmatch(match[0]):
            continue
        position = 0
        groups = list(_GROUP.finditer(match[0]))
        for place, group in enumerate(groups):
            if group.start() < position:
                continue
            start = _with_sign(match[0], group.start())
            ends = [
                other.end()
                for other in groups[place : place + _MOST_GROUPS]
                if _is_phone(match[0][start : other.end()])
            ]
            if ends and not _UNIT.match(text, match.start() + ends[-1]):
                position = ends[-1]
                yield Found(
                    PersonalKind.PHONE, match[0][start:position], match.start() + start, match.start() + position
                )


def _with_sign(text: str, start: int) -> int:
    """Where a number begins that has a plus or an opening bracket before its digits."""
    before = re.search(rf"(?:\+{_SPACE}?)?\(?$", text[:start])
    return before.start() if before else start


def _is_phone(written: str) -> bool:
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    if written.startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        if not digits.startswith("46"):
            fewest, most = _INTERNATIONAL_DIGITS
            return fewest <= len(digits) <= most and digits[0] != "0"
        digits = digits.removeprefix("46")
    elif not digits.startswith("0"):
        return False
    return any(pattern.fullmatch(digits.removeprefix("0")) for pattern in (_MOBILE, _FIXED, _SERVICE))


_PLAIN: dict[PersonalKind, Callable[[str], str]] = {
    PersonalKind.EMAIL: lambda text: re.sub(r"\s?[(\[](?:at|snabel-a)[)\]]\s?", "@", text.casefold()),
    PersonalKind.PERSONAL_NUMBER: lambda text: re.sub(r"\D", "", text)[-10:] + ("+" if "+" in text else ""),
    PersonalKind.COORDINATION_NUMBER: lambda text: re.sub(r"\D", "", text)[-10:] + ("+" if "+" in text else ""),
    PersonalKind.PHONE: lambda text: re.sub(r"^(?:(?:00|\+)460?|0)", "", re.sub(r"[^\d+]", "", text)),
}


def _plain(found: Found) -> str:
    """What two writings of the same have in common."""
    return _PLAIN[found.kind](found.text)
