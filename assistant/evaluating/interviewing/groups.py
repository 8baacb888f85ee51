"""The groups that are interviewed, and how long each is given."""

from dataclasses import dataclass
from typing import Final

from assistant.domain.errors import InvalidInput

# Below this there is no time for an answer; nobody sits longer than a working day.
SHORTEST: Final = 20
LONGEST: Final = 480


@dataclass(frozen=True, slots=True)
class Group:
    """A group of an evaluation visit.

    Attributes:
        name: as the criteria name it, or as somebody entered it.
        title: as it stands above a guide.
        minutes: its usual slot.
        usual: whether the criteria have questions for it.
    """

    name: str
    title: str
    minutes: int
    usual: bool = True


#: Source of the slots: programme of the visit to Vänersborg in May 2018.
USUAL: Final = (
    Group("kommunledning", "Kommunledning", 210),
    Group("politiker", "Ledande politiker", 90),
    Group("förvaltningschefer", "Förvaltningschefer", 150),
    Group("enhetschefer", "Enhetschefer", 120),
    Group("fackliga", "Fackliga företrädare", 60),
)
_OTHER_NAMES: Final = {
    "ledande politiker": "politiker",
    "förtroendevalda": "politiker",
    "facken": "fackliga",
    "fackliga företrädare": "fackliga",
    "fackliga representanter": "fackliga",
    "resultatenhetschefer": "enhetschefer",
    "ledning": "kommunledning",
}
_OTHERS_MINUTES: Final = 60


def group_named(name: str) -> Group:
    """The usual group of this name, or another one that somebody has thought of.

    Raises:
        InvalidInput: no name.
    """
    plain = " ".join(name.split())
    if not plain:
        raise InvalidInput("Ange vilken grupp som intervjuas, till exempel fackliga.")
    known = _OTHER_NAMES.get(plain.casefold(), plain.casefold())
    usual = next((group for group in USUAL if group.name == known), None)
    return usual or Group(plain, plain[:1].upper() + plain[1:], _OTHERS_MINUTES, usual=False)
