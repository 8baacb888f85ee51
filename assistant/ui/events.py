"""How the page's events behave where they have no reason of their own."""

from typing import Any

#: Options of an event that is over before anyone wonders, and that nobody calls from outside the page.
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
