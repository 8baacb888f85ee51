"""A server on this machine that speaks OpenAI's protocol, and can be made to misbehave as real ones do."""

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Script:
    """What the server does with each request; `seen` holds the requests' bodies and keys."""

    pieces: Sequence[str] = ("Ljungby ", "fick 461 ", "poäng.")
    calls: Sequence[tuple[str, dict[str, Any]]] = ()
    status: int = 200
    pause_s: float = 0.0
    silence_s: float = 0.0
    holds_before: int | None = None
    breaks: bool = False
    fail_first: int = 0
    seen: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    cut_off: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)


@contextmanager
def openai_server(script: Script) -> Iterator[str]:
    """The server's address, ``http://127.0.0.1:PORT/v1``."""
    handler = type("Handler", (_Handler,), {"script": script})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1"
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    script: Script

    def do_POST(self) -> None:
        script = self.script
        script.seen.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        script.keys.append(self.headers["Authorization"])
        failing = len(script.seen) <= script.fail_first
        if script.status != 200 or failing:
            self._refuse(503 if failing else script.status)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            time.sleep(script.silence_s)
            self._reply(script)
        except (BrokenPipeError, ConnectionResetError):
            script.cut_off.set()

    def _reply(self, script: Script) -> None:
        for number, piece in enumerate(script.pieces):
            if number == script.holds_before:
                script.released.wait(30)
            self._event({"delta": {"role": "assistant", "content": piece}})
            time.sleep(script.pause_s)
        if script.breaks:
            return
        for number, (name, arguments) in enumerate(script.calls):
            function = {"name": name, "arguments": json.dumps(arguments, ensure_ascii=False)}
            call = {"index": number, "id": f"call_{number}", "type": "function", "function": function}
            self._event({"delta": {"tool_calls": [call]}})
        self._event({"delta": {}, "finish_reason": "tool_calls" if script.calls else "stop"})
        usage = {"prompt_tokens": 12, "completion_tokens": 7, "total_tokens": 19}
        self._write({"id": "1", "object": "chat.completion.chunk", "model": "x", "choices": [], "usage": usage})
        self.wfile.write(b"data: [DONE]\n\n")

    def _refuse(self, status: int) -> None:
        text = json.dumps({"error": {"message": "nej tack", "type": "x", "code": None}}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def _event(self, choice: dict[str, Any]) -> None:
        whole = {"index": 0, "finish_reason": None} | choice
        self._write({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "x", "choices": [whole]})

    def _write(self, event: dict[str, Any]) -> None:
        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        pass
