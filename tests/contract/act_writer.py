"""A process that acts in an evaluation and tells each act that is stored: ``python act_writer.py DATA EVALUATION NAME``."""

import sys
from pathlib import Path

from assistant.assembly import Assistant
from assistant.domain.drafted import Drafted
from assistant.domain.errors import Overtaken
from assistant.domain.passage import Kind
from assistant.settings import Settings


def main(data: str, evaluation: str, name: str) -> None:
    """Add a word to one draft again and again; what is printed has been confirmed."""
    evaluations = Assistant(Settings(data=Path(data), _env_file=None)).evaluations
    for number in range(10_000):
        while True:
            state = evaluations.open(evaluation, name)
            text = state.draft("u1").text if state.drafts else ""
            word = f"{name}{number}"
            draft = Drafted("u1", 2, Kind.STRENGTH, f"{text} {word}", "")
            try:
                evaluations.put(evaluation, draft, seen=state.version(draft), verb="skrev", by=name)
            except Overtaken:
                continue
            break
        sys.stdout.write(f"{word}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
