"""Parts are opened when first needed, once."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.domain.errors import InvalidDataFile
from assistant.parts import Parts
from assistant.reading import instrument_files
from assistant.settings import Settings

THREADS = 4


@pytest.fixture
def parts(tmp_path):
    parts = Parts(Settings(data=tmp_path / "data", knowledge=tmp_path, _env_file=None))
    yield parts
    parts.close()


def test_threads_that_ask_at_once_share_one_part(parts, monkeypatch):
    opened = []
    together = threading.Barrier(THREADS)

    def open_slowly(folder):
        opened.append(folder)
        time.sleep(0.1)
        return object()

    def ask(_):
        together.wait()
        return parts.instrument

    monkeypatch.setattr(instrument_files, "load_instrument", open_slowly)
    with ThreadPoolExecutor(THREADS) as pool:
        (part,) = set(pool.map(ask, range(THREADS)))
    assert part is parts.instrument
    assert len(opened) == 1


def test_a_part_that_could_not_be_opened_is_tried_again(parts, tmp_path):
    with pytest.raises(InvalidDataFile, match=r"municipalities\.toml"):
        _ = parts.municipalities
    (tmp_path / "municipalities.toml").write_text('[[municipality]]\nname = "Ale"\ncountry = "SE"\n', encoding="utf-8")
    assert [m.name for m in parts.municipalities] == ["Ale"]


def test_closing_opens_nothing(parts, tmp_path):
    parts.close()
    assert not (tmp_path / "data").exists()
