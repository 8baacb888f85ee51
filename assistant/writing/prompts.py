"""Prompts as files: one Markdown file each in ``assistant/prompts``, filled in strictly, known by a fingerprint."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

FOLDER = Path(__file__).resolve().parent.parent / "prompts"


@dataclass(frozen=True)
class Prompts:
    """The prompts of a folder by name (``answer`` is ``answer.md``)."""

    texts: Mapping[str, str]

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal characters that change with any word of any prompt."""
        material = "\x00".join(f"{name}\x00{text}" for name, text in sorted(self.texts.items()))
        return hashlib.sha256(material.encode()).hexdigest()[:12]

    def fill(self, name: str, **values: str) -> str:
        """A prompt with each ``$field`` filled in; what is filled in is never read for fields again.

        Raises:
            ValueError: a field has no value, or a value no field.
        """
        template = Template(self.texts[name])
        if not template.is_valid() or set(template.get_identifiers()) != set(values):
            raise ValueError(
                f"{name}.md has the fields {sorted(template.get_identifiers())}, given are {sorted(values)}"
            )
        return template.substitute(values)


def load_prompts(folder: Path = FOLDER) -> Prompts:
    """Every prompt of a folder."""
    return Prompts({path.stem: path.read_text("utf-8").strip() for path in sorted(folder.glob("*.md"))})
