"""The doctor's lines on the language model and on PDF files."""

import pytest
from scripted_model import ScriptedModel, Silence

from assistant import checks
from assistant.domain.errors import ServiceUnavailable
from assistant.writing.prompts import load_prompts
from assistant.writing.writer import Writer


@pytest.fixture
def line(base, monkeypatch):
    """What the doctor says of a model that replies so."""

    def line(reply, **model):
        monkeypatch.setattr(checks, "_MODEL_CHECK_S", 0.3)
        monkeypatch.setitem(base.__dict__, "writer", Writer(ScriptedModel([reply], **model), load_prompts(), 20))
        return next(check for check in base.doctor() if check.part == "Språkmodell")

    return line


def test_a_model_that_answers_is_told_with_where_it_is(line):
    here, away = line("klar"), line("klar", local=False, takes_tools=True)
    assert here.ok
    assert "manus:ett: svarar på" in here.detail
    assert "på den här maskinen, utan verktyg" in here.detail
    assert "personuppgifter döljs innan något skickas, slår upp själv" in away.detail


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (ServiceUnavailable("Språkmodellens tjänst godtar inte nyckeln (KOMPASS_MODEL_KEY)."), "godtar inte nyckeln"),
        ("", "tom text"),
        (Silence(5), "hann inte svara"),
    ],
)
def test_what_is_wrong_is_one_line(line, reply, says):
    check = line(reply)
    assert not check.ok
    assert says in check.detail
    assert "\n" not in check.detail


def test_whether_pdf_can_be_written_is_told_and_what_to_do_where_it_cannot(base, monkeypatch, tmp_path):
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\n", encoding="utf-8")
    office.chmod(0o755)
    for path, said in ((str(tmp_path), str(office)), ("", "Installera det")):
        monkeypatch.setenv("PATH", path)
        check = next(check for check in base.doctor() if check.part == "PDF")
        assert check.ok
        assert said in check.detail
