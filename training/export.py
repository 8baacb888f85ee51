"""Write the model in the forms it is loaded in.

``python -m training.export FOLDER`` writes the shipped model as a folder that sentence-transformers loads.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]
_SHIPPED = Path(__file__).parent.parent / "assistant" / "retrieval" / "weights"
# int8 with a scale a row costs nothing measurable; int4 cost about half a point.
_LARGEST = 127


def write_small(folder: Path, tokenizer: Tokenizer, table: NDArray[np.float32]) -> None:
    """What ships: ``rows`` int8 (tokens, d), ``scales`` float16 (tokens,), and the tokenizer; read by `static`."""
    folder.mkdir(parents=True, exist_ok=True)
    scales = np.abs(table).max(1) / _LARGEST
    whole = np.where(scales > 0, scales, 1).astype(np.float16)
    rows = np.clip(np.rint(table / whole[:, None].astype(np.float32)), -_LARGEST, _LARGEST).astype(np.int8)
    save_file({"rows": rows, "scales": whole}, folder / "model.safetensors")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def write_sentence_transformers(folder: Path, small: Path) -> None:
    """The model of `small` as a sentence-transformers folder, rows in float16."""
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    found = load_file(small / "model.safetensors")
    table = found["rows"].astype(np.float32) * found["scales"].astype(np.float32)[:, None]
    save_file({"embedding.weight": table.astype(np.float16)}, folder / "model.safetensors")
    (folder / "tokenizer.json").write_bytes((small / "tokenizer.json").read_bytes())
    (folder / "modules.json").write_text(json.dumps(_MODULES, indent=1))
    (folder / "config_sentence_transformers.json").write_text(json.dumps({"similarity_fn_name": "cosine"}))
    (folder / "1_Normalize" / "config.json").write_text("{}")


def main() -> None:
    """Write the shipped model, or another that `write_small` wrote, for sentence-transformers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write it")
    parser.add_argument(
        "--model", type=Path, default=_SHIPPED, help="folder of the small form; default the shipped one"
    )
    given = parser.parse_args()
    write_sentence_transformers(given.folder, given.model)


if __name__ == "__main__":
    main()
