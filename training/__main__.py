"""From the sources to the weights that ship, in one go: ``python -m training --work data/training``.

A plain model; a transformer that starts from its words; the model that both the English teacher and the transformer
teach. An interrupted run goes on where it was.
"""

import argparse
from pathlib import Path

import torch

from training.assemble_teacher import PACKAGES, assemble
from training.train import MEMBERS, train
from training.transformer import TransformerPlan, teach


def main() -> None:
    """Read the arguments and train; say where the finished model lies."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("data/training"))
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    given.work.mkdir(parents=True, exist_ok=True)
    assemble(given.work, PACKAGES)
    plain = train(given.work, "plain", {"shared": MEMBERS["shared"]})
    teacher = teach(given.work, "transformer", TransformerPlan(), plain)
    print(train(given.work, "static", swedish_teacher=teacher))


if __name__ == "__main__":
    main()
