"""Recomputation: every figure of an evaluation from its ratings, counted by hand in `finished_reports`."""

from dataclasses import replace
from fractions import Fraction

import pytest
from finished_reports import evaluated

from assistant.domain.instrument import Level, Scale
from assistant.domain.recomputation import recompute

SCALE = Scale(
    tuple(Level(n, Fraction(i, 3)) for i, n in enumerate(("inte alls", "delvis", "till stor del", "fullt ut")))
)


def test_all_equal():
    found = recompute(evaluated(), SCALE)
    assert found.equal
    assert found.from_ratings
    # 4 ratings of the team, 2 figures a question, 3 an area, 2 boxes, the total
    assert len(found.figures) == 4 + 2 * 4 + 3 * 2 + 2 + 1


def changed(area: int = 0, row: int | None = None, **values):
    report = evaluated()
    tables = list(report.tables)
    if row is None:
        tables[area] = replace(tables[area], **values)
    else:
        rows = list(tables[area].rows)
        rows[row] = replace(rows[row], **values)
        tables[area] = replace(tables[area], rows=tuple(rows))
    return replace(report, tables=tuple(tables))


@pytest.mark.parametrize(
    ("report", "problem"),
    [
        (changed(row=0, points=2), "Fråga 1.1, poäng: filen har 2, men det ska vara 3."),
        (changed(row=1, percent=66), "Fråga 1.2, procent: filen har 66, men det ska vara 67."),
        (changed(points=12), "Område 1, poäng: filen har 12, men det ska vara 13."),
        (changed(percent=62), "Område 1, procent: filen har 62, men det ska vara 63."),
        (changed(max_points=25), "Område 1, maxpoäng: filen har 25, men det ska vara 20."),
        (evaluated(total=21), "Totalt: filen har 21, men det ska vara 20."),
        (evaluated(total=None), "Totalt: filen har ej bedömd, men det ska vara 20."),
    ],
)
def test_where_a_figure_differs(report, problem):
    found = recompute(report, SCALE)
    assert not found.equal
    assert problem in found.problems


def test_a_percent_that_is_not_the_ratings_own():
    report = changed(row=1, exact=Fraction(67))
    assert (
        "Fråga 1.2, procent före avrundning: filen har 67, men det ska vara 66,667."
        in recompute(report, SCALE).problems
    )


def test_unknown_is_not_zero():
    first, second = evaluated().tables
    unrated = replace(first.rows[0], points=None, percent=None, exact=None)
    tables = (replace(first, points=None, percent=None, rows=(unrated, first.rows[1])), second)
    ratings = tuple(line for line in evaluated().ratings if line.question != "1.1")
    chapters = (replace(evaluated().chapters[0], points=None), evaluated().chapters[1])
    report = evaluated(tables=tables, ratings=ratings, chapters=chapters, total=None)
    assert recompute(report, SCALE).equal
    assert not recompute(replace(report, total=7), SCALE).equal
