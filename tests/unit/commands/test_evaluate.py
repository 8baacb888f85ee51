"""``evaluate`` on the real base: figures per type, a saved run, and another beside it."""

import argparse
import json

import pytest

from assistant.commands import evaluate
from assistant.domain.errors import InvalidInput
from assistant.measuring.run import read_run

QUESTIONS = """
frågor:
- {id: Q1, typ: enkel, fråga: "Vad fick Ljungby på 2.2?", besvarbar: true,
   svaret_ska_innehålla: [{fakta: 7 av 25 poäng, källa: [LQ2.2]}]}
- {id: Q2, typ: enkel, fråga: "Vad fick Höganäs 2023?", besvarbar: true,
   svaret_ska_innehålla: [{fakta: 680 poäng, källa: [F-XXX-1]}]}
- {id: Q3, typ: saknas, fråga: "Vad fick Malmö 2023?", besvarbar: false, svaret_ska_innehålla: []}
"""


@pytest.fixture
def command(base, tmp_path, capsys):
    """Runs the verb on the three questions; what it printed."""
    (tmp_path / "frågor.yaml").write_text(QUESTIONS)

    def command(*arguments):
        parser = argparse.ArgumentParser()
        evaluate.add_parser(parser.add_subparsers())
        parsed = parser.parse_args(["evaluate", "--questions", str(tmp_path / "frågor.yaml"), *map(str, arguments)])
        parsed.run(parsed, base)
        return capsys.readouterr().out

    return command


def test_figures_per_type_and_what_is_lacking(command):
    printed = command()
    cells = {row.split()[0]: row.split()[1:6] for row in printed.splitlines()[2:5]}
    assert cells == {
        "enkel": ["1/2", "2/2", "1/2", "1/2", "–"],
        "saknas": ["1/1", "1/1", "–", "–", "–"],
        "alla": ["2/3", "3/3", "1/2", "1/2", "–"],
    }
    assert "Q2 enkel: källa F-XXX-1" in printed


def test_a_saved_run_stands_beside_the_next(command, tmp_path):
    file = tmp_path / "run.json"
    command("--out", file)
    run = json.loads(file.read_text())
    assert [outcome["lacks"] for outcome in run["outcomes"]] == [[], ["källa F-XXX-1"], []]
    assert run["model"] is None
    run["outcomes"][0]["lacks"], run["outcomes"][1]["lacks"] = ["avböjd"], []
    file.write_text(json.dumps(run))
    printed = command("--compare", file)
    assert "3 gemensamma frågor" in printed
    assert "Q1 enkel: bättre (avböjd)" in printed
    assert "Q2 enkel: sämre (källa F-XXX-1)" in printed
    record = json.loads(command("--compare", file, "--json"))
    assert (record["compared"]["better"], record["compared"]["worse"]) == (["Q1"], ["Q2"])
    assert record["rows"][-1]["right"] == {"part": 2, "whole": 3}


def test_a_sample(command, tmp_path):
    command("--limit", 2, "--out", tmp_path / "run.json")
    assert [outcome.id for outcome in read_run(tmp_path / "run.json").outcomes] == ["Q1", "Q3"]


def test_a_file_that_is_no_run_is_refused_before_anything_is_asked(command, tmp_path):
    with pytest.raises(InvalidInput, match="går inte att läsa"):
        command("--compare", tmp_path / "none.json")
