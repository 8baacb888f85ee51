"""What a visitor can narrow by, and the filter that a choice makes. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.domain.document import DocumentEntry
from assistant.domain.errors import InvalidInput
from assistant.domain.passage import PUBLIC, Kind, PassageFilter
from assistant.ui.language import say
from assistant.ui.present.parts import tag_html


@dataclass(frozen=True, slots=True)
class Choices:
    """What the base offers to choose from, in the order shown."""

    municipalities: tuple[str, ...]
    years: tuple[int, ...]
    editions: tuple[str, ...]


def choices_of(documents: Sequence[DocumentEntry]) -> Choices:
    """Municipalities in Swedish order, the newest year and edition first, editions without a year last."""
    editions = {d.edition for d in documents if d.edition}
    return Choices(
        tuple(sorted({d.municipality for d in documents if d.municipality}, key=swedish_order)),
        tuple(sorted({d.year for d in documents if d.year}, reverse=True)),
        (*sorted(filter(str.isdigit, editions), reverse=True), *sorted(e for e in editions if not e.isdigit())),
    )


def narrowing(
    municipalities: Sequence[str],
    years: Sequence[str],
    areas: Sequence[int],
    editions: Sequence[str],
    kinds: Sequence[str],
    *,
    language: str,
) -> PassageFilter | None:
    """The filter that a choice makes, None where nothing is chosen.

    Raises:
        InvalidInput: a value that is no year, area or kind (only a forged request holds one).
    """
    if not any((municipalities, years, areas, editions, kinds)):
        return None
    try:
        return PassageFilter(
            collections=(PUBLIC,),
            municipalities=tuple(str(name) for name in municipalities),
            years=tuple(int(year) for year in years),
            editions=tuple(str(edition) for edition in editions),
            areas=tuple(int(area) for area in areas),
            kinds=tuple(Kind(kind) for kind in kinds),
        )
    except (ValueError, TypeError) as error:
        raise InvalidInput(say("invalid_choice", language)) from error


def narrowing_html(
    municipalities: Sequence[str],
    years: Sequence[str],
    areas: Sequence[int],
    editions: Sequence[str],
    kinds: Sequence[str],
    *,
    language: str,
) -> str:
    """What is chosen, in words; empty where nothing is."""
    parts = [*municipalities, *years]
    parts += [say("area_of", language, number=area, name="").strip() for area in areas]
    parts += [say("edition_of", language, edition=edition) for edition in editions]
    parts += kinds
    if not parts:
        return ""
    chips = " ".join(tag_html(str(part)) for part in parts)
    return f'<p class="narrowed"><span>{escape(say("narrowed_to", language))}:</span> {chips}</p>'


def swedish_order(name: str) -> tuple[str, str]:
    """A sort key with å, ä, ö last in this order, whatever the machine's locale."""
    return name.casefold().translate(str.maketrans("åäöæø", "{|}|}")), name
