"""The texts the model learns from: all of them below one folder, nothing else is read."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "retrieval-data"

_PARALLEL = ("tatoeba_sv_en", "ntrex_sv_en", "pud_sv_en", "libreoffice_help_sv_en", "yso_sv_en")
_WORD = re.compile(r"[^\W\d_]+")
# A formula or a key combination teaches nothing about language.
_LEAST_LETTERS = 0.6


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision of a statute; `title` None where the statute prints none above it."""

    law: str
    title: str | None
    text: str


def held_out(data: Path = DATA) -> frozenset[str]:
    """Both sides of the Tatoeba test pairs, lower case: never trained on."""
    lines = (data / "eval" / "tatoeba1000_sv_en.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(side.strip().lower() for line in lines for side in line.split("\t"))


def parallel(data: Path = DATA) -> Iterator[tuple[str, str, str]]:
    """(source, Swedish, English), each pair once, without the test pairs."""
    forbidden, seen = held_out(data), set()
    for name in _PARALLEL:
        for line in (data / "parallel" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            swedish, english = (part.strip() for part in line.split("\t")[:2])
            pair = (swedish, english)
            if pair in seen or swedish.lower() in forbidden or english.lower() in forbidden:
                continue
            seen.add(pair)
            if all(_is_language(side) for side in pair):
                yield name, swedish, english


def provisions(data: Path = DATA) -> Iterator[Provision]:
    """The provisions of the statutes, each text once."""
    seen = set()
    with (data / "text" / "sfs_provisions.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if len(row["text"]) > 40 and row["text"] not in seen:
                seen.add(row["text"])
                yield Provision(re.sub(r"\s*\([^)]*\)", "", row["law"]), row["title"], row["text"])


def subject_titles(data: Path = DATA) -> Iterator[tuple[str, str]]:
    """(subject, title) of library records."""
    for line in (data / "text" / "finna_subject_titles_sv.tsv").read_text(encoding="utf-8").splitlines():
        subject, title = line.split("\t")[:2]
        if len(title) > 3:
            yield re.sub(r"\s*\([^)]*\)", "", subject), title


def synonyms(data: Path = DATA) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(word, its synonyms)."""
    for line in (data / "lexical" / "mythes_sv_synonyms.tsv").read_text(encoding="utf-8").splitlines():
        word, others = line.split("\t")[:2]
        yield word, tuple(other.strip() for other in others.split("|") if other.strip())


def words(text: str) -> list[str]:
    """Lower-case words of letters."""
    return _WORD.findall(text.lower())


def _is_language(text: str) -> bool:
    return sum(char.isalpha() or char.isspace() for char in text) >= _LEAST_LETTERS * len(text) > 0
