"""``suggest`` and ``measure-suggestions`` as a user runs them."""

import json

import pytest
from evaluation_people import BO, EVA
from kept_evidence import keep_evidence

from assistant.__main__ import main
from assistant.assembly import Assistant
from assistant.settings import Settings

SAID = (
    "Normerna för svarstider och öppettider gäller hela kommunen sedan 2021.",
    "Bemötande finns med som krav i annonsmallen och i lönekriterierna.",
    "Svarsfrekvensen för telefon och e-post mäts varje år i KKiK, men den redovisas inte per förvaltning.",
)


@pytest.fixture
def evaluation(tmp_path, monkeypatch):
    """An evaluation with one document, on the base that the command line opens."""
    monkeypatch.setenv("KOMPASS_DATA", str(tmp_path / "data"))
    assistant = Assistant(Settings(_env_file=None))
    made = assistant.evaluations.create("Ljungby", 2018, "2016", [EVA, BO], by=EVA)
    keep_evidence(assistant, made, "policy", *SAID)
    assistant.close()
    return made.id


def printed(capsys, *arguments):
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_question_with_its_levels_quotes_and_points(evaluation, capsys):
    shown = printed(capsys, "suggest", evaluation, "--fråga", "2.2")
    assert shown["utvärdering"] == evaluation
    assert "inte har låst" in shown["obs"]
    (made,) = shown["förslag"]
    assert (made["fråga"], made["max"], made["sedda"], made["besked"]) == ("2.2", "25", 3, "")
    assert made["lägst"] is not None
    assert 0 <= made["poäng"] <= 25
    first = made["indikatorer"][0]
    assert (first["id"], first["nivå"]) == ("2.2a", "till stor del")
    assert [quote["text"] for quote in first["för"]] == [SAID[0]]
    assert [one["id"] for one in made["indikatorer"]] == ["2.2a", "2.2b", "2.2c", "2.2d", "2.2e", "2.2f"]


def test_too_little_is_null_and_says_so(evaluation, capsys):
    (made,) = printed(capsys, "suggest", evaluation, "--fråga", "8.3")["förslag"]
    assert (made["procent"], made["poäng"], made["lägst"], made["besked"]) == (None, None, None, "för lite underlag")
    assert {one["nivå"] for one in made["indikatorer"]} == {None}


def test_for_reading(evaluation, capsys):
    assert main(["suggest", evaluation]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Ljungby 2018. Förslag, ingen bedömning.")
    assert f"    + ”{SAID[0]}” [" in out
    assert "8.3 Samverkan med kulturlivet: för lite underlag; 0 av 6 indikatorer\n" in out
    assert "Totalt: hittills" in out


def test_an_evaluator_who_rates_blind_reads_none_of_it(evaluation, capsys):
    shown = printed(capsys, "suggest", evaluation, "--fråga", "2.2", "--som", EVA)
    assert (shown["förslag"], shown["dolda"]) == ([], ["2.2"])
    assert main(["suggest", evaluation, "--fråga", "2.2", "--som", EVA]) == 0
    out = capsys.readouterr().out
    assert SAID[0] not in out
    assert f"Dolt för {EVA} tills frågan är låst: 2.2." in out


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["--fråga", "9.9"], "Fråga 9.9"),
        (["--modell"], "KOMPASS_MODEL"),
        (["--som", "Ute Stående"], "Utvärderingen finns inte"),
    ],
)
def test_one_line_for_what_cannot_be_done(evaluation, capsys, arguments, fault):
    assert main(["suggest", evaluation, *arguments]) == 1
    error = capsys.readouterr().err
    assert fault in error
    assert error.count("\n") == 1


def test_the_measure_of_the_real_report(evaluation, capsys, seed_report):
    shown = printed(capsys, "measure-suggestions", str(seed_report))
    assert (shown["reports"], shown["questions"]) == (["Ljungby 2018"], 45)
    assert shown["numbers"] == len(shown["cases"])
    assert shown["yardsticks"]["others_mean"] == {"mae": None, "skill": None}
    assert shown["yardsticks"]["own_mean"]["skill"] > 0
    assert main(["measure-suggestions", str(seed_report)]) == 0
    assert "av 45 frågor fick ett tal" in capsys.readouterr().out
