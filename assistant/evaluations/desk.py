"""The verbs of an evaluation, as the page and the command line ask for them."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.entities import names_meant, nearest_names
from assistant.domain.drafted import Drafted
from assistant.domain.errors import InvalidInput
from assistant.domain.evaluation import PROGRAM, Entry, Evaluation, Status, Step
from assistant.domain.follow_up import FollowUp
from assistant.domain.guide import Guide, Note
from assistant.domain.suggestion import Suggestion
from assistant.evaluating.history import HistoryLine
from assistant.evaluating.items import ItemKind, item_of, kind_of, put_step
from assistant.evaluating.progress import Progress, progress_of
from assistant.evaluating.state import EvaluationState
from assistant.evaluations.drafts import Drafts
from assistant.evaluations.evidence import Evidence
from assistant.evaluations.following_up import FollowUps
from assistant.evaluations.interviews import Interviews
from assistant.evaluations.log import EvaluationLog
from assistant.evaluations.notes import Notes
from assistant.evaluations.ratings import TeamRatings
from assistant.evaluations.suggesting import Suggestions
from assistant.memory import Memory
from assistant.parts import Parts

Made = Drafted | Guide | Note | Suggestion
"""What the program makes and people decide on."""

# Long enough that nobody guesses one, short enough to type.
_ID_BYTES = 4
# Names offered for one that the register does not know.
_OFFERED = 3
# The instrument is not older, and a later year is a slip of the finger.
_FIRST_YEAR, _LAST_YEAR = 1999, 2099


class Evaluations:
    """Evaluations and all acts on them; safe between threads and processes.

    `asker` and `by` are names of evaluators; an asker of None is whoever is none, such as the machine's operator or a
    finished report, and sees only what nobody rates blind any more. `seen` is the version of the item that the actor
    saw (`EvaluationState.version`), 0 for a new one; where somebody else was before, `Overtaken` says who.
    """

    def __init__(self, parts: Parts, memory: Memory) -> None:
        """Nothing is opened yet."""
        self._parts = parts
        self.log = EvaluationLog(parts)
        self.evidence = Evidence(parts, self.log)
        self.suggestions = Suggestions(parts, memory, self.log)
        self.drafts = Drafts(parts, memory, self.log, self.suggestions)
        self.follow_ups = FollowUps(parts, memory, self.log)
        self.interviews = Interviews(parts, memory, self.log, self.evidence, self.suggestions, self.follow_ups)
        self.notes = Notes(parts, memory, self.log)
        self.ratings = TeamRatings(parts, memory, self.log)

    # --- evaluations -------------------------------------------------------------------------------------------

    def create(
        self,
        municipality: str,
        year: int,
        edition: str,
        team: Sequence[str],
        *,
        by: str,
        visit: tuple[date, date] | None = None,
    ) -> Evaluation:
        """Begin an evaluation; the municipality gets the register's spelling.

        Whoever begins it need not be of its team: an office may set evaluations up for others. The log names them, and
        from then on they are answered like everybody outside the team.

        Raises:
            InvalidInput: an unknown edition or one without known questions, a municipality that the register does not
                know, no team, or a year that cannot be.
        """
        new = Evaluation(
            id=secrets.token_hex(_ID_BYTES),
            municipality=self._municipality(municipality),
            year=year,
            edition=edition,
            team=tuple(" ".join(name.split()) for name in team),
            visit=visit,
        )
        self._refuse_unratable(edition)
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise InvalidInput(f"År {year} kan inte stämma. Ange ett år från {_FIRST_YEAR} till {_LAST_YEAR}.")
        self.log.begin(new.id, put_step(new, seen=0, verb="skapade utvärderingen"), by=by)
        return new

    def list(self, asker: str | None = None) -> tuple[Evaluation, ...]:
        """The evaluations whose team the asker is of, all for None; open ones first, then by municipality and year."""
        return self.log.evaluations(asker)

    def open(self, evaluation_id: str, asker: str | None = None) -> EvaluationState:
        """The evaluation as it stands for the asker.

        Raises:
            NotFound: there is no such evaluation, or the asker is not of its team.
        """
        return self.log.state(evaluation_id, asker)

    def progress(self, evaluation_id: str, asker: str | None = None) -> Progress:
        """How far the evaluation has come, area by area, as the asker may know it.

        Raises:
            NotFound: as for `open`.
        """
        state = self.open(evaluation_id, asker)
        edition = self._parts.instrument.edition(state.evaluation.edition)
        assert edition is not None  # an evaluation of an unknown edition is not begun
        return progress_of(state, edition, self.ratings.scorecard(state))

    def change(self, changed: Evaluation, *, seen: int, by: str) -> Entry:
        """Change the facts of an evaluation: municipality, year, edition, team or visit.

        Raises:
            NotFound: there is no such evaluation, or `by` is not of its team.
            InvalidInput: another edition although questions are rated, or an edition that cannot be rated.
            Overtaken: somebody else was before.
        """
        state = self.open(changed.id, by)
        if changed.edition != state.evaluation.edition:
            self._refuse_unratable(changed.edition)
            if any(item.startswith(("rating/", "team/")) for item in state.versions):
                raise InvalidInput("Frågor är redan bedömda, så utgåvan kan inte ändras. Skapa en ny utvärdering.")
        return self._put_facts(changed, seen=seen, by=by, verb="ändrade uppgifterna")

    def archive(self, evaluation_id: str, *, seen: int, by: str) -> Entry:
        """Put an evaluation away: it can be read, and nothing in it changed until it is reopened."""
        facts = replace(self.open(evaluation_id, by).evaluation, status=Status.ARCHIVED)
        return self._put_facts(facts, seen=seen, by=by, verb="arkiverade utvärderingen")

    def reopen(self, evaluation_id: str, *, seen: int, by: str) -> Entry:
        """Take an evaluation back from the archive."""
        facts = replace(self.open(evaluation_id, by).evaluation, status=Status.OPEN)
        return self._put_facts(facts, seen=seen, by=by, verb="öppnade utvärderingen igen")

    # --- history -----------------------------------------------------------------------------------------------

    def history(self, evaluation_id: str, asker: str | None = None) -> tuple[HistoryLine, ...]:
        """Every act, newest first; what the asker may not yet see is left out of its line."""
        return self.log.history(evaluation_id, asker)

    def undo(self, evaluation_id: str, act: int, *, by: str) -> tuple[Entry, ...]:
        """Undo an act that is the latest on what it concerns, as a new act that can be undone in turn.

        Raises:
            InvalidInput: something has been done to the same thing since, or it is another's own rating.
        """
        undone = self.log.undo(evaluation_id, act, by=by)
        if any(kind_of(entry.item) is ItemKind.EVIDENCE for entry in undone):
            self._parts.settle()
        return undone

    # --- what the program makes and people decide on -----------------------------------------------------------

    def put(self, evaluation_id: str, made: Made, *, seen: int, verb: str, by: str = PROGRAM) -> Entry:
        """Keep a draft, a guide, a note or a suggestion as it is now; `verb` is shown in the history, in Swedish.

        Raises:
            Overtaken: somebody else was before.
        """
        return self.put_all(evaluation_id, ((made, seen),), verb=verb, by=by)[0]

    def put_all(
        self, evaluation_id: str, made: Sequence[tuple[Made, int]], *, verb: str, by: str = PROGRAM
    ) -> tuple[Entry, ...]:
        """Keep several, each with the version seen, in one act: all or none, and undone together."""
        return self.log.act(evaluation_id, [put_step(one, seen=seen, verb=verb) for one, seen in made], by=by)

    def take_away(self, evaluation_id: str, made: Made, *, seen: int, verb: str, by: str) -> Entry:
        """Take a draft, a guide or a note away; the history keeps it, and it can be undone."""
        return self.log.act(evaluation_id, [Step(item_of(made), seen, verb, None)], by=by)[0]

    def suggest(
        self, evaluation_id: str, question: str | None = None, *, with_model: bool = False, by: str = PROGRAM
    ) -> tuple[Suggestion, ...]:
        """Judge one question, or all, from the evidence, and keep what is suggested; see `Suggestions.suggest`."""
        return self.suggestions.suggest(evaluation_id, question, with_model=with_model, by=by)

    def follow_up(self, evaluation_id: str, asker: str | None = None) -> FollowUp | None:
        """What became of the improvement areas of the municipality's last report; see `FollowUps`."""
        return self.follow_ups.follow_up(self.open(evaluation_id, asker))

    # --- within ------------------------------------------------------------------------------------------------

    def _put_facts(self, facts: Evaluation, *, seen: int, by: str, verb: str) -> Entry:
        return self.log.act(facts.id, [put_step(facts, seen=seen, verb=verb)], by=by)[0]

    def _municipality(self, name: str) -> str:
        """The register's name for any of its written forms, also without diacritics or with the word "kommun"."""
        given = " ".join(name.split())
        if not given:
            raise InvalidInput("Ange vilken kommun som utvärderas.")
        register, plain = self._parts.municipalities, given.casefold()
        forms = (plain, plain.removesuffix(" kommun"), plain.removesuffix("s kommun"))
        names = next((names for form in forms if (names := names_meant(form, register))), ())
        if len(names) == 1:
            return names[0]
        near = names or nearest_names(given, register, most=_OFFERED)
        meant = f" Menade du {' eller '.join(near)}?" if near else ""
        raise InvalidInput(f"{given} finns inte i registret över kommuner.{meant} Kontrollera stavningen.")

    def _refuse_unratable(self, edition_id: str) -> None:
        edition = self._parts.instrument.edition(edition_id)
        if edition is None or not any(True for _ in edition.questions()):
            known = ", ".join(e.id for e in self._parts.instrument.editions if any(True for _ in e.questions()))
            raise InvalidInput(f"Utgåva {edition_id} kan inte användas: dess frågor är inte kända. Välj {known}.")
