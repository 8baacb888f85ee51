"""Text as it may stand in a file that other programs open."""

import re

#: Characters that XML 1.0 cannot hold, and so neither can Word or Excel; tab and line feed may stay.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: What a spreadsheet takes for the beginning of a formula; a tab or a line feed before it does not hinder that.
_FORMULA = re.compile(r"\s*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20]")


def written(raw_text: str) -> str:
    """The text without what a file cannot hold."""
    return _UNWRITABLE.sub("", raw_text)


def cell_text(raw_text: str) -> str:
    """Text that a spreadsheet shows and never computes: one that begins like a formula gets an apostrophe before it.

    For Excel and CSV files alike. A list mark ("- ") is no exception, since what follows it is somebody else's text.
    Source: OWASP, "CSV Injection".
    """
    text = written(raw_text)
    return f"'{text}" if _FORMULA.match(text) else text
