"""Reading and adding to the log of an evaluation, with the rules that hold for every act."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from assistant.domain.errors import InvalidInput, Overtaken
from assistant.domain.evaluation import PROGRAM, Entry, Evaluation, Status, Step
from assistant.evaluating.history import HistoryLine, history_of, undo_steps
from assistant.evaluating.items import ItemKind, kind_of, thing_of
from assistant.evaluating.state import EvaluationState, fold, unknown_evaluation
from assistant.parts import Parts


class EvaluationLog:
    """The acts of evaluations. Whoever is none of an evaluation's team is answered as if it did not exist."""

    def __init__(self, parts: Parts) -> None:
        """Nothing is opened yet."""
        self._parts = parts

    def evaluations(self, asker: str | None) -> tuple[Evaluation, ...]:
        """The evaluations whose team the asker is of, all for None; open ones first, by municipality, year and id."""
        latest = self._parts.database.latest_entries(item=ItemKind.FACTS)
        facts = [thing for entry in latest if isinstance(thing := thing_of(entry), Evaluation)]
        own = [evaluation for evaluation in facts if asker is None or asker in evaluation.team]
        return tuple(sorted(own, key=lambda e: (e.status is Status.ARCHIVED, e.municipality, -e.year, e.id)))

    def state(self, evaluation_id: str, asker: str | None) -> EvaluationState:
        """The evaluation as it stands for the asker; None is whoever is no evaluator, see `visibility`.

        Raises:
            NotFound: there is no such evaluation, or the asker is not of its team.
        """
        return fold(self._parts.database.latest_entries(evaluation_id), asker)

    def history(self, evaluation_id: str, asker: str | None) -> tuple[HistoryLine, ...]:
        """Every entry of the log as the asker may read it, newest first.

        Raises:
            NotFound: as for `state`.
        """
        sight = self.state(evaluation_id, asker).sight
        return history_of(self._parts.database.entries(evaluation_id), sight)

    def begin(self, evaluation_id: str, step: Step, *, by: str) -> Entry:
        """Store the first act of an evaluation."""
        return self._parts.database.act(evaluation_id, (step,), by=by, at=datetime.now(UTC))[0]

    def act(self, evaluation_id: str, steps: Sequence[Step], *, by: str) -> tuple[Entry, ...]:
        """Store an act by an evaluator of the team, or by the program itself.

        Raises:
            NotFound: there is no such evaluation, or `by` is not of its team.
            InvalidInput: it is archived.
            Overtaken: somebody else was before.
        """
        state = self.state(evaluation_id, None if by == PROGRAM else by)
        if any(kind_of(step.item) is not ItemKind.FACTS for step in steps):
            self.refuse_archived(state)
        try:
            return self._parts.database.act(evaluation_id, steps, by=by, at=datetime.now(UTC))
        except Overtaken as overtaken:
            if state.sight.sees(overtaken.newer.item):
                raise
            raise Overtaken(replace(overtaken.newer, before=None, after=None)) from overtaken

    def refuse_archived(self, state: EvaluationState) -> None:
        """Refuse to change what is in an archived evaluation.

        Raises:
            InvalidInput: it is archived.
        """
        if state.evaluation.status is Status.ARCHIVED:
            raise InvalidInput(f"Utvärderingen av {state.evaluation.name} är arkiverad. Öppna den igen först.")

    def undo(self, evaluation_id: str, act: int, *, by: str) -> tuple[Entry, ...]:
        """Leave what was there before an act, as a new act.

        Raises:
            NotFound: as for `act`.
            InvalidInput: something has been done to the same thing since, or it is another's own rating.
        """
        entries = self._parts.database.entries(evaluation_id)
        if not entries:
            raise unknown_evaluation()
        self.state(evaluation_id, by)
        return self.act(evaluation_id, undo_steps(entries, act, by), by=by)
