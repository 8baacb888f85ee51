"""An evaluation comes out: accepted texts only, the team's ratings exactly, and how both came to be."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from evaluation_people import BO, EVA
from kept_evidence import keep_evidence
from reading_files import read

from assistant.assembly import Assistant
from assistant.domain.errors import NotFound
from assistant.domain.finished import FinishedReport, Origin
from assistant.domain.follow_up import Progress
from assistant.domain.passage import Kind
from assistant.domain.rating import Rating
from assistant.domain.suggestion import Suggestion
from assistant.reporting.export import Format
from assistant.settings import Settings

LEVELS = Rating("2.1", None, tuple((f"2.1{letter}", "fullt ut" if letter < "c" else "delvis") for letter in "abcdef"))


class Team:
    """Two evaluators at work."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant, self.all = assistant, assistant.evaluations
        visit = (date(2026, 3, 12), date(2026, 3, 14))
        self.facts = self.all.create("Ljungby", 2026, "2016", [EVA, BO], by=EVA, visit=visit)
        self.id = self.facts.id

    def version(self, item: str) -> int:
        return self.all.open(self.id, EVA).version(item)

    def decide(self, rating: Rating, reason: str = "Enades.") -> None:
        question = rating.question
        for name in (EVA, BO):
            item = f"rating/{question}/{name}"
            self.all.ratings.rate(self.id, rating, seen=self.version(item), by=name)
            self.all.ratings.lock(self.id, question, seen=self.version(item), by=name)
        self.all.ratings.decide(self.id, rating, reason=reason, seen=self.version(f"team/{question}"), by=EVA)

    def decide_all(self) -> None:
        decided = {rating.question for rating in self.all.open(self.id, EVA).team}
        for question in self.assistant.instrument.theme_edition.questions():
            if question.id in decided:
                continue
            self.decide(Rating(question.id, Fraction(50), ()))

    def report(self) -> FinishedReport:
        return self.assistant.reports.from_evaluation(self.id, EVA)


@pytest.fixture
def team(tmp_path):
    with closing(Assistant(Settings(data=tmp_path / "data", _env_file=None))) as assistant:
        yield Team(assistant)


@pytest.fixture
def drafted(team):
    """Two proposals with evidence: one accepted, one left as it is; and one that the team wrote."""
    keep_evidence(
        team.assistant, team.facts, "rapport", "Brukarråd inom äldreomsorgen", "Servicenormer för hela organisationen",
        slag=Kind.STRENGTH, questions=("2.1",), area=2,
    )  # fmt: skip
    drafts = team.all.drafts
    drafts.propose(team.id, 2, by=EVA)
    first = next(d for d in team.all.open(team.id, EVA).drafts if "Brukarråd" in d.text)
    drafts.accept(team.id, first.id, seen=team.version(f"draft/{first.id}"), by=EVA)
    return first


def test_nothing_is_rated_and_nothing_accepted(team):
    report = team.report()
    assert report.origin is Origin.EVALUATION
    assert (report.total, report.progress) == (None, "0 av 45 frågor är bedömda.")
    assert all(table.points is None for table in report.tables)
    assert all(row.points is None and row.exact is None for table in report.tables for row in table.rows)
    assert report.summary[1].paragraphs[0].text == "Sammanfattningen är inte antagen ännu."
    assert "12–14 mars 2026" in report.summary[0].paragraphs[0].text


def test_only_accepted_texts_are_in_it_with_their_sources(team, drafted):
    report = team.report()
    assert [s.text for s in report.chapter(2).strengths] == [drafted.text]
    (source,) = report.chapter(2).strengths[0].sources
    assert source in {line.key for line in report.sources}
    assert (report.drafting.kept, report.drafting.waiting, report.drafting.written) == (1, 1, 0)


def test_ratings_are_exact_and_stand_beside_the_suggestion(team):
    team.all.put(team.id, Suggestion("2.1", (), Fraction(40), None, None, maker="kod 1"), seen=0, verb="föreslog")
    team.decide(LEVELS, "Finns i två nämnder.")
    report = team.report()
    row = next(row for table in report.tables for row in table.rows if row.id == "2.1")
    assert row.exact == Fraction(500, 9)  # two indicators fully and four a third: (2 + 4/3) / 6
    assert (row.points, row.percent) == (8, 56)
    assert [(line.by, line.question) for line in report.ratings] == [("", "2.1"), (BO, "2.1"), (EVA, "2.1")]
    (line,) = report.suggestions
    assert (line.suggested, line.decided, line.reason) == (40, Fraction(500, 9), "Finns i två nämnder.")


def test_it_comes_out_and_its_figures_are_equal_everywhere(team, drafted, tmp_path):
    team.decide(LEVELS)
    team.decide_all()
    report = team.report()
    assert report.progress == ""
    assert report.total == 401  # 50 in seven areas; in area 2 half of 85 and 8,33 of 15 are 50,83, printed 51
    formats = (Format.WORD, Format.EXCEL, Format.JSON)
    word, *others = team.assistant.reports.export(report, formats, tmp_path / "ut").files
    for file in others:
        checked = team.assistant.reports.check(file)
        assert checked.from_ratings
        assert checked.equal, checked.problems
    assert team.assistant.reports.check(word).equal
    back = read(word)
    assert (back.municipality, back.year, back.edition, back.total) == ("Ljungby", 2026, "2016", 401)
    assert back.evaluators == (EVA, BO)
    assert back.date == "den 12–14 mars 2026"
    assert back.references == (("alla kommuner som utvärderats sedan 2016", 476),)
    assert [f.text for f in back.findings()] == [drafted.text]
    assert team.assistant.reports.from_file(others[1]) == report


def test_nobody_else_gets_it(team):
    for evaluation, asker in ((team.id, "Cia Dal"), ("ffffffff", EVA)):
        with pytest.raises(NotFound):
            team.assistant.reports.from_evaluation(evaluation, asker)


def test_the_last_reports_improvement_areas_are_followed_up_and_the_rest_reads_back_the_same(
    team, drafted, seed_report, tmp_path
):
    assert team.report().followed is None
    team.assistant.base.ingest([seed_report], by="test")
    (passage,) = keep_evidence(
        team.assistant,
        team.facts,
        "beslut",
        "Nya riktlinjer för rekrytering har antagits.",
    )
    report = team.report()
    assert (report.followed.year, len(report.followed.lines)) == (2018, 52)
    done = [line for line in report.followed.lines if line.progress is Progress.DONE]
    assert [line.quotes for line in done] == [(passage.text,)]
    titles = {line.key: line.title for line in report.sources}
    assert [titles[key] for line in done for key in line.sources] == ["beslut"]
    word, kept = team.assistant.reports.export(report, (Format.WORD, Format.JSON), tmp_path).files
    back = read(word)
    assert [f.text for f in back.findings()] == [drafted.text]
    assert back.tables == read_without_follow_up(team, report, tmp_path).tables
    chapter = next(section for section in back.sections if section.title.endswith("tidigare förbättringsområden"))
    assert "Rapporten 2018 hade 52 förbättringsområden. Läget enligt underlaget: genomfört 1," in chapter.text
    assert done[0].text in back.text
    assert team.assistant.reports.from_file(kept) == report


def read_without_follow_up(team, report, folder):
    plain = replace(report, followed=None)
    (word,) = team.assistant.reports.export(plain, (Format.WORD,), folder / "utan").files
    return read(word)
