from dataclasses import replace
from fractions import Fraction

import pytest

from assistant.domain.drafted import Drafted, Verdict
from assistant.domain.errors import InvalidInput
from assistant.domain.passage import Kind
from assistant.evaluating.drafting.review import accept, accepted, edit, propose, reject, reorder, restore, reworking


def draft(text, **fields):
    values = {"id": text[:6], "area": 2, "kind": Kind.STRENGTH, "text": text, "proposed": text} | fields
    return Drafted(**values)


CENTRE, COUNCIL, NORMS = (
    draft("Kontaktcenter för alla ärenden"),
    draft("Brukarråd i äldreomsorgen"),
    draft("Servicenormer"),
)


def test_a_new_proposal_keeps_what_people_have_touched_and_drops_the_rest():
    own = draft("Egen punkt om dialog", proposed="")
    before = (accept(CENTRE), own, NORMS)
    proposal = propose(before, (draft("Ett kontaktcenter för alla ärenden", id="new"), COUNCIL))
    assert [one.text for one in proposal.put] == ["Brukarråd i äldreomsorgen"]
    assert proposal.put[0].place > max(one.place for one in before[:2])
    assert proposal.taken_away == (NORMS,)


def test_what_was_rejected_is_not_proposed_again():
    assert propose((reject(CENTRE, "stämmer inte"),), (CENTRE,)).put == ()


def test_an_edited_draft_is_not_proposed_again_in_its_old_words():
    assert propose((edit(CENTRE, "Något helt annat numera", ()),), (CENTRE,)).put == ()


def test_proposing_the_same_again_changes_nothing():
    first = propose((), (CENTRE, COUNCIL)).put
    again = propose(first, (CENTRE, COUNCIL))
    assert again.put == ()
    assert again.taken_away == ()


def test_a_reason_is_needed_to_reject():
    with pytest.raises(InvalidInput, match="varför"):
        reject(CENTRE, "  ")


def test_an_edit_keeps_an_acceptance_and_opens_a_rejection():
    assert edit(accept(CENTRE), "Kontaktcenter", ("x",)).verdict is Verdict.ACCEPTED
    reopened = edit(reject(CENTRE, "fel"), "Kontaktcenter", ())
    assert (reopened.verdict, reopened.reason, reopened.proposed) == (Verdict.PROPOSED, "", CENTRE.proposed)
    with pytest.raises(InvalidInput, match="tom"):
        edit(CENTRE, " \n", ())


def test_a_restored_draft_is_undecided():
    assert restore(reject(CENTRE, "fel")) == CENTRE


def test_reordering_names_each_once_and_gives_what_moved():
    drafts = tuple(replace(d, place=n) for n, d in enumerate((CENTRE, COUNCIL, NORMS)))
    moved = reorder(drafts, [COUNCIL.id, CENTRE.id, NORMS.id])
    assert {d.id: d.place for d in moved} == {COUNCIL.id: 0, CENTRE.id: 1}
    for ids in ([CENTRE.id], [CENTRE.id, CENTRE.id, NORMS.id]):
        with pytest.raises(InvalidInput, match="en gång"):
            reorder(drafts, ids)


def test_only_accepted_texts_of_the_area_and_kind_enter_a_report_in_order():
    drafts = (
        replace(accept(CENTRE), place=1), replace(accept(COUNCIL), place=0), NORMS, reject(draft("Nej", id="n"), "fel"),
        accept(draft("Annat område", area=3)), accept(draft("Att utveckla", kind=Kind.IMPROVEMENT)),
    )  # fmt: skip
    assert [d.text for d in accepted(drafts, 2, Kind.STRENGTH)] == [COUNCIL.text, CENTRE.text]


def test_how_much_people_changed_is_counted():
    edited = accept(edit(draft("ett två tre fyra", id="e"), "ett två tre fem", ()))
    own = accept(draft("Egen punkt", proposed=""))
    work = reworking((accept(CENTRE), edited, reject(COUNCIL, "fel"), NORMS, own))
    assert (work.unchanged, work.edited, work.rejected, work.waiting, work.own) == (1, 1, 1, 1, 1)
    assert work.share_unchanged == Fraction(1, 3)
    assert work.distance == Fraction(1, 4)
    assert reworking(()).share_unchanged is None
    assert reworking(()).distance is None
