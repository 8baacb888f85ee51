"""The names that the page answers to, so that a site on the web cannot reach it through a name of its own.

Such a site lets its name lead to this machine (DNS rebinding): to the visitor's browser the page is then a part of the
site, which may read it. The name stands in the header Host, where the browser puts it and the site cannot change it.
"""

import re

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

#: What this machine calls itself in an address.
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})
#: To listen on these is to listen on every address that the machine has, and their names are known to nobody here.
_EVERY_ADDRESS = frozenset({"0.0.0.0", "::"})  # noqa: S104 compared with, not listened on
_NAME_AND_PORT = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^\s:/@\[\]]+)(:[0-9]+)?")


def allowed_hosts(host: str) -> frozenset[str] | None:
    """The names that a page listening on `host` answers to; None if it answers to any.

    It answers to any on 0.0.0.0 and ``::`` only: whoever opens the page to other machines puts before it a proxy that
    checks names, and has a login.
    """
    if host in _EVERY_ADDRESS:
        return None
    return _THIS_MACHINE | {f"[{host}]" if ":" in host else host.lower()}


class KnownHosts:
    """ASGI middleware: refuses a request to a name that is not allowed, with status 400."""

    def __init__(self, app: ASGIApp, allowed: frozenset[str] | None) -> None:
        """Wrap `app`; `allowed` is as `allowed_hosts` gives it."""
        self._app = app
        self._allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] not in ("http", "websocket") or self._allowed is None or self._asked(scope) in self._allowed:
            await self._app(scope, receive, send)
            return
        known = ", ".join(sorted(self._allowed))
        text = f"Sidan svarar bara på {known}. Öppna den på en av dem, eller sätt KOMPASS_HOST till adressen du använder.\n"
        await PlainTextResponse(text, status_code=400)(scope, receive, send)

    @staticmethod
    def _asked(scope: Scope) -> str | None:
        """The name that the request is addressed to, without its port; None if there is none or it is no name."""
        found = _NAME_AND_PORT.fullmatch(Headers(scope=scope).get("host", "").lower())
        return found["name"] if found else None
