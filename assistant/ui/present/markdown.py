"""Text for the conversation. Gradio's Markdown is sanitised; these rules also keep documents from steering it."""

import re
from collections.abc import Iterable, Iterator

from assistant.domain.answer import Answer, Citation
from assistant.ui.language import say
from assistant.ui.present.parts import heading_of

# The sign that makes Markdown link an address by itself; written as an entity it reads the same and links nowhere.
_BARE_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=\bwww)\.|(?<=\w)@(?=\w)", re.IGNORECASE)
#: Pieces that an answer is shown in, so that it grows before the eye and is whole well within a second.
STEPS = 6


def anchor(turn: int, key: str) -> str:
    """The id of a source in the panel; a turn counts from 1, so that keys of different answers stay apart."""
    return f"kalla-{turn}-{key}"


def tame(markdown: str) -> str:
    """Markdown without what could fetch, link, or swallow the rest of the text: tags, images, links, addresses, fences.

    Emphasis, lists, tables and keys remain. A line ``[K7F2]: address`` from a document would otherwise redirect a key.
    """
    text = markdown.replace("&", "&amp;").replace("<", "&lt;")
    text = _BARE_ADDRESS.sub(lambda match: f"&#{ord(match[0])};", text)
    text = text.replace("![", "!\\[").replace("](", "]\\(").replace("]:", "]\\:")
    return text.replace("```", "\\`\\`\\`").replace("~~~", "\\~\\~\\~")


def literal(text: str) -> str:
    """Text as it was typed, whatever Markdown it looks like."""
    return re.sub(r"([\\`*_\[\]#|~>])", r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))


def answer_markdown(text: str, citations: Iterable[Citation], turn: int) -> str:
    """An answer, or the beginning of one, whose keys are links to the panel.

    Links are defined at the end with the source's name, so that copied text carries its sources.
    """
    body = tame(text).replace("][", "] [")
    definitions = "\n".join(
        f'[{citation.key}]: #{anchor(turn, citation.key)} "{_title(citation)}"'
        for citation in citations
        if f"[{citation.key}]" in body
    )
    return f"{body}\n\n{definitions}" if definitions else body


def closing(answer: Answer, language: str) -> str:
    """What follows the text of an answer: warnings it does not tell itself, and for a refusal what was looked for."""
    lines = [f"> **{say('note', language)}** {tame(warning)}" for warning in answer.notes]
    missing = [word for word in answer.looked_for if word.casefold() not in answer.text.casefold()]
    if answer.refused and missing:
        lines.append(tame(say("looked_for", language, words=", ".join(missing))))
    return "".join(f"\n\n{line}" for line in lines)


def beginnings(text: str, steps: int = STEPS) -> Iterator[str]:
    """Growing beginnings of a text, cut between words, the last one whole; at most `steps`."""
    words = re.findall(r"\S+\s*", text)
    size = max(1, -(-len(words) // steps))
    for end in range(size, len(words), size):
        yield "".join(words[:end]).rstrip()
    yield text


def _title(citation: Citation) -> str:
    passage = citation.passage
    parts = (heading_of(passage), passage.kind.value, passage.source)
    plain = " ".join(", ".join(dict.fromkeys(part for part in parts if part)).split())
    return tame(re.sub(r"[\"\\\[\]()`]", "'", plain))
