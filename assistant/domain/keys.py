"""Opaque keys of passages, as they stand in a text: ``[K7F2]``."""

import hashlib
import re
from collections.abc import Mapping

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0, 1, I and O, which are easily misread

#: What looks like a key in a text, whether or not it is one.
KEY = re.compile(rf"\[(K[{_ALPHABET}]{{3,}})\]")


class Keys:
    """Gives each passage a key once; the same passage has the same key in every answer, as far as can be."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        """Start from keys already given, by passage id."""
        self.by_passage = dict(given or {})

    def of(self, passage_id: str) -> str:
        """The passage's key, a new one where it has none."""
        if passage_id not in self.by_passage:
            digest = hashlib.sha256(passage_id.encode()).digest()
            letters = "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest)
            taken = set(self.by_passage.values())
            self.by_passage[passage_id] = next(
                key for length in range(3, 30) if (key := "K" + letters[:length]) not in taken
            )
        return self.by_passage[passage_id]
