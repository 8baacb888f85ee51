"""The hand that writes: headings that are numbered for the contents, text, lists, pictures, tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from assistant.domain.finished import Paragraph
from assistant.reading.report_cover import is_total_line
from assistant.reporting.charts.picture import Picture
from assistant.reporting.word.styles import BODY, BULLET, CAPTION, NOTE, Paper
from assistant.reporting.word.tables import Column, add_table
from assistant.reporting.word.xml import add_bookmark, describe_picture
from assistant.reporting.written import written

#: Headings down to this level stand in the contents.
CONTENTS_DEPTH = 2

#: An A4 page less our margins.
_TEXT_WIDTH_CM = 16.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the contents; `anchor` names its place in the file."""

    level: int
    text: str
    anchor: str


@dataclass(slots=True)
class Hand:
    """Writes on a paper, from top to bottom.

    Attributes:
        owes_air: whether a table stands last: what follows on the same page is kept apart from it by an empty line.
    """

    paper: Paper
    headings: list[Heading] = field(default_factory=list)
    pictures: int = 0
    owes_air: bool = False

    @property
    def document(self) -> Any:
        """The document of python-docx."""
        return self.paper.document

    def heading(self, level: int, text: str, *, new_page: bool = False) -> None:
        """A heading; `new_page` begins a page with it."""
        self.owes_air = self.owes_air and not new_page
        paragraph = self.line(text, f"Heading {level}")
        paragraph.paragraph_format.page_break_before = new_page or None
        if level <= CONTENTS_DEPTH:
            number = len(self.headings) + 1
            self.headings.append(Heading(level, written(text), f"_Toc{number:08d}"))
            add_bookmark(paragraph, self.headings[-1].anchor, number)

    def line(self, text: str, style: str = BODY) -> Any:
        """One paragraph in a style."""
        self._give_air()
        return self.document.add_paragraph(written(text), style=self.document.styles[style])

    def bullet(self, text: str) -> Any:
        """One item of a list."""
        return self.line(text, BULLET) if self.paper.has_bullets else self.line(f"•\t{text}")

    def text(self, paragraphs: Iterable[Paragraph]) -> None:
        """Paragraphs and lists; what leads in a list stays on its page."""
        whole = tuple(paragraphs)
        for paragraph, following in zip(whole, (*whole[1:], None), strict=True):
            set_paragraph = self.bullet(paragraph.text) if paragraph.bullet else self.line(paragraph.text)
            if is_total_line(paragraph.text):
                set_paragraph.runs[0].font.bold = True
            if following is not None and following.bullet and not paragraph.bullet:
                set_paragraph.paragraph_format.keep_with_next = True

    def note(self, text: str) -> None:
        """A remark in small type."""
        self.line(text, NOTE)

    def table(
        self, title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], *, totals: bool = False
    ) -> None:
        """A table that is kept apart from what stands around it."""
        self._give_air()
        cells = [[written(cell) for cell in row] for row in rows]
        add_table(self.document, written(title), columns, cells, totals=totals)
        self.owes_air = True

    def picture(self, picture: Picture) -> None:
        """A numbered diagram with its caption, alt text, figures and notes."""
        from docx.shared import Cm

        self.pictures += 1
        self.line(f"Diagram {self.pictures}. {picture.title}", CAPTION)
        paragraph = self.document.add_paragraph(style=self.document.styles[BODY])
        run = paragraph.add_run()
        run.add_picture(BytesIO(picture.png), width=Cm(picture.width_cm))
        describe_picture(run, written(picture.title), written(picture.alt))
        first, *figures = picture.table.headers
        width = min(_TEXT_WIDTH_CM / (len(figures) + 1), 4)
        columns = [
            Column(first, _TEXT_WIDTH_CM - width * len(figures)),
            *(Column(written(name), width, figures=True) for name in figures),
        ]
        self.table(f"Siffrorna i diagram {self.pictures}", columns, picture.table.rows)
        for text in picture.notes:
            self.note(text)

    def _give_air(self) -> None:
        from docx.shared import Pt

        if self.owes_air:
            paragraph = self.document.add_paragraph(style=self.document.styles[BODY])
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.line_spacing = Pt(10)
        self.owes_air = False
