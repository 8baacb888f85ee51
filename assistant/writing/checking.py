"""A model's sentences held against what it was shown."""

from collections.abc import Sequence

from assistant.answering.keys import KEY
from assistant.answering.verify import numbers_in
from assistant.writing.draft import Sentence
from assistant.writing.ledger import Ledger


def check_sentences(text: str, *, ledger: Ledger) -> Sequence[Sentence]:
    """TEMPORARY: keys and numbers of a stretch of text, taken as one sentence."""
    keys = KEY.findall(text)
    unknown = next((key for key in keys if key not in ledger.passages), None)
    if unknown:
        return [Sentence(text, claims=True, fault=f"märket {unknown} finns inte")]
    cited = [ledger.passages[key] for key in keys]
    sources = [
        *(f"{p.text} {p.heading} {p.year} {p.area} {p.questions}" for p in cited),
        *(s.text for s in ledger.told_of(cited)),
    ]
    allowed = frozenset(number for source in sources for number in numbers_in(source))
    bad = sorted(numbers_in(KEY.sub("", text)) - allowed)
    return [Sentence(text, claims=bool(keys), fault=f"talet {bad[0]} finns inte i källan" if bad else "")]
