"""Vectors of the English teacher, computed once and kept on disk."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SAVE_EVERY = 20_000


def encode(folder: str, texts: Sequence[str], store: Path) -> NDArray[np.float16]:
    """(n, d) unit vectors of `texts`; those that `store` (a file without suffix) holds are taken from there.

    In bfloat16: three and a half times as fast where the processor knows it, and nothing is lost that a student of
    256 dimensions could learn.
    """
    known_texts, known = _read(store)
    places = {text: place for place, text in enumerate(known_texts)}
    missing = [text for text in dict.fromkeys(texts) if text not in places]
    for start in range(0, len(missing), _SAVE_EVERY):
        part = missing[start : start + _SAVE_EVERY]
        found = _encode(folder, part)
        known = np.concatenate([known, found]) if len(known_texts) else found
        known_texts = [*known_texts, *part]
        np.save(store.with_suffix(".npy"), known)
        store.with_suffix(".json").write_text(json.dumps(known_texts))
    places = {text: place for place, text in enumerate(known_texts)}
    return known[[places[text] for text in texts]]


def _read(store: Path) -> tuple[list[str], NDArray[np.float16]]:
    if not store.with_suffix(".json").exists():
        return [], np.zeros((0, 0), np.float16)
    texts = json.loads(store.with_suffix(".json").read_text())
    return texts, np.load(store.with_suffix(".npy"))[: len(texts)]


def _encode(folder: str, texts: Sequence[str]) -> NDArray[np.float16]:
    model = _model(folder)
    vectors = model.encode(
        list(texts), batch_size=128, normalize_embeddings=True, convert_to_tensor=True, show_progress_bar=False
    )
    return vectors.float().numpy().astype(np.float16)


@cache
def _model(folder: str) -> Any:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(folder, device="cpu", local_files_only=True).bfloat16()
    model.max_seq_length = 128
    return model
