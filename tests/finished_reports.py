"""Finished reports for the tests: one from an evaluation, counted by hand, and any at all."""

from fractions import Fraction

from hypothesis import strategies as st

from assistant.domain.finished import (
    AreaChapter,
    AreaTable,
    Chapter,
    Drafting,
    Figure,
    FinishedReport,
    Origin,
    Paragraph,
    RatingLine,
    Row,
    SourceLine,
    Statement,
    SuggestionLine,
)
from assistant.domain.instrument import Edition, Reference
from assistant.domain.rounding import half_up


def evaluated(**changes) -> FinishedReport:
    """Two areas of two questions: 2,5 and 12,5 are ties; the third percent is no decimal number.

    1.1: 50 % of 5 = 2,5 -> 3. 1.2: 200/3 % of 15 = 10 -> 10. Area 1: 12,5 of 20 -> 13, 62,5 % -> 63 %.
    2.1: 30 % of 15 = 4,5 -> 5. 2.2: 45 % of 5 = 2,25 -> 2. Area 2: 6,75 of 20 -> 7, 33,75 % -> 34 %. Total 20.
    """
    values = {
        "origin": Origin.EVALUATION,
        "title": "Kommunkompassen Analys av Ljungby kommun 2027",
        "municipality": "Ljungby",
        "year": 2027,
        "edition": "2016",
        "edition_name": "2016 års utgåva",
        "evaluators": ("Eva Ek", "Bo Ask"),
        "total": 20,
        "max_points": 40,
        "progress": "",
        "about": (Chapter("Vad är Kommunkompassen?", (Paragraph("Ett instrument."),)),),
        "summary": (
            Chapter("Sammanfattning", (Paragraph("Ljungby 2027: 20 poäng", figures=(Figure.AREAS, Figure.PROFILE)),)),
        ),
        "references": (Reference("R", "alla kommuner", 2018, "2016", 18, (), "", "en källa"),),
        "chapters": (
            AreaChapter(
                1,
                "Offentlighet och demokrati",
                ("Strategi", "Dialog"),
                13,
                (Paragraph("Området handlar om insyn."),),
                (Statement("1S1", "Öppna möten", ("U1",)),),
                (Statement("1F1", '=HYPERLINK("http://ont.se")'),),
            ),
            AreaChapter(
                2,
                "Brukarfokus, tillgänglighet och bemötande",
                ("Strategi", "Tillgänglighet"),
                7,
                (),
                (Statement("2S1", "En växel som svarar", ("U1",)),),
                (),
            ),
        ),
        "tables": (
            AreaTable(
                1,
                "Offentlighet och demokrati",
                20,
                13,
                63,
                (Row("1.1", "Plan", 5, 3, 50, Fraction(50)), Row("1.2", "Dialog", 15, 10, 67, Fraction(200, 3))),
            ),
            AreaTable(
                2,
                "Brukarfokus, tillgänglighet och bemötande",
                20,
                7,
                34,
                (Row("2.1", "Strategi", 15, 5, 30, Fraction(30)), Row("2.2", "Växel", 5, 2, 45, Fraction(45))),
            ),
        ),
        "sources": (SourceLine("U1", "Plan för insyn", "dokument, 2026-03-01"),),
        "ratings": (
            RatingLine("1.1", "", Fraction(50), (), "Planen finns men följs inte upp."),
            RatingLine("1.2", "", None, (("1.2a", "fullt ut"), ("1.2b", "delvis")), "Dialog förs i två nämnder."),
            RatingLine("1.2", "Eva Ek", Fraction(70), (), "-1+1"),
            RatingLine("2.1", "", Fraction(30), (), ""),
            RatingLine("2.2", "", Fraction(45), (), ""),
        ),
        "suggestions": (
            SuggestionLine("1.1", Fraction(40), Fraction(30), Fraction(60), Fraction(50), "kod 1", "Planen finns."),
            SuggestionLine("1.2", None, None, None, Fraction(200, 3), "kod 1", ""),
        ),
        "drafting": Drafting(kept=1, changed=1, written=1, rejected=2, waiting=0),
    }
    return FinishedReport(**(values | changes))


def rows(question: str, most: int) -> st.SearchStrategy[Row]:
    """A rated question: its exact percent is a third, a tenth or whole."""
    percents = st.fractions(0, 100, max_denominator=30)
    return st.builds(
        lambda label, exact: Row(question, label, most, half_up(exact * most / 100), half_up(exact), exact),
        labels(),
        percents,
    )


def labels() -> st.SearchStrategy[str]:
    """A line of text as people write them, with what else they paste."""
    letters = st.sampled_from("abcåäöÅÄÖ xyz 12 % – - = + @ ” ’ & < > \u00a0 ,.;:?!\t")
    return st.text(letters, min_size=3, max_size=60).map(lambda text: f"Hur {' '.join(text.split())} arbetar")


@st.composite
def reports(draw, edition: Edition) -> FinishedReport:
    """A report of an evaluation in an edition: any points, any number of texts in each area."""
    tables, chapters = [], []
    for area in edition.areas:
        drawn = tuple(draw(rows(question.id, question.max_points)) for question in area.questions)
        exact = sum((row.exact * row.max_points / 100 for row in drawn), Fraction(0))
        table = AreaTable(area.number, area.name, area.max_points, half_up(exact), half_up(exact), drawn)
        texts = {letter: draw(st.lists(labels(), max_size=3)) for letter in "SF"}
        statements = {
            letter: tuple(Statement(f"{area.number}{letter}{n}", text) for n, text in enumerate(found, start=1))
            for letter, found in texts.items()
        }
        rubrics = tuple(draw(st.lists(labels(), min_size=1, max_size=4)))
        general = tuple(Paragraph(text) for text in draw(st.lists(labels(), max_size=2)))
        tables.append(table)
        chapters.append(
            AreaChapter(area.number, area.name, rubrics, table.points, general, statements["S"], statements["F"])
        )
    total = sum(table.points for table in tables)
    summary = (Chapter("Sammanfattning", (Paragraph(f"Ljungby 2027: {total} poäng"),)),)
    return evaluated(
        total=total, max_points=800, tables=tuple(tables), chapters=tuple(chapters), summary=summary, ratings=()
    )
