"""Characters that no reader sees: of no width, or that only steer the direction of writing."""

import re

#: What a program reads and no person sees; the letters around them are what is printed.
_CHARACTERS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e01ef"
)
_INVISIBLE = re.compile(f"[{_CHARACTERS}]+")
#: Ordinary programs put characters of no width between words and after slashes, not inside words, and they neither
#: turn the direction of Swedish text nor write in the tags of Unicode.
_SUSPECT = re.compile(
    f"(?<=[^\\W\\d_])[{_CHARACTERS}]+(?=[^\\W\\d_])|[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e01ef]+"
)
#: The tags of Unicode mirror ASCII, so that a whole text can be written with them.
_TAGS = {code: code - 0xE0000 for code in range(0xE0020, 0xE007F)}
_NO_TAG = re.compile("[^\U000e0020-\U000e007e]+")


def without_invisible(text: str) -> str:
    """The text as a reader sees it."""
    return _INVISIBLE.sub("", text)


def count_suspect(text: str) -> int:
    """How many invisible characters stand where ordinary programs put none."""
    return sum(len(match[0]) for match in _SUSPECT.finditer(text))


def tag_text(text: str) -> str:
    """What is written in the tags of Unicode, empty where nothing is."""
    return _NO_TAG.sub("", text).translate(_TAGS)
