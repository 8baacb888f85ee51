import numpy as np
import pytest

from assistant.retrieval.dense import Scope
from assistant.retrieval.vector_rows import append_vectors, name_vectors

ROWS, DIMENSION = 700, 8
IDS = tuple(f"p{number:03d}" for number in range(ROWS))


@pytest.fixture
def vectors():
    made = np.random.default_rng(3).standard_normal((ROWS, DIMENSION)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


@pytest.mark.parametrize("every", [1, 2, 3, 50])
def test_the_nearest_under_narrow_and_wide_filters_are_those_of_one_product(tmp_path, vectors, every):
    append_vectors(tmp_path, vectors)
    rows = name_vectors(tmp_path, DIMENSION, IDS)
    keep = np.arange(ROWS) % every == 0
    products = (vectors @ vectors[5]).round(6)
    expected = sorted(np.flatnonzero(keep).tolist(), key=lambda row: (-products[row], row))[:10]
    for scope in (Scope(IDS, keep), None) if every == 1 else (Scope(IDS, keep),):
        found = rows.nearest(vectors[5], scope, 10)
        assert {identifier for identifier, _ in found} == {IDS[row] for row in expected}
        assert dict(found) == pytest.approx({IDS[row]: products[row] for row in expected}, abs=2e-6)
