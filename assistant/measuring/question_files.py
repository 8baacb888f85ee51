"""Files of labelled questions: YAML with Swedish keys, or TOML with English ones."""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.domain.errors import InvalidInput
from assistant.domain.file_faults import fault_of
from assistant.measuring.labelled import Fact, Labelled


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _SwedishFact(_Strict):
    fakta: str
    källa: list[str]


class _SwedishQuestion(_Strict):
    id: str
    typ: str
    fråga: str
    besvarbar: bool
    svaret_ska_innehålla: list[_SwedishFact]
    # in words, for a person who reads the answer
    svaret_får_inte: list[str] = []
    användargrupp: str = ""
    fråga_om: str = ""
    språk: str = ""

    def labelled(self) -> Labelled:
        facts = tuple(Fact(tuple(fact.källa), fact.fakta) for fact in self.svaret_ska_innehålla if fact.källa)
        return Labelled(self.id, self.typ, self.fråga, self.besvarbar, facts)


class _SwedishFile(_Strict):
    meta: dict[str, Any] = {}
    frågor: list[_SwedishQuestion]

    def labelled(self) -> tuple[Labelled, ...]:
        return tuple(question.labelled() for question in self.frågor)


class _Question(_Strict):
    id: str
    type: str
    text: str
    answerable: bool
    sources: list[list[str]] = []
    says: list[str] = []
    says_not: list[str] = []
    note: str = ""

    def labelled(self) -> Labelled:
        facts = tuple(Fact(tuple(ids)) for ids in self.sources)
        return Labelled(self.id, self.type, self.text, self.answerable, facts, tuple(self.says), tuple(self.says_not))


class _File(_Strict):
    questions: list[_Question] = Field(alias="question")

    def labelled(self) -> tuple[Labelled, ...]:
        return tuple(question.labelled() for question in self.questions)


def read_questions(path: Path) -> tuple[Labelled, ...]:
    """The questions of a file in its order.

    Raises:
        InvalidInput: the file cannot be read, is not of the form, or uses an id twice; says where.
    """
    try:
        text = path.read_text("utf-8-sig")
        data = tomllib.loads(text) if path.suffix == ".toml" else _yaml(text)
        if not isinstance(data, dict):
            raise InvalidInput(
                f"{path} innehåller inga märkta frågor. Filen ska börja med frågor: (yaml) eller [[question]] (toml)."
            )
        form: type[_File | _SwedishFile] = _File if path.suffix == ".toml" else _SwedishFile
        questions = form.model_validate(data).labelled()
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise InvalidInput(f"{path}: {where} går inte att läsa ({fault['msg']}).") from error
    except OSError as error:
        raise InvalidInput(f"{path} går inte att läsa: {fault_of(error)}.") from error
    except ValueError as error:
        raise InvalidInput(f"{path} går inte att läsa: {error}.") from error
    ids = [question.id for question in questions]
    twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
    if twice is not None:
        raise InvalidInput(f"{path}: id {twice} står två gånger.")
    return questions


def _yaml(text: str) -> object:
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(str(error).splitlines()[0]) from error
