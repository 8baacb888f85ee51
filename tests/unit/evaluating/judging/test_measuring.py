"""The yardstick: worked out by hand on reports made for it."""

from fractions import Fraction

from assistant.domain.report import PrintedQuestion
from assistant.domain.suggestion import Suggestion
from assistant.evaluating.judging.measuring import measure
from assistant.evaluating.judging.past_reports import ScoredReport


def _report(name, edition="2016", **percents):
    printed = {
        question.replace("q", "").replace("_", "."): PrintedQuestion("", "", 0, 20, percent)
        for question, percent in percents.items()
    }
    return ScoredReport(name, edition, (), printed)


def _says(percents, width=10):
    def suggest(report):
        return tuple(
            Suggestion(q, (), None, None, None)
            if percent is None
            else Suggestion(q, (), Fraction(percent), Fraction(percent - width), Fraction(percent + width))
            for q, percent in percents.items()
        )

    return suggest


def test_one_report_is_held_against_the_mean_of_its_own():
    report = _report("A", q2_1=20, q2_2=40, q2_3=90)
    found = measure([report], _says({"2.1": 30, "2.2": None, "2.3": 70}), average=Fraction(60))
    assert (found.questions, found.abstention) == (3, Fraction(1, 3))
    assert (found.error, found.signed_error, found.covered) == (15, -5, Fraction(1, 2))
    # the mean of its own percents is 50: it misses by 30 and 40
    assert found.yardstick(lambda case: case.own_mean) == 35
    assert found.skill(lambda case: case.own_mean) == 1 - Fraction(15, 35)
    assert found.yardstick(lambda _: found.average) == 35
    assert found.yardstick(lambda case: case.others_mean) is None
    assert found.skill(lambda case: case.others_mean) is None


def test_the_mean_of_the_others_is_of_the_same_edition():
    reports = [
        _report("A", q2_1=20),
        _report("B", q2_1=40),
        _report("C", q2_1=60),
        _report("D", edition="2010", q2_1=99),
    ]
    found = measure(reports, _says({"2.1": 50}), average=Fraction(60))
    assert [case.others_mean for case in found.cases] == [50, 40, 30, None]
    assert found.reports == ("A", "B", "C", "D")


def test_each_report_is_corrected_by_the_others_only():
    reports = [_report(f"r{n}", q2_1=60) for n in range(8)] + [_report("odd", q2_1=0)]
    found = measure(reports, _says({"2.1": 50}), average=Fraction(60))
    by_report = {case.report: case.suggested for case in found.cases}
    assert by_report["odd"] == 60
    assert by_report["r0"] == 50 + (Fraction(7 * 10 - 50, 8))


def test_nothing_measured_is_unknown_and_not_zero():
    found = measure([_report("A", q2_1=20)], _says({"2.1": None}), average=Fraction(60))
    assert (found.error, found.signed_error, found.covered, found.abstention) == (None, None, None, 1)
    assert measure([], _says({}), average=Fraction(60)).abstention == 1


def test_a_question_that_the_report_does_not_print_is_not_asked_about():
    found = measure([_report("A", q2_1=20)], _says({"2.1": 30, "9.1": 80}), average=Fraction(60))
    assert (found.questions, len(found.cases)) == (1, 1)
