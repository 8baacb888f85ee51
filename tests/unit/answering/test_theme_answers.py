"""How many municipalities, and what is most common: counted by theme, never above what is cited."""

import re
from dataclasses import replace

import pytest
from answer_examples import KEY, cited_ids, plain
from passages import make_passage

from assistant.answering.composition import Composition
from assistant.answering.figure_book import FigureBook
from assistant.answering.intents import Intent
from assistant.answering.theme_groups import group_by_theme, say_by_shared_theme, say_theme
from assistant.answering.theme_matching import Side
from assistant.domain.passage import Kind
from assistant.domain.theme import Theme, ThemeLexicon
from assistant.reading.theme_files import parse_pattern

_COUNTED = re.compile(r"(?:minst|at least) (\d+) (?:kommun|municipalit)")

BUDGET, DIALOGUE = (
    Theme(id_, name, ("1.4",), (parse_pattern(f"{id_}*"),))
    for id_, name in [("medborgarbudget", "Medborgarbudget"), ("dialog", "Medborgardialog")]
)
NO_FIGURES = FigureBook(results=(), rows={}, notes={})


def _said(municipality, text, kind=Kind.PRACTICE, year=2020):
    return make_passage(text, document_id=f"{municipality}-{year}", municipality=municipality, kind=kind, year=year)


@pytest.fixture
def knowledge(words_only):
    unsettled = (parse_pattern("planeras"),)
    return replace(words_only, lexicon=ThemeLexicon(themes=(BUDGET, DIALOGUE), unsettled=unsettled))


def test_the_theme_of_most_municipalities_comes_first(knowledge):
    findings = [
        _said("Ale", "Medborgarbudget finns."),
        _said("Ale", "Medborgarbudget och dialoger prövas."),
        _said("Habo", "Dialog förs."),
    ]
    groups = group_by_theme(findings, knowledge.lexicon.themes, Side.IN_PLACE, knowledge)
    assert [(g.theme, g.municipalities, len(g.findings)) for g in groups] == [(DIALOGUE, 2, 2), (BUDGET, 1, 2)]


def test_a_municipality_counts_once_whatever_its_years(knowledge):
    findings = [_said("Ale", "Medborgarbudget finns."), _said("Ale", "Medborgarbudget används.", year=2022)]
    assert group_by_theme(findings, [BUDGET], Side.IN_PLACE, knowledge)[0].municipalities == 1


def test_sides_are_kept_apart(knowledge):
    findings = [
        _said("Ale", "Medborgarbudget finns."),
        _said("Habo", "Medborgarbudget planeras."),
        _said("Mora", "Medborgarbudgeten kan bli bättre.", kind=Kind.IMPROVEMENT),
    ]
    for side, municipality in zip(Side, ["Ale", "Habo", "Mora"], strict=True):
        (group,) = group_by_theme(findings, [BUDGET], side, knowledge)
        assert [finding.municipality for finding in group.findings] == [municipality]


def test_what_is_said_of_the_country_is_no_municipality(knowledge):
    assert group_by_theme([_said("Riket", "Medborgarbudget finns.")], [BUDGET], Side.IN_PLACE, knowledge) == ()


def test_near_duplicates_share_a_line_and_what_there_is_no_room_for_is_named_and_cited(knowledge):
    findings = [
        _said("Ale", "Medborgarbudget prövas sedan många år i kommunens alla tätorter."),
        _said("Habo", "Medborgarbudget prövas sedan många år i kommunens alla tätorter."),
        _said("Mora", "Medborgarbudget ger unga egna pengar."),
        _said("Flen", "Skolan har medborgarbudget."),
    ]
    (group,) = group_by_theme(findings, [BUDGET], Side.IN_PLACE, knowledge)
    out = Composition()
    say_theme(out, group, NO_FIGURES, lines=2)
    answer = out.finish(Intent.EXAMPLES)
    bullets = [line for line in plain(answer).splitlines() if line.startswith("- ")]
    assert "minst 4 kommuner" in plain(answer)
    assert len(bullets) == 3
    assert bullets[0].startswith("- Ale 2020, Habo 2020 (2 kommuner")
    assert bullets[2].strip() == "- Även Flen 2020"
    assert {c.passage.municipality for c in answer.citations} == {"Ale", "Habo", "Mora", "Flen"}


def test_only_what_several_share_goes_under_a_theme_and_each_finding_once(knowledge):
    shared = [_said("Ale", "Dialog och medborgarbudget."), _said("Habo", "Dialog förs; varje vår medborgarbudget.")]
    alone = _said("Mora", "Skolan är bra.")
    out = Composition()
    themes = [BUDGET, DIALOGUE]
    say_by_shared_theme(out, [*shared, alone], themes, Side.IN_PLACE, ["1.4"], NO_FIGURES, knowledge)
    text = plain(out.finish(Intent.EXAMPLES))
    assert [line for line in text.splitlines() if line] == [
        "Medborgarbudget: minst 2 kommuner",
        "- Ale 2020 (praktik): Dialog och medborgarbudget. ",
        "- Habo 2020 (praktik): Dialog förs; varje vår medborgarbudget. ",
        "Övrigt",
        "- Mora 2020 (praktik): Skolan är bra. ",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Hur många kommuner har medborgarbudget?",
        "Hur många kommuner använder KKiK?",
        "Vilka kommuner har idésystem?",
        "Vilka styrkor är vanligast?",
        "Vilka är de vanligaste styrkorna inom område 7?",
        "Vad är vanligast bland styrkorna om brukarfokus?",
        "Hur arbetar andra med medborgardialog?",
        "What are the most common strengths?",
    ],
)
def test_a_number_of_municipalities_is_never_above_those_cited_under_it(base, question):
    answer = base.ask(question)
    cited = {c.key: c.passage.municipality for c in answer.citations}
    parts = re.split(r"\n\*(?=[^\n]+\*\n)|\n\*\*(?=[^\n]+\*\*\n)", "\n" + answer.text)
    counted = [(int(match.group(1)), part) for part in parts if (match := _COUNTED.search(part.split("\n")[0]))]
    whole = [(n, part) for n, part in counted if not part.lstrip("*").startswith(("Så arbetar", "How others"))]
    assert whole
    for number, part in whole:
        assert number == len({cited[key] for key in KEY.findall(part)}), part


def test_those_that_have_it_those_that_plan_it_and_those_that_lack_it(base):
    text = plain(base.ask("Hur många kommuner har ett idésystem?"))
    assert "Medborgarnas" not in text
    parts = re.split(r"\n(?=Medarbetarnas idéer och förslag tas om hand)", text)
    assert [part.split("\n")[0].split("hand")[1] for part in parts] == [
        ": minst 4 kommuner",
        ", planerat eller oklart: minst 2 kommuner",
        ", utpekat som förbättringsområde: minst 1 kommun",
    ]
    assert "Motala" in parts[1]
    assert "Ljungby" in parts[2].split("Talar om saken")[0]


def test_taking_part_in_a_network_about_it_is_not_to_have_it(base):
    counted, near = plain(base.ask("Hur många kommuner har medborgarbudget?")).split("Talar om saken utan att räknas")
    assert "minst 3 kommuner" in counted
    assert "Upplands Väsby" not in counted
    assert "Upplands Väsby" in near


@pytest.mark.parametrize(
    "question", ["How many municipalities have participatory budgeting?", "Hvor mange kommuner har innbyggerbudsjett?"]
)
def test_other_languages_count_the_same(base, question):
    assert {"F-NAS-2017-1", "F-TRE-2020-1", "F-GBG-2018-1"} <= cited_ids(base.ask(question))
    assert re.search(r"Medborgarbudget: (minst 3 kommuner|at least 3 municipalities)", plain(base.ask(question)))


def test_the_most_common_come_in_falling_order_with_the_rest_after(base):
    text = plain(base.ask("Vilka styrkor är vanligast inom ständiga förbättringar?"))
    numbers = [int(n) for n in re.findall(r": minst (\d+) kommuner", text)]
    assert len(numbers) > 2
    assert numbers == sorted(numbers, reverse=True)
    assert "Övriga fynd" in text
    assert "förbättringsområde" not in text


def test_where_no_theme_is_shared_that_is_said_and_all_are_listed(base):
    answer = base.ask("Vilka är de vanligaste förbättringsområdena inom område 4?")
    assert "vad som är vanligast går inte att säga" in plain(answer)
    assert cited_ids(answer) == {f"L4F{number}" for number in range(1, 10)}


def test_points_are_not_a_theme(base):
    assert base.ask("Hur många kommuner har över 500 poäng?").kind == Intent.FIGURES.value


def test_what_is_common_of_anything_but_findings_is_another_question(base):
    assert "minst" not in plain(base.ask("Vilken kommun är vanligast?"))


def test_what_no_theme_tells_is_not_counted(base):
    assert "Medborgarbudget: minst" not in plain(base.ask("Hur många kommuner har en egen tv-kanal?"))
