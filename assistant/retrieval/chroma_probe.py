"""Opens an embedded Chroma and looks vectors up, in a process of its own that may die of it.

``python -m assistant.retrieval.chroma_probe GENERATION FILES COLLECTION DIMENSION COUNT`` ends with 0 where it holds
what our own vectors say.
"""

import sys
from pathlib import Path
from typing import Final

from assistant.retrieval.vector_rows import VectorRows

# Vectors looked up; all of them in a base of one municipality, a sample in a large one (1 ms each).
_MOST: Final = 2000
_BATCH: Final = 250
# Cosine distance of a vector to itself, above rounding.
_SAME: Final = 1e-3


def main(generation: Path, files: Path, name: str, dimension: int, count: int) -> int:
    """0 where the collection holds `count` vectors and finds our own, else 1."""
    from chromadb import PersistentClient
    from chromadb.config import Settings

    rows = VectorRows.load(generation, dimension)
    client = PersistentClient(files, settings=Settings(anonymized_telemetry=False))
    collection = client.get_collection(name, embedding_function=None)
    if not collection.count() == len(rows) == count:
        return 1
    vectors = rows.sample(_MOST)
    for start in range(0, len(vectors), _BATCH):
        batch = vectors[start : start + _BATCH]
        found = collection.query(query_embeddings=batch, n_results=1, include=["distances"])["distances"]
        if any(not nearest or nearest[0] > _SAME for nearest in found or []):
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5])))
