"""What became of an improvement area: done only where one later sentence says so; "not seen" unless shown."""

from datetime import date

import pytest
from passages import make_passage

from assistant.domain.evaluation import SourceKind
from assistant.domain.follow_up import Progress
from assistant.domain.passage import Kind
from assistant.domain.suggestion import EvidenceText
from assistant.evaluating.follow_up import follow_up

STRATEGY = make_passage("Det saknas en samlad strategi för brukarfokus.", kind=Kind.IMPROVEMENT, questions=("2.1",))
GUARANTEES = make_passage("Utveckla tjänstegarantier och följ upp dem i alla nämnder.", kind=Kind.IMPROVEMENT)
MANAGERS = make_passage("Chefernas uppdragsbeskrivningar bör bli tydligare.", kind=Kind.IMPROVEMENT, questions=("4.4",))
BUDGET = make_passage("Sambandet mellan resurser och resultat i budgetprocessen kan stärkas.", kind=Kind.IMPROVEMENT)
ALL = (STRATEGY, GUARANTEES, MANAGERS, BUDGET)


def evidence(text: str, **changes) -> EvidenceText:
    fields = {"passage_id": f"p-{text[:12]}", "source": "rapport", "kind": "dokument", "dated": date(2021, 3, 1)}
    return EvidenceText(text=text, **(fields | changes))


def judged(improvement, *texts):
    found = follow_up(ALL, [t if isinstance(t, EvidenceText) else evidence(t) for t in texts], since=2018)
    return next(f for f in found if f.improvement is improvement)


@pytest.mark.parametrize(
    ("improvement", "text", "progress"),
    [
        # done
        (STRATEGY, "En samlad strategi för brukarfokus antogs av fullmäktige 2020.", Progress.DONE),
        (STRATEGY, "Strategin för brukarfokus infördes i hela förvaltningen och tillämpas.", Progress.DONE),
        (GUARANTEES, "Tjänstegarantier har införts i alla nämnder och följs upp två gånger per år.", Progress.DONE),
        (MANAGERS, "Nya uppdragsbeskrivningar för chefer fastställdes i januari.", Progress.DONE),
        (BUDGET, "Resurser och resultat kopplas numera samman i budgetprocessen.", Progress.DONE),
        # begun
        (STRATEGY, "Arbetet med en samlad strategi för brukarfokus har påbörjats.", Progress.BEGUN),
        (GUARANTEES, "Tjänstegarantier har införts och följs upp i vissa nämnder.", Progress.BEGUN),
        (MANAGERS, "Ett utkast till uppdragsbeskrivningar för chefer är på remiss.", Progress.BEGUN),
        # planned, wished for, denied, or merely spoken of
        (STRATEGY, "En samlad strategi för brukarfokus ska antas under nästa år.", Progress.NOT_SEEN),
        (STRATEGY, "Det har inte antagits någon samlad strategi för brukarfokus.", Progress.NOT_SEEN),
        (STRATEGY, "En samlad strategi för brukarfokus saknas fortfarande.", Progress.NOT_SEEN),
        (STRATEGY, "Vi bör ha antagit en samlad strategi för brukarfokus.", Progress.NOT_SEEN),
        (STRATEGY, "Ledningsgruppen diskuterade en samlad strategi för brukarfokus.", Progress.NOT_SEEN),
        (GUARANTEES, "Kommunen planerar att tjänstegarantier följs upp i alla nämnder.", Progress.NOT_SEEN),
        (MANAGERS, "Cheferna efterlyser uppdragsbeskrivningar som antagits.", Progress.NOT_SEEN),
        # something else that is done
        (STRATEGY, "En samlad strategi för digitalisering antogs av fullmäktige 2020.", Progress.NOT_SEEN),
        (STRATEGY, "Fokus har lagts på ekonomin, och en strategi för lokaler antogs.", Progress.NOT_SEEN),
        (GUARANTEES, "Internkontrollen har införts i alla nämnder och följs upp varje år.", Progress.NOT_SEEN),
        (MANAGERS, "Chefernas ledarprogram har införts.", Progress.NOT_SEEN),
        (BUDGET, "Budgetprocessen tidigarelades och beslutades i juni.", Progress.NOT_SEEN),
    ],
)
def test_a_sentence_shows_no_more_than_it_says(improvement, text, progress):
    assert judged(improvement, text).progress is progress


def test_the_quote_is_the_sentence_word_for_word_with_its_passage():
    said = "Bakgrund finns i bilagan. En samlad strategi för brukarfokus antogs av fullmäktige 2020. Den är kort."
    found = judged(STRATEGY, evidence(said, passage_id="p1"))
    (quote,) = found.quotes
    assert quote.passage_id == "p1"
    assert quote.text == "En samlad strategi för brukarfokus antogs av fullmäktige 2020."
    assert quote.text in said
    assert found.because == "Enligt 1 källa."


def test_sources_that_disagree_show_a_beginning_at_most_and_both_are_quoted():
    found = judged(
        STRATEGY,
        evidence("En samlad strategi för brukarfokus antogs 2020.", source="a"),
        evidence("Enhetscheferna säger att en samlad strategi för brukarfokus saknas.", source="b"),
    )
    assert found.progress is Progress.BEGUN
    assert len(found.quotes) == 2
    assert "säger olika" in found.because


def test_plans_and_what_is_still_missing_are_told_though_they_show_nothing():
    planned = judged(STRATEGY, "En samlad strategi för brukarfokus ska antas under nästa år.")
    missing = judged(STRATEGY, "En samlad strategi för brukarfokus saknas fortfarande.")
    assert (planned.because, len(planned.quotes)) == ("Underlaget nämner bara planer.", 1)
    assert "fortfarande" in missing.because
    assert judged(STRATEGY).quotes == ()


def test_what_is_older_than_the_report_is_not_looked_at():
    text = "En samlad strategi för brukarfokus antogs av fullmäktige."
    assert judged(STRATEGY, evidence(text, dated=date(2017, 5, 1))).progress is Progress.NOT_SEEN
    assert judged(STRATEGY, evidence(text, dated=None)).progress is Progress.DONE


def test_that_only_the_municipality_says_so_itself_is_told():
    text = "En samlad strategi för brukarfokus antogs av fullmäktige."
    assert "egen beskrivning" in judged(STRATEGY, evidence(text, kind=SourceKind.SELF_DESCRIPTION.value)).because
    both = [evidence(text, kind=SourceKind.SELF_DESCRIPTION.value), evidence(text, source="protokoll")]
    assert judged(STRATEGY, *both).because == "Enligt 2 källor."


def test_evidence_of_another_question_must_say_nearly_all_of_it():
    text = "En strategi för brukarfokus antogs av fullmäktige."
    assert judged(STRATEGY, evidence(text, questions=("2.1",))).progress is Progress.DONE
    assert judged(STRATEGY, evidence(text, questions=("7.5",))).progress is Progress.NOT_SEEN


def test_the_order_of_the_evidence_changes_nothing_but_the_order_of_quotes():
    texts = [
        evidence("En samlad strategi för brukarfokus antogs 2020."),
        evidence("Strategin för brukarfokus tillämpas."),
    ]
    one, other = (follow_up(ALL, order, since=2018) for order in (texts, texts[::-1]))
    assert [(f.improvement, f.progress, set(f.quotes)) for f in one] == [
        (f.improvement, f.progress, set(f.quotes)) for f in other
    ]
    assert [f.improvement for f in one] == list(ALL)
