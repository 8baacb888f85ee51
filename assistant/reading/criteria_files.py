"""``knowledge/criteria/<edition>/<question>.md``: one criterion per file; format in ``knowledge/criteria/README.md``.

A reader of our own rather than a Markdown parser: the format is nine fixed headings and one-line bullets, and every
fault must name its line, also where the text is valid Markdown.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from assistant.domain.criterion import GROUPS, Criterion, Indicator, InterviewQuestion
from assistant.domain.errors import InvalidDataFile
from assistant.reading.data_file import EDITIONS, read_text

_TITLE = re.compile(r"# ([1-8]\.[1-9]) (\S.*)")
_HEADING = re.compile(r"#{1,6} .*")
_INDICATOR = re.compile(r"([1-8]\.[1-9][a-z]) (\S.*)")
_LISTEN_FOR = re.compile(r"([^:]+): (\S.*)")
_INTERVIEW = re.compile(r"\[([^\]]+)\] (\S.*)")

_ABOUT = "## Vad frågan handlar om"
_INDICATORS = "## Indikatorer"
_EVIDENCE = "## Underlag att söka"
_DOCUMENTS = "### Dokument"
_WEBSITE = "### Webbplats"
_LISTENING = "### Intervjuer"
_QUESTIONS = "## Intervjufrågor"
_STRENGTHS = "## Typiska styrkor"
_IMPROVEMENTS = "## Typiska förbättringsområden"

_ORDER = (_ABOUT, _INDICATORS, _EVIDENCE, _DOCUMENTS, _WEBSITE, _LISTENING, _QUESTIONS, _STRENGTHS, _IMPROVEMENTS)
#: What a criterion cannot do without; an organisation's own text may leave the rest out.
_REQUIRED = (_ABOUT, _INDICATORS, _QUESTIONS)


@dataclass(slots=True)
class _Part:
    """The lines under one heading, each with its number; empty lines stay, they separate paragraphs."""

    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Page:
    """A criterion's file cut at its headings."""

    path: Path
    question: str
    name: str
    parts: dict[str, _Part]

    def error(self, line: int, problem: str) -> InvalidDataFile:
        return InvalidDataFile(self.path, line, problem)

    def bullets(self, heading: str) -> list[tuple[int, str]]:
        part = self.parts.get(heading)
        filled = [(line, text) for line, text in part.lines if text] if part else []
        for line, text in filled:
            if not text.startswith("- ") or not text[2:].strip():
                raise self.error(line, f'under "{heading}" ska varje rad vara en punkt som börjar med "- ".')
        return [(line, text[2:].strip()) for line, text in filled]

    def items(self, heading: str) -> tuple[str, ...]:
        return tuple(text for _, text in self.bullets(heading))


def load_criterion(path: Path, *, edition: str) -> Criterion:
    """Read one criterion of an edition.

    Raises:
        InvalidDataFile: see `parse_criterion`; also when the file cannot be read.
    """
    return parse_criterion(read_text(path), path=path, edition=edition)


def load_criteria(folder: Path) -> tuple[Criterion, ...]:
    """Read ``folder/<edition>/*.md``, ordered by edition and question.

    Raises:
        InvalidDataFile: a folder that is no known edition, or a broken file.
    """
    if not folder.is_dir():
        raise InvalidDataFile(folder, None, "mappen med kriterier saknas.")
    criteria = []
    for edition_folder in sorted(path for path in folder.iterdir() if path.is_dir()):
        if edition_folder.name not in EDITIONS:
            raise InvalidDataFile(edition_folder, None, f"mappen ska heta som en utgåva: {', '.join(EDITIONS)}.")
        for path in sorted(edition_folder.glob("*.md")):
            criteria.append(load_criterion(path, edition=edition_folder.name))
    return tuple(criteria)


def parse_criterion(text: str, *, path: Path, edition: str) -> Criterion:
    """Read a criterion from its text; `path` names the file in errors and must bear the question's number.

    Raises:
        InvalidDataFile: an unknown, repeated or misplaced heading, a missing required part, a line that is no bullet
            where bullets belong, an indicator out of sequence, or an unknown interview group.
    """
    page = _cut(text, path)
    for heading in _REQUIRED:
        if heading not in page.parts or not any(content for _, content in page.parts[heading].lines):
            line = page.parts[heading].line if heading in page.parts else 1
            raise page.error(line, f'"{heading}" saknas eller är tom.')
    if _EVIDENCE in page.parts and (stray := [line for line, content in page.parts[_EVIDENCE].lines if content]):
        raise page.error(stray[0], f'"{_EVIDENCE}" har ingen egen text, bara underrubriker.')
    return Criterion(
        question=page.question,
        edition=edition,
        name=page.name,
        about=_paragraphs(page.parts[_ABOUT]),
        indicators=_indicators(page),
        documents=page.items(_DOCUMENTS),
        website=page.items(_WEBSITE),
        listen_for=_listen_for(page),
        interview=_interview(page),
        strengths=page.items(_STRENGTHS),
        improvements=page.items(_IMPROVEMENTS),
    )


def _cut(text: str, path: Path) -> _Page:
    lines = [(number, line.rstrip()) for number, line in enumerate(text.split("\n"), start=1)]
    first = next(((number, line) for number, line in lines if line), (1, ""))
    title = _TITLE.fullmatch(first[1])
    if title is None:
        raise InvalidDataFile(path, first[0], 'första raden ska vara frågans nummer och namn, "# 2.2 Namn".')
    if title.group(1) != path.stem:
        raise InvalidDataFile(path, first[0], f"rubriken gäller {title.group(1)} men filen heter {path.name}.")
    page = _Page(path, title.group(1), title.group(2), {})
    part: _Part | None = None
    for number, line in lines[first[0] :]:
        if _HEADING.fullmatch(line):
            part = _open(page, number, line)
        elif part is not None:
            part.lines.append((number, line))
        elif line:
            raise page.error(number, f'mellan titeln och "{_ABOUT}" ska det inte stå någon text.')
    return page


def _open(page: _Page, line: int, heading: str) -> _Part:
    if heading not in _ORDER:
        raise page.error(line, f'okänd rubrik "{heading}".')
    if any(_ORDER.index(heading) <= _ORDER.index(earlier) for earlier in page.parts):
        raise page.error(line, f'rubriken "{heading}" står två gånger eller på fel plats.')
    if heading in {_DOCUMENTS, _WEBSITE, _LISTENING} and _EVIDENCE not in page.parts:
        raise page.error(line, f'rubriken "{heading}" hör under "{_EVIDENCE}".')
    part = page.parts[heading] = _Part(line)
    return part


def _paragraphs(part: _Part) -> tuple[str, ...]:
    blocks = "\n".join(line for _, line in part.lines).split("\n\n")
    return tuple(" ".join(block.split()) for block in blocks if block.strip())


def _indicators(page: _Page) -> tuple[Indicator, ...]:
    indicators = []
    for order, (line, text) in enumerate(page.bullets(_INDICATORS)):
        expected = f"{page.question}{chr(ord('a') + order)}"
        match = _INDICATOR.fullmatch(text)
        if match is None or match.group(1) != expected:
            raise page.error(line, f'här väntas indikatorn "- {expected} ...".')
        indicators.append(Indicator(match.group(1), match.group(2)))
    return tuple(indicators)


def _listen_for(page: _Page) -> tuple[tuple[str, str], ...]:
    pairs = []
    for line, text in page.bullets(_LISTENING):
        match = _LISTEN_FOR.fullmatch(text)
        if match is None:
            raise page.error(line, 'raden ska ha formen "- grupp: vad man lyssnar efter".')
        pairs.append((_group(page, line, match.group(1)), match.group(2)))
    return tuple(pairs)


def _interview(page: _Page) -> tuple[InterviewQuestion, ...]:
    questions = []
    for line, text in page.bullets(_QUESTIONS):
        match = _INTERVIEW.fullmatch(text)
        if match is None:
            raise page.error(line, 'raden ska ha formen "- [grupp, grupp] Fråga?".')
        groups = tuple(_group(page, line, name) for name in match.group(1).split(","))
        questions.append(InterviewQuestion(match.group(2), groups))
    return tuple(questions)


def _group(page: _Page, line: int, raw_name: str) -> str:
    name = raw_name.strip()
    if name not in GROUPS:
        raise page.error(line, f'okänd intervjugrupp "{name}"; välj bland {", ".join(GROUPS)}.')
    return name
