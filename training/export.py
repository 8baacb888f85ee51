"""Write the model in the forms it is loaded in."""

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def write(folder: Path, tokenizer: Tokenizer, table: np.ndarray) -> None:
    """A sentence-transformers folder with the rows in float16; `training.static` reads the same files."""
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    save_file({"embedding.weight": table.astype(np.float16)}, folder / "model.safetensors")
    (folder / "modules.json").write_text(json.dumps(_MODULES, indent=1))
    (folder / "config_sentence_transformers.json").write_text(json.dumps({"similarity_fn_name": "cosine"}))
    (folder / "1_Normalize" / "config.json").write_text("{}")
