"""The figures that the search is to reach, beside those that were measured."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks import contestant, corpus
from benchmarks.results import load

_WEIGHTS: Final = Path(__file__).resolve().parent.parent / "assistant" / "retrieval" / "weights"

_FILTERED: Final = tuple(label for label in corpus.FILTERS if label != "none")


@dataclass(frozen=True, slots=True)
class Target:
    """One figure: what is wanted, what was measured, whether that is enough (None if unknown)."""

    what: str
    wanted: str
    shown: str = "–"
    reached: bool | None = None


def measured() -> Iterator[Target]:
    """Every target with its latest figure."""
    yield from _quality()
    sizes = load("speed") or {}
    speed = sizes.get(str(corpus.NATIONAL), {})
    ours = speed.get(contestant.OURS, {})
    yield from _query(ours, speed.get(contestant.ENSEMBLE, {}))
    yield from _taking_in(ours, [found.get(contestant.TEXTBOOK, {}) for found in sizes.values()])
    weights = sum(file.stat().st_size for file in _WEIGHTS.iterdir()) / 1e6
    yield Target("weights shipped", "at most 40 MB", f"{weights:.1f} MB", weights <= 40)
    cold = (load("cold") or {}).get("command line", {}).get("find")
    yield (
        Target("command line from cold", "about a second", f"{cold['median_s']:.2f} s", cold["median_s"] <= 1.2)
        if cold
        else Target("command line from cold", "about a second")
    )


def _quality() -> Iterator[Target]:
    rows = load("quality") or {}
    for what, name, least in (
        ("dev.yaml, findings as in the base, nDCG@10", "dev.yaml, findings as in the base", 65.0),
        ("NorQuAD-sv, nDCG@10", "NorQuAD-sv", 94.0),
        ("paraphrases, right passage first", "own questions without a shared word, right first", 50.0),
    ):
        row = rows.get(name, {}).get(contestant.OURS)
        wanted = f"at least {least:g}"
        yield Target(what, wanted, str(row["figure"]), row["figure"] >= least) if row else Target(what, wanted)
    # nobody who works on the search has that set
    yield Target("an unseen set of questions to authorities, nDCG@10", "at least 75")


def _query(ours: dict[str, Any], ensemble: dict[str, Any]) -> Iterator[Target]:
    if "ms" in ours:
        worst = max(ours["ms"][label]["p95"] for label in _FILTERED)
        recall = ours["recall"]
        yield Target("filtered query at 225,000, p95", "at most 30 ms", f"{worst:.1f} ms", worst <= 30)
        yield Target(
            "recall@10 at 225,000 under a filter that keeps 0.1 %", "at least 0.99", f"{recall:.3f}", recall >= 0.99
        )
        yield Target("memory at 225,000, searching", "at most 1.5 GB", f"{ours['peak_mb']} MB", ours["peak_mb"] <= 1536)
        yield Target(
            "memory at 225,000, taking in",
            "at most 1.5 GB",
            f"{ours['build_peak_mb']} MB",
            ours["build_peak_mb"] <= 1536,
        )
    else:
        yield Target("filtered query at 225,000, p95", "at most 30 ms")
        yield Target("recall@10 at 225,000 under a filter that keeps 0.1 %", "at least 0.99")
        yield Target("memory at 225,000", "at most 1.5 GB")
    ratio = None
    if "ms" in ours and "ms" in ensemble:
        ratio = min(times_as_fast(ours, ensemble))
    yield _times("filtered query at 225,000 against the ensemble", ratio)


def times_as_fast(ours: dict[str, Any], other: dict[str, Any]) -> tuple[float, ...]:
    """How many times as fast our median filtered query is, under each filter of `corpus`, in its order."""
    return tuple(other["ms"][label]["median"] / ours["ms"][label]["median"] for label in _FILTERED)


def _taking_in(ours: dict[str, Any], textbook: list[dict[str, Any]]) -> Iterator[Target]:
    """The textbook by its best rate at any size: it takes in no faster as it grows."""
    if "passages_a_second" not in ours:
        yield Target("taking in", "at least 2,000 passages/s")
        return
    rate = ours["passages_a_second"]
    yield Target("taking in 225,000", "at least 2,000 passages/s", f"{rate:,}", rate >= 2000)
    others = [row["passages_a_second"] for row in textbook if "passages_a_second" in row]
    yield _times("taking in 225,000 against the textbook's best rate", rate / max(others) if others else None)


def _times(what: str, ratio: float | None) -> Target:
    wanted = "at least 10 times as fast"
    return Target(what, wanted) if ratio is None else Target(what, wanted, f"{ratio:.1f} times", ratio >= 10)
