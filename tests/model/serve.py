"""Serves a model file on loopback with llama-cpp-python: ``.venv-model/bin/python serve.py WEIGHTS PORT``.

A processor may name matrix instructions (AMX) that the machine it is lent to does not permit; the library then ends with
a fault of protection. Its extra buffers are the only place that uses them.
"""

import os
import sys

from llama_cpp import llama_cpp
from llama_cpp.server.app import create_app
from llama_cpp.server.settings import ModelSettings, ServerSettings

_default = llama_cpp.llama_model_default_params


def _without_extra_buffers() -> llama_cpp.llama_model_params:
    params = _default()
    params.use_extra_bufts = False
    return params


llama_cpp.llama_model_default_params = _without_extra_buffers

if __name__ == "__main__":
    import uvicorn

    weights, port = sys.argv[1], int(sys.argv[2])
    model = ModelSettings(
        model=weights, model_alias="qwen", n_ctx=8192, n_threads=os.cpu_count() or 1, cache=True, verbose=False
    )
    app = create_app(
        server_settings=ServerSettings(host="127.0.0.1", port=port, interrupt_requests=False), model_settings=[model]
    )
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")
