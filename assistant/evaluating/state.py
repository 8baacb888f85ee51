"""An evaluation as it stands for one asker: its log folded, without what the asker may not yet see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from assistant.domain.assessment import OwnRating, TeamRating
from assistant.domain.drafted import Drafted
from assistant.domain.errors import NotFound
from assistant.domain.evaluation import Entry, Evaluation, Piece, SourceKind
from assistant.domain.guide import Guide, Note
from assistant.domain.suggestion import Suggestion
from assistant.evaluating.items import ItemKind, Thing, item_name, item_of, thing_of
from assistant.evaluating.visibility import Sight, sight_of

_Kind = TypeVar("_Kind", Piece, OwnRating, TeamRating, Suggestion, Drafted, Guide, Note)


@dataclass(frozen=True, slots=True)
class EvaluationState:
    """One evaluation, as one asker may see it at one moment.

    Attributes:
        sight: who asks, who has locked what, and so what is seen.
        pieces: evidence by kind, title and document, withdrawn pieces included.
        ratings: the asker's own, and the colleagues' that are open to the asker; by question and name.
        team: the team's ratings, by question.
        suggestions: those that are open to the asker, by question.
        drafts: by area, kind, place and id.
        guides: by group.
        notes: by group, question and id.
        versions: version of every item, those that are not open included; what an act says that it saw.
    """

    evaluation: Evaluation
    sight: Sight
    pieces: tuple[Piece, ...]
    ratings: tuple[OwnRating, ...]
    team: tuple[TeamRating, ...]
    suggestions: tuple[Suggestion, ...]
    drafts: tuple[Drafted, ...]
    guides: tuple[Guide, ...]
    notes: tuple[Note, ...]
    versions: Mapping[str, int]

    def version(self, thing: Thing | str) -> int:
        """Version of a thing's item, or of the item named; 0 where the log has none."""
        return self.versions.get(thing if isinstance(thing, str) else item_of(thing), 0)

    @property
    def counting(self) -> tuple[Piece, ...]:
        """The evidence that counts: what has not been withdrawn."""
        return tuple(piece for piece in self.pieces if not piece.withdrawn)

    def piece(self, document_id: str) -> Piece:
        """The evidence of this id.

        Raises:
            NotFound: the evaluation has none.
        """
        return _one(self.pieces, ItemKind.EVIDENCE, document_id, f"Underlaget {document_id}")

    def draft(self, draft_id: str) -> Drafted:
        """The draft of this id.

        Raises:
            NotFound: the evaluation has none.
        """
        return _one(self.drafts, ItemKind.DRAFT, draft_id, f"Utkastet {draft_id}")

    def rating(self, question: str, by: str) -> OwnRating | None:
        """The rating of a question by one evaluator, None where there is none or it is not open to the asker."""
        return next((r for r in self.ratings if (r.question, r.by) == (question, by)), None)

    def team_rating(self, question: str) -> TeamRating | None:
        """What the team has decided of a question, None where it has not."""
        return next((rating for rating in self.team if rating.question == question), None)

    def suggestion(self, question: str) -> Suggestion | None:
        """The suggestion of a question, None where there is none or it is not open to the asker."""
        return next((suggestion for suggestion in self.suggestions if suggestion.question == question), None)

    def guide(self, group: str) -> Guide | None:
        """The guide for a group, None where there is none."""
        return next((guide for guide in self.guides if guide.group == group), None)

    def locked_by(self, question: str) -> tuple[str, ...]:
        """Who of the team has locked a question, in the team's order."""
        return tuple(name for name in self.evaluation.team if (question, name) in self.sight.locked)

    def all_locked(self, question: str) -> bool:
        """Whether every evaluator has locked a question, so that the team can decide."""
        return len(self.locked_by(question)) == len(self.evaluation.team)


def fold(latest: Sequence[Entry], asker: str | None) -> EvaluationState:
    """The state that the latest entry of every item leaves, in any order.

    Raises:
        NotFound: there is no such evaluation, or the asker is none of its evaluators.
    """
    in_order = sorted(latest, key=lambda entry: entry.number)
    things = [thing for entry in in_order if (thing := thing_of(entry)) is not None]
    facts = next((thing for thing in things if isinstance(thing, Evaluation)), None)
    if facts is None or (asker is not None and asker not in facts.team):
        raise unknown_evaluation()
    ratings = _of(OwnRating, things)
    sight = sight_of(asker, facts.team, ratings)
    suggestions = _of(Suggestion, things)
    return EvaluationState(
        evaluation=facts,
        sight=sight,
        pieces=tuple(
            sorted(_of(Piece, things), key=lambda p: (tuple(SourceKind).index(p.kind), p.title, p.document_id))
        ),
        ratings=tuple(sorted((r for r in ratings if sight.sees_rating(r.question, r.by)), key=_question_and_name)),
        team=tuple(sorted(_of(TeamRating, things), key=lambda rating: rating.question)),
        suggestions=tuple(sorted((s for s in suggestions if sight.sees_others(s.question)), key=lambda s: s.question)),
        drafts=tuple(sorted(_of(Drafted, things), key=lambda d: (d.area, d.kind, d.place, d.id))),
        guides=tuple(sorted(_of(Guide, things), key=lambda guide: guide.group)),
        notes=tuple(sorted(_of(Note, things), key=lambda note: (note.group, note.question, note.id))),
        versions=MappingProxyType({entry.item: entry.version for entry in in_order}),
    )


def unknown_evaluation() -> NotFound:
    """The same words whether it is missing or another team's, so that nobody can tell which."""
    return NotFound("Utvärderingen finns inte, eller så ingår du inte i dess team. Kontrollera id och namn.")


def _question_and_name(rating: OwnRating) -> tuple[str, str]:
    return rating.question, rating.by


def _of(kind: type[_Kind], things: Sequence[Thing]) -> tuple[_Kind, ...]:
    return tuple(thing for thing in things if isinstance(thing, kind))


def _one(things: Sequence[_Kind], kind: ItemKind, key: str, label: str) -> _Kind:
    found = next((thing for thing in things if item_of(thing) == item_name(kind, key)), None)
    if found is None:
        raise NotFound(f"{label} finns inte i utvärderingen. Läs om sidan och försök igen.")
    return found
