"""``python -m benchmarks``: measure, and write ``docs/benchmarks.md`` from what has been measured so far.

A part can be run alone and again; the document is made of every part's latest figures. ``make bench`` runs all of it.
"""

import argparse
import os

# Nothing is fetched while measuring; the libraries read these when they are imported.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TRANSFORMERS_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "true"

_PARTS = ("quality", "speed", "cold", "document")


def main() -> None:
    """Read the arguments, measure, write."""
    from benchmarks import cold, contestant, corpus, document, quality, speed

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=_PARTS, action="append", help="only this part (may be given several times)")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, corpus.NATIONAL], help="passages")
    parser.add_argument("--only", nargs="+", default=[], help="only contestants whose name holds one of these words")
    parser.add_argument("--limit", type=int, default=3_600, help="seconds for one contestant's act at one size")
    parser.add_argument("--every", type=int, default=1, help="take every n-th question of NorQuAD")
    parser.add_argument("--sets", nargs="+", default=[], help="only sets of questions whose name holds one of these")
    given = parser.parse_args()
    words = [word.lower() for word in given.only]
    names = tuple(name for name in contestant.NAMES if not words or any(word in name.lower() for word in words))
    parts = given.part or _PARTS
    if "quality" in parts:
        quality.measure(names, given.every, tuple(given.sets))
    if "speed" in parts:
        speed.measure(names, tuple(given.sizes), given.limit)
    if "cold" in parts:
        cold.measure()
    document.write()


if __name__ == "__main__":
    main()
