"""``evaluations`` as a user runs it."""

import csv
import json

import pytest

from assistant.__main__ import main

EVA, BO = "Eva Ek", "Bo Alm"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the verb on a base of its own; the JSON printed."""
    monkeypatch.setenv("KOMPASS_DATA", str(tmp_path / "data"))

    def run(*arguments, status=0):
        assert main(["evaluations", *map(str, arguments), "--json"]) == status
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def made(run):
    return run(
        "create", "--kommun", "ljungby", "--år", "2018", "--team", EVA, "--team", BO, "--som", EVA,
        "--besök", "2018-03-05", "2018-03-07",
    )  # fmt: skip


def test_created_listed_and_shown_to_its_team(run, made):
    assert made | {"id": ""} == {
        "id": "", "kommun": "Ljungby", "år": 2018, "utgåva": "2016", "team": [EVA, BO],
        "besök": ["2018-03-05", "2018-03-07"], "status": "pågår",
    }  # fmt: skip
    assert run("list") == run("list", "--som", BO) == {"utvärderingar": [made]}
    assert run("list", "--som", "Ute Stående") == {"utvärderingar": []}
    shown = run("show", made["id"], "--som", EVA)
    assert shown["poäng"]["total"] == {"points": None, "complete": False, "text": "Totalt: ej bedömd"}


def test_an_outsider_gets_one_line(made, capsys, run):
    assert main(["evaluations", "show", made["id"], "--som", "Ute Stående"]) == 1
    assert capsys.readouterr().err == (
        "Utvärderingen finns inte, eller så ingår du inte i dess team. Kontrollera id och namn.\n"
    )


def test_evidence_is_added_covered_and_told_in_an_exported_history(run, made, tmp_path):
    note = tmp_path / "=plan.txt"
    note.write_text(
        "Lönesamtal hålls varje år och lönen sätts individuellt efter prestation och resultat.\n", encoding="utf-8"
    )
    broken = tmp_path / "trasig.docx"
    broken.write_bytes(b"x")
    added = run("add", made["id"], note, broken, "--datum", "2015-01-01", "--som", EVA, status=1)
    assert [file["status"] for file in added["files"]] == ["added", "failed"]
    assert run("add", made["id"], note, "--som", BO)["files"][0]["status"] == "unchanged"
    rows = {row["fråga"]: row for row in run("coverage", made["id"])["frågor"]}
    assert len(rows) == 45
    assert rows["6.4"]["källor"]["dokument"]["nyast"] == "2015-01-01"
    assert rows["6.4"]["märken"] == ["gammalt underlag"]
    assert rows["2.1"]["märken"] == ["inget underlag"]
    for name in ("historik.csv", "historik.json"):
        told = run("history", made["id"], "--som", BO, "--out", tmp_path / name)
    assert [line["vad"] for line in told["historik"]] == ["lade till underlag", "skapade utvärderingen"]
    assert json.loads((tmp_path / "historik.json").read_text(encoding="utf-8"))["historik"] == told["historik"]
    lines = list(csv.reader((tmp_path / "historik.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert lines[1][:5] == ["Händelse", "Tid (UTC)", "Vem", "Vad", "Gäller"]
    assert [line[2:4] for line in lines[2:]] == [[EVA, "lade till underlag"], [EVA, "skapade utvärderingen"]]


def test_the_last_report_is_followed_up(run, made, seed_report, tmp_path, capsys):
    assert run("follow-up", made["id"]) == {"uppföljning": None}
    later = run("create", "--kommun", "Ljungby", "--år", "2026", "--team", EVA, "--som", EVA)["id"]
    assert run("add", later, seed_report, "--som", EVA)["files"][0]["status"] == "added"
    followed = run("follow-up", later, "--som", EVA)["uppföljning"]
    assert (followed["år"], len(followed["förbättringsområden"])) == (2018, 52)
    # the report itself is no evidence of what came after it
    assert {one["läge"] for one in followed["förbättringsområden"]} == {"ej sett"}
    assert main(["evaluations", "follow-up", later]) == 0
    assert "Ej sett: 52 av 52" in capsys.readouterr().out


def test_a_wrong_day_is_told_in_swedish(made, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["evaluations", "add", made["id"], "plan.txt", "--som", EVA, "--datum", "igår"])
    assert stopped.value.code == 2
    assert "”igår” är inget datum" in capsys.readouterr().err


def test_what_became_of_a_file_is_told_in_swedish(made, capsys, tmp_path):
    note = tmp_path / "plan.txt"
    note.write_text("Lönesamtal hålls varje år.\n", encoding="utf-8")
    assert main(["evaluations", "add", made["id"], str(note), "--som", EVA]) == 0
    assert capsys.readouterr().out.startswith("plan.txt: tillagd, 1 stycken.")


def test_a_folder_that_does_not_exist_is_told_in_swedish(made, capsys, tmp_path):
    out = tmp_path / "saknas" / "historik.csv"
    assert main(["evaluations", "history", made["id"], "--som", EVA, "--out", str(out)]) == 1
    assert capsys.readouterr().err == f"{out} går inte att skriva: filen eller mappen finns inte.\n"
