"""A table in a file that somebody opens in Excel."""

import csv
from io import StringIO

from assistant.reporting.csv_file import csv_of
from assistant.reporting.table import Table


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_excel_sees_that_it_is_utf_8_and_where_the_columns_are():
    content = csv_of([Table(("Område", "Ärende"), (("1; två", 'säger "ja"'),), title="Åtta", notes=("Not.",))])
    assert content.startswith(b"\xef\xbb\xbf")
    assert read(content) == [["Åtta"], ["Område", "Ärende"], ["1; två", 'säger "ja"'], ["Not."]]


def test_a_difference_is_a_number_and_a_text_is_never_a_formula():
    rows = (("−15", "+20", "46"), ("=1+1", "-2+3", "@SUM(A1)"), ("+46 70 123", "−a", "=HYPERLINK(1)"))
    read_back = read(csv_of([Table(("a", "b", "c"), rows)]))
    assert read_back[1] == ["-15", "+20", "46"]
    assert all(cell.startswith("'") for row in read_back[2:] for cell in row)
