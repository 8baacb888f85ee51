"""Train a small Swedish transformer: ``python -m training.transformer --work data/training`` from the repository's root.

It is too slow to ship; it teaches the static model what the English teacher cannot read. First it learns to read: Swedish
and English texts as the teacher reads the English ones. Then it learns to search: the contrastive pairs of the static
model, with reading kept up beside them.
"""

import argparse
import json
import random
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from training import pairs, quick, vocabulary
from training.learning import Feed, NearFeed, distil_loss, kept, pair_loss
from training.train import Plan, build_goal, changed, share_of
from training.transplant import TrainedTransformer, Transformer, build_tokenizer, transplanted

# Each n-th question of NorQuAD while it learns: its passages are long.
_EVERY = 16
_LONGEST_MEASURED = 128
# Texts that the head starts from.
_FITTED = 4000


@dataclass(frozen=True)
class TransformerPlan(Plan):
    """What is trained, and how; `batch`, `steps`, `rate` are those of the layers, `word_rate` of the words."""

    #: which of the six; untrained, these three search as well as all
    layers: str = "025"
    longest: int = 48
    batch: int = 512
    steps: int = 1200
    rate: float = 3e-4
    word_rate: float = 1e-3
    anchors: int = 4
    #: share of the steps that only distil
    reading: float = 0.45
    title_goal: float = 0.04


_STATIC = Path(__file__).resolve().parent.parent / "assistant" / "retrieval" / "weights"
_SIZES = vocabulary.Sizes(swedish=15_000, english=6_500, heads=2_000, tails=6_000, pieces=2_500)


def main() -> None:
    """Read the arguments, train, leave `<work>/runs/<name>`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("data/training"))
    parser.add_argument("--name", default="transformer")
    parser.add_argument("--static", type=Path, default=_STATIC, help="the model that says which words are alike")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--set", nargs="*", default=[], help="field=value, changed in the plan")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    teach(given.work, given.name, changed(TransformerPlan(), given.set), given.static)


def teach(work: Path, name: str, plan: TransformerPlan, static: Path) -> Path:
    """Train in `work` with the words that `static` finds alike; the folder of the run comes back."""
    cache = work / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    words = kept(cache / "words.pickle", vocabulary.count_words)
    made = kept(cache / "pairs.pickle", lambda: pairs.build_pairs(plan.seed))
    run = work / "runs" / name
    _learn(run, work / "figures.jsonl", plan, static, words, build_goal(work, cache, plan), made)
    return run


def _learn(
    folder: Path,
    figures_file: Path,
    plan: TransformerPlan,
    static: Path,
    words: tuple[Counter[str], Counter[str]],
    goal: dict[str, Any],
    made: dict[str, list[pairs.Pair]],
) -> None:
    """Train, with a checkpoint every 250 steps from which an interrupted run goes on."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)  # noqa: S311 a seeded order, not a secret
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = build_tokenizer(*words, _SIZES, plan.longest)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    model = Transformer([int(number) for number in plan.layers], plan.dimension)
    model.change_words(transplanted(tokenizer, model.words, static, *words))
    reader = _Reader(tokenizer)
    # It knows English words and needs a few English texts only, so as not to forget.
    translated = [
        (swedish, english if number % 3 == 0 else "", place)
        for number, (swedish, english, place) in enumerate(goal["rows"]["distil-share"])
        if swedish
    ]
    fitted = chance.sample(translated, _FITTED)
    model.fit_head([reader.read(row[0]) for row in fitted], goal["vectors"][[row[2] for row in fitted]])
    lexicon = model.words.weight
    others = [weight for weight in model.parameters() if weight is not lexicon]
    optimizer = torch.optim.AdamW(
        [{"params": others, "top": plan.rate}, {"params": [lexicon], "top": plan.word_rate}],
        weight_decay=0.01,
        fused=True,
    )
    start, began = 0, time.time()
    if (folder / "checkpoint.pt").exists():
        saved = torch.load(folder / "checkpoint.pt", weights_only=False)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        chance.setstate(saved["chance"])
        start = saved["step"]
    feeds: dict[str, Any] = {kind: Feed(rows, chance) for kind, rows in made.items()}
    feeds["title-goal"] = Feed(goal["rows"]["title-goal"], chance)
    feeds["distil-share"] = NearFeed(translated, goal["vectors"], plan.anchors, chance)
    sums: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for step in range(start, plan.steps):
        reading = step < plan.reading * plan.steps
        shares = {
            kind: share_of(plan, kind)
            for kind in sorted(feeds)
            if share_of(plan, kind) and (kind in goal["rows"] or not reading)
        }
        kind = chance.choices(list(shares), list(shares.values()))[0]
        part = min(1.0, (step + 1) / 100) * max(0.02, 1 - step / plan.steps)
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * part
        optimizer.zero_grad()
        rows = feeds[kind].take(plan.batch)
        loss = (
            distil_loss(model, reader, rows, goal["vectors"], plan)
            if kind in goal["rows"]
            else pair_loss(model, reader, rows, plan)
        )
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        sums[kind] += loss.item()
        seen[kind] += 1
        if (step + 1) % 250 == 0 or step + 1 == plan.steps:
            line = {
                "run": folder.name, "step": step + 1, "seconds": round(time.time() - began),
                "loss": {k: round(sums[k] / seen[k], 3) for k in sorted(seen)},
                **quick.measure(TrainedTransformer(model, tokenizer, _LONGEST_MEASURED).encode, _EVERY),
            }  # fmt: skip
            if step + 1 == plan.steps:
                line["plan"] = asdict(plan)
            with figures_file.open("a") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
            print(json.dumps(line, ensure_ascii=False), flush=True)
            sums.clear()
            seen.clear()
            torch.save(
                {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "chance": chance.getstate(), "step": step + 1},
                folder / "checkpoint.pt",
            )  # fmt: skip


class _Reader:
    """Texts as token numbers, tokenised once."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def read(self, text: str) -> list[int]:
        """Token numbers with the marks around them."""
        if text not in self._known:
            self._known[text] = self._tokenizer.encode(text).ids
        return self._known[text]


if __name__ == "__main__":
    main()
