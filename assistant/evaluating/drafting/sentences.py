"""Sentences of a passage, and the one that a quote stands in."""

from assistant.verifying.sentences import sentences_of


def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, each with its stop; a line break ends a sentence too."""
    return tuple(sentence for line in text.splitlines() for sentence in sentences_of(line))


def sentence_of(quote: str, text: str) -> str:
    """The sentence of `text` that `quote` stands in; the quote's first where it is longer than one or not found."""
    wanted = " ".join(quote.split()).casefold()
    for sentence in sentences_in(text):
        if wanted in " ".join(sentence.split()).casefold():
            return sentence
    return next(iter(sentences_in(quote)), quote)
