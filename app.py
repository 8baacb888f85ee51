"""The page of Kompassassistenten: settings -> assistant -> page -> launch."""

import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

# Gradio and Hugging Face read these when they are imported: no statistics, no look-ups, nothing leaves the machine.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

from assistant.assembly import Assistant, assemble
from assistant.commands.printing import progress_bar
from assistant.domain.errors import KompassError
from assistant.ui.serving import ensure_free, serve


def main() -> int:
    """Serve the page until the user stops it; the exit status."""
    try:
        assistant = assemble()
        settings = assistant.settings
        ensure_free(settings.host, settings.port)
        with ThreadPoolExecutor(1) as beside:
            prepared = beside.submit(prepare, assistant)
            from assistant.ui.page import build_page  # meanwhile: Gradio alone takes two seconds

            page = build_page(assistant)
            prepared.result()
        address = serve(page, settings)
    except KompassError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Kompassassistenten är öppen på {address} (avsluta med Ctrl+C)", flush=True)
    threading.Thread(target=assistant.warm, daemon=True).start()
    wait_for_stop()
    page.close(verbose=False)
    assistant.close()
    return 0


def prepare(assistant: Assistant) -> None:
    """Make the base ready; the first time it is filled, which a bar on the terminal shows."""
    bar = progress_bar()
    told = False

    def show(done: int, total: int, what: str) -> None:
        nonlocal told
        if not told:
            print("Underlaget görs i ordning. Första gången tar det omkring en halv minut.", flush=True)
            told = True
        bar(done, total, what)

    assistant.base.prepare(show)


def wait_for_stop() -> None:
    """Stay until Ctrl+C or a request to end."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    stop.wait()
    print("Kompassassistenten stängs.")


if __name__ == "__main__":
    sys.exit(main())
