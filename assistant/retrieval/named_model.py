"""Any sentence-transformers model, by name or folder."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Final

import numpy as np

from assistant.domain.errors import ServiceUnavailable
from assistant.retrieval.embedder import Vectors


class NamedEmbedder:
    """Embeds with sentence-transformers; loads the model (seconds) when first asked for anything."""

    sums_words: Final = False

    def __init__(self, name: str, *, query_prompt: str = "", passage_prompt: str = "") -> None:
        """Prompts that are empty leave the model's own stored prompts in force."""
        self._name = name
        self._prompts = {"query": query_prompt, "document": passage_prompt}
        self._loading = Lock()

    @property
    def dimension(self) -> int:
        """See `Embedder`."""
        return int(self._model.get_embedding_dimension())

    @cached_property
    def identity(self) -> str:
        """See `Embedder`; the revision is the hub's commit, or a fingerprint of the folder's files."""
        prompts = ", ".join(f"{kind}={self._model.prompts.get(kind) or ''!r}" for kind in ("query", "document"))
        return f"{self._name} {self._revision()}; {self.dimension}; unit length; {prompts}"

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`."""
        return self._checked(self._model.encode_query, texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`."""
        return self._checked(self._model.encode_document, texts)

    def _checked(self, encode: Any, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        return np.asarray(encode(list(texts), normalize_embeddings=True, show_progress_bar=False), np.float32)

    @property
    def _model(self) -> Any:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> Any:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        prompts = {kind: prompt for kind, prompt in self._prompts.items() if prompt}
        try:
            return SentenceTransformer(self._name, prompts=prompts or None, trust_remote_code=False)
        except (OSError, ValueError) as error:
            raise ServiceUnavailable(
                f"Modellen {self._name} kan inte läsas. Kontrollera KOMPASS_EMBEDDER: namnet på en modell som finns "
                "på maskinen eller kan hämtas, eller en mapp."
            ) from error

    def _revision(self) -> str:
        folder = Path(self._name)
        if not folder.is_dir():
            config = getattr(self._model[0], "config", None)
            return str(getattr(config, "_commit_hash", None) or "")
        digest = hashlib.sha256()
        for path in sorted(entry for entry in folder.rglob("*") if entry.is_file()):
            digest.update(f"{path.relative_to(folder)} {path.stat().st_size}\n".encode())
            if path.suffix == ".json":
                digest.update(path.read_bytes())
        return digest.hexdigest()[:12]
