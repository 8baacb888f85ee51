"""A model's sentences held against what it was shown."""

from collections.abc import Sequence

from assistant.domain.passage import Passage
from assistant.verifying.fault import EVERY_KIND, FIGURES_AND_NAMES
from assistant.verifying.orders import without_orders
from assistant.verifying.verifier import Verifier
from assistant.writing.draft import Sentence
from assistant.writing.ledger import Ledger, own_words


def check_sentences(text: str, *, ledger: Ledger, verifier: Verifier, english: bool = False) -> Sequence[Sentence]:
    """The sentences of a line of a model's, each with its first fault."""

    def told(cited: Sequence[Passage]) -> list[str]:
        # what rests on no source may repeat the question: only its figures are code's, as little as a quoted passage is
        return [without_orders(own_words(s)) if s.cited else " ".join(s.computed) for s in ledger.told_of(cited)]

    return [
        Sentence(checked.text, claims=checked.claims, fault=checked.fault)
        for checked in verifier.check(text, ledger.passages, told, kinds=FIGURES_AND_NAMES if english else EVERY_KIND)
    ]
