"""Every number and year of a sentence stands in what it cites, in the same part."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from assistant.domain.passage import Kind, Passage
from assistant.verifying.fault import Fault, FaultKind
from assistant.verifying.figures import Figure, Role, figures_in
from assistant.verifying.grounds import Grounds, is_named, named_in, said_by

# What a number of one part may be read from; a plain number may be read from any.
_READ_FROM: Final = {
    Role.PERCENT: {Role.PERCENT, Role.PLAIN},
    Role.POINTS: {Role.POINTS, Role.PLAIN},
    Role.MAXIMUM: {Role.MAXIMUM, Role.POINTS, Role.PLAIN},
    Role.YEAR: {Role.YEAR, Role.PLAIN},
    Role.EDITION: {Role.EDITION},
    Role.PLACE: {Role.PLACE, Role.PLAIN},
    Role.PLAIN: set(Role),
}
# "två exempel" counts what the sentence itself names.
_OF_THE_LIST: Final = frozenset({"exempel"})
_SHARE_OF: Final = {"1/2": "50", "1/4": "25"}
_CLAUSE: Final = re.compile(
    r"(?:,\s*|\s+)(?:och|men|medan|mot|jämfört med|respektive|samt|while|and|but)\s+|[;–]\s*", re.IGNORECASE
)
_MONTHS: Final = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")  # fmt: skip
_MONTH: Final = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)


def number_faults(sentence: str, grounds: Grounds, municipalities: Collection[str] = ()) -> Iterator[Fault]:
    """Numbers, years and months that the sources do not show, in the order of the sentence.

    Points of one of `municipalities` are read from its own sources only, not from what another's says of it.
    """
    for clause in _clauses(sentence):
        named = named_in(grounds.municipalities, clause)
        own = grounds.of(named[0]) if len(named) == 1 else grounds
        known = [figure for text in _figures_of(own) for figure in text]
        computed = {figure.value for text in grounds.computed for figure in figures_in(text, source=True)}
        foreign = _foreign(clause, own, municipalities)
        for figure in figures_in(clause):
            if foreign and figure.role is Role.POINTS and figure.value not in computed:
                yield Fault(FaultKind.NUMBER, f"poängen för {foreign} står inte i en källa om {foreign}")
            if figure.value in computed or _counts_the_others(figure, figures_in(sentence)):
                continue
            if not any(_reads(figure, other) for other in known):
                yield Fault(FaultKind.NUMBER, f"{_called(figure)} finns inte i källan")
            elif other := _contradicted(figure, known):
                yield Fault(
                    FaultKind.NUMBER, f"talet {figure.shown} gäller något annat i källan, som anger {other.shown}"
                )
    texts = " ".join(grounds.texts).lower()
    for month in _MONTH.findall(sentence):
        if month.lower() not in texts:
            yield Fault(FaultKind.NUMBER, f"månaden {month} finns inte i källan")


def _foreign(clause: str, grounds: Grounds, municipalities: Collection[str]) -> str:
    """The one municipality that a clause names, where none of its sources is about it; else empty."""
    if any(passage.municipality is None and passage.kind is Kind.FIGURE for passage in grounds.passages):
        return ""  # an average may tell whose figures it was made from
    words = {
        form for word in re.findall(r"\w+", clause) if word[0].isupper() for form in (word, word.removesuffix("s"))
    }
    named = words & set(municipalities)
    told = any(is_named(name, text) for name in named for text in grounds.told)
    return min(named) if len(named) == 1 and not told and not named & grounds.municipalities else ""


def _clauses(sentence: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(sentence) if clause.strip()]


def _figures_of(grounds: Grounds) -> Iterator[Sequence[Figure]]:
    for passage in grounds.passages:
        yield figures_in(said_by(passage), source=True)
        yield _of_the_passage(passage)
    for text in grounds.told:
        yield figures_in(text, source=True)


def _of_the_passage(passage: Passage) -> tuple[Figure, ...]:
    """What is known of a passage beside its text: year, edition, area and questions."""
    figures = [Figure(question.replace(".", ","), Role.PLACE) for question in passage.questions]
    if passage.year:
        figures.append(Figure(str(passage.year), Role.YEAR))
    if passage.edition:
        figures.append(Figure(passage.edition, Role.EDITION))
    if passage.area:
        figures.append(Figure(str(passage.area), Role.PLACE))
    return tuple(figures)


def _reads(said: Figure, known: Figure) -> bool:
    same = said.value == known.value or _SHARE_OF.get(said.value) == known.value
    return same and known.role in _READ_FROM[said.role]


def _contradicted(said: Figure, known: Sequence[Figure]) -> Figure | None:
    """The number that a source gives of the same things, where it says the said number of other things only."""

    def alike(figure: Figure) -> bool:
        return bool(figure.units & said.units) or (
            bool(said.label) and figure.label == said.label and said.role is figure.role
        )

    like = [figure for figure in known if alike(figure)]
    return None if any(figure.value == said.value for figure in like) else next(iter(like), None)


def _counts_the_others(said: Figure, of_sentence: Sequence[Figure]) -> bool:
    """Whether a small number tells how many others the sentence then lists: "tre gånger: 555, 603 och 648"."""
    if said.role is not Role.PLAIN or len(said.value) > 1 or not said.units:
        return False  # a number that counts nothing is no count
    if said.units & _OF_THE_LIST:
        return True
    place = next((at for at, figure in enumerate(of_sentence, 1) if figure.value == said.value), len(of_sentence))
    listed = [figure for figure in of_sentence[place:] if len(figure.value) > 1 and figure.role is not Role.MAXIMUM]
    return said.value == str(len(listed))


def _called(figure: Figure) -> str:
    if figure.role in (Role.YEAR, Role.EDITION):
        return f"året {figure.shown}" if figure.role is Role.YEAR else f"utgåvan {figure.shown}"
    return f"talet {figure.shown}"
