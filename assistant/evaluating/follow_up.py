"""Improvement areas of the last report set against new evidence: done, begun, or not seen.

A report must be able to stand by "done", so the rule asks for much: one sentence of evidence, later than the report, that
speaks of the same thing, says that it is carried out, and neither denies, plans nor wishes for it. All else is "not seen".
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.domain.evaluation import SourceKind
from assistant.domain.follow_up import FollowedUp, Progress
from assistant.domain.passage import Passage
from assistant.domain.suggestion import EvidenceText, Quote
from assistant.retrieval.coverage import coverage, word_share
from assistant.retrieval.words import content_words, stem
from assistant.verifying.sentences import sentences_of
from assistant.verifying.signs import Sign, signs_of

Equivalents = Callable[[Sequence[str]], Sequence[Sequence[Sequence[str]]]]
"""Per word, phrases that stand for it (`retrieval.synonyms.Synonyms.of`)."""


# Words that an improvement area is worded with, which say nothing of what it is about.
_FRAME: Final = frozenset(
    stem(word)
    for word in """
    utveckla utvecklas utveckling utvecklat förbättra förbättras förbättring stärka stärks tydliggöra tydliggörs skapa skapas
    säkerställa säkerställs fundera överväga överväg arbeta arbete arbetet fortsätta fortsatt sakna saknas behöva behöver
    behovet bör borde kan kunna kunde skulle möjlighet möjligheter kommun kommunen kommunens verksamhet verksamheten
    verksamheter verksamheterna finns använda används göra görs gör ta tas fram införa införs öka ökad tydlig tydligare
    tydligt mer bättre ytterligare vidare även också exempelvis exempel samt olika dock vissa flera många sätt del
    """.split()  # noqa: SIM905 one word beside the other reads better here
)
# Words that many improvement areas share; they weigh half, and none of them alone says what it is about.
_GENERAL: Final = frozenset(
    stem(word)
    for word in """
    strategi strategier policy plan planer mål målen riktlinje riktlinjer rutin rutiner system modell struktur program
    samlad samlat gemensam gemensamt gemensamma systematisk systematiskt enhetlig enhetligt övergripande nämnd nämnder
    nämnderna förvaltning förvaltningar enheter följa följer följs upp uppföljning analys resultat resultaten chef chefer
    chefernas cheferna medarbetare medarbetarna politiker politiska
    """.split()  # noqa: SIM905 one word beside the other reads better here
)
_GENERAL_WEIGHT: Final = 0.5
# Where something is to be laid down in writing, doing it is not enough: the sentence must speak of what is laid down.
_LAID_DOWN: Final = re.compile(r"strateg|policy|riktlinj|rutin|program|direktiv|plan(?:en|er|erna)?\b", re.IGNORECASE)
# The longest words that are not general say most, as Swedish compounds go; one of so many must be held so far.
_CORES: Final = 3
_CORE: Final = 0.9
# Share of the improvement area's own words, the rare ones weighing most, that a sentence holds ...
_SAME: Final = 0.55
# ... where both are tied to the same question of the instrument ...
_SAME_QUESTION: Final = 0.4
# ... where they are tied to different ones ...
_SAME_ELSEWHERE: Final = 0.85
# ... and this many of the words, so that one rare word does not decide alone.
_FEWEST_WORDS: Final = 2
_MOST_QUOTES: Final = 3

_DONE: Final = re.compile(
    r"\b(?:antog|antogs|antagit|antagits|antagen|antagna|beslutade|beslutades|beslutat|beslutats|fastställde|fastställdes|"
    r"fastställts|införde|infördes|infört|införts|genomförde|genomfördes|genomfört|genomförts|tog fram|togs fram|tagit fram|"
    r"tagits fram|upprättat|upprättats|inrättade|inrättades|inrättat|inrättats|färdigställts|öppnade|öppnades|startade|"
    r"startades|lanserades|lanserats|är i drift|är på plats|finns (?:nu|numera|sedan|i dag|idag)|har (?:nu|numera)|"
    r"numera|tillämpas|används|följs upp|gäller sedan|sedan (?:20\d\d|årsskiftet|förra året)|görs (?:nu|numera|varje))\b",
    re.IGNORECASE,
)
_BEGUN: Final = re.compile(
    r"\b(?:påbörja\w*|inlett|inletts|inledde|inleddes|har börjat|började|pågår|pågående|under uppbyggnad|under framtagande|"
    r"på gång|pilot\w*|prova[rts]?|prövas?|testas?|håller på att|första steg\w*|utkast|på remiss|delvis|till viss del)\b",
    re.IGNORECASE,
)
_AGAINST: Final = frozenset({Sign.MISSING, Sign.WEAK, Sign.WANTED})


def follow_up(
    improvements: Sequence[Passage],
    evidence: Sequence[EvidenceText],
    *,
    since: int | None,
    equivalents: Equivalents | None = None,
) -> tuple[FollowedUp, ...]:
    """What became of each improvement area, in their order.

    Args:
        improvements: of the last report.
        evidence: of the new evaluation; what is dated before `since` is not looked at.
        since: year of the last report, None where unknown.
        equivalents: words that mean the same, where the word list is at hand.
    """
    later = [text for text in evidence if since is None or text.dated is None or text.dated.year >= since]
    sentences = [_read(text, sentence) for text in later for sentence in _sentences(text.text)]
    subjects = [_subject(improvement) for improvement in improvements]
    held_by = Counter(word for subject in subjects for word in {stem(word) for word in subject})
    weight = {
        word: math.log(1 + len(subjects) / count) * (_GENERAL_WEIGHT if word in _GENERAL else 1)
        for word, count in held_by.items()
    }
    return tuple(
        _judge(improvement, [s for s in sentences if _speaks_of(s, improvement, subject, weight, equivalents)])
        for improvement, subject in zip(improvements, subjects, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    evidence: EvidenceText
    stems: frozenset[str]
    progress: Progress
    against: bool
    planned: bool


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from sentences_of(line)


def _read(evidence: EvidenceText, text: str) -> _Sentence:
    signs = signs_of(text)
    against = bool(signs & _AGAINST)
    begun = bool(_BEGUN.search(text)) or Sign.PARTIAL in signs
    done = bool(_DONE.search(text)) and Sign.PLANNED not in signs
    progress = Progress.NOT_SEEN
    if not against and begun and (done or _BEGUN.search(text)):
        progress = Progress.BEGUN
    elif not against and done:
        progress = Progress.DONE
    stems = frozenset(stem(word) for word in content_words(text))
    return _Sentence(text, evidence, stems, progress, against, Sign.PLANNED in signs)


def _subject(improvement: Passage) -> tuple[str, ...]:
    """What the improvement area is about: its words, less those that any is worded with."""
    words = dict.fromkeys(content_words(improvement.text))
    return tuple(word for word in words if stem(word) not in _FRAME and len(word) > 2)


def _speaks_of(
    sentence: _Sentence,
    improvement: Passage,
    subject: tuple[str, ...],
    weight: dict[str, float],
    equivalents: Equivalents | None,
) -> bool:
    phrases = equivalents(subject) if equivalents else [()] * len(subject)
    cores = (coverage([subject[at]], [phrases[at]], sentence.stems, lambda _: 1.0) for at in _cores(subject))
    if not any(held >= _CORE for held in cores):
        return False
    if _LAID_DOWN.search(improvement.text) and not _LAID_DOWN.search(sentence.text):
        return False
    share = coverage(subject, phrases, sentence.stems, lambda word: weight[stem(word)])
    shared = sum(word_share(stem(word), sentence.stems) == 1.0 for word in subject)
    theirs, ours = set(sentence.evidence.questions), set(improvement.questions)
    bar = _SAME if not (theirs and ours) else _SAME_QUESTION if theirs & ours else _SAME_ELSEWHERE
    return shared >= min(_FEWEST_WORDS, len(subject)) and share >= bar


def _cores(subject: Sequence[str]) -> tuple[int, ...]:
    """Positions of the words that say most of what it is about, the longest first."""
    specific = [position for position, word in enumerate(subject) if stem(word) not in _GENERAL]
    return tuple(sorted(specific, key=lambda position: (-len(subject[position]), position))[:_CORES])


def _judge(improvement: Passage, speaking: Sequence[_Sentence]) -> FollowedUp:
    done = [s for s in speaking if s.progress is Progress.DONE]
    begun = [s for s in speaking if s.progress is Progress.BEGUN]
    against = [s for s in speaking if s.against]
    planned = [s for s in speaking if s.planned and s not in (*begun, *against)]
    if done and not begun and not against:
        return _followed(improvement, Progress.DONE, done, _rests_on(done))
    if done or begun:
        doubt = " Källorna säger olika; det saknas enligt minst en av dem." if against else ""
        return _followed(improvement, Progress.BEGUN, [*begun, *done, *against], _rests_on([*begun, *done]) + doubt)
    if against:
        return _followed(
            improvement, Progress.NOT_SEEN, against, "Underlaget säger att det fortfarande saknas eller behövs."
        )
    if planned:
        return _followed(improvement, Progress.NOT_SEEN, planned, "Underlaget nämner bara planer.")
    return FollowedUp(improvement, Progress.NOT_SEEN, (), "Underlaget säger inget om det.")


def _followed(improvement: Passage, progress: Progress, bearing: Sequence[_Sentence], because: str) -> FollowedUp:
    quotes = dict.fromkeys(Quote(sentence.evidence.passage_id, sentence.text) for sentence in bearing)
    return FollowedUp(improvement, progress, tuple(quotes)[:_MOST_QUOTES], because)


def _rests_on(bearing: Sequence[_Sentence]) -> str:
    sources = len({sentence.evidence.source for sentence in bearing})
    own_words = {sentence.evidence.kind for sentence in bearing} == {SourceKind.SELF_DESCRIPTION.value}
    said = "1 källa" if sources == 1 else f"{sources} källor"
    return f"Enligt {said}{', bara kommunens egen beskrivning' if own_words else ''}."
