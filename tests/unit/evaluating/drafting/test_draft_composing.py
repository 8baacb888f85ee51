from fractions import Fraction

from drafting_examples import composed, evidence, ground, judged, suggestion

from assistant.domain.passage import Kind
from assistant.evaluating.drafting.improving import ON_PAPER

CENTRE = evidence("Kommunen har ett kontaktcenter som svarar på frågor.")
CENTRE_AGAIN = evidence("Det finns ett kontaktcenter som svarar på frågor.", document_id="d2")
NORMS = evidence("Normer för svarstider saknas i kommunen.")


def texts(drafts, kind):
    return [draft.text for draft in drafts if draft.kind is kind]


def test_quotes_for_become_strengths_and_quotes_against_improvement_areas():
    made = composed(
        ground(CENTRE, NORMS, suggestions=(suggestion("2.2", judged("2.2a", "delvis", (CENTRE,), (NORMS,))),))
    )
    assert texts(made, Kind.STRENGTH) == ["Kontaktcenter som svarar på frågor"]
    assert texts(made, Kind.IMPROVEMENT) == ["Normer för svarstider"]
    assert all(draft.indicators == ("2.2a",) and draft.unsupported == () for draft in made)
    assert [draft.evidence for draft in made] == [(CENTRE.id,), (NORMS.id,)]


def test_no_evidence_no_draft():
    assert composed(ground(suggestions=(suggestion("2.2", judged("2.2a", None)),), rated={"2.2a": Fraction(1)})) == ()


def test_evidence_that_has_been_withdrawn_makes_nothing():
    assert composed(ground(suggestions=(suggestion("2.2", judged("2.2a", "delvis", (CENTRE,))),))) == ()


def test_what_two_sources_say_is_one_bullet_that_rests_on_both():
    made = composed(
        ground(
            CENTRE, CENTRE_AGAIN, suggestions=(suggestion("2.2", judged("2.2a", "fullt ut", (CENTRE, CENTRE_AGAIN))),)
        )
    )
    assert [(draft.text, set(draft.evidence)) for draft in made] == [
        ("Kontaktcenter som svarar på frågor", {CENTRE.id, CENTRE_AGAIN.id})
    ]


def test_what_people_rated_goes_before_what_was_suggested():
    asked = suggestion("2.2", judged("2.2a", "fullt ut", (CENTRE,)))
    assert texts(composed(ground(CENTRE, suggestions=(asked,), rated={"2.2a": Fraction(0)})), Kind.STRENGTH) == []
    made = composed(ground(CENTRE, suggestions=(asked,), rated={"2.2a": Fraction(1, 3)}))
    assert texts(made, Kind.IMPROVEMENT) == ["Fastställda normer för svarstider"]


def test_the_criterions_words_where_the_evidences_cannot_be_shortened():
    remiss = evidence("Strategin är ute på remiss och antas nästa år.")
    made = composed(ground(remiss, suggestions=(suggestion("2.1", judged("2.1a", "inte alls", (), (remiss,))),)))
    assert texts(made, Kind.IMPROVEMENT) == [f"Beslutad strategi för brukarfokus, {ON_PAPER}"]


def test_the_criterions_words_only_where_the_evidence_touches_them():
    vague = evidence("Det är på gång.")
    made = composed(ground(vague, suggestions=(suggestion("2.1", judged("2.1a", "inte alls", (), (vague,))),)))
    assert made == ()


def test_a_strength_in_the_criterions_words_only_where_the_evidence_holds_them():
    talk = evidence("Jag tycker att det är en beslutad strategi för brukarfokus som jag använder.")
    other = evidence("Jag tycker att maten är god.")
    told = (judged("2.1a", "fullt ut", (talk,)), judged("2.2a", "fullt ut", (other,)))
    made = composed(ground(talk, other, suggestions=(suggestion("2.1", told[0]), suggestion("2.2", told[1]))))
    assert texts(made, Kind.STRENGTH) == ["Beslutad strategi för brukarfokus"]


def test_findings_are_condensed_and_heavier_questions_go_first():
    found = (
        evidence("Kommunen har en strategi för service.", kind=Kind.STRENGTH, questions=("2.1",), area=2),
        evidence("Ljungby har servicenormer i hela organisationen.", kind=Kind.STRENGTH, questions=("2.2",), area=2),
        evidence("Något i ett annat område.", kind=Kind.STRENGTH, questions=("2.2",), area=3),
    )
    assert texts(composed(ground(*found)), Kind.STRENGTH) == [
        "Servicenormer i hela organisationen",
        "Strategi för service",
    ]


def test_a_finding_that_only_tells_a_result_is_no_strength():
    found = evidence("Kommunen fick 86 poäng mot snittet 61.", kind=Kind.STRENGTH, questions=("2.1",), area=2)
    assert composed(ground(found)) == ()


def test_never_three_in_a_row_that_begin_alike_where_another_can_go_between():
    weak = [
        evidence(text, document_id=f"d{n}")
        for n, text in enumerate(
            [
                "Svarstiderna följs inte upp.",
                "Nöjdheten följs inte upp.",
                "Köerna följs inte upp.",
                "En plan för service saknas.",
            ]
        )
    ]
    made = composed(ground(*weak, suggestions=(suggestion("2.2", judged("2.2a", "inte alls", (), tuple(weak))),)))
    openings = [text.split()[0] for text in texts(made, Kind.IMPROVEMENT)]
    assert openings.count("Uppföljning") == 3
    assert openings[:3] != ["Uppföljning"] * 3


def test_the_same_ground_gives_the_same_whatever_the_order_of_its_passages():
    asked = (suggestion("2.2", judged("2.2a", "delvis", (CENTRE, CENTRE_AGAIN), (NORMS,))),)
    assert composed(ground(CENTRE, CENTRE_AGAIN, NORMS, suggestions=asked)) == composed(
        ground(NORMS, CENTRE_AGAIN, CENTRE, suggestions=asked)
    )
