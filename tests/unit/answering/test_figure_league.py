"""Where one municipality stands among the others; places are counted again here, from the results themselves."""

import re

import pytest
from answer_examples import cited_ids, municipalities_of, plain


def of_edition(base, edition: str, area: int | None = None) -> dict[tuple[str, int], int]:
    """Known totals, or points of an area, of an edition by municipality and year."""
    figures = {
        (r.municipality, r.year): r.total if area is None else r.area(area)
        for r in base.results()
        if r.edition == edition
    }
    return {who: points for who, points in figures.items() if points is not None}


def place(figures: dict[tuple[str, int], int], who: tuple[str, int]) -> int:
    return 1 + sum(points > figures[who] for points in figures.values())


@pytest.mark.parametrize(
    "question",
    [
        "Hur gick det för Ljungby inom personalpolitik jämfört med andra kommuner?",
        "Hur står sig Ljungby mot andra kommuner i område 6?",
        "Jämför Ljungby med andra kommuner inom personalpolitik",
        "Är Ljungby bättre än andra på personalpolitik?",
        "How does Ljungby compare with other municipalities in area 6?",
    ],
)
def test_an_area_that_no_other_result_of_the_edition_has(base, question):
    """The area's points, that nobody else's are known, and the place by total, which is."""
    assert set(of_edition(base, "2016", area=6)) == {("Ljungby", 2018)}
    answer = base.ask(question)
    text = plain(answer)
    assert not answer.refused
    assert re.search(r"(område|area) 6 [^:]+: 49 (av|of) 100", text)
    assert re.search(r"Ingen annan kommuns|no other municipality", text, re.IGNORECASE)
    totals = of_edition(base, "2016")
    last = place(totals, ("Ljungby", 2018))
    assert re.search(rf"(plats|number) {last} (av|of) {len(totals)}", text)
    assert {str(total) for total in totals.values()} <= set(re.findall(r"\d{3}", text))
    assert all(citation.verified for citation in answer.citations)


@pytest.mark.parametrize(("municipality", "year"), [("Grästorp", 2014), ("Örebro", 2012)])
@pytest.mark.parametrize("area", [1, 4, 6, 8])
def test_the_place_in_an_area_among_results_of_the_same_edition(base, municipality, year, area):
    answer = base.ask(f"Hur står sig {municipality} {year} mot andra kommuner i område {area}?")
    figures = of_edition(base, "2010", area)
    assert len(figures) == 3
    assert f"plats {place(figures, (municipality, year))} av 3" in plain(answer)
    listed = re.findall(r"^- (\w+) (\d{4}): (\d+) av 100", plain(answer), re.MULTILINE)
    assert [int(points) for *_, points in listed] == sorted(figures.values(), reverse=True)
    assert {(name, int(when)): int(points) for name, when, points in listed} == figures
    assert municipalities_of(answer) == {"Grästorp", "Örebro"}
    assert all(citation.verified for citation in answer.citations)


@pytest.mark.parametrize("form", ["Jämför {0} med andra kommuner", "Hur står sig {0} mot andra kommuner i område 3?"])
@pytest.mark.parametrize("municipality", ["Ljungby", "Vallentuna", "Höganäs", "Mark", "Nacka", "Ängelholm", "Örebro"])
def test_editions_are_never_ranked_together(base, form, municipality):
    answer = base.ask(form.format(municipality))
    assert not answer.refused
    ranked = re.findall(r"^- (.+?) (\d{4}): \d+ av \d+ .*?\(plats", plain(answer), re.MULTILINE)
    assert ranked
    edition = {(r.municipality, r.year): r.edition for r in base.results()}
    assert len({edition[name, int(year)] for name, year in ranked}) == 1
    assert re.search(r"plats \d+ av \d+", plain(answer))
    assert all(citation.verified for citation in answer.citations)


def test_a_longer_ranking_shows_the_highest_and_the_one_asked_about(base):
    totals = of_edition(base, "2010")
    lowest = min(totals, key=totals.__getitem__)
    assert len(totals) > 6
    text = plain(base.ask(f"Jämför {lowest[0]} {lowest[1]} med andra kommuner"))
    assert f"{lowest[0]} {lowest[1]}: {totals[lowest]} av 800 (härledd) (plats {len(totals)})" in text
    assert f"Örebro 2015: {max(totals.values())} av 800 (plats 1)" in text
    assert len(re.findall(r"plats \d+\)", text)) == 6


@pytest.mark.parametrize(
    "question",
    [
        "Ljungbys poäng i område 6 jämfört med snittet",
        "Hur ligger Ljungby till inom personalpolitik mot snittet?",
        "Ligger Ljungby över eller under snittet i område 6?",
    ],
)
def test_an_area_against_an_average_that_is_not_known(base, question):
    answer = base.ask(question)
    text = plain(answer)
    assert re.search(r"område 6 [^:]+: 49 av 100", text)
    assert "Något medelvärde för område 6 i 2016 års utgåva finns inte i underlaget" in text
    assert "F-VAL-2021" not in cited_ids(answer)


def test_an_area_against_an_average_that_is_known(base):
    answer = base.ask("Vallentuna 2021 i område 6 jämfört med snittet")
    assert "82 mot 59 (+23)" in plain(answer)
    assert "finns inte" not in plain(answer)
    assert "F-VAL-2021" in cited_ids(answer)
