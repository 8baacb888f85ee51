"""Drafts of whole evaluations: the real report's findings as evidence, and invented running text."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

from judging_examples import judge
from passages import make_passage
from reading_files import KNOWLEDGE, instrument, read

from assistant.domain.drafted import Drafted
from assistant.domain.passage import Kind, Passage
from assistant.domain.report import Report
from assistant.domain.suggestion import EvidenceText, Suggestion
from assistant.evaluating.drafting.composing import compose_area
from assistant.evaluating.drafting.condensing import LONGEST
from assistant.evaluating.drafting.ground import Ground
from assistant.reading.phrase_files import load_phrases
from assistant.verifying.verifier import Verifier

VERIFIER = Verifier(frozenset(["Ljungby"]))
# What a template or the program's inner life would sound like.
NOT_SAID = re.compile(r"Utveckla arbetet så att|[Ii]ndikatorn|[Kk]riteriet|\d\.\d[a-f]|Ljungby kommun|[“”]")


def drafts(passages: tuple[Passage, ...], suggestions: tuple[Suggestion, ...] = ()) -> list[list[Drafted]]:
    """The drafts of each area."""
    phrases = load_phrases(KNOWLEDGE / "phrases", "2016")
    criteria = {criterion.question: criterion for criterion in judge().criteria}
    return [
        list(
            compose_area(
                Ground(
                    "Ljungby", "2016", area, instrument().scale, passages=passages, criteria=criteria, phrases=phrases,
                    suggestions=tuple(s for s in suggestions if s.question.startswith(f"{area.number}.")),
                ),
                VERIFIER,
            )
        )
        for area in instrument().theme_edition.areas
    ]  # fmt: skip


def test_the_real_reports_own_bullets_come_back(seed_report):
    report = read(seed_report)
    assert isinstance(report, Report)
    found = tuple(
        make_passage(f.text, kind=Kind(f.kind), area=f.area, position=place)
        for place, f in enumerate(report.findings())
    )
    texts = {passage.id: passage.text.rstrip(" .") for passage in found}
    made = [draft for area in drafts(found) for draft in area]
    same = sum(draft.text in {texts[id_] for id_ in draft.evidence} for draft in made)
    assert [draft.text for draft in made if draft.unsupported] == []
    # ten of a kind at most: area 8 has fifteen strengths
    assert len(made) >= 110
    assert same / len(made) >= 0.95


def test_running_text_becomes_bullets_that_its_source_shows():
    texts = tomllib.loads((Path(__file__).with_name("evidence.toml")).read_text(encoding="utf-8"))["passages"]
    passages = tuple(
        make_passage(text, kind=Kind.EVIDENCE, collection="evaluation-x", document_id=f"d{place // 3}", position=place)
        for place, text in enumerate(texts)
    )
    suggestions = judge().suggest([EvidenceText(p.id, p.text, p.document_id, "dokument") for p in passages])
    areas = drafts(passages, suggestions)
    made = [draft for area in areas for draft in area]
    assert len(made) >= 38
    assert len({draft.area for draft in made}) == 8
    assert [(d.text, d.unsupported) for d in made if d.unsupported or NOT_SAID.search(d.text)] == []
    assert all(1 < len(d.text.split()) <= LONGEST and d.evidence and d.indicators for d in made)
    for area in areas:
        openings = [draft.text.split()[0] for draft in area]
        assert not any(one == two == three for (one, two), (_, three) in pairwise(pairwise(openings)))
