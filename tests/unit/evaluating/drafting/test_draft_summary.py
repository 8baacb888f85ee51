from fractions import Fraction

from assistant.domain.drafted import Drafted, Verdict
from assistant.domain.passage import Kind
from assistant.domain.scorecard import AreaScore, QuestionScore, Scorecard
from assistant.evaluating.drafting.summary import compose_summary


def area(number, percent):
    known = None if percent is None else Fraction(percent)
    return AreaScore(number, f"Namn{number}", 100, (QuestionScore(f"{number}.1", "", Fraction(100), known),))


def point(area_number, kind, text, verdict=Verdict.ACCEPTED, **fields):
    return Drafted(text, area_number, kind, text, text, evidence=(f"p{text}",), verdict=verdict, **fields)


def test_figures_are_the_scorecards_and_points_those_accepted():
    card = Scorecard("2016", tuple(area(n, percent) for n, percent in enumerate((70, 46, 69, 45, 90), 1)))
    drafts = (
        point(5, Kind.STRENGTH, "HR-stöd till alla chefer", place=0),
        point(1, Kind.STRENGTH, "Demokratiberedning", place=0),
        point(1, Kind.STRENGTH, "Webbsändningar", place=1),
        point(3, Kind.STRENGTH, "Inte antagen", Verdict.PROPOSED),
        point(4, Kind.IMPROVEMENT, "Individuella chefskontrakt"),
    )
    results, strengths, improvements = compose_summary("Ljungby", card, drafts)
    assert results.text == (
        "Ljungby når 320 av 500 möjliga poäng. Högst resultat har Namn5 (90 av 100) och Namn1 (70 av 100). "
        "Lägst resultat har Namn2 (46 av 100) och Namn4 (45 av 100)."
    )
    assert strengths.text == "Bland kommunens styrkor märks HR-stöd till alla chefer och demokratiberedning."
    assert improvements.text == "De förbättringsområden som väger tyngst är individuella chefskontrakt."
    assert improvements.evidence == ("pIndividuella chefskontrakt",)
    assert [(d.area, d.kind, d.place) for d in (results, strengths, improvements)] == [
        (0, Kind.GENERAL, n) for n in range(3)
    ]


def test_an_unfinished_scorecard_never_gives_a_total():
    card = Scorecard("2016", (area(1, 70), area(2, None)))
    (results,) = compose_summary("Ljungby", card, ())
    assert results.text == "Hittills är 1 av 2 områden färdigbedömda. Högst resultat har Namn1 (70 av 100)."


def test_nothing_rated_and_nothing_accepted_is_nothing_to_sum_up():
    assert compose_summary("Ljungby", Scorecard("2016", (area(1, None),)), ()) == ()
