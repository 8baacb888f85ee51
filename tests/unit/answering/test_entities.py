from fractions import Fraction

import pytest

from assistant.answering.entities import (
    AreaMention,
    addressed_groups_in,
    amounts_in,
    areas_in,
    groups_in,
    kinds_in,
    misspelt_municipality,
    municipalities_in,
    questions_in,
    unknown_places,
    years_and_editions,
)
from assistant.domain.passage import Kind


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vad fick Ljungby?", ["Ljungby"]),
        ("Ljungbys totalpoäng", ["Ljungby"]),
        ("LJUNGBY:s totalpoäng", ["Ljungby"]),
        ("Borås och Borås kommuns resultat", ["Borås"]),
        ("Hofors resultat", ["Hofors"]),
        ("hoganas poang", ["Höganäs"]),
        ("Angelholms poang och Orebros", ["Ängelholm", "Örebro"]),
        ("oppna namndsammantraden i Upplands Vasby", ["Upplands Väsby"]),
        ("Røros og Roros", ["Røros"]),
        ("Jämför Örebro och Borås, sedan Örebro igen", ["Örebro", "Borås"]),
        ("Upplands Väsbys styrkor", ["Upplands Väsby"]),
        ("Malung-Sälens förslag", ["Malung-Sälen"]),
        ("Ljungbyrapporten", ["Ljungby"]),
        ("Ljungby-modellen", []),
        ("Nackademin och Boråsgården", []),
        ("Var ligger Berlin?", []),
    ],
)
def test_municipalities(register, question, expected):
    assert [m.name for m, _ in municipalities_in(question, register)] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vad fick Ljugby?", "Ljungby"),
        ("Vilka styrkor har Ljugnby?", "Ljungby"),
        ("Vad fick Ljungyb?", "Ljungby"),
        ("Vad fick Ljugnyb?", None),
    ],
)
def test_a_name_with_one_slip(register, question, expected):
    found = misspelt_municipality(question, register)
    assert (found[0].name if found else None) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hur ska det vara?", []),
        ("Vara i framkant, hur gör man?", []),
        ("Vad gör Vara?", ["Vara"]),
        ("vad gör vara kommun?", ["Vara"]),
        ("Hur sköts parkmark och mark?", []),
        ("Marks kommun 2024", ["Mark"]),
        ("Vad fick Mark 2024?", ["Mark"]),
        ("i våras åre", []),
        ("Vad fick Åre?", ["Åre"]),
        ("What are the areas?", []),
        ("Kan man ange mål?", []),
        ("Vad är en habo?", []),
        ("Lunds kommun", ["Lund"]),
        ("en lund i parken", []),
        ("Mark 2024 och vad som hände", ["Mark"]),
        ("Mark?", ["Mark"]),
        ("Mark finns det gott om", []),
    ],
)
def test_names_that_are_common_words_need_a_capital_or_the_word_kommun(register, question, expected):
    assert [m.name for m, _ in municipalities_in(question, register)] == expected


def test_the_longest_name_wins_and_the_place_is_told(register):
    question = "Hur gör Upplands Väsby och Håbo?"
    assert [(m.name, start) for m, start in municipalities_in(question, register)] == [
        ("Upplands Väsby", question.index("Upplands")),
        ("Håbo", question.index("Håbo")),
    ]
    assert [m.name for m, _ in municipalities_in("Vad fick Upplands-Bro?", register)] == ["Upplands-Bro"]
    assert [m.name for m, _ in municipalities_in("Hur gör Östra Göinge?", register)] == ["Östra Göinge"]


def test_every_municipality_is_recognised_by_its_name_and_genitive(register):
    for municipality in register:
        for form in (municipality.name, f"{municipality.name}s", f"{municipality.name} kommuns"):
            found = [m.name for m, _ in municipalities_in(f"Vad fick {form} 2018?", register)]
            assert found == [municipality.name], form


@pytest.mark.parametrize(
    ("question", "years", "editions"),
    [
        ("Vad fick Ljungby 2018?", (2018,), ()),
        ("mellan 2016 och 2018", (2016, 2018), ()),
        ("2016 års utgåva", (), ("2016",)),
        ("utgåvan från 2020", (), ("2020",)),
        ("2020 års kriterier jämfört med 2017", (2017,), ("2020",)),
        ("2010 ars utgava och 2016 edition", (), ("2010", "2016")),
        ("Resultatet 2016 enligt 2016 års version", (2016,), ("2016",)),
        ("det norska Kommunekompasset", (), ("norsk",)),
        ("12018 och 20180 är inga år", (), ()),
        ("2018, 2018 och åter 2018", (2018,), ()),
    ],
)
def test_years_and_editions(question, years, editions):
    assert years_and_editions(question) == (years, editions)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vad fick Ljungby på 2.2?", ("2.2",)),
        ("fråga 2.2, 3.1 och 2.2", ("2.2", "3.1")),
        ("2:2 och 4:6", ("2.2", "4.6")),
        ("2.2.", ("2.2",)),
        ("4.7 och 8.8 finns inte", ()),
        ("3.5 procent", ()),
        ("3.5%", ()),
        ("3.5 %", ()),
        ("version 1.2.3", ()),
        ("12.2 och 2.25", ()),
        ("1,5 poäng", ()),
        ("9.1", ()),
    ],
)
def test_question_numbers_are_not_decimals(instrument, question, expected):
    assert questions_in(question, instrument) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("områdena 3, 5 och 7", [3, 5, 7]),
        ("område 4", [4]),
        ("omr. 4 och område 6", [4, 6]),
        ("OMRÅDE NR 8", [8]),
        ("omraden 1 samt 2", [1, 2]),
        ("area 2 and 3", [2, 3]),
        ("område 9", []),
        ("område 4.2", []),
        ("område 12", []),
        ("3 områden", []),
    ],
)
def test_areas_by_number(instrument, question, expected):
    assert areas_in(question, instrument) == tuple(AreaMention(number, None) for number in expected)


def test_areas_by_name_belong_to_the_editions_that_have_the_name(instrument):
    found = areas_in("poäng i Kvalitetsutveckling och standiga forbattringar", instrument)
    assert found == (AreaMention(6, "2020"), AreaMention(7, "2016"))
    for edition in instrument.editions:
        for area in edition.areas:
            assert AreaMention(area.number, edition.id) in areas_in(f"Vad fick vi i {area.name}?", instrument)


def test_a_longer_area_name_hides_the_shorter_one_inside_it(instrument):
    found = areas_in("Chefs- och ledarskap samt medarbetarskap", instrument)
    assert found == (AreaMention(8, "2020"),)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vad frågar jag facken och skyddsombuden?", ("fackliga",)),
        ("frågor till rektorerna", ("enhetschefer",)),
        ("kommunalråd, HR-chef och förvaltningschefer", ("förvaltningschefer", "politiker", "kommunledning")),
        ("questions for the unions and politicians", ("fackliga", "politiker")),
        ("Hur arbetar andra med brukarfokus?", ()),
    ],
)
def test_groups(question, expected):
    assert groups_in(question) == expected


def test_a_group_that_is_only_spoken_of_is_not_addressed():
    assert addressed_groups_in("Vad frågar jag till facken om politikerna?") == ("facken",)
    assert addressed_groups_in("Hur samspelar politiker och tjänstepersoner?") == ()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vilka styrkor har Ljungby?", (Kind.STRENGTH,)),
        ("förbättringsområden och brister", (Kind.IMPROVEMENT,)),
        ("strengths and weaknesses", (Kind.STRENGTH, Kind.IMPROVEMENT)),
        ("Hur gick det?", ()),
    ],
)
def test_kinds(question, expected):
    assert kinds_in(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("90 procent", [(Fraction(90), "procent")]),
        ("45,2 %", [(Fraction(226, 5), "procent")]),
        ("8.5 poäng", [(Fraction(17, 2), "poäng")]),
        ("10 points", [(Fraction(10), "poäng")]),
        ("minst 600", [(Fraction(600), None)]),
        ("från 426 till 496 poäng", [(Fraction(426), None), (Fraction(496), "poäng")]),
        ("7 p", [(Fraction(7), "poäng")]),
        ("tre", []),
        ("COVID19 och B2B", []),
    ],
)
def test_amounts(question, expected):
    assert [(amount.value, amount.unit) for amount in amounts_in(question)] == expected


def test_a_number_that_no_figure_can_be_is_no_amount():
    assert amounts_in("9" * 5000 + " poäng") == ()


def test_unknown_places_are_numbers_that_the_instrument_lacks(instrument):
    assert unknown_places("Vad fick Ljungby på 8.9, 2.2 och i område 9?", instrument) == ("8.9", "område 9")
