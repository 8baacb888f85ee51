from dataclasses import replace
from fractions import Fraction

import pytest
from printed_figures import AREAS, BOXES, ROWS, TOTAL, area, row, with_row

from assistant.domain.audit import audit_figures, audit_report
from assistant.domain.hidden_score import Interval, hidden_score
from assistant.domain.report import PrintedArea, PrintedQuestion, Report, ReportArea

# Source: counted apart from this code, from the rows that the Ljungby report 2018 prints in its chapter 4.
RANGES = {
    1: ("69.925", "70.85"),
    2: ("45.525", "46.45"),
    3: ("69.125", "69.925"),
    4: ("45.175", "46.05"),
    5: ("55.625", "56.55"),
    6: ("49.025", "49.90"),
    7: ("51.45", "52.45"),
    8: ("73.825", "74.75"),
}


def test_the_real_report_is_consistent_throughout():
    audit = audit_figures(AREAS, TOTAL, BOXES)
    assert (audit.consistent_questions, len(audit.questions)) == (45, 45)
    assert (audit.consistent_areas, len(audit.areas)) == (8, 8)
    assert (audit.total_agrees, audit.sum_of_areas) == (True, 461)
    assert audit.consistent
    assert audit.problems == ()


@pytest.mark.parametrize("number", RANGES)
def test_the_range_of_the_hidden_sum(number):
    low, high = RANGES[number]
    assert audit_figures(AREAS, TOTAL).areas[number - 1].hidden == Interval(Fraction(low), Fraction(high))


def test_the_sum_of_printed_points_may_differ_from_the_area():
    differing = {a.number: a.sum_of_points - a.points for a in audit_figures(AREAS, TOTAL).areas}
    assert {number: diff for number, diff in differing.items() if diff} == {1: 1, 4: 2, 7: 1}


@pytest.mark.parametrize(
    ("figures", "low", "high"),
    [((10, 10, 95), "9.5", "9.55"), ((13, 15, 90), "13.425", "13.5"), ((14, 15, 90), "13.5", "13.575")],
)
def test_the_interval_of_a_question(figures, low, high):
    points, max_points, percent = figures
    hidden = hidden_score(points, max_points, percent)
    assert hidden == Interval(Fraction(low), Fraction(high))
    assert Fraction(low) in hidden
    assert Fraction(high) not in hidden


def test_full_points_are_reached_but_not_passed_and_no_points_are_not_negative():
    assert hidden_score(10, 10, 100) == Interval(Fraction("9.95"), Fraction(10), high_included=True)
    assert hidden_score(0, 10, 0) == Interval(Fraction(0), Fraction("0.05"))


@pytest.mark.parametrize("figures", [(11, 10, 100), (10, 10, 101), (5, 0, 50), (-1, 10, 0), (0, 10, -1), (5, 10, 60)])
def test_impossible_rows(figures):
    assert hidden_score(*figures) is None


def test_an_empty_interval_is_refused():
    with pytest.raises(ValueError, match="at least one value"):
        Interval(Fraction(1), Fraction(1))


@pytest.mark.parametrize(("field", "step", "caught"), [("points", 1, 81), ("percent", 3, 42), ("percent", 5, 69)])
def test_how_many_typing_errors_the_row_alone_catches(field, step, caught):
    """Source: counted apart from this code, for the 45 rows of the Ljungby report 2018."""
    wrong = [replace(row, **{field: getattr(row, field) + sign * step}) for row in ROWS for sign in (-1, 1)]
    assert len(wrong) == 90
    assert sum(hidden_score(row.points, row.max_points, row.percent) is None for row in wrong) == caught


@pytest.mark.parametrize(("field", "step", "caught"), [("points", 1, 81), ("percent", 3, 50), ("percent", 5, 75)])
def test_how_many_the_row_and_its_area_catch(field, step, caught):
    """No source states these: they are what the audit caught when it was written."""
    found = 0
    for original in ROWS:
        for sign in (-1, 1):
            wrong = replace(original, **{field: getattr(original, field) + sign * step})
            found += not audit_figures((with_row(area(int(original.id[0])), wrong),), None).areas[0].consistent
    assert found == caught


def test_a_wrong_row_is_named_and_its_area_cannot_be_tried():
    audit = audit_figures((with_row(area(2), replace(row("2.1"), points=9)),), None)
    assert audit.problems == (
        "Fråga 2.1: 9 av 15 poäng och 30 % kan inte stämma samtidigt.",
        "Område 2: områdets poäng kan inte prövas, eftersom en rad inte går ihop.",
    )
    assert (audit.areas[0].hidden, audit.areas[0].possible) == (None, None)
    assert audit.consistent_questions == 4
    assert audit.questions[0].points == 9


def test_an_impossible_area_is_flagged_with_its_range():
    audit = audit_figures((replace(area(2), points=47, percent=47),), None)
    assert audit.areas[0].possible is False
    assert audit.problems == (
        "Område 2: 47 poäng och 47 % är tryckt, men frågornas oavrundade poäng är tillsammans mellan 45,525 och 46,45.",
    )


def test_an_area_percent_that_does_not_follow_the_points_is_flagged():
    assert audit_figures((replace(area(2), percent=45),), None).areas[0].possible is False


def test_max_points_that_do_not_add_up_are_flagged():
    found = audit_figures((replace(area(2), questions=area(2).questions[:-1]),), None).areas[0]
    assert (found.max_agrees, found.possible, found.consistent) == (False, None, False)
    assert found.problems == ("Område 2: frågornas maxpoäng är tillsammans 80, men områdets är 100.",)


def test_a_score_box_that_differs_is_flagged_and_a_missing_one_is_not():
    flagged = audit_figures(AREAS, TOTAL, BOXES | {4: 47})
    assert flagged.problems == ("Område 4: poängrutan visar 47, men tabellen 45.",)
    assert flagged.areas[3].box_agrees is False
    missing = audit_figures(AREAS, TOTAL, {4: None})
    assert missing.areas[3].box_agrees is None
    assert missing.consistent


def test_the_total_is_the_sum_of_the_areas():
    wrong = audit_figures(AREAS, 465)
    assert wrong.total_agrees is False
    assert wrong.problems == ("Totalt är 465 tryckt, men områdenas tryckta poäng är tillsammans 461.",)
    assert not wrong.consistent


def test_what_cannot_be_tried_is_unknown():
    assert audit_figures(AREAS, None).total_agrees is None
    assert audit_figures((), 461).total_agrees is None
    assert audit_figures(AREAS[:7], 461, BOXES).total_agrees is None
    assert not audit_figures((), None).consistent
    bare = audit_figures((PrintedArea(1, "", 70, 100, 70, ()),), None)
    assert (bare.areas[0].possible, bare.areas[0].max_agrees, bare.areas[0].consistent) == (None, None, False)
    assert "saknas" in bare.problems[0]


def test_a_perfect_area_is_possible():
    rows = (PrintedQuestion("1.1", "", 40, 40, 100), PrintedQuestion("1.2", "", 60, 60, 100))
    assert audit_figures((PrintedArea(1, "", 100, 100, 100, rows),), 100).consistent
    assert not audit_figures((PrintedArea(1, "", 99, 100, 99, rows),), 99).consistent


def test_a_report_is_audited_with_its_boxes():
    chapters = tuple(ReportArea(n, "", (), box, (), (), ()) for n, box in (BOXES | {8: 73}).items())
    report = Report("", "", None, 2018, "2016", TOTAL, (), None, (), chapters, AREAS, (), ())
    audit = audit_report(report)
    assert audit.total_agrees
    assert audit.problems == ("Område 8: poängrutan visar 73, men tabellen 74.",)
