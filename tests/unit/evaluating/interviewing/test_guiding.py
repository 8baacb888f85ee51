import pytest
from drafting_examples import criterion, evidence, judged, suggestion

from assistant.domain.errors import InvalidInput
from assistant.domain.evaluation import SourceKind
from assistant.domain.guide import Why
from assistant.domain.passage import Kind
from assistant.evaluating.interviewing.groups import USUAL, group_named
from assistant.evaluating.interviewing.guiding import make_guide
from assistant.evaluating.interviewing.needs import needs_of

CRITERIA = (
    criterion(
        "6.4",
        "Kommunen har kända lönekriterier.",
        "Lönespridningen är märkbar.",
        asked=(
            ("Vilka lönekriterier känner era medlemmar till?", ("fackliga",)),
            ("Hur går lönesamtalen till?", ("fackliga", "enhetschefer")),
        ),
    ),
    criterion("1.1", "Det finns ett program.", asked=(("Hur syns programmet?", ("fackliga",)),)),
    criterion("3.1", "Det finns en styrmodell.", asked=(("Hur styr ni?", ("politiker",)),)),
)
PHRASES = {"6.4a": "Kända lönekriterier", "6.4b": "Lönespridning", "1.1a": "Beslutat program"}
KNOWN = evidence("Lönekriterierna är kända.")
UNKNOWN = evidence("Ingen vet vilka kriterierna är.", document_id="d2")
FACKET = group_named("fackliga")


def guide(group, *, suggestions=(), sources=None, earlier=(), others=(), minutes=30):
    needs = needs_of(suggestions, sources or {}, earlier, PHRASES)
    return make_guide(group, minutes, criteria=CRITERIA, needs=needs, max_points={"6.4": 15, "1.1": 15}, others=others)


def test_both_sides_of_a_contradiction_are_shown_and_asked_about_first():
    made = guide(FACKET, suggestions=(suggestion("6.4", judged("6.4a", "delvis", (KNOWN,), (UNKNOWN,))),))
    first = made.asked[0]
    assert first.why is Why.CONTRADICTION
    assert first.text == "Vi har fått två bilder när det gäller kända lönekriterier. Hur ser det ut hos er?"
    assert first.because == "Underlaget säger både ”Lönekriterierna är kända” och ”Ingen vet vilka kriterierna är”."
    assert first.passages == (KNOWN.id, UNKNOWN.id)
    assert first.listen_for == "hur det uppfattas"


def test_two_quotes_of_one_passage_are_no_contradiction():
    made = guide(FACKET, suggestions=(suggestion("6.4", judged("6.4a", "delvis", (KNOWN,), (KNOWN,))),))
    assert all(asked.why is Why.CRITERION for asked in made.asked)


def test_a_gap_is_asked_about_with_the_criterions_own_nearest_question():
    made = guide(FACKET, suggestions=(suggestion("6.4", judged("6.4a", None), judged("6.4b", None)),))
    by_text = {asked.text: asked for asked in made.asked}
    near = by_text["Vilka lönekriterier känner era medlemmar till?"]
    assert (near.why, near.indicators) == (Why.GAP, ("6.4a",))
    assert near.because == "Underlaget visar inget om kända lönekriterier."
    other = by_text["Hur går lönesamtalen till?"]
    assert other.because == "Underlaget räcker inte för 2 av frågans 2 indikatorer."


def test_thin_and_earlier_findings_are_reasons():
    earlier = evidence("Programmet bör bli känt.", kind=Kind.IMPROVEMENT, questions=("1.1",))
    made = guide(FACKET, sources={"6.4": [SourceKind.WEBSITE, SourceKind.WEBSITE]}, earlier=(earlier,))
    assert [asked.why for asked in made.asked if asked.question == "6.4"] == [Why.THIN] * 2
    assert any(asked.because == "Frågan belyses bara på webbplatsen." for asked in made.asked)
    follow_up = next(asked for asked in made.asked if asked.why is Why.FOLLOW_UP)
    assert follow_up.text == "Utvärderingen 2018 tog upp ”Programmet bör bli känt”. Vad har hänt sedan dess?"


def test_the_areas_are_spread_before_one_question_is_asked_about_twice():
    made = guide(FACKET, minutes=20)
    assert [asked.question for asked in made.asked] == ["1.1", "6.4"]


def test_what_one_group_is_asked_another_is_not_unless_the_evidence_contradicts_itself():
    chefs = group_named("enhetschefer")
    contradicting = (suggestion("6.4", judged("6.4a", "delvis", (KNOWN,), (UNKNOWN,))),)
    first = guide(chefs, suggestions=contradicting)
    assert [asked.why for asked in first.asked] == [Why.CONTRADICTION, Why.CRITERION]
    second = guide(FACKET, suggestions=contradicting, others=(first,))
    assert second.asked[0].text == first.asked[0].text
    assert "Hur går lönesamtalen till?" not in {asked.text for asked in second.asked}


def test_the_guide_of_the_group_itself_is_not_another():
    first = guide(FACKET)
    assert guide(FACKET, others=(first,)) == first


def test_time_left_goes_to_the_questions_and_then_to_the_end():
    made = guide(FACKET, minutes=120)
    assert [asked.minutes for asked in made.asked] == [10, 10, 10]
    assert (made.opening, made.closing) == (10, 80)


@pytest.mark.parametrize("minutes", [0, 19, 481])
def test_a_slot_that_no_interview_takes(minutes):
    with pytest.raises(InvalidInput, match="minuter"):
        guide(FACKET, minutes=minutes)


def test_groups_by_their_names_and_others_that_somebody_thinks_of():
    assert group_named("Ledande politiker").name == "politiker"
    assert [group.name for group in USUAL] == [
        "kommunledning",
        "politiker",
        "förvaltningschefer",
        "enhetschefer",
        "fackliga",
    ]
    others = group_named("företagare i centrum")
    assert (others.title, others.usual) == ("Företagare i centrum", False)
    assert {asked.question for asked in guide(others, minutes=60).asked} == {"1.1", "3.1", "6.4"}
    with pytest.raises(InvalidInput):
        group_named(" ")
