import pytest
from drafting_examples import criterion, evidence, judged, suggestion

from assistant.domain.errors import InvalidInput
from assistant.domain.evaluation import SourceKind
from assistant.domain.follow_up import FollowedUp, FollowUp, Progress
from assistant.domain.guide import Why
from assistant.domain.passage import Kind
from assistant.domain.suggestion import Quote
from assistant.evaluating.coverage import Cell, Mark, Row
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


def guide(group, *, suggestions=(), coverage=(), followed=None, others=(), minutes=30):
    needs = needs_of(suggestions, coverage, followed, PHRASES)
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


def row(question, *kinds, marks=(), because=()):
    cells = tuple(Cell(kind, passages=1, sources=int(kind in kinds)) for kind in SourceKind)
    return Row(question, cells, marks, because, ())


def test_thin_and_old_evidence_are_reasons():
    old = row(
        "1.1", SourceKind.WEBSITE, SourceKind.DOCUMENT, marks=(Mark.STALE,), because=("Det nyaste är från 2014-05-01.",)
    )
    made = guide(FACKET, coverage=(old, row("6.4", SourceKind.WEBSITE)))
    assert [asked.why for asked in made.asked if asked.question == "6.4"] == [Why.THIN] * 2
    assert any(asked.because == "Frågan belyses bara på webbplatsen." for asked in made.asked)
    (stale,) = [asked for asked in made.asked if asked.question == "1.1"]
    assert (stale.why, stale.because) == (Why.STALE, "Det nyaste är från 2014-05-01.")


def test_a_silent_question_is_a_gap_on_each_of_its_indicators_once_judged():
    silent = row("6.4", marks=(Mark.SILENT,), because=("Inget i underlaget tar upp frågan.",))
    judgements = suggestion("6.4", judged("6.4a", None), judged("6.4b", None))
    for suggestions, indicators in (((), set()), ((judgements,), {"6.4a", "6.4b"})):
        asked = [
            one for one in guide(FACKET, suggestions=suggestions, coverage=(silent,)).asked if one.question == "6.4"
        ]
        assert {(one.why, one.because) for one in asked} == {(Why.GAP, "Inget i underlaget tar upp frågan.")}
        assert {indicator for one in asked for indicator in one.indicators} == indicators


@pytest.mark.parametrize(
    ("progress", "ending"),
    [
        (Progress.NOT_SEEN, "Vad har hänt sedan dess?"),
        (Progress.BEGUN, "Vi har sett att arbetet är påbörjat. Hur långt har det kommit?"),
        (Progress.DONE, None),
    ],
)
def test_improvement_areas_of_the_last_report_are_asked_about_unless_done(progress, ending):
    earlier = evidence("Programmet bör bli känt.", kind=Kind.IMPROVEMENT, questions=("1.1",))
    quote = Quote("p9", "Programmet har börjat spridas.")
    line = FollowedUp(earlier, progress, () if progress is Progress.NOT_SEEN else (quote,), "Enligt 1 källa.")
    made = guide(FACKET, followed=FollowUp(2018, "rapport", (line,)))
    asked = [one for one in made.asked if one.why is Why.FOLLOW_UP]
    assert [one.text for one in asked] == (
        [f"Utvärderingen 2018 tog upp ”Programmet bör bli känt”. {ending}"] if ending else []
    )
    if progress is Progress.BEGUN:
        assert asked[0].passages == (earlier.id, "p9")


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
