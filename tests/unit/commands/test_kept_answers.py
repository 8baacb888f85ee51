"""``answers`` as a user runs it."""

import pytest

from assistant.__main__ import main


@pytest.mark.parametrize("count", ["-3", "0"])
def test_fewer_than_one_is_a_usage_error(tmp_path, monkeypatch, capsys, count):
    monkeypatch.setenv("KOMPASS_DATA", str(tmp_path / "data"))
    with pytest.raises(SystemExit) as ended:
        main(["answers", "-n", count])
    assert ended.value.code == 2
    assert "-n ska vara minst 1." in capsys.readouterr().err
