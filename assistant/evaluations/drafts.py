"""What people do with the texts of a report: have them proposed, decide on each, write their own."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.domain.drafted import Drafted
from assistant.domain.errors import InvalidInput
from assistant.domain.evaluation import Entry, Step
from assistant.domain.passage import Kind
from assistant.evaluating.drafting import review
from assistant.evaluating.drafting.composing import KINDS, compose_area
from assistant.evaluating.drafting.difference import Stretch, difference
from assistant.evaluating.drafting.modelled import Drafter, Written, write_area
from assistant.evaluating.drafting.summary import SUMMARY, compose_summary
from assistant.evaluating.items import ItemKind, item_name, item_of, put_step, thing_of
from assistant.evaluating.state import EvaluationState
from assistant.evaluations.grounds import Grounds
from assistant.evaluations.log import EvaluationLog
from assistant.evaluations.suggesting import Suggestions
from assistant.memory import Memory
from assistant.parts import Parts

_ID_BYTES = 5


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """One version of a draft.

    Attributes:
        drafted: as the act left it, None where it took the draft away.
        changes: its text beside the version before, word by word; one stretch where nothing is changed.
    """

    version: int
    at: datetime
    by: str
    verb: str
    drafted: Drafted | None
    changes: tuple[Stretch, ...]


class Drafts:
    """The drafts of evaluations; `by` is an evaluator of the team and `seen` the version of the draft that was seen."""

    def __init__(self, parts: Parts, memory: Memory, log: EvaluationLog, suggestions: Suggestions) -> None:
        """Nothing is opened yet."""
        self._parts, self._log, self._suggestions = parts, log, suggestions
        self._grounds = Grounds(parts, memory, log)

    # --- proposing ---------------------------------------------------------------------------------------------

    def preview(self, evaluation_id: str, area: int) -> Written:
        """What would be proposed if every question were open; nothing is kept, so that nobody's own rating is coloured."""
        return self._write(self._log.state(evaluation_id, None), area, blind=False)

    def propose(self, evaluation_id: str, area: int, *, by: str) -> Written:
        """Propose strengths and improvement areas, and keep them; what people have touched stays as it is.

        The evidence on a question is judged once all of the team have locked it: the whole team reads the drafts, and they
        tell nobody what is still rated blind. Findings of reports among the evidence count always.

        Raises:
            NotFound: there is no such evaluation, or `by` is not of its team.
            InvalidInput: the edition has no such area, or the evaluation is archived.
        """
        state = self._log.state(evaluation_id, by)
        written = self._write(state, area, blind=True)
        self._keep(state, [draft for draft in state.drafts if draft.area == area], written.drafts, by)
        return written

    def summarise(self, evaluation_id: str, *, by: str) -> tuple[Drafted, ...]:
        """Propose the report's summary from the team's ratings and the accepted texts, and keep it."""
        state = self._log.state(evaluation_id, by)
        made = compose_summary(state.evaluation.municipality, self._grounds.scorecard(state), state.drafts)
        self._keep(state, [draft for draft in state.drafts if draft.area == SUMMARY], made, by)
        return made

    # --- deciding ----------------------------------------------------------------------------------------------

    def accept(self, evaluation_id: str, draft_id: str, *, seen: int, by: str) -> Entry:
        """Accept a draft as it stands.

        Raises:
            NotFound: there is no such draft.
            Overtaken: somebody else was before; so for every verb on a draft.
        """
        return self._change(evaluation_id, draft_id, review.accept, review.ACCEPTED, seen=seen, by=by)

    def reject(self, evaluation_id: str, draft_id: str, *, reason: str, seen: int, by: str) -> Entry:
        """Reject a draft; it is not proposed again.

        Raises:
            InvalidInput: no reason is given.
        """
        return self._change(
            evaluation_id, draft_id, lambda draft: review.reject(draft, reason), review.REJECTED, seen=seen, by=by
        )

    def restore(self, evaluation_id: str, draft_id: str, *, seen: int, by: str) -> Entry:
        """Make a draft undecided again."""
        return self._change(evaluation_id, draft_id, review.restore, review.RESTORED, seen=seen, by=by)

    def edit(self, evaluation_id: str, draft_id: str, text: str, *, seen: int, by: str) -> Entry:
        """Give a draft another text; what its evidence does not show is marked.

        Raises:
            InvalidInput: the text is empty.
        """
        state = self._log.state(evaluation_id, by)

        def edited(draft: Drafted) -> Drafted:
            return review.edit(draft, text, self._grounds.unsupported(state, draft, text))

        return self._change(evaluation_id, draft_id, edited, review.EDITED, seen=seen, by=by)

    def write(
        self, evaluation_id: str, area: int, kind: Kind, text: str, *, by: str, evidence: Sequence[str] = ()
    ) -> Drafted:
        """Write a text of one's own, last in its area and kind; it is accepted like any other.

        Raises:
            InvalidInput: the text is empty, or the edition has no such area.
        """
        state = self._log.state(evaluation_id, by)
        if area != SUMMARY:
            self._grounds.area(state, area)
        if (area == SUMMARY) != (kind is Kind.GENERAL) or kind not in (*KINDS, Kind.GENERAL):
            raise InvalidInput("Ett område har styrkor och förbättringsområden, och sammanfattningen allmän text.")
        place = sum((draft.area, draft.kind) == (area, kind) for draft in state.drafts)
        blank = Drafted(secrets.token_hex(_ID_BYTES), area, kind, "", "", tuple(evidence), place=place, maker=by)
        own = review.edit(blank, text, self._grounds.unsupported(state, blank, text))
        self._log.act(evaluation_id, [put_step(own, seen=0, verb=review.WROTE)], by=by)
        return own

    def reorder(self, evaluation_id: str, area: int, kind: Kind, ids: Sequence[str], *, by: str) -> tuple[Entry, ...]:
        """Put the drafts of an area and kind in this order; none where nothing moves.

        Raises:
            InvalidInput: the ids are not those of the drafts, each once.
        """
        state = self._log.state(evaluation_id, by)
        drafts = [draft for draft in state.drafts if (draft.area, draft.kind) == (area, kind)]
        moved = review.reorder(drafts, ids)
        steps = [put_step(draft, seen=state.version(draft), verb=review.REORDERED) for draft in moved]
        return self._log.act(evaluation_id, steps, by=by) if steps else ()

    # --- reading -----------------------------------------------------------------------------------------------

    def versions(self, evaluation_id: str, draft_id: str, asker: str | None = None) -> tuple[DraftVersion, ...]:
        """Every version of a draft, the newest first, with who, when and what was changed."""
        self._log.state(evaluation_id, asker)  # refuses whoever is not of the team
        item, before = item_name(ItemKind.DRAFT, draft_id), ""
        found = []
        for entry in sorted(self._parts.database.entries(evaluation_id), key=lambda entry: entry.number):
            if entry.item != item:
                continue
            thing = thing_of(entry)
            drafted = thing if isinstance(thing, Drafted) else None
            text = drafted.text if drafted else ""
            found.append(DraftVersion(entry.version, entry.at, entry.by, entry.verb, drafted, difference(before, text)))
            before = text
        return tuple(reversed(found))

    # --- within ------------------------------------------------------------------------------------------------

    def _write(self, state: EvaluationState, area: int, *, blind: bool) -> Written:
        questions = [question.id for question in self._grounds.area(state, area).questions]
        told = [question for question in questions if not blind or state.all_locked(question)]
        ground = self._grounds.ground(state, area, self._suggestions.afresh(state, told))
        composed = compose_area(ground, self._grounds.verifier)
        writer = self._parts.writer
        if writer is None:
            return Written(composed)
        drafter = Drafter(writer.model, writer.prompts, writer.seconds)
        return write_area(ground, composed, drafter, self._grounds.verifier)

    def _keep(self, state: EvaluationState, before: Sequence[Drafted], new: Sequence[Drafted], by: str) -> None:
        proposal = review.propose(before, new)
        steps = [put_step(draft, seen=state.version(draft), verb=review.PROPOSED) for draft in proposal.put]
        steps += [Step(item_of(draft), state.version(draft), review.PROPOSED, None) for draft in proposal.taken_away]
        if steps:
            self._log.act(state.evaluation.id, steps, by=by)

    def _change(
        self,
        evaluation_id: str,
        draft_id: str,
        change: Callable[[Drafted], Drafted],
        verb: str,
        *,
        seen: int,
        by: str,
    ) -> Entry:
        draft = self._log.state(evaluation_id, by).draft(draft_id)
        return self._log.act(evaluation_id, [put_step(change(draft), seen=seen, verb=verb)], by=by)[0]
