"""Names compared without regard to case, Norwegian letters, punctuation and white space."""

import re
import unicodedata

_NORWEGIAN = str.maketrans({"ø": "ö", "æ": "ä"})
_NOT_WORD = re.compile(r"[^\w]+")


def fold_name(name: str) -> str:
    """The form of a name that is compared: ``"Arbetsgivare – personalpolitik"`` equals it with a hyphen."""
    folded = unicodedata.normalize("NFC", name).casefold().translate(_NORWEGIAN)
    return _NOT_WORD.sub(" ", folded).strip()
