"""Servers on this machine that speak Ollama's and Anthropic's protocols: one reply in two pieces, with its tokens."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PIECES = ("Ljungby fick ", "461 poäng.")
READ, WRITTEN = 12, 7

_OLLAMA = [
    *({"model": "x", "message": {"role": "assistant", "content": piece}, "done": False} for piece in PIECES),
    {
        "model": "x", "message": {"role": "assistant", "content": ""}, "done": True, "done_reason": "stop",
        "prompt_eval_count": READ, "eval_count": WRITTEN,
    },
]  # fmt: skip
_MESSAGE = {
    "id": "m", "type": "message", "role": "assistant", "model": "x", "content": [], "stop_reason": None,
    "stop_sequence": None, "usage": {"input_tokens": READ, "output_tokens": 1},
}  # fmt: skip
_ANTHROPIC = [
    {"type": "message_start", "message": _MESSAGE},
    {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    *(
        {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": piece}}
        for piece in PIECES
    ),
    {"type": "content_block_stop", "index": 0},
    {
        "type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None},
        "usage": {"input_tokens": READ, "output_tokens": WRITTEN},
    },
    {"type": "message_stop"},
]  # fmt: skip


class _Handler(BaseHTTPRequestHandler):
    seen: list[dict[str, Any]]
    broken: bool

    def do_POST(self) -> None:
        self.seen.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        ollama = self.path == "/api/chat"
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson" if ollama else "text/event-stream")
        self.end_headers()
        events = _OLLAMA if ollama else _ANTHROPIC
        for event in events[: 1 if ollama else 3] if self.broken else events:
            line = json.dumps(event)
            self.wfile.write(f"{line}\n".encode() if ollama else f"event: {event['type']}\ndata: {line}\n\n".encode())

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def provider_server(*, broken: bool = False) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The server's address, and what it has been asked; a broken one ends in the middle of its reply."""
    seen: list[dict[str, Any]] = []
    handler = type("Handler", (_Handler,), {"seen": seen, "broken": broken})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", seen
        finally:
            server.shutdown()
            thread.join()
