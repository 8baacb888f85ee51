"""What the server adds to every answer: the visitor's language, and headers that keep the page on this machine."""

import re
import secrets
from http.cookies import SimpleCookie

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.ui.language import Language, chosen_language

#: Nothing is fetched from, sent to, or framed by another host; scripts that a document smuggles in do not run.
#: 'unsafe-eval' and inline styles are what Gradio's own front end needs.
_POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; "
    "worker-src 'self' blob:; object-src 'none'; frame-src 'none'; frame-ancestors 'self'; base-uri 'self'; "
    "form-action 'self'"
)


class PageHeaders:
    """ASGI middleware: rewrites the page itself, and only adds headers to everything else."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and treat its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        page = _Page(_language_of(scope), send) if scope["path"] == "/" else None

        async def treat(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                if page:
                    page.start = message
                    return
            if page and message["type"] == "http.response.body":
                await page.take(message)
                return
            await send(message)

        await self._app(scope, receive, treat)


class _Page:
    """Collects the page's HTML, then sends it with its language and its policy."""

    def __init__(self, language: Language, send: Send) -> None:
        self.start: Message = {}
        self._language = language
        self._send = send
        self._body = b""

    async def take(self, message: Message) -> None:
        self._body += message.get("body", b"")
        if message.get("more_body", False):
            return
        headers = MutableHeaders(scope=self.start)
        if headers.get("content-type", "").startswith("text/html"):
            nonce = secrets.token_urlsafe(16)
            self._body = dress(self._body.decode("utf-8"), self._language, nonce).encode("utf-8")
            headers["Content-Security-Policy"] = _POLICY.format(nonce=nonce)
            headers["Content-Length"] = str(len(self._body))
            headers["Cache-Control"] = "no-store"
        await self._send(self.start)
        await self._send({"type": "http.response.body", "body": self._body})


def dress(html: str, language: Language, nonce: str) -> str:
    """The page in a language: Gradio asks the browser for its language, so the browser is made to say ours."""
    saying = f'Object.defineProperty(navigator, "language", {{get: () => "{language.value}"}});'
    html = html.replace('lang="en"', f'lang="{language.value}"', 1)
    html = html.replace("<head>", f"<head><script>{saying}</script>", 1)
    return re.sub(r"<script(?=[\s>])", f'<script nonce="{nonce}"', html)


def _language_of(scope: Scope) -> Language:
    cookies: SimpleCookie = SimpleCookie()
    for name, value in scope["headers"]:
        if name == b"cookie":
            cookies.load(value.decode("latin-1"))
    return chosen_language({name: morsel.value for name, morsel in cookies.items()})
