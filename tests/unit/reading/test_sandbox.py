"""Files read in the child process: the same result as here, and every end of a hostile file."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from reading_files import KNOWLEDGE, read, write_pdf

from assistant.domain.errors import ServiceUnavailable, UnreadableFile
from assistant.domain.report import Report, TextDocument
from assistant.reading.sandbox import Reader, read_in_child
from assistant.reading.transfer import from_json, to_json

LIMITS = {"timeout_s": 60, "memory_mb": 1024, "max_file_mb": 50, "knowledge": KNOWLEDGE}
SLOW = b"<html><body>" + b"<p>ord <b>fet</b></p>" * 1_000_000


@pytest.fixture(scope="module")
def reader():
    with Reader(**LIMITS) as found:
        yield found


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "anteckning.txt"
    path.write_text("En anteckning om målen.", encoding="utf-8")
    return path


@pytest.fixture
def slow_page(tmp_path):
    path = tmp_path / "stor.html"
    path.write_bytes(SLOW)
    return path


def test_the_real_report_is_the_same_as_read_here(reader, seed_report):
    assert reader.read(seed_report) == read(seed_report)


def test_documents_and_oddities_come_back(reader, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("Målen är få.\n\nÖvrigt".encode("cp1252"))
    document = reader.read(path)
    assert isinstance(document, TextDocument)
    assert document == read(path)
    assert [oddity.code for oddity in document.oddities] == ["not-utf8"]


def test_one_worker_serves_many_files_and_errors_keep_it(reader, note, tmp_path):
    reader.read(note)
    worker = reader.worker_id
    damaged = tmp_path / "a.pdf"
    damaged.write_bytes(b"%PDF-1.7 %%EOF")
    with pytest.raises(UnreadableFile, match="skadad PDF"):
        reader.read(damaged)
    reader.read(note)
    assert reader.worker_id == worker


def test_a_file_of_500_pages(reader, seed_report, tmp_path):
    path = write_pdf(tmp_path / "lång.pdf", seed_report.read_text(encoding="utf-8") + "\n", repeats=38)
    report = reader.read(path)  # within the reader's own time limit
    assert isinstance(report, Report)
    assert max(finding.page for finding in report.findings()) > 480


def test_too_large_is_refused_unopened(note):
    with Reader(**LIMITS | {"max_file_mb": 1}) as small:
        note.write_bytes(b"x" * (2**20))
        small.read(note)
        note.write_bytes(b"x" * (2**20 + 1))
        with pytest.raises(UnreadableFile, match=r"anteckning\.txt är 1,0 MB; högst 1 MB läses"):
            small.read(note)


def test_too_slow(slow_page, note):
    with Reader(**LIMITS | {"timeout_s": 1}) as hasty:
        started = time.perf_counter()
        with pytest.raises(UnreadableFile, match=r"stor\.html tog mer än 1 sekunder att läsa och avbröts"):
            hasty.read(slow_page)
        assert time.perf_counter() - started < 10
        assert hasty.worker_id is None
        assert hasty.read(note).text == "En anteckning om målen."


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit of memory for a process")
def test_too_much_memory(slow_page, note):
    with Reader(**LIMITS | {"memory_mb": 256}) as small:
        small.read(note)  # a worker that is not fresh is given a second try
        with pytest.raises(UnreadableFile, match=r"stor\.html .*kräver mer minne än 256 MB\. Dela upp filen"):
            small.read(slow_page)
        assert small.read(note).text == "En anteckning om målen."


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_worker_that_dies_between_files_is_replaced_unnoticed(note):
    with Reader(**LIMITS) as reader:
        reader.read(note)
        worker = reader.worker_id
        os.kill(worker, signal.SIGKILL)
        assert reader.read(note).text == "En anteckning om målen."
        assert reader.worker_id != worker


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_worker_that_dies_on_a_file(slow_page):
    with Reader(**LIMITS) as reader:
        killer = threading.Timer(2.0, lambda: os.kill(reader.worker_id, signal.SIGSEGV))
        killer.start()
        with pytest.raises(UnreadableFile, match=r"stor\.html fick läsaren att krascha: den är skadad eller kräver"):
            reader.read(slow_page)
        killer.join()
        assert reader.worker_id is None


def test_threads_share_a_reader(reader, note):
    texts = []
    threads = [threading.Thread(target=lambda: texts.append(reader.read(note).text)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == ["En anteckning om målen."] * 4


def test_the_child_gets_no_settings_and_no_keys(monkeypatch, note):
    if not Path("/proc").exists():
        pytest.skip("no /proc to look into")
    monkeypatch.setenv("KOMPASS_DATABASE_URL", "postgresql://hemlig")
    with Reader(**LIMITS) as reader:
        reader.read(note)
        assert b"hemlig" not in Path(f"/proc/{reader.worker_id}/environ").read_bytes()


def test_no_worker_is_left(note):
    with Reader(**LIMITS) as reader:
        reader.read(note)
        worker = reader.worker_id
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_one_file_alone(note):
    assert read_in_child(note, **LIMITS).text == "En anteckning om målen."


def test_missing_knowledge_is_told(tmp_path, note):
    with pytest.raises(ServiceUnavailable, match="Filläsaren startar inte: "):
        read_in_child(note, **LIMITS | {"knowledge": tmp_path})


def test_no_connection_no_program_and_no_file_from_the_child():
    import subprocess
    import sys

    code = """
import sys, socket, subprocess
from assistant.reading.child import _refuse
sys.addaudithook(_refuse)
refused = []
for attempt in (
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: subprocess.run(["true"]),
    lambda: open("/tmp/kompass-child", "w"),
):
    try:
        attempt()
    except PermissionError:
        refused.append(True)
open("/dev/null").close()
print(len(refused))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "3"


def test_transfer_refuses_anything_else(seed_report):
    report = read(seed_report)
    assert from_json(to_json(report), is_report=True) == report
    for text in ("{}", "[]", '{"text": 1}', "nonsense"):
        with pytest.raises(ValueError, match="validation error"):
            from_json(text, is_report=False)
