"""Runs in figures, worked out by hand."""

from dataclasses import replace

import pytest

from assistant.domain.errors import InvalidInput
from assistant.measuring.judging import Outcome
from assistant.measuring.labelled import Labelled, spread
from assistant.measuring.run import Run, read_run, write_run
from assistant.measuring.summary import Share, changed, nearest_rank, rows_of

RIGHT = Outcome(
    "Q1", "enkel", (), True, 1, 2, 1, 1, (), struck=2, repaired=0, model="m", fallback=None, seconds=1.0,
    tokens=(10, 5), text="",
)  # fmt: skip
WRONG = replace(RIGHT, id="Q2", lacks=("avböjd",), refusal_right=False, model=None, fallback="bröts", tokens=None)
OTHER = replace(RIGHT, id="Q3", type="exempel", invented=("900",), model=None, seconds=3.0, tokens=None)


def test_a_row_counts_one_type_and_the_last_all():
    enkel, exempel, everything = rows_of((RIGHT, WRONG, OTHER))
    assert [row.type for row in (enkel, exempel, everything)] == ["enkel", "exempel", "alla"]
    assert enkel.right == Share(1, 2)
    assert enkel.by_model == Share(1, 2)
    assert enkel.tokens == (10, 5)
    assert str(exempel.by_model) == "–"
    assert (everything.refusals, everything.told, everything.invented, everything.struck) == (
        Share(2, 3), Share(3, 6), 1, 6,
    )  # fmt: skip
    assert (everything.median_s, everything.p95_s) == (1.0, 3.0)


@pytest.mark.parametrize(("percent", "value"), [(50, 2.0), (75, 3.0), (95, 4.0), (0, 1.0)])
def test_nearest_rank(percent, value):
    assert nearest_rank([4.0, 1.0, 3.0, 2.0], percent) == value


def test_what_changed_between_two_runs():
    assert changed((RIGHT, WRONG), (replace(WRONG, id="Q1"), WRONG, OTHER)) == ((RIGHT, replace(WRONG, id="Q1")),)


def test_a_sample_takes_from_each_type_in_turn():
    questions = tuple(Labelled(f"Q{n}", kind, "", True) for n, kind in enumerate("aaaabbc"))
    assert [question.id for question in spread(questions, 4)] == ["Q0", "Q1", "Q4", "Q6"]
    assert spread(questions, 99) == questions
    assert spread((), 3) == ()


def test_a_run_is_read_as_it_was_written(tmp_path):
    run = Run("dev.yaml", "ollama:liten", "2026-01-01T12:00:00+00:00", (RIGHT, WRONG))
    write_run(run, tmp_path / "run.json")
    assert read_run(tmp_path / "run.json") == run
    (tmp_path / "other.json").write_text('{"questions": 1}')
    with pytest.raises(InvalidInput, match="ingen sparad mätning"):
        read_run(tmp_path / "other.json")
    with pytest.raises(InvalidInput, match="går inte att läsa"):
        read_run(tmp_path / "none.json")
