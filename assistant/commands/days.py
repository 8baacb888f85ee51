"""A day as it is written on the command line."""

import argparse
from datetime import date


def day_of(raw_day: str) -> date:
    """The day of ``"2026-03-05"``.

    Raises:
        argparse.ArgumentTypeError: it is no such day.
    """
    try:
        return date.fromisoformat(raw_day)
    except ValueError as error:
        message = f"”{raw_day}” är inget datum. Skriv år, månad och dag, till exempel 2026-03-05."
        raise argparse.ArgumentTypeError(message) from error
