"""Rating: each evaluator alone until the question is locked, then the team together."""

from dataclasses import replace

from assistant.domain.assessment import OwnRating, TeamRating
from assistant.domain.errors import InvalidInput
from assistant.domain.evaluation import Entry
from assistant.domain.instrument import Edition
from assistant.domain.rating import Rating, Ratings
from assistant.domain.scorecard import Scorecard
from assistant.domain.scoring import Partial, score
from assistant.evaluating.items import ItemKind, item_name, put_step
from assistant.evaluating.state import EvaluationState
from assistant.evaluations.log import EvaluationLog
from assistant.memory import Memory
from assistant.parts import Parts


class TeamRatings:
    """The ratings of evaluations; what may be seen of them is `EvaluationState`'s.

    `seen` is the version of the item that the actor saw, `by` an evaluator of the team; every verb raises NotFound for
    anybody else, and Overtaken where somebody was before.
    """

    def __init__(self, parts: Parts, memory: Memory, log: EvaluationLog) -> None:
        """Nothing is opened yet."""
        self._parts, self._memory, self._log = parts, memory, log

    def rate(self, evaluation_id: str, rating: Rating, *, reason: str = "", seen: int, by: str) -> Entry:
        """Keep an evaluator's own rating of a question, in whole or in part.

        Raises:
            InvalidInput: it is locked, or the question, an indicator or a level does not exist.
        """
        state = self._log.state(evaluation_id, by)
        self._refuse_unscorable(state, rating)
        own = state.rating(rating.question, by)
        if own and own.locked:
            raise InvalidInput(f"Din bedömning av fråga {rating.question} är låst. Lås upp den för att ändra.")
        return self._put(evaluation_id, OwnRating(rating, by, reason.strip()), seen, "bedömde", by)

    def lock(self, evaluation_id: str, question: str, *, seen: int, by: str) -> Entry:
        """Lock one's own rating: it becomes open to colleagues who have locked theirs, and theirs to oneself.

        A question can be locked unrated: that says that one cannot judge it.
        """
        state = self._log.state(evaluation_id, by)
        unrated = Rating(question, None, ())
        self._refuse_unscorable(state, unrated)
        own = state.rating(question, by) or OwnRating(unrated, by)
        if own.locked:
            raise InvalidInput(f"Din bedömning av fråga {question} är redan låst.")
        locked = replace(own, locked=True, suggestion=_suggestion_of(state, question))
        return self._put(evaluation_id, locked, seen, "låste sin bedömning", by)

    def unlock(self, evaluation_id: str, question: str, *, seen: int, by: str) -> Entry:
        """Open one's own rating for change; that it was locked, and what was then seen, stays in the history."""
        own = self._log.state(evaluation_id, by).rating(question, by)
        if own is None or not own.locked:
            raise InvalidInput(f"Din bedömning av fråga {question} är inte låst.")
        return self._put(
            evaluation_id, replace(own, locked=False, suggestion=None), seen, "låste upp sin bedömning", by
        )

    def decide(self, evaluation_id: str, rating: Rating, *, reason: str, seen: int, by: str) -> Entry:
        """Keep what the team has decided of a question, with its reason.

        Raises:
            InvalidInput: an evaluator has not locked, no reason is given, nothing is rated, or it cannot be scored.
        """
        state = self._log.state(evaluation_id, by)
        question = rating.question
        self._refuse_unscorable(state, rating)
        waiting = [name for name in state.evaluation.team if name not in state.locked_by(question)]
        if waiting:
            names = ", ".join(waiting)
            raise InvalidInput(f"Teamet kan bedöma fråga {question} när alla har låst sin egen. Kvar: {names}.")
        if not reason.strip():
            raise InvalidInput(f"Skriv varför teamet bedömer fråga {question} så.")
        if rating.percent is None and not any(level for _, level in rating.levels):
            raise InvalidInput(f"Fråga {question} har ingen nivå än. Ange minst en, eller en procent.")
        decided = TeamRating(rating, reason.strip(), _suggestion_of(state, question))
        return self._put(evaluation_id, decided, seen, "satte teamets bedömning", by)

    def scorecard(self, state: EvaluationState, *, partial: Partial = Partial.UNKNOWN) -> Scorecard:
        """Points of the team's ratings; what the team has not rated is unknown."""
        return self._score(state, tuple(decided.rating for decided in state.team), partial)

    def what_if(self, state: EvaluationState, *supposed: Rating, partial: Partial = Partial.UNKNOWN) -> Scorecard:
        """Points if the team's ratings of these questions were others; nothing is stored."""
        questions = {rating.question for rating in supposed}
        kept = tuple(decided.rating for decided in state.team if decided.question not in questions)
        return self._score(state, (*kept, *supposed), partial)

    # --- within ------------------------------------------------------------------------------------------------

    def _put(self, evaluation_id: str, thing: OwnRating | TeamRating, seen: int, verb: str, by: str) -> Entry:
        return self._log.act(evaluation_id, [put_step(thing, seen=seen, verb=verb)], by=by)[0]

    def _refuse_unscorable(self, state: EvaluationState, rating: Rating) -> None:
        self._score(state, (rating,), Partial.UNKNOWN)

    def _score(self, state: EvaluationState, ratings: tuple[Rating, ...], partial: Partial) -> Scorecard:
        edition = self._edition(state)
        criteria = tuple(c for c in self._memory.criteria() if c.edition == edition.id)
        return score(
            Ratings(edition.id, ratings), edition, self._parts.instrument.scale, criteria=criteria, partial=partial
        )

    def _edition(self, state: EvaluationState) -> Edition:
        edition = self._parts.instrument.edition(state.evaluation.edition)
        assert edition is not None  # an evaluation of an unknown edition is not begun
        return edition


def _suggestion_of(state: EvaluationState, question: str) -> int | None:
    """Version of the suggestion on record; not what it says, which may not be open yet."""
    return state.version(item_name(ItemKind.SUGGESTION, question)) or None
