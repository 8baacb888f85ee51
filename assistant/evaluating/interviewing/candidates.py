"""Questions that one group could be asked, each with the strongest reason for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from assistant.domain.criterion import Criterion, InterviewQuestion
from assistant.domain.follow_up import Progress
from assistant.domain.guide import Asked, Why
from assistant.evaluating.interviewing.groups import Group
from assistant.evaluating.interviewing.needs import Need
from assistant.retrieval.coverage import word_share
from assistant.retrieval.words import content_words, stem

#: Whole minutes for a question and its answer; what contradicts itself takes longer to get clear.
MINUTES: Final = {Why.CONTRADICTION: 8, Why.GAP: 7, Why.THIN: 6, Why.STALE: 6, Why.FOLLOW_UP: 6, Why.CRITERION: 5}
# A question comes near an indicator from one word in common.
_NEAR: Final = 1.0
_IN_CRITERIA: Final = "Hör till det som kriteriet prövar."


def candidates(group: Group, criteria: Sequence[Criterion], needs: Sequence[Need]) -> Iterator[Asked]:
    """Every question for the group: its own from the criteria, and what contradictions and earlier findings give rise to.

    `needs` stand in the order of `needs_of`.
    """
    of_question: dict[str, list[Need]] = {}
    for need in needs:
        of_question.setdefault(need.question, []).append(need)
    for criterion in criteria:
        own = [asked for asked in criterion.interview if not group.usual or group.name in asked.groups]
        if not own:
            continue
        mine = of_question.get(criterion.question, [])
        listen_for = dict(criterion.listen_for).get(group.name, "")
        yield from _from_needs(mine, listen_for)
        yield from _from_criterion(criterion, own, mine, listen_for)


def _from_needs(needs: Sequence[Need], listen_for: str) -> Iterator[Asked]:
    for need in needs:
        if need.why is Why.CONTRADICTION and need.subject:
            yield _asked(
                f"Vi har fått två bilder när det gäller {need.subject}. Hur ser det ut hos er?", need, listen_for
            )
    follow_up = next((need for need in needs if need.why is Why.FOLLOW_UP), None)
    if follow_up:
        opening = f"Utvärderingen {follow_up.year} tog upp ”{follow_up.subject}”."
        if follow_up.progress is Progress.BEGUN:
            yield _asked(f"{opening} Vi har sett att arbetet är påbörjat. Hur långt har det kommit?", follow_up, "")
        else:
            yield _asked(f"{opening} Vad har hänt sedan dess?", follow_up, "")


def _from_criterion(
    criterion: Criterion, own: Sequence[InterviewQuestion], needs: Sequence[Need], listen_for: str
) -> Iterator[Asked]:
    """The criterion's own questions: each with the gap it comes nearest, else all gaps, else thin or old evidence."""
    wanted = {indicator.id: indicator.text for indicator in criterion.indicators}
    gaps = [need for need in needs if need.why is Why.GAP]
    weak = next((need for need in needs if need.why in (Why.THIN, Why.STALE)), None)
    other = _unseen(criterion, gaps) or weak or Need(criterion.question, (), Why.CRITERION, "", _IN_CRITERIA)
    for interview in own:
        near = [(likeness, gap) for gap in gaps if (likeness := _likeness(interview.text, gap, wanted)) >= _NEAR]
        gap = max(near, key=lambda pair: (pair[0], -gaps.index(pair[1])))[1] if near else None
        if gap:
            gaps.remove(gap)
        yield _asked(interview.text, gap or other, listen_for)


def _unseen(criterion: Criterion, gaps: Sequence[Need]) -> Need | None:
    """All gaps of a question as one reason."""
    if not gaps or not all(gap.indicators for gap in gaps):
        return next(iter(gaps), None)
    indicators = tuple(sorted({indicator for gap in gaps for indicator in gap.indicators}))
    because = f"Underlaget räcker inte för {len(indicators)} av frågans {len(criterion.indicators)} indikatorer."
    if len({gap.because for gap in gaps}) == 1:
        because = gaps[0].because
    return Need(criterion.question, indicators, Why.GAP, "", because)


def _asked(text: str, need: Need, listen_for: str) -> Asked:
    return Asked(
        text, need.question, need.indicators, need.why, need.because, listen_for, need.passages, MINUTES[need.why]
    )


def _likeness(text: str, need: Need, wanted: Mapping[str, str]) -> float:
    """How many informative words of an interview question an indicator holds, parts of compounds counted."""
    stems = frozenset(stem(word) for id_ in need.indicators for word in content_words(wanted.get(id_, "")))
    return sum(word_share(stem(word), stems) for word in dict.fromkeys(content_words(text)))
