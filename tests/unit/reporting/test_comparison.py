"""Results beside each other: what is subtracted from what, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from results import GRASTORP, LJUNGBY, OREBRO_2010, OREBRO_2012, VALLENTUNA_2019, VALLENTUNA_2021, result

from assistant.domain.report import PrintedQuestion
from assistant.domain.result import FigureStatus
from assistant.reporting.choosing import choose
from assistant.reporting.comparison import ACROSS, Level, compare
from assistant.reporting.comparison_tables import tables_of

ALL = (LJUNGBY, GRASTORP, OREBRO_2010, OREBRO_2012, VALLENTUNA_2019, VALLENTUNA_2021)


def differences(comparison):
    return [figure.difference for side in comparison.sides for line in side.lines for figure in line.figures]


def test_within_an_edition_the_first_is_set_against_each_other(instrument):
    (side,) = compare((OREBRO_2012, OREBRO_2010, GRASTORP), (), instrument).sides
    total, first_area, *_ = side.lines
    assert [(f.points, f.difference) for f in total.figures] == [(615, None), (516, 99), (506, 109)]
    assert (first_area.number, first_area.name) == ("1", "Offentlighet och demokrati")
    assert [f.difference for f in first_area.figures] == [None, 16, 7]


def test_across_editions_nothing_is_subtracted_and_a_warning_is_given(instrument):
    comparison = compare((LJUNGBY, VALLENTUNA_2021), (), instrument)
    assert [side.edition for side in comparison.sides] == ["2016", "2020"]
    assert not any(differences(comparison))
    assert comparison.warnings == (ACROSS,)
    assert not any("Skillnad" in header for table in tables_of(comparison) for header in table.headers)


def test_across_editions_areas_are_set_beside_their_counterparts_by_name(instrument):
    comparison = compare((LJUNGBY, VALLENTUNA_2021), (), instrument)
    user_focus = next(row for row in comparison.counterparts if row.number == 2)
    assert user_focus.areas == (
        ((2, "Brukarfokus, tillgänglighet och bemötande", 46),),
        ((5, "Brukarens fokus", 86),),
    )
    employer = next(row for row in comparison.counterparts if row.number == 6)
    assert [number for number, *_ in employer.areas[1]] == [7, 8]
    assert any("gäller sökning, inte poäng" in caveat for caveat in comparison.caveats)


def test_one_area_brings_its_counterpart_and_leaves_the_rest(instrument):
    comparison = compare((LJUNGBY, VALLENTUNA_2021), (), instrument, area=2)
    assert [[line.number for line in side.lines] for side in comparison.sides] == [["2"], ["5"]]
    assert [row.number for row in comparison.counterparts] == [2]


def test_an_average_is_subtracted_only_where_its_edition_is_known(instrument):
    (side,) = compare((LJUNGBY,), instrument.references, instrument).sides
    total = side.lines[0]
    assert [column.name for column in side.columns[1:]] == [
        "Alla kommuner som utvärderats sedan 2016",
        "Alla kommuner vid sin första utvärdering",
    ]
    assert [(f.points, f.difference) for f in total.figures] == [(461, None), (476, -15), (436, None)]
    assert any(
        "oklart om äldre utgåvor" in note
        for table in tables_of(compare((LJUNGBY,), instrument.references, instrument))
        for note in table.notes
    )


def test_results_of_an_unknown_edition_stand_each_alone(instrument):
    unknown = [result(name, 2016, None, total) for name, total in (("Vännäs", 400), ("Arvika", 500))]
    comparison = compare(unknown, (), instrument)
    assert len(comparison.sides) == 2
    assert not any(differences(comparison))
    assert comparison.warnings == (ACROSS,)


def test_questions_stand_below_their_area_with_percent_and_difference(instrument):
    def row(points: int, percent: int) -> PrintedQuestion:
        return PrintedQuestion("2.2", "Tillgänglighet", points, 25, percent)

    first = result("Ljungby", 2018, "2016", areas=(70, 46), questions=[row(7, 29)])
    second = result("Arvika", 2018, "2016", areas=(60, 50), questions=[row(20, 81)])
    without = result("Mora", 2018, "2016", areas=(50, 40))
    (side,) = compare((first, second, without), (), instrument).sides
    line = next(line for line in side.lines if line.level is Level.QUESTION)
    assert (line.number, line.name, line.max_points) == ("2.2", "Tillgänglighet och bemötande", 25)
    assert [(f.points, f.percent, f.difference) for f in line.figures] == [
        (7, 29, None),
        (20, 81, -13),
        (None, None, None),
    ]
    (table,) = tables_of(compare((first, second, without), (), instrument))
    assert ("2.2 Tillgänglighet och bemötande (av 25)", "7 (29 %)", "20 (81 %)", "−13", "okänt", "") in table.rows


def test_derived_and_second_hand_figures_are_marked(instrument):
    told = result("Nacka", 2011, "2010", 644, status=FigureStatus.SECOND_HAND)
    (side,) = compare((OREBRO_2012, OREBRO_2010, told), (), instrument).sides
    assert [c.name for c in side.columns] == ["Örebro 2012", "Örebro 2010 (härledd)", "Nacka 2011 (andrahand)"]
    assert side.columns[1].remark == OREBRO_2010.derivation


totals = st.none() | st.integers(0, 800)
results = st.lists(
    st.builds(
        result,
        st.sampled_from(["Arvika", "Mora", "Tanum", "Öckerö"]),
        st.integers(2002, 2025),
        st.sampled_from(["2002", "2010", "2016", "2020", "norsk", None]),
        totals,
        st.lists(st.integers(0, 100), min_size=8, max_size=8) | st.just([]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda r: r.id,
)


@given(compared=results)
def test_a_difference_is_always_of_two_known_figures_of_one_known_edition(instrument, compared):
    for side in compare(compared, instrument.references, instrument).sides:
        mine = [column.result for column in side.columns if column.result]
        assert {r.edition for r in mine} == {side.edition}
        assert side.edition is not None or len(mine) == 1
        for line in side.lines:
            first, *others = line.figures
            assert first.difference is None
            for figure in others:
                if figure.difference is not None:
                    assert figure.difference == first.points - figure.points


@given(compared=results)
def test_nothing_that_is_compared_is_lost(instrument, compared):
    comparison = compare(compared, (), instrument)
    assert sorted(r.id for r in comparison.results) == sorted(r.id for r in compared)


@pytest.mark.parametrize(
    ("wanted", "names", "absent"),
    [
        ([("Örebro", ())], ["Örebro 2012", "Örebro 2010"], []),
        ([("Örebro", (2010,)), ("Grästorp", ())], ["Örebro 2010", "Grästorp 2014"], []),
        ([("Örebro", (2012, 2013))], ["Örebro 2012"], ["inga poäng för Örebro 2013; där finns 2012, 2010"]),
        ([("Malmö", ())], [], ["inga poäng för Malmö"]),
        ([("Örebro", (2012,)), ("Örebro", ())], ["Örebro 2012", "Örebro 2010"], []),
    ],
)
def test_what_is_wanted_is_found_newest_first_and_what_is_not_is_told(wanted, names, absent):
    chosen = choose(ALL, wanted)
    assert [r.name for r in chosen.results] == names
    assert len(chosen.absent) == len(absent)
    assert all(part in told for part, told in zip(absent, chosen.absent, strict=True))
