"""Lines of a PDF become paragraphs: page headers dropped, wrapped lines joined, headings told by their type."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.reading.marks import bullet_length, is_numbered_title
from assistant.reading.pdf_lines import Line

#: Lines that recur at the top or bottom of at least this many pages, and of this share of them, are page headers.
_FEWEST_REPEATS = 3
_REPEAT_SHARE = 0.5
_EDGE_LINES = 2
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:sida|sid\.?)?\s*(\d{1,4})(?:\s*(?:av|/|\()\s*\d{1,4}\)?)?[-–\s]*", re.IGNORECASE)

#: A line more than this many type sizes below the one before it begins a new paragraph.
_LARGEST_STEP = 1.75
#: Type this much larger than the text's is a heading's.
_HEADING_SIZE = 1.12
_BOLD = 600
_LONGEST_HEADING = 120
#: How much the width of the next word may be misjudged from the mean width of a letter.
_WIDTH_TOLERANCE = 1.3
#: Words before which a hyphen at the end of a line belongs to a list ("kompetens- och"), not to a divided word.
_AFTER_HANGING_HYPHEN = frozenset({"och", "eller", "samt", "respektive", "resp.", "/"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, bullet or heading with the page it begins on."""

    text: str
    page: int
    bullet: bool
    level: int | None


def without_page_headers(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines without page numbers and without lines that recur at the top or bottom of the pages."""
    shapes = Counter(shape for lines in pages for shape in {_shape(line) for line in _edges(lines)})
    filled = sum(1 for lines in pages if lines)
    fewest = max(_FEWEST_REPEATS, _REPEAT_SHARE * filled)
    recurring = {shape for shape, count in shapes.items() if count >= fewest}
    return [_kept(lines, recurring) for lines in pages]


def paragraphs(lines: Sequence[Line], *, right: float, body: Line) -> list[Paragraph]:
    """Wrapped lines joined; `right` is the right edge of the text, `body` a line in the type of the running text."""
    grouped: list[list[Line]] = []
    for line in _with_marks_attached(lines):
        if grouped and _continues(grouped[-1], line, right):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return [_paragraph(group, body) for group in grouped]


def text_edge(lines: Iterable[Line]) -> float:
    """The right edge of the text: what the longest lines but the outermost hundredth reach; 0 without lines."""
    edges = sorted(line.right for line in lines)
    return edges[int((len(edges) - 1) * 0.99)] if edges else 0.0


def body_line(lines: Sequence[Line]) -> Line | None:
    """A line in the most used type (by number of characters); None without lines."""
    use: Counter[tuple[float, int]] = Counter()
    for line in lines:
        use[line.size, line.weight] += len(line.text)
    if not use:
        return None
    most = max(use.items(), key=lambda item: (item[1], item[0]))[0]
    return next(line for line in lines if (line.size, line.weight) == most)


def _edges(lines: Sequence[Line]) -> list[Line]:
    ordered = sorted(lines, key=lambda line: -line.top)
    return [*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:]]


def _shape(line: Line) -> tuple[str, int]:
    # the same words at the same height; page numbers differ
    return re.sub(r"\d+", "#", line.text.strip().casefold()), round(line.bottom / 4)


def _kept(lines: Sequence[Line], recurring: set[tuple[str, int]]) -> list[Line]:
    edges = {id(line) for line in _edges(lines)}
    return [line for line in lines if id(line) not in edges or not (_shape(line) in recurring or _is_page_number(line))]


def _is_page_number(line: Line) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.text)
    return match is not None and int(match[1]) == line.page


def _with_marks_attached(lines: Sequence[Line]) -> list[Line]:
    """Bullets that stand alone (a text object of their own) joined with the line after them."""
    attached: list[Line] = []
    mark: Line | None = None
    for line in lines:
        if len(line.text) == 1 and bullet_length(line.text + " x"):
            mark = line
            continue
        attached.append(replace(line, text=f"{mark.text} {line.text}", left=mark.left) if mark else line)
        mark = None
    return attached


def _continues(group: list[Line], line: Line, right: float) -> bool:
    last = group[-1]
    if bullet_length(line.text) or abs(line.size - last.size) > 0.6:
        return False
    is_title = is_numbered_title(group[0].text) and last.weight != line.weight
    new_page = line.page != last.page
    step = last.bottom - line.bottom
    if is_title or (not new_page and not 0 < step <= _LARGEST_STEP * max(line.size, 1.0)):
        return False
    goes_on = line.text[0].islower() or line.text[0] in '(”"–'
    if new_page or line.weight != last.weight:
        return goes_on and last.text[-1] not in ".:!?"
    return _is_full(last, line, right) or (goes_on and last.text[-1] not in ".:!?")


def _is_full(last: Line, line: Line, right: float) -> bool:
    """Whether the first word of `line` had no room after `last`."""
    word = line.text.split()[0]
    letter = (last.right - last.left) / max(len(last.text), 1)
    return last.right + letter * (len(word) + 1) * _WIDTH_TOLERANCE > right


def _paragraph(group: list[Line], body: Line) -> Paragraph:
    text = group[0].text
    for line in group[1:]:
        divided = text.endswith("-") and line.text[0].islower() and line.text.split()[0] not in _AFTER_HANGING_HYPHEN
        text += line.text if divided else f" {line.text}"
    mark = bullet_length(text)
    text = text[mark:]
    return Paragraph(text, group[0].page, mark > 0, None if mark else _level(group[0], text, body))


def _level(line: Line, text: str, body: Line) -> int | None:
    if len(text) > _LONGEST_HEADING or not any(char.isalpha() for char in text):
        return None
    ratio = line.size / max(body.size, 1.0)
    if ratio >= _HEADING_SIZE:
        return 1 if ratio >= 1.4 else 2
    bold = line.weight >= _BOLD > body.weight and text[-1] not in ".,;:"
    return 3 if bold and ratio > 0.9 else None
