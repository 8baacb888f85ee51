"""``draft`` and ``interview`` as a user runs them."""

import json

import docx
import pytest
from kept_evidence import keep_evidence

from assistant.__main__ import main
from assistant.assembly import Assistant
from assistant.domain.passage import Kind
from assistant.settings import Settings

EVA = "Eva Ek"


@pytest.fixture
def evaluation(tmp_path, monkeypatch):
    """An evaluation with one finding, on the base that the command line opens."""
    monkeypatch.setenv("KOMPASS_DATA", str(tmp_path / "data"))
    assistant = Assistant(Settings(_env_file=None))
    made = assistant.evaluations.create("Ljungby", 2018, "2016", [EVA], by=EVA)
    keep_evidence(
        assistant, made, "rapport", "Ljungby kommun har brukarråd inom omsorgen.", slag=Kind.STRENGTH, questions=("2.1",), area=2
    )  # fmt: skip
    assistant.close()
    return made.id


def printed(capsys, *arguments):
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_drafts_are_shown_and_kept_only_where_an_evaluator_asks(evaluation, capsys):
    shown = printed(capsys, "draft", evaluation, "--område", "2")
    (area,) = shown["områden"]
    assert (shown["kommun"], shown["sparade"], area["område"]) == ("Ljungby", False, 2)
    (strength,) = area["styrkor"]
    assert (strength["text"], strength["utan_stöd"], strength["beslut"]) == (
        "Brukarråd inom omsorgen",
        [],
        "föreslagen",
    )
    assert len(strength["underlag"]) == 1
    assert area["förbättringsområden"] == []
    assert printed(capsys, "draft", evaluation, "--som", EVA)["sparade"]
    assert len(printed(capsys, "draft", evaluation)["områden"]) == 8


def test_drafts_for_reading(evaluation, capsys):
    assert main(["draft", evaluation, "--område", "2", "--område", "3"]) == 0
    out = capsys.readouterr().out
    assert "    - Brukarråd inom omsorgen\n" in out
    assert "Inget underlag räcker till ett utkast ännu." in out
    assert "--som NAMN" in out


def test_a_guide_is_printed_and_written_as_word(evaluation, capsys, tmp_path):
    out = tmp_path / "guide.docx"
    shown = printed(capsys, "interview", evaluation, "--grupp", "facken", "--minuter", "45", "--out", str(out))
    assert shown["grupp"] == "fackliga"
    assert shown["inledning"] + shown["avslutning"] + sum(asked["minuter"] for asked in shown["frågor"]) == 45
    assert (shown["sparad"], shown["fil"]) == (False, str(out))
    assert "Fackliga företrädare" in docx.Document(str(out)).paragraphs[0].text


def test_a_guide_for_reading_and_kept_by_an_evaluator(evaluation, capsys):
    for _ in range(2):
        assert main(["interview", evaluation, "--grupp", "politiker", "--som", EVA]) == 0
    assert "Saknas i underlaget: Inget i underlaget tar upp frågan." in capsys.readouterr().out
    with_history = Assistant(Settings(_env_file=None))
    assert with_history.evaluations.open(evaluation, EVA).guide("politiker").minutes == 90
    with_history.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["draft", "finns-inte"], "Utvärderingen finns inte"),
        (["draft", "EVALUATION", "--som", "Ute Stående"], "Utvärderingen finns inte"),
        (["interview", "EVALUATION", "--grupp", "fackliga", "--minuter", "3"], "20 till 480 minuter"),
        (["interview", "EVALUATION", "--grupp", " "], "vilken grupp"),
        (["interview", "EVALUATION", "--grupp", "fackliga", "--out", "/finns/inte/guide.docx"], "går inte att skriva"),
    ],
)
def test_errors_are_one_line(evaluation, capsys, arguments, said):
    assert main([evaluation if a == "EVALUATION" else a for a in arguments]) == 1
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_usage(evaluation, capsys):
    for arguments in (
        ["interview", evaluation],
        ["interview", evaluation, "--grupp", "x", "--out", "a.pdf"],
        ["draft", evaluation, "--område", "9"],
    ):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 2
    assert "usage" in capsys.readouterr().err
