"""What a visitor chooses becomes a filter, words, and choices in order."""

import pytest
from ui_fakes import make_entry

from assistant.domain.document import DocumentKind
from assistant.domain.errors import InvalidInput
from assistant.domain.passage import PUBLIC, Kind, PassageFilter
from assistant.ui.narrowing import choices_of, narrowing, narrowing_html, swedish_order


def test_nothing_chosen_is_no_filter():
    assert narrowing([], [], [], [], [], language="sv") is None
    assert narrowing_html([], [], [], [], [], language="sv") == ""


def test_every_choice_reaches_the_filter():
    assert narrowing(["Höganäs"], ["2023"], [2, 5], ["2020"], ["styrka"], language="sv") == PassageFilter(
        collections=(PUBLIC,),
        municipalities=("Höganäs",),
        years=(2023,),
        areas=(2, 5),
        editions=("2020",),
        kinds=(Kind.STRENGTH,),
    )


@pytest.mark.parametrize("choice", [([], ["i år"], [], [], []), ([], [], ["x"], [], []), ([], [], [], [], ["betyg"])])
def test_a_forged_choice_is_refused(choice):
    with pytest.raises(InvalidInput, match="Välj på nytt"):
        narrowing(*choice, language="sv")


def test_the_choice_is_told_in_words_and_escaped():
    html = narrowing_html(["<b>"], ["2023"], [2], ["2020"], ["styrka"], language="sv")
    for part in ("&lt;b&gt;", "2023", "Område 2", "utgåva 2020", "styrka", "Avgränsat till:"):
        assert part in html


def test_choices_come_in_swedish_order_and_the_newest_first():
    names = ("Örebro", "Ängelholm", "Älmhult", "Åre", "Ale", "Örebro")
    entries = [
        make_entry(f"{i}", DocumentKind.FACTSHEET, municipality=name, year=2000 + i, edition="2016")
        for i, name in enumerate(names)
    ]
    others = [make_entry(edition, DocumentKind.FACTSHEET, edition=edition) for edition in ("norsk", "2002", "2020")]
    choices = choices_of([*entries, *others])
    assert choices.municipalities == ("Ale", "Åre", "Älmhult", "Ängelholm", "Örebro")
    assert choices.years == (2005, 2004, 2003, 2002, 2001, 2000)
    assert choices.editions == ("2020", "2016", "2002", "norsk")
    assert sorted(["Ö", "Z", "Ä", "Å"], key=swedish_order) == ["Z", "Å", "Ä", "Ö"]
