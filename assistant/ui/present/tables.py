"""Tables of figures as HTML that a screen reader can follow."""

from html import escape

from assistant.reporting.table import Table
from assistant.ui.present.parts import table_box


def table_html(table: Table, *, caption: bool = True) -> str:
    """The table in a box that can be scrolled by keyboard where it is wider than the page, its notes below."""
    title = f"<caption>{escape(table.title)}</caption>" if table.title and caption else ""
    heads = "".join(f'<th scope="col">{escape(header)}</th>' for header in table.headers)
    rows = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in table.rows
    )
    notes = "".join(f"<li>{escape(note)}</li>" for note in table.notes)
    drawn = f'<table class="plain figures">{title}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return table_box(drawn, table.title or table.headers[0]) + (
        f'<ul class="notes muted">{notes}</ul>' if notes else ""
    )
