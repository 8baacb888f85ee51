"""``find`` and ``ask`` on a base whose index was made by another model."""

import json
import shutil

import pytest

from assistant.__main__ import main


@pytest.fixture
def of_another_model(base_folder, tmp_path, monkeypatch):
    folder = tmp_path / "data"
    shutil.copytree(base_folder, folder)
    record = folder / "index" / "meaning" / "index.json"
    record.write_text(
        json.dumps({**json.loads(record.read_text(encoding="utf-8")), "embedder": "en annan"}), encoding="utf-8"
    )
    monkeypatch.setenv("KOMPASS_DATA", str(folder))


@pytest.mark.parametrize("words", [["find", "klagomål"], ["ask", "Hur arbetar andra med klagomål?"]])
def test_a_search_by_words_alone_says_so_and_what_to_do(of_another_model, capsys, words):
    assert main(words) == 0
    printed = capsys.readouterr()
    assert "klagomål" in printed.out
    assert "bara orden" in printed.err
    assert "rebuild" in printed.err


def test_what_needs_no_search_says_nothing_of_it(of_another_model, capsys):
    assert main(["ask", "Vad fick Ljungby på 2.2?"]) == 0
    assert not capsys.readouterr().err


def test_an_index_in_step_says_nothing(base_folder, monkeypatch, capsys):
    monkeypatch.setenv("KOMPASS_DATA", str(base_folder))
    assert main(["find", "klagomål"]) == 0
    assert not capsys.readouterr().err


def test_names_that_differ_by_a_ring_alone_stay_apart(base_folder, monkeypatch, capsys):
    monkeypatch.setenv("KOMPASS_DATA", str(base_folder))
    with pytest.raises(SystemExit):
        main(["find", "klagomål", "--kommun", "Hboa"])
    assert "Närmast: " in capsys.readouterr().err
    for name in ("Håbo", "Habo"):
        assert main(["find", "klagomål", "--kommun", name, "--json"]) == 0
        assert {hit["kommun"] for hit in json.loads(capsys.readouterr().out)["hits"]} <= {name}
