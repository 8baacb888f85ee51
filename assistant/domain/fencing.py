"""Passages written into a language model's prompt as data: no passage can close its fence, order, or forge a source.

What a passage says stays readable; what a program could take for its own marks is rewritten.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from assistant.domain.invisible import without_invisible
from assistant.domain.passage import Passage
from assistant.domain.suggestion import EvidenceText

#: Without 0, 1, I and O, which are easily misread; the same as in the keys of composed answers.
_KEY_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_SHORTEST_KEY = 4

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ADDRESS = re.compile(r"(?:(?:[a-z][a-z0-9+.-]{0,20})?:[/\\]{2,}|www\.)[^\s<>\"'()\[\]{}|]*", re.IGNORECASE)
_SCRIPT_ADDRESS = re.compile(r"(javascript|vbscript|mailto|data(?=\s*:[a-z]+/))\s*:(?=\S)", re.IGNORECASE)

#: The names that chat templates give to those who speak, and what they are called in Swedish.
_ROLES = "system|user|human|assistant|developer|tool|function|ai|model|användare|assistent|människa|utvecklare"
#: What chat templates write around a turn, each with the form that a passage keeps.
_MARKERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<\s*[|｜][^\S\n]*([^|｜<>\n]{0,60}?)[^\S\n]*[|｜]\s*>"), r"(\1)"),
    (re.compile(r"<\s*(/?\s*(?:s|bos|eos|pad|unk|(?:start|end)_of_turn|(?:begin|end)_of_text))\s*>", re.IGNORECASE), r"(\1)"),
    (re.compile(r"<<\s*(/?\s*SYS)\s*>>", re.IGNORECASE), r"(\1)"),
    (re.compile(r"\[\s*(/?\s*(?:INST|SYS|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS))\s*\]", re.IGNORECASE), r"(\1)"),
    (re.compile(rf"^([^\S\n]*)[#*_>\-]+[^\S\n]*({_ROLES})[*_]*[^\S\n]*(?:[:：][*_]*|$)", re.IGNORECASE | re.MULTILINE), r"\1\2 –"),
    (re.compile(rf"^([^\S\n]*)({_ROLES})[^\S\n]*[:：]", re.IGNORECASE | re.MULTILINE), r"\1\2 –"),
    (re.compile(r"<\s*[|｜]"), "("),
    (re.compile(r"[|｜]\s*>"), ")"),
    # sources of our own and of others: [K7F2], [1], [^2], 【3†a】
    (re.compile(r"\[\s*(\^?\s*K?\s*[0-9]{1,4}|K[0-9A-Z]{2,30})\s*\]", re.IGNORECASE), r"(\1)"),
    (re.compile(r"【([^【】\n]{0,60})】"), r"(\1)"),
    (re.compile(r"!\["), "["),
    (re.compile(r"\]\s*\("), "] – ("),
    (re.compile(r"\]\s*:"), "] –"),
    (re.compile(r"`{3,}|~{3,}"), "'''"),
)  # fmt: skip

_PASSAGE = "stycke"
_PASSAGES = "underlag"


@dataclass(frozen=True, slots=True)
class FencedPassage:
    """A passage as it stands in a prompt."""

    key: str
    text: str


def prompt_keys(passage_ids: Iterable[str], question: str) -> dict[str, str]:
    """Passage id to the key that a model is shown, ``"K7F2A"``: the same for the same question, another for another.

    A passage cannot know its key beforehand, so it cannot cite itself or another.
    """
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for id_ in passage_ids:
        if id_ in keys:
            continue
        digest = hashlib.sha256(f"{question}\x00{id_}".encode("utf-8", "replace")).digest()
        letters = "".join(_KEY_ALPHABET[byte % len(_KEY_ALPHABET)] for byte in digest)
        key = next(k for n in range(_SHORTEST_KEY, len(letters)) if (k := f"K{letters[:n]}") not in taken)
        keys[id_] = key
        taken.add(key)
    return keys


def fence(passages: Sequence[Passage], keys: Mapping[str, str]) -> str:
    """The passages as one XML element, each in an element of its own with its key and where it comes from.

    Raises:
        KeyError: a passage without a key.
    """
    return _all_fenced([_fenced(passage, keys[passage.id]) for passage in passages])


def fence_evidence(texts: Sequence[EvidenceText], keys: Mapping[str, str]) -> str:
    """The same of evidence: the key, what kind of source it is and when it was written.

    Raises:
        KeyError: a passage without a key.
    """
    return _all_fenced(
        [
            _element((("nyckel", keys[text.passage_id]), ("slag", text.kind), ("daterad", text.dated)), text.text)
            for text in texts
        ]
    )


def unfence(text: str) -> tuple[FencedPassage, ...]:
    """What `fence` wrote, read back.

    Raises:
        ValueError: anything else.
    """
    from xml.etree.ElementTree import ParseError, fromstring

    try:
        root = fromstring(text)  # noqa: S314 (our own text, without declarations)
    except ParseError as error:
        raise ValueError("the text is no fence") from error
    return tuple(FencedPassage(element.get("nyckel", ""), (element.text or "").strip("\n")) for element in root)


def neutralise(raw_text: str) -> str:
    """A passage's text as data: readable, without invisible characters, addresses, links, keys and chat markers."""
    text = _visible(raw_text)
    # what is taken out of the middle of a marker may leave another one
    while (plainer := _plainer(text)) != text:
        text = plainer
    return text


def _fenced(passage: Passage, key: str) -> str:
    about = (
        ("nyckel", key),
        ("kommun", passage.municipality),
        ("år", passage.year),
        ("utgåva", passage.edition),
        ("slag", passage.kind.value),
        ("rubrik", passage.title),
    )
    return _element(about, passage.text)


def _element(about: Iterable[tuple[str, object]], raw_text: str) -> str:
    attributes = "".join(
        f" {name}={quoteattr(' '.join(neutralise(str(value)).split()))}" for name, value in about if value
    )
    return f"<{_PASSAGE}{attributes}>\n{escape(neutralise(raw_text))}\n</{_PASSAGE}>"


def _all_fenced(fenced: Sequence[str]) -> str:
    lines = "\n".join(fenced)
    return f'<{_PASSAGES} antal="{len(fenced)}">\n{lines}\n</{_PASSAGES}>'


def _visible(raw_text: str) -> str:
    text = raw_text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _UNPRINTABLE.sub("", without_invisible(text.replace("\t", " ")))
    return unicodedata.normalize("NFC", text).strip()


def _plainer(text: str) -> str:
    text = _ADDRESS.sub(_host_only, text)
    text = _SCRIPT_ADDRESS.sub(r"\1 –", text)
    for pattern, plain in _MARKERS:
        text = pattern.sub(plain, text)
    return text.strip()


def _host_only(match: re.Match[str]) -> str:
    """An address as the name of its host in words, so that nothing in it can be fetched or carry anything away."""
    address = match[0] if "://" in match[0] else f"https://{match[0].split(':', 1)[-1].lstrip('/' + chr(92))}"
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    host = re.sub(r"[^\w.-]", "", host).removeprefix("www.").strip(".")
    return f"(länk till {host.replace('.', ' punkt ')})" if host else "(länk)"
