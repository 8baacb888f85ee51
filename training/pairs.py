"""Pairs of texts that mean much the same, by kind; a batch holds one kind."""

import random
import re
from collections import defaultdict
from dataclasses import dataclass

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


def build_pairs(seed: int) -> dict[str, list[Pair]]:
    """Every kind of contrastive pair."""
    chance = random.Random(seed)
    found: dict[str, list[Pair]] = defaultdict(list)
    english_of = {}
    for source, swedish, english in sources.parallel():
        found["translation"].append(Pair(swedish, english, english.lower()))
        if source == "yso_sv_en":
            english_of[swedish] = english
    groups = _synonym_pairs(found)
    titles = defaultdict(list)
    for subject, title in sources.subject_titles():
        titles[subject].append(title)
        found["subject-title"].append(Pair(subject, title, subject))
    for subject, group in sorted(titles.items()):
        chance.shuffle(group)
        found["title-title"].extend(Pair(a, b, subject) for a, b in zip(group[::2], group[1::2], strict=False))
        if english := english_of.get(subject):
            found["english-title"].extend(Pair(english, title, subject) for title in group[:4])
    for provision in sources.provisions():
        text = provision.text[:_LONGEST]
        if provision.title:
            found["heading-provision"].append(Pair(provision.title, text, provision.title))
        sentences = _SENTENCE.split(text)
        if len(sentences) > 1:
            chosen = chance.randrange(len(sentences))
            rest = " ".join(sentences[:chosen] + sentences[chosen + 1 :])
            found["sentence-rest"].append(Pair(sentences[chosen], rest, text))
        elif len(text) > 100:
            words = text.split()
            cut = len(words) // 2
            found["sentence-rest"].append(Pair(" ".join(words[:cut]), " ".join(words[cut:]), text))
        if chance.random() < 0.6:
            found["law-provision"].append(Pair(provision.law, text, provision.law))
    found["swapped"] = _swapped(found, groups, chance)
    return dict(found)


def _synonym_pairs(found: dict[str, list[Pair]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for word, others in sources.synonyms():
        found["synonym"].extend(Pair(word, other, word) for other in others[:6])
        if len(others) > 1:
            found["synonym"].append(Pair(word, " ".join(others), word))
        groups[word.lower()] = [other for other in others if len(other) > 2]
    return groups


def _swapped(found: dict[str, list[Pair]], groups: dict[str, list[str]], chance: random.Random) -> list[Pair]:
    """Sentences with half of their known words put into other words: synonyms met in a context."""
    made = []
    texts = [pair.left for pair in found["translation"] if len(pair.left) > 25]
    texts += [pair.left for pair in found["sentence-rest"] if len(pair.left) < 250][:30_000]
    texts += [pair.right for pair in found["subject-title"] if len(pair.right) > 30][::6]
    for text in texts:
        parts = text.split()
        known = [place for place, part in enumerate(parts) if len(part) > 3 and groups.get(part.lower())]
        if len(known) < 2:
            continue
        other = list(parts)
        for place in chance.sample(known, max(1, (len(known) + 1) // 2)):
            other[place] = chance.choice(groups[parts[place].lower()])
        made.append(Pair(text, " ".join(other), text))
    return made
