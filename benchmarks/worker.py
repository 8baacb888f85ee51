"""One measurement in a process of its own, so that memory and a cold start are those of one contestant.

``python -m benchmarks.worker encode|build|serve NAME CORPUS FOLDER [--vectors FILE]`` prints one object of JSON.
"""

import argparse
import json
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from assistant.domain.passage import PassageFilter
from benchmarks import contestant, corpus

_LIMIT: Final = 10
# The filter under which recall is measured; through every passage of a wider one a search takes minutes.
_NARROW: Final = "0.1 %"
_LEAST_ROUNDS: Final = 5
# A contestant that takes seconds for a question is asked each once.
_SECONDS_PER_FILTER: Final = 30


def main() -> None:
    """Measure what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("act", choices=("encode", "build", "serve"))
    parser.add_argument("name", choices=contestant.NAMES)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--vectors", type=Path)
    given = parser.parse_args()
    if given.act == "encode":
        measured = _encode(given.corpus)
    elif given.act == "build":
        measured = _build(given.name, given.corpus, given.folder, given.vectors)
    else:
        measured = _serve(given.name, given.folder)
    print(json.dumps(measured, ensure_ascii=False))


def _encode(texts: Path) -> dict[str, Any]:
    from benchmarks.minilm import read_texts

    return {"seconds": round(read_texts(corpus.read(texts), texts.with_suffix(".npy")), 2)}


def _build(name: str, texts: Path, folder: Path, vectors: Path | None) -> dict[str, Any]:
    given = contestant.opened(name, folder, vectors)
    began = time.perf_counter()
    given.build(corpus.read(texts))
    seconds = time.perf_counter() - began
    given.close()
    return {"seconds": round(seconds, 2), "peak_mb": _peak_mb()}


def _serve(name: str, folder: Path) -> dict[str, Any]:
    began = time.perf_counter()
    given = contestant.opened(name, folder)
    first = given.find(corpus.QUERIES[0], corpus.FILTERS["none"], _LIMIT)
    opened_s = time.perf_counter() - began
    assert first, f"{name} finds nothing"
    times = {
        label: _times(lambda query, asked=condition: given.find(query, asked, _LIMIT))
        for label, condition in corpus.FILTERS.items()
    }
    peak = _peak_mb()
    recall = _recall(given, corpus.FILTERS[_NARROW])
    given.close()
    return {"opened_s": round(opened_s, 3), "peak_mb": peak, "ms": times, "recall": recall}


def _times(find: Callable[[str], list[str]]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds, of at least a round of all queries, after one that warms up."""
    find(corpus.QUERIES[1])
    taken: list[float] = []
    began = time.perf_counter()
    for _ in range(_LEAST_ROUNDS):
        for query in corpus.QUERIES:
            start = time.perf_counter()
            find(query)
            taken.append(1000 * (time.perf_counter() - start))
        if time.perf_counter() - began > _SECONDS_PER_FILTER:
            break
    return {
        "median": round(statistics.median(taken), 2),
        "p95": round(statistics.quantiles(taken, n=20, method="inclusive")[-1], 2),
        "queries": len(taken),
    }


def _recall(given: contestant.Contestant, condition: PassageFilter) -> float | None:
    """Share of the ten best of all that the filter allows which are found."""
    shares = []
    for query in corpus.QUERIES:
        right = given.exact(query, condition, _LIMIT)
        if right is None:
            return None
        found = given.find(query, condition, _LIMIT)
        shares.append(len(set(found) & set(right)) / len(right))
    return round(statistics.mean(shares), 4)


def _peak_mb() -> int:
    """Most memory the process has held (on Linux in kB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
