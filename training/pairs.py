"""Pairs of texts that mean much the same, by kind; a batch holds one kind."""

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from assistant.retrieval.words import stem
from training import sources

_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÅÄÖ])")
# A longer provision says several things; its first part is enough to be found by.
_LONGEST = 700


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, and the key that tells pairs of the same thing: those are no negatives to each other."""

    left: str
    right: str
    key: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A Swedish text and the English one whose teacher vector it should come near; `swedish` empty for a bare word."""

    swedish: str
    english: str


def build_pairs(seed: int) -> dict[str, list[Pair]]:
    """Every kind of contrastive pair."""
    chance = random.Random(seed)  # noqa: S311 a seeded order, not a secret
    found: dict[str, list[Pair]] = defaultdict(list)
    for _, swedish, english in sources.parallel():
        found["translation"].append(Pair(swedish, english, english.lower()))
    groups = _synonym_pairs(found)
    _title_pairs(found, chance)
    _provision_pairs(found, chance)
    found["swapped"] = _swapped(found, groups, chance)
    return dict(found)


def build_goals() -> list[Goal]:
    """What is distilled: translated pairs, bare English words, and titles against their subjects' English names."""
    goals = [Goal(swedish, english) for _, swedish, english in sources.parallel()]
    english_of = _english_of()
    for title, subjects in _subjects_of().items():
        for part in (part for part in title.split(" = ")[1:] if " the " in part.lower() or " of " in part.lower()):
            goals.append(Goal(title.split(" = ")[0], part))
        if named := [english_of[subject] for subject in subjects if subject in english_of]:
            goals.append(Goal(title, ", ".join(named)))
    return goals


def _synonym_pairs(found: dict[str, list[Pair]]) -> dict[str, list[str]]:
    """Fills ``synonym``; gives the synonyms of each stem."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word, others in sources.synonyms():
        found["synonym"].extend(Pair(word, other, word) for other in others[:6])
        if len(others) > 1:
            found["synonym"].append(Pair(word, " ".join(others), word))
        groups[stem(word.lower())].extend(other for other in others if len(other) > 2)
    return groups


def _title_pairs(found: dict[str, list[Pair]], chance: random.Random) -> None:
    english_of = _english_of()
    titles = defaultdict(list)
    for subject, title in sources.subject_titles():
        titles[subject].append(title)
        found["subject-title"].append(Pair(subject, title, subject))
    for subject, group in sorted(titles.items()):
        chance.shuffle(group)
        found["title-title"].extend(Pair(a, b, subject) for a, b in zip(group[::2], group[1::2], strict=False))
        if english := english_of.get(subject):
            found["english-title"].extend(Pair(english, title, subject) for title in group[:4])
    for title, subjects in _subjects_of().items():
        if len(subjects) > 1:
            found["subjects-title"].append(Pair(" ".join(subjects), title, title))
            one, other = chance.sample(subjects, 2)
            found["subject-subject"].append(Pair(one, other, one))
        main, _, rest = title.partition(" : ")
        if len(main) > 5 and len(rest) > 10:
            found["title-subtitle"].append(Pair(main, rest, title))


def _provision_pairs(found: dict[str, list[Pair]], chance: random.Random) -> None:
    for provision in sources.provisions():
        text = provision.text[:_LONGEST]
        if provision.title:
            found["heading-provision"].append(Pair(provision.title, text, provision.title))
        sentences = _SENTENCE.split(text)
        if len(sentences) > 1:
            chosen = chance.randrange(len(sentences))
            one, rest = sentences[chosen], " ".join(sentences[:chosen] + sentences[chosen + 1 :])
        else:
            words = text.split()
            one, rest = " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])
        if chance.random() < 0.5:
            one = _without(one, rest)
        if len(one) > 15:
            found["sentence-rest"].append(Pair(one, rest, text))
        if chance.random() < 0.6:
            found["law-provision"].append(Pair(provision.law, text, provision.law))


def _without(text: str, other: str) -> str:
    """The words of `text` that `other` lacks: what the lexical leg cannot see is what this model is for."""
    held = {stem(word) for word in sources.words(other)}
    return " ".join(word for word in sources.words(text) if stem(word) not in held)


def _swapped(found: dict[str, list[Pair]], groups: dict[str, list[str]], chance: random.Random) -> list[Pair]:
    """Texts, and the same told in other words only: each known word's synonym, the rest left out or kept by chance."""
    made = []
    texts = [pair.left for pair in found["translation"] if len(pair.left) > 20]
    texts += [pair.left for pair in found["sentence-rest"] if len(pair.left) < 200][::2]
    texts += [pair.right for pair in found["subject-title"] if len(pair.right) > 20][::4]
    for text in texts:
        other, known = [], 0
        for word in sources.words(text):
            if len(word) > 3 and (choices := groups.get(stem(word))):
                other.append(chance.choice(choices))
                known += 1
            elif chance.random() < 0.3:
                other.append(word)
        if known > 1:
            made.append(Pair(text, " ".join(other), text))
    return made


@cache
def _subjects_of() -> dict[str, list[str]]:
    found = defaultdict(list)
    for subject, title in sources.subject_titles():
        if subject not in found[title]:
            found[title].append(subject)
    return found


@cache
def _english_of() -> dict[str, str]:
    """English names of the subjects."""
    return {swedish: english for name, swedish, english in sources.parallel() if name == "yso_sv_en"}
