"""The nearest scored findings of past reports, of one edition, and never of the municipality itself."""

from passages import make_passage

from assistant.domain.passage import Kind
from assistant.domain.report import PrintedQuestion
from assistant.domain.result import FigureStatus, Result
from assistant.evaluating.judging.anchors import nearest, scored_findings
from assistant.retrieval.static_model import StaticEmbedder

EMBEDDER = StaticEmbedder()


def _result(municipality, percent, edition="2016"):
    rows = (PrintedQuestion("2.2", "Tillgänglighet", round(percent / 4), 25, percent),)
    return Result(
        municipality, municipality, "public", municipality, "SE", 2018, edition, None, (), rows, FigureStatus.PRINTED,
        "", "", "rapport", (), is_report=True,
    )  # fmt: skip


def _finding(municipality, text, kind=Kind.STRENGTH, questions=("2.2",)):
    return make_passage(text, document_id=municipality, municipality=municipality, kind=kind, questions=questions)


def _past(without="Ljungby"):
    results = [
        _result("Höganäs", 80),
        _result("Ljungby", 29),
        _result("Nacka", 70, edition="2010"),
        _result("Torsås", 30),
    ]
    findings = [
        _finding("Höganäs", "Svarstider för telefon och e-post mäts."),
        _finding("Höganäs", "Kontaktcenter har långa öppettider."),
        _finding("Torsås", "Svarstiderna mäts inte.", Kind.IMPROVEMENT),
        _finding("Torsås", "Lönekriterierna är kända.", questions=("6.4",)),
        _finding("Ljungby", "Svarstider mäts."),
        _finding("Nacka", "Svarstider mäts."),
        _finding("Höganäs", "Kriteriet säger så.", Kind.CRITERION),
    ]
    return scored_findings(results, findings, edition="2016", without=without)


def test_only_other_municipalities_of_the_edition_with_printed_figures():
    assert {(one.municipality, one.percent) for one in _past()} == {("Höganäs", 80), ("Torsås", 30)}
    assert ("Ljungby", 29) in {(one.municipality, one.percent) for one in _past(without="Höganäs")}


def test_the_nearest_first_one_of_each_report():
    found = nearest("2.2", ["Svarstider för telefon mäts varje år."], _past(), EMBEDDER)
    assert [(one.municipality, one.finding) for one in found] == [
        ("Höganäs", "Svarstider för telefon och e-post mäts."),
        ("Torsås", "Svarstiderna mäts inte."),
    ]


def test_nothing_said_or_nothing_scored_has_no_neighbours():
    assert nearest("2.2", [], _past(), EMBEDDER) == ()
    assert nearest("6.4", ["Svarstider mäts."], (), EMBEDDER) == ()
