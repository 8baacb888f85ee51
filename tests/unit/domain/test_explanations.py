from dataclasses import replace

import pytest
from printed_figures import AREAS, ROWS, TOTAL, area, row, with_row

from assistant.domain.errors import InvalidInput
from assistant.domain.explanations import (
    explain_area_sum,
    explain_mean_percent,
    explain_percent,
    explain_percent_from_points,
    explain_percent_sum,
    explain_same_percent,
    explain_share,
    explain_total,
    find_explanations,
    find_same_percent,
)
from assistant.domain.report import PrintedArea, PrintedQuestion


def test_why_47_is_printed_as_45():
    found = explain_area_sum(area(4))
    assert found.text == (
        "Frågornas tryckta poäng i område 4 är tillsammans 47, men området har 45. Varje fråga avrundas för sig, och"
        " områdets poäng avrundas ur summan av de oavrundade poängen. Den oavrundade summan ligger mellan 45,2 och"
        " 46,1; att 45 är tryckt betyder att den är under 45,5."
    )
    assert found.areas == (4,)
    assert found.questions == ("4.1", "4.2", "4.3", "4.4", "4.5", "4.6")


def test_why_71_is_printed_as_70():
    text = explain_area_sum(area(1)).text
    assert "tillsammans 71, men området har 70." in text
    assert "mellan 69,9 och 70,9" in text


def test_a_sum_that_agrees_needs_no_reason():
    assert explain_area_sum(area(2)).text == "Frågornas tryckta poäng i område 2 är tillsammans 46, och området har 46."


def test_rounding_is_not_blamed_for_what_it_cannot_explain():
    impossible = explain_area_sum(replace(area(4), points=43)).text
    assert "avrundning förklarar inte 43" in impossible
    broken = explain_area_sum(with_row(area(4), replace(row("4.2"), percent=60))).text
    assert "I fråga 4.2 kan 10 av 10 poäng och 60 % inte stämma samtidigt" in broken
    assert "mellan" not in broken
    total = explain_total((replace(area(4), points=43), area(1)), 113).text
    assert "I område 4 räcker avrundningen inte som förklaring" in total


def test_why_percents_give_another_area():
    text = explain_percent_sum(area(3)).text
    assert text.startswith(
        "Räknat ur de tryckta procenttalen blir område 3 69,5 poäng, alltså 70 avrundat; tryckt är 69."
    )
    assert "mellan 69,1 och 69,9" in text
    assert "Procenttalen" not in explain_percent_sum(area(8)).text


def test_why_10_of_10_is_95_percent():
    found = explain_percent(row("4.2"))
    assert found.text == (
        "Fråga 4.2 har 10 av 10 poäng men 95 %. Poängen och procenten avrundas var för sig ur ett oavrundat poängtal"
        " som inte trycks. Det är minst 9,5 men under 9,55, så poängen avrundas till 10 och procenten till 95."
    )
    assert found.questions == ("4.2",)
    assert explain_percent(row("5.1")).text == "Fråga 5.1 har 3 av 15 poäng, och det är 20 %."
    assert "minst en av siffrorna är fel" in explain_percent(replace(row("4.2"), percent=60)).text


def test_full_percent_has_an_upper_end_that_is_reached():
    first, second = (PrintedQuestion(name, "", points, 200, 100) for name, points in (("1.1", 199), ("1.2", 200)))
    text = explain_same_percent(first, second).text
    assert "1.1 är minst 199 men under 199,5 och trycks som 199" in text
    assert "1.2 är minst 199,5 men högst 200 och trycks som 200" in text


def test_why_the_same_percent_gives_different_points():
    found = explain_same_percent(row("3.5"), row("8.3"))
    assert "har båda 90 % av 15, men 13 respektive 14 poäng" in found.text
    assert "3.5 är minst 13,425 men under 13,5 och trycks som 13" in found.text
    assert "8.3 är minst 13,5 men under 13,575 och trycks som 14" in found.text
    assert found.questions == ("3.5", "8.3")
    assert find_same_percent(ROWS) == ((row("3.5"), row("8.3")),)


def test_a_pair_that_is_no_such_pair_is_refused_and_a_wrong_row_is_named():
    with pytest.raises(InvalidInput, match="samma procent"):
        explain_same_percent(row("3.5"), row("4.2"))
    wrong = explain_same_percent(row("3.5"), replace(row("8.3"), points=10)).text
    assert "Avrundning förklarar det inte." in wrong
    assert "fråga 8.3" in wrong


def test_why_percent_cannot_come_from_points():
    found = explain_percent_from_points(ROWS)
    assert "i 37 av 45 frågor, till exempel 4.2: 10 av 10 är 100 %, men tryckt är 95 %" in found.text
    assert len(found.questions) == 37


def test_why_the_total_is_the_sum_of_the_areas():
    found = explain_total(AREAS, TOTAL)
    assert found.text == (
        "Totalen 461 är summan av områdenas tryckta poäng (70 + 46 + 69 + 45 + 56 + 49 + 52 + 74). Frågornas"
        " tryckta poäng är tillsammans 465, men varje fråga är avrundad för sig och områdets poäng avrundas ur den"
        " oavrundade summan; det skiljer i områdena 1, 4 och 7."
    )
    assert found.areas == tuple(range(1, 9))
    assert "avrundning förklarar det inte" in explain_total(AREAS, 465).text


def test_areas_without_rows_are_unknown_and_not_zero():
    bare = PrintedArea(1, "", 70, 100, 70, ())
    assert explain_total((bare, area(2)), 116).text == "Totalen 116 är summan av områdenas tryckta poäng (70 + 46)."
    for explain in (explain_area_sum, explain_percent_sum, explain_mean_percent):
        with pytest.raises(InvalidInput, match="område 1 är inte kända"):
            explain(bare)
    assert find_explanations(bare) == ()


def test_the_mean_percent_of_an_area():
    text = explain_mean_percent(area(6)).text
    assert "49,0 % (40 + 62 + 42 + 35 + 75 + 40 delat med 6)" in text
    assert "Vägt med frågornas maxpoäng blir det 49 %" in text


def test_the_share_of_the_max():
    assert explain_share(461, 800).text == "461 av 800 poäng är 57,6 %."
    with pytest.raises(InvalidInput):
        explain_share(801, 800)


def test_what_is_odd_in_each_area_in_order():
    odd = {a.number: [found.text.split(" ")[0] for found in find_explanations(a)] for a in AREAS}
    assert odd == {
        1: ["Frågornas"],
        2: [],
        3: ["Räknat", "Fråga"],
        4: ["Frågornas", "Räknat", "Fråga"],
        5: [],
        6: [],
        7: ["Frågornas"],
        8: [],
    }
    assert find_explanations(area(3))[1].questions == ("3.5",)
    assert find_explanations(area(4))[2].questions == ("4.2",)
