"""Saved examples as a file, each with its source."""

from collections.abc import Sequence
from enum import StrEnum

from assistant.domain.instrument import Instrument
from assistant.reporting.csv_file import csv_of
from assistant.reporting.examples import Example
from assistant.reporting.table import Table

TITLE = "Goda exempel"


class ExamplesFormat(StrEnum):
    """What saved examples can be written as; the value is the file's ending."""

    WORD = "docx"
    CSV = "csv"


def examples_file(examples: Sequence[Example], instrument: Instrument, chosen: ExamplesFormat) -> bytes:
    """The file's bytes."""
    table = examples_table(examples, instrument)
    if chosen is ExamplesFormat.CSV:
        return csv_of((table,))
    from assistant.reporting.tables_docx import tables_document

    told = (
        f"{len(examples)} exempel ur publika rapporter och faktablad. Poängen är kommunens på det som exemplet gäller.",
    )
    return tables_document(TITLE, told, (), (table,))


def examples_table(examples: Sequence[Example], instrument: Instrument) -> Table:
    """A row for each example, in the order given."""
    edition = instrument.theme_edition

    def about(question_id: str) -> str:
        question = edition.question(question_id)
        return f"{question_id} {question.name}" if question else question_id

    return Table(
        headers=("Exempel", "Kommun", "År", "Slag", "Fråga i 2016 års utgåva", "Poäng", "Källa"),
        rows=tuple(
            (
                example.passage.text,
                example.passage.municipality or "",
                str(example.passage.year or ""),
                example.passage.kind.value,
                "; ".join(about(question) for question in example.passage.questions),
                example.scored,
                example.passage.source,
            )
            for example in examples
        ),
    )
