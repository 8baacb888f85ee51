"""What people do with drafts: pure acts on them, and how much people have changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from fractions import Fraction

from assistant.domain.drafted import Drafted, Verdict
from assistant.domain.errors import InvalidInput
from assistant.domain.passage import Kind
from assistant.evaluating.drafting.merging import alike

#: Verb of each act in the history.
ACCEPTED, EDITED, REJECTED, RESTORED = (
    "antog utkastet",
    "ändrade utkastet",
    "avvisade utkastet",
    "tog tillbaka utkastet",
)
PROPOSED, WROTE, REORDERED = "föreslog utkast", "skrev en egen punkt", "ändrade ordningen"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a new proposal changes: drafts to put, and undecided earlier proposals that it takes the place of."""

    put: tuple[Drafted, ...]
    taken_away: tuple[Drafted, ...]


def propose(before: Sequence[Drafted], new: Sequence[Drafted]) -> Proposal:
    """New drafts beside what is there: what people have touched stays, and what they rejected is not proposed again.

    Args:
        before: the drafts of the same area.
        new: in order; placed after what stays.
    """
    touched = [draft for draft in before if is_touched(draft)]
    fresh = [one for one in new if not any(one.kind is draft.kind and _same(one, draft) for draft in touched)]
    old = {draft.id: draft for draft in before if not is_touched(draft)}
    put = []
    for kind in dict.fromkeys(one.kind for one in fresh):
        first = max((draft.place + 1 for draft in touched if draft.kind is kind), default=0)
        put += [replace(one, place=first + n) for n, one in enumerate(one for one in fresh if one.kind is kind)]
    kept = {one.id for one in put}
    return Proposal(
        tuple(one for one in put if one != old.get(one.id)),
        tuple(draft for draft in old.values() if draft.id not in kept),
    )


def is_touched(draft: Drafted) -> bool:
    """Whether a person has decided on it, changed it or written it."""
    return draft.verdict is not Verdict.PROPOSED or draft.changed or not draft.proposed


def accept(draft: Drafted) -> Drafted:
    """Accepted as it stands; what no evidence shows stays marked."""
    return replace(draft, verdict=Verdict.ACCEPTED, reason="")


def reject(draft: Drafted, reason: str) -> Drafted:
    """Rejected.

    Raises:
        InvalidInput: no reason is given.
    """
    if not reason.strip():
        raise InvalidInput("Skriv varför utkastet avvisas. Skälet syns i historiken.")
    return replace(draft, verdict=Verdict.REJECTED, reason=" ".join(reason.split()))


def restore(draft: Drafted) -> Drafted:
    """Neither accepted nor rejected any more."""
    return replace(draft, verdict=Verdict.PROPOSED, reason="")


def edit(draft: Drafted, text: str, unsupported: tuple[str, ...]) -> Drafted:
    """With another text; an accepted one stays accepted, a rejected one is open again.

    Raises:
        InvalidInput: the text is empty.
    """
    plain = " ".join(text.split()) if draft.kind is not Kind.GENERAL else text.strip()
    if not plain:
        raise InvalidInput("Texten är tom. Avvisa utkastet om det inte ska vara med.")
    verdict = Verdict.PROPOSED if draft.verdict is Verdict.REJECTED else draft.verdict
    return replace(draft, text=plain, unsupported=unsupported, verdict=verdict, reason="")


def reorder(drafts: Sequence[Drafted], ids: Sequence[str]) -> tuple[Drafted, ...]:
    """The drafts whose place changes, so that those named come in this order.

    Raises:
        InvalidInput: the ids are not those of the drafts, each once.
    """
    by_id = {draft.id: draft for draft in drafts}
    if sorted(ids) != sorted(by_id):
        raise InvalidInput("Ordningen ska nämna varje utkast en gång. Läs om sidan och försök igen.")
    placed = [replace(by_id[id_], place=place) for place, id_ in enumerate(ids)]
    return tuple(draft for draft in placed if draft != by_id[draft.id])


def accepted(drafts: Iterable[Drafted], area: int, kind: Kind) -> tuple[Drafted, ...]:
    """What may enter a report, in order; nothing that a person has not accepted."""
    chosen = (d for d in drafts if d.verdict is Verdict.ACCEPTED and d.area == area and d.kind is kind)
    return tuple(sorted(chosen, key=lambda draft: (draft.place, draft.id)))


@dataclass(frozen=True, slots=True)
class Reworking:
    """How much people have changed of what the assistant proposed.

    Attributes:
        unchanged: proposals accepted as they stood.
        edited: proposals accepted with another text.
        own: accepted texts that people wrote from the start.
        distance: mean share of words changed in the edited ones, 0 to 1; None where none is edited.
    """

    unchanged: int = 0
    edited: int = 0
    rejected: int = 0
    waiting: int = 0
    own: int = 0
    distance: Fraction | None = None

    @property
    def share_unchanged(self) -> Fraction | None:
        """Share of the decided proposals that were accepted as they stood, None where none is decided."""
        decided = self.unchanged + self.edited + self.rejected
        return Fraction(self.unchanged, decided) if decided else None


def reworking(drafts: Iterable[Drafted]) -> Reworking:
    """Counts over drafts of any areas."""
    counted = list(drafts)
    proposed = [draft for draft in counted if draft.proposed]
    taken = [draft for draft in proposed if draft.verdict is Verdict.ACCEPTED]
    edited = [draft for draft in taken if draft.changed]
    distances = [words_changed(draft.proposed, draft.text) for draft in edited]
    return Reworking(
        unchanged=len(taken) - len(edited),
        edited=len(edited),
        rejected=sum(draft.verdict is Verdict.REJECTED for draft in proposed),
        waiting=sum(draft.verdict is Verdict.PROPOSED for draft in counted),
        own=sum(draft.verdict is Verdict.ACCEPTED and not draft.proposed for draft in counted),
        distance=sum(distances, Fraction(0)) / len(distances) if distances else None,
    )


def words_changed(before: str, after: str) -> Fraction:
    """Share of words put in, left out or exchanged, of those of the longer text; 0 to 1."""
    words, others = before.split(), after.split()
    longest = max(len(words), len(others))
    if not longest:
        return Fraction(0)
    matches = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    return 1 - Fraction(sum(match.size for match in matches), longest)


def _same(one: Drafted, other: Drafted) -> bool:
    return (
        one.id == other.id or alike(one.text, other.text) or (bool(other.proposed) and alike(one.text, other.proposed))
    )
