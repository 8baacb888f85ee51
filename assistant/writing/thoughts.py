"""What a reasoning model thinks aloud before it answers is no part of its answer."""

import re

_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
# Some services send the end alone: the beginning was part of what the model was given.
_THOUGHT_BEFORE = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL)


def without_thoughts(text: str) -> str:
    """The text without what stands between marks of thought, also where the thought has not ended yet."""
    return _THOUGHT_BEFORE.sub("", _THOUGHT.sub("", text)).lstrip()
