"""Starting the page's server: on this machine only, with nothing sent anywhere."""

import socket
from typing import TYPE_CHECKING

from assistant.domain.errors import ServiceUnavailable

if TYPE_CHECKING:
    import gradio as gr

    from assistant.settings import Settings


def ensure_free(host: str, port: int) -> None:
    """Make sure that nobody listens on the port yet.

    Raises:
        ServiceUnavailable: the port is taken, or the address is not one of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # a port that a stopped server has just left counts as free, as it does for the server itself
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServiceUnavailable(
                f"Porten {port} på {host} är upptagen. Stäng programmet som använder den, "
                f"eller välj en annan port: KOMPASS_PORT={port + 1}."
            ) from error


def serve(page: "gr.Blocks", settings: "Settings") -> str:
    """Start the server and return its address; the caller decides how long to stay.

    It answers to the names of this machine and to the configured host only; to any on 0.0.0.0 (see `hosts`).
    """
    from starlette.middleware import Middleware

    from assistant.ui.headers import PageHeaders
    from assistant.ui.hosts import KnownHosts, allowed_hosts
    from assistant.ui.language import translations
    from assistant.ui.theme import ICON, STYLE, make_theme

    middleware = [Middleware(KnownHosts, allowed=allowed_hosts(settings.host)), Middleware(PageHeaders)]
    _, address, _ = page.launch(
        server_name=settings.host,
        server_port=settings.port,
        share=False,
        inbrowser=False,
        quiet=True,
        prevent_thread_lock=True,
        ssr_mode=False,
        enable_monitoring=False,
        run_history=False,
        mcp_server=False,
        pwa=False,
        show_error=False,
        footer_links=[],
        allowed_paths=[],
        max_file_size=f"{settings.max_file_mb}mb",
        app_kwargs={"middleware": middleware, "docs_url": None, "redoc_url": None, "openapi_url": None},
        i18n=translations(),
        theme=make_theme(),
        css_paths=[STYLE],
        favicon_path=ICON,
    )
    return address
