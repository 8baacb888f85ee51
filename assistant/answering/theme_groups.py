"""Findings grouped by the themes they certainly speak of, and how many municipalities that makes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answering.composition import Composition
from assistant.answering.evidence import group_near_duplicates, standing
from assistant.answering.figure_book import FigureBook
from assistant.answering.findings import say_by_theme, say_group, who
from assistant.answering.knowledge import Knowledge
from assistant.answering.theme_matching import Side
from assistant.domain.passage import Passage
from assistant.domain.theme import Theme

# Findings cited for one theme: no more are counted, so that every number can be checked against what is shown.
_MOST_CITED = 60


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """Findings on one side of a theme, and the distinct municipalities they are of."""

    theme: Theme
    findings: tuple[Passage, ...]
    municipalities: int


def group_by_theme(
    findings: Sequence[Passage], themes: Iterable[Theme], side: Side, knowledge: Knowledge
) -> tuple[ThemeGroup, ...]:
    """Municipalities' findings on `side` of each theme; a finding stands under every theme that it certainly speaks of.

    Those of most municipalities first, then most findings, then in the order of `themes`; themes without any are left out.
    """
    told: dict[Theme, list[Passage]] = {theme: [] for theme in themes}
    for finding in findings:
        if finding.municipality in knowledge.municipality_names:  # and not the whole country
            for match in knowledge.themes.matches(finding):
                if match.side is side and match.theme in told:
                    told[match.theme].append(finding)
    groups = [ThemeGroup(theme, tuple(mine), count_municipalities(mine)) for theme, mine in told.items() if mine]
    return tuple(sorted(groups, key=lambda group: (-group.municipalities, -len(group.findings))))


def count_municipalities(findings: Iterable[Passage]) -> int:
    """Distinct municipalities."""
    return len({finding.municipality for finding in findings})


def municipalities(count: int, *, english: bool = False) -> str:
    """``"1 kommun"``, ``"3 kommuner"``."""
    one, many = ("municipality", "municipalities") if english else ("kommun", "kommuner")
    return f"{count} {one if count == 1 else many}"


def say_theme(
    out: Composition, group: ThemeGroup, book: FigureBook, *, lines: int, side: tuple[str, str] = ("", "")
) -> None:
    """A theme (and what is said of it, in both languages) with the number of its municipalities: the best scoring in full, near-duplicates as one, the rest by name.

    The number is a minimum, and never more than the municipalities cited under it.
    """
    ranked = _best_first(group, book)[:_MOST_CITED]
    count = count_municipalities(ranked)
    out.heading(
        f"{group.theme.name}{side[0]}: minst {municipalities(count)}",
        f"{group.theme.name}{side[1]}: at least {municipalities(count, english=True)}",
    )
    merged = group_near_duplicates(ranked)
    for alike in merged[:lines]:
        say_group(out, alike, book)
    rest = [finding for alike in merged[lines:] for finding in alike]
    if rest:
        names = ", ".join(dict.fromkeys(who(finding) for finding in rest))
        out.bullet(out.text(f"Även {names}", f"Also {names}"), cite=rest)


def say_by_shared_theme(
    out: Composition,
    findings: Sequence[Passage],
    themes: Sequence[Theme],
    side: Side,
    topics: Sequence[str],
    book: FigureBook,
    knowledge: Knowledge,
) -> None:
    """Findings once each: under the themes that at least two municipalities share, the rest by their 2016 question."""
    left = tuple(findings)
    while shared := [g for g in group_by_theme(left, themes, side, knowledge) if g.municipalities > 1]:
        group = shared[0]
        count = municipalities(group.municipalities, english=out.english)
        out.lines.append(f"\n*{group.theme.name}: {out.text('minst', 'at least')} {count}*\n")
        for alike in group_near_duplicates(_best_first(group, book)):
            say_group(out, alike, book)
        left = tuple(finding for finding in left if finding not in group.findings)
    say_by_theme(out, left, topics, book, knowledge, limit=len(left), always_named=len(left) < len(findings))


def _best_first(group: ThemeGroup, book: FigureBook) -> list[Passage]:
    """The better scoring first; the order is kept among equals."""
    return sorted(group.findings, key=lambda finding: -standing(finding, book, group.theme.questions[0]))
