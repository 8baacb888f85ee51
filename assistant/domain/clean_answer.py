"""A language model's text before it is shown: nothing in it is fetched, run, or leads out of the house."""

import html
import re
from collections.abc import Collection

from assistant.domain.invisible import without_invisible

_REMOVED = "(adress borttagen)"
_UNPRINTABLE = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ACTIVE_ELEMENT = re.compile(r"<(script|style|iframe|object|svg|math|form|template)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[a-z!?][^<>]*>", re.IGNORECASE)
_OPENED_TAG = re.compile(r"<(?=[a-z/!?])", re.IGNORECASE)
_AUTOLINK = re.compile(r"<([a-z][a-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])?")
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*<?([^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)>?[^()]*\)")
_DEFINITION = re.compile(r"\[([^\[\]\n]+)\]\s*:")
_ADDRESS = re.compile(
    r"(?:(?:[a-z][a-z0-9+.-]{0,20})?:[/\\]{2,}|www\.)[^\s<>\"'\[\]{}|\x00]*|(?:javascript|vbscript|mailto|data(?=:[a-z]+/)):[^\s<>\x00]+",
    re.IGNORECASE,
)
#: Stands where an allowed address stood while the others are taken out; no text holds it, controls are removed.
_KEPT = "\x00{}\x00"
_KEPT_PATTERN = re.compile("\x00([0-9]+)\x00")


def clean_answer(raw_text: str, allowed_links: Collection[str] = ()) -> str:
    """The text with no address but `allowed_links`, no picture, no markup of HTML, and no control characters.

    Emphasis, lists, tables, headings and keys such as ``[K7F2]`` stay. A link to an address that is not allowed
    becomes its words.
    """
    text = raw_text.replace("\x00", "")
    kept: list[str] = []
    # what is taken out of the middle of one thing may leave another
    while (cleaner := _cleaner(text, allowed_links, kept)) != text:
        text = cleaner
    return _KEPT_PATTERN.sub(lambda match: kept[int(match[1])], text).strip()


def _cleaner(text: str, allowed: Collection[str], kept: list[str]) -> str:
    def keep(link: str) -> str:
        kept.append(link)
        return _KEPT.format(len(kept) - 1)

    def link(match: re.Match[str]) -> str:
        return keep(f"[{match[1]}]({match[2]})") if match[2] in allowed and not _ADDRESS.search(match[1]) else match[1]

    def address(match: re.Match[str]) -> str:
        bare = match[0].rstrip(".,;:!?)*_`")
        return keep(bare) + match[0][len(bare) :] if bare in allowed else _REMOVED

    text = _UNPRINTABLE.sub("", without_invisible(html.unescape(text)))
    text = _AUTOLINK.sub(r" \1 ", _COMMENT.sub("", _ACTIVE_ELEMENT.sub("", text)))
    text = _OPENED_TAG.sub("‹", _TAG.sub("", text))
    text = _LINK.sub(link, _IMAGE.sub(r"\1", text)).replace("![", "[").replace("](", "] (")
    return _ADDRESS.sub(address, _DEFINITION.sub(r"\1:", text))
