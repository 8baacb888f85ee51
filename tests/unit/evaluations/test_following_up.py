"""The last report's improvement areas set against the evidence of a new evaluation."""

from dataclasses import replace
from datetime import date

import pytest
from evaluation_people import BO, EVA
from kept_evidence import NOON, keep_evidence
from passages import make_passage

from assistant.domain.document import DocumentKind, StoredDocument, document_id
from assistant.domain.errors import NotFound
from assistant.domain.follow_up import Progress
from assistant.domain.guide import Why
from assistant.domain.passage import PUBLIC, Kind
from assistant.evaluating.items import put_step

STRATEGY = "Det saknas en samlad strategi för brukarfokus."
ADOPTED = "En samlad strategi för brukarfokus antogs av fullmäktige 2017."


@pytest.fixture
def keep_report(assistant, evaluation):
    def keep(name, year, *texts, municipality="Ljungby"):
        id_ = document_id(PUBLIC, name)
        document = StoredDocument(
            id=id_, collection=PUBLIC, name=name, source=name, kind=DocumentKind.REPORT, content_sha256="a" * 64,
            recipe="1", municipality=municipality, year=year, edition="2010", title=name, oddities=(), size=1, text="",
        )  # fmt: skip
        passages = tuple(
            make_passage(text, document_id=id_, kind=Kind.IMPROVEMENT, questions=("2.1",), municipality=municipality,
                         year=year, source=name, position=place)
            for place, text in enumerate(texts)
        )  # fmt: skip
        assistant.database.put_document(document, passages, None, by="test", at=NOON)

    return keep


def told(followed):
    return [(line.improvement.text, line.progress) for line in followed.lines]


def test_none_without_an_earlier_report(evaluations, evaluation, keep_report):
    assert evaluations.follow_up(evaluation.id, EVA) is None
    keep_report("samma år", 2018, STRATEGY)
    keep_report("en annan kommun", 2014, STRATEGY, municipality="Örebro")
    assert evaluations.follow_up(evaluation.id, EVA) is None


def test_the_newest_report_before_this_one_against_what_counts(assistant, evaluations, evaluation, keep_report):
    keep_report("rapport 2010", 2010, "Annat som saknades.")
    keep_report("rapport 2014", 2014, STRATEGY, "Utveckla tjänstegarantier i alla nämnder.")
    keep_report("faktablad 2014", 2014, STRATEGY)
    followed = evaluations.follow_up(evaluation.id, EVA)
    assert (followed.year, followed.source) == (2014, "rapport 2014")
    assert [line.progress for line in followed.lines] == [Progress.NOT_SEEN] * 2
    (passage,) = keep_evidence(assistant, evaluation, "strategi", ADOPTED)
    followed = evaluations.follow_up(evaluation.id, BO)
    assert told(followed)[0] == (STRATEGY, Progress.DONE)
    assert [quote.passage_id for quote in followed.lines[0].quotes] == [passage.id]
    piece = evaluations.open(evaluation.id, EVA).pieces[0]
    evaluations.log.act(
        evaluation.id, [put_step(replace(piece, withdrawn=True), seen=1, verb="tog bort underlag")], by=EVA
    )
    assert told(evaluations.follow_up(evaluation.id, EVA))[0] == (STRATEGY, Progress.NOT_SEEN)


def test_evidence_from_before_the_last_report_shows_nothing_of_what_came_after(
    assistant, evaluations, evaluation, keep_report
):
    keep_report("rapport 2014", 2014, STRATEGY)
    keep_evidence(assistant, evaluation, "strategi", ADOPTED)
    piece = evaluations.open(evaluation.id, EVA).pieces[0]
    evaluations.evidence.describe(evaluation.id, replace(piece, dated=date(2012, 1, 1)), seen=1, by=EVA)
    assert told(evaluations.follow_up(evaluation.id, EVA)) == [(STRATEGY, Progress.NOT_SEEN)]


def test_the_last_report_is_no_evidence_also_where_it_lies_in_the_base_and_among_the_evidence(
    assistant, evaluations, evaluation, keep_report
):
    keep_report("faktablad 2014", 2014, STRATEGY, "Utveckla tjänstegarantier i alla nämnder.")
    keep_evidence(assistant, evaluation, "rapport 2014", ADOPTED, slag=Kind.IMPROVEMENT, year=2014)
    followed = evaluations.follow_up(evaluation.id, EVA)
    assert followed.source == "faktablad 2014"
    assert [line.progress for line in followed.lines] == [Progress.NOT_SEEN] * 2


def test_what_is_done_is_not_asked_about(assistant, evaluations, evaluation, keep_report):
    keep_report("rapport 2014", 2014, STRATEGY)
    prepare = evaluations.interviews.prepare
    assert [a for a in prepare(evaluation.id, "kommunledning", minutes=480).asked if a.why is Why.FOLLOW_UP]
    keep_evidence(assistant, evaluation, "strategi", ADOPTED)
    assert not [a for a in prepare(evaluation.id, "kommunledning", minutes=480).asked if a.why is Why.FOLLOW_UP]


def test_only_the_team_may_ask(evaluations, evaluation):
    with pytest.raises(NotFound):
        evaluations.follow_up(evaluation.id, "Ute Stående")
