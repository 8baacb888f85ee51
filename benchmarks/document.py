"""``docs/benchmarks.md``, from the stored figures of every part."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks import contestant, targets
from benchmarks.results import load

_FILE: Final = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
_INTRODUCTION: Final = """# Our search beside others

Written by `make bench`, which installs the others in an environment of their own, measures all in one run and writes this
file. A part can be run alone (`make bench PART=speed`); its figures replace the earlier ones. Nothing here is edited by hand.

Every contestant gets the same passages and the same questions and answers through its own front door. The textbook pipeline
is that of LangChain's tutorials: recursive splitter (1000/200), Chroma with its defaults, the English MiniLM. The ensemble is
LangChain's `EnsembleRetriever` of rank-bm25 and that Chroma, at equal weights; rank-bm25 has no filter and no file, so its
hits are filtered afterwards and it is pickled. bm25s gets the Swedish stemmer and stop words. txtai runs its hybrid index.
Of more than 10 000 passages the MiniLM reads the first 10 000: the time is scaled up, the other vectors are those, moved.
"""
_SPEED: Final = (
    "## Speed and memory\n\nThe shipped base's passages and generated variants of them (`benchmarks/corpus.py`); 20 "
    "questions, five rounds after one that warms up. *Cold* is from an imported interpreter to the first answer of a fresh "
    "process. *Taken in* is embedded, indexed and stored on disk; ours is in the database as well. Times are milliseconds, "
    "median / 95th percentile. *Recall* is the share of the ten best, under the filter, of a search through every passage.\n"
)


def write() -> None:
    """Write the document."""
    parts = [_INTRODUCTION, _targets(), _quality(), _speed(), _cold(), _machines()]
    _FILE.write_text("\n".join(part for part in parts if part), encoding="utf-8")


def _targets() -> str:
    words = {True: "yes", False: "**no**", None: "not measured"}
    rows = [(target.what, target.wanted, target.shown, words[target.reached]) for target in targets.measured()]
    return f"## Figures to reach\n\n{_table(('what', 'reach', 'measured', 'reached'), rows)}"


def _quality() -> str:
    rows = load("quality")
    if rows is None:
        return ""
    lines = [
        (f"{name} ({_any(found)['questions']})", *(_cell(found.get(other), "figure") for other in contestant.NAMES))
        for name, found in rows.items()
    ]
    return (
        "## Quality\n\nnDCG@10 times 100, or what the row says; in brackets the number of questions. *As in the base* means "
        "that heading, municipality and year are indexed with the finding: in a field of their own by us, before the text by "
        f"the others.\n\n{_table(('set', *contestant.NAMES), lines)}"
    )


def _speed() -> str:
    rows = load("speed")
    if rows is None:
        return ""
    parts = [_SPEED]
    for size, found in sorted(rows.items(), key=lambda item: int(item[0])):
        lines = [(name, *_speeds(found[name])) for name in contestant.NAMES if name in found]
        heads = (
            "",
            "taken in, passages/s",
            "no filter",
            "keeps a third",
            "keeps 0.1 %",
            "recall at 0.1 %",
            "cold, s",
            "memory, MB",
        )
        parts.append(f"### {int(size):,} passages\n\n{_table(heads, lines)}{_ratios(found)}".replace(",", " ", 1))
    return "\n".join(parts)


def _speeds(row: dict[str, Any]) -> tuple[str, ...]:
    if "failed" in row:
        return (row["failed"], *("–",) * 6)
    if "ms" not in row:
        return (str(row["passages_a_second"]), *("–",) * 6)
    times = [
        f"{row['ms'][label]['median']:.1f} / {row['ms'][label]['p95']:.1f}" for label in ("none", "a third", "0.1 %")
    ]
    recall = row["recall"]
    return (
        str(row["passages_a_second"]),
        *times,
        "–" if recall is None else f"{recall:.3f}",
        f"{row['opened_s']:.2f}",
        f"{row['peak_mb']} (building {row['build_peak_mb']})",
    )


def _ratios(found: dict[str, Any]) -> str:
    ours = found.get(contestant.OURS, {})
    lines = []
    for name in contestant.NAMES[1:]:
        other = found.get(name, {})
        if "ms" in ours and "ms" in other:
            third, narrow = targets.times_as_fast(ours, other)
            rate = ours["passages_a_second"] / max(1, other["passages_a_second"])
            lines.append(
                f"- against {name}: a query that keeps a third {_rounded(third)}, one that keeps 0.1 % {_rounded(narrow)}, "
                f"taking in {_rounded(rate)} as fast"
            )
    return "\n" + "\n".join(lines) + "\n" if lines else ""


def _rounded(ratio: float) -> str:
    return f"{ratio:,.0f} times" if ratio >= 10 else f"{ratio:.2g} times"


def _cold() -> str:
    rows = (load("cold") or {}).get("command line")
    if rows is None:
        return ""
    lines = [(f"`{name}`", f"{row['median_s']:.2f}", f"{row['worst_s']:.2f}") for name, row in rows.items()]
    return f"## The command line from cold\n\nSeconds of a whole process on the shipped base.\n\n{_table(('command', 'median', 'worst of 7'), lines)}"


def _machines() -> str:
    """What the figures were made on; one line for each machine, day and load."""
    seen: dict[tuple[str, ...], list[str]] = {}
    paces: dict[tuple[str, ...], list[float]] = {}
    versions: dict[str, str] = {}
    for part in ("quality", "speed", "cold"):
        for row in _leaves(load(part) or {}):
            machine = row["machine"]
            key = (
                machine["processor"],
                f"{machine['cores']} cores, {machine['memory_gb']} GB",
                machine["system"],
                part,
            )
            seen.setdefault(key, []).append(f"{machine['at'][:10]} {machine['load']}")
            versions |= machine["versions"]
            if "pace_s" in machine:
                paces.setdefault(key, []).append(machine["pace_s"])
    lines = []
    for key, moments in seen.items():
        processor, size, system, part = key
        loads = [float(moment.split()[1]) for moment in moments]
        days = sorted({moment.split()[0] for moment in moments})
        pace = f"; pace {min(paces[key]):.2f} to {max(paces[key]):.2f} s" if key in paces else ""
        lines.append(
            f"- {part}: {processor}, {size}, {system}; {', '.join(days)}; load {min(loads)} to {max(loads)} (one process "
            f"running alone is 1){pace}"
        )
    named = ", ".join(f"{name} {found}" for name, found in sorted(versions.items()))
    return (
        "## Machine and versions\n\n"
        + "\n".join(lines)
        + f"\n- {named}\n\nWhere the load is above the number of cores, others worked on the machine at the same time: times are "
        "then too long, for all contestants alike but not at the same moment. *Pace*, where it was measured, is what five million additions in Python "
        "took beside each row: a virtual machine's own share of its host changes too.\n"
    )


def _leaves(node: dict[str, Any]) -> Iterable[dict[str, Any]]:
    if "machine" in node:
        yield node
        return
    for value in node.values():
        yield from _leaves(value)


def _any(found: dict[str, Any]) -> dict[str, Any]:
    return next(iter(found.values()))


def _cell(row: dict[str, Any] | None, field: str) -> str:
    return "–" if row is None else str(row[field])


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
