"""Good examples: which findings are examples, and which come first."""

from passages import make_passage
from results import LJUNGBY, OREBRO_2012, VALLENTUNA_2021, result

from assistant.answering.figure_book import FigureBook
from assistant.domain.passage import Kind
from assistant.domain.report import PrintedQuestion
from assistant.reporting.examples import strongest
from assistant.reporting.learning import lessons_for

ROW = PrintedQuestion("2.2", "Tillgänglighet", 7, 25, 29)
ASKED = result("Arvika", 2019, "2016", 500, [80] * 8, questions=[ROW])
BOOK = FigureBook((ASKED, LJUNGBY, OREBRO_2012, VALLENTUNA_2021), {}, {})


def finding(text: str, of, **fields):
    kind = {"municipality": of.municipality, "year": of.year, "edition": of.edition, "document_id": of.document_id}
    return make_passage(text, **(kind | fields))


def test_the_best_scoring_where_the_finding_speaks_comes_first():
    low = finding("Kontaktcenter svarar på alla ärenden under dagen.", LJUNGBY, area=2)
    high = finding("Tjänstegarantier följs upp varje kvartal av nämnderna.", OREBRO_2012, area=2)
    other_area = finding("Medborgarbudget prövas i två stadsdelar.", VALLENTUNA_2021, area=1)
    unknown = make_passage("Servicemätning görs varje år av en extern firma.", municipality="Tanum", document_id="t")
    found = strongest((unknown, low, other_area, high), BOOK)
    assert [(e.passage.municipality, e.scored) for e in found] == [
        ("Örebro", "område 2: 85 av 100"),
        ("Vallentuna", "område 1: 73 av 100"),
        ("Ljungby", "område 2: 46 av 100"),
        ("Tanum", ""),
    ]
    assert found[-1].standing is None


def test_browsed_by_a_question_its_printed_percent_decides():
    mine = finding("Öppettider är anpassade efter brukarna.", ASKED, area=2, questions=("2.1", "2.2"))
    (example,) = strongest((mine,), BOOK, "2.2")
    assert (example.scored, example.standing) == ("2.2: 29 %", 29)


def test_an_improvement_area_or_a_mere_figure_is_no_example():
    weak = finding("Utveckla bemötandet.", LJUNGBY, kind=Kind.IMPROVEMENT)
    figure = finding("86 poäng mot snittet 61: störst avstånd till snittet (25) av kommunens områden.", VALLENTUNA_2021)
    nobody = make_passage("Så kan en kommun arbeta.", municipality=None)
    assert strongest((weak, figure, nobody), BOOK) == ()


def test_findings_that_say_the_same_are_one_example_with_the_others_beside():
    text = "Alla chefer har en tydlig uppdragsbeskrivning som följs upp årligen."
    first, second = finding(text, OREBRO_2012), finding(text, LJUNGBY)
    (example,) = strongest((second, first), BOOK)
    assert example.passage == first
    assert example.also == (second,)


def test_one_learns_only_from_those_who_are_known_to_score_better(instrument):
    better = finding("Resultatdialog förs med varje enhet.", OREBRO_2012, area=4)
    worse = finding("Ledarforum hålls för alla chefer.", result("Mora", 2017, "2016", areas=[40] * 8), area=4)
    own = finding("Ledarprogram finns.", LJUNGBY, area=4)
    asked_for = []

    def find(areas):
        asked_for.append(areas)
        return (better, worse, own)

    book = FigureBook((*BOOK.results, result("Mora", 2017, "2016", areas=[40] * 8)), {}, {})
    lessons = lessons_for(LJUNGBY, book, instrument, find)
    assert [(lesson.area, lesson.points) for lesson in lessons] == [(4, 45), (2, 46), (6, 49)]
    assert asked_for == [(4,), (2,), (6,)]
    assert [e.passage for e in lessons[0].examples] == [better]


def test_lessons_of_another_edition_are_sought_where_its_area_has_its_counterpart(instrument):
    asked_for = []
    lessons_for(VALLENTUNA_2021, BOOK, instrument, lambda areas: asked_for.append(areas) or ())
    assert asked_for == [(1,), (8,), (3,)]
