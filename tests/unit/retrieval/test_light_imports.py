import subprocess
import sys

import pytest

HEAVY = ("torch", "chromadb", "sentence_transformers", "transformers", "onnxruntime", "tokenizers", "langchain_core")


@pytest.mark.parametrize("module", ["search", "lexical", "chroma_index", "embedder", "static_model", "named_model"])
def test_importing_costs_nothing_heavy(module):
    code = f"import sys, assistant.retrieval.{module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
