"""Why an area stands where it does: what the same report found in it."""

from collections.abc import Sequence

from assistant.answering.composition import Composition
from assistant.answering.figure_book import named
from assistant.answering.figure_ranking import ends
from assistant.answering.knowledge import Knowledge
from assistant.answering.understanding import Understanding
from assistant.domain.passage import Kind, PassageFilter
from assistant.domain.result import Result


def say_why(
    out: Composition, u: Understanding, results: Sequence[Result], collections: Sequence[str], knowledge: Knowledge
) -> None:
    """The improvement findings of each result's weakest area, the strengths of its strongest: of the end asked about."""
    for result in results:
        for is_high in ends(u) if result.areas else ():
            _say_end(out, result, is_high=is_high, collections=collections, knowledge=knowledge)


def _say_end(
    out: Composition, result: Result, *, is_high: bool, collections: Sequence[str], knowledge: Knowledge
) -> None:
    kind = Kind.STRENGTH if is_high else Kind.IMPROVEMENT
    sv, en = ("Styrkor", "Strengths") if is_high else ("Förbättringsområden", "Improvement areas")
    area, _ = min(result.areas, key=lambda known: (-known[1] if is_high else known[1], known[0]))
    own = PassageFilter(
        collections=tuple(collections), kinds=(kind,), municipalities=(result.municipality,), areas=(area,), own_areas=True
    )  # fmt: skip
    found = [p for p in knowledge.library.find_passages(own) if p.year == result.year]
    where = f"{area} {knowledge.area_name(area, result.edition)}"
    if not found:
        out.say(
            f"Varför säger underlaget inte: det har inga fynd från {named(result)} i område {where}.",
            f"The base does not say why: it has no findings from {named(result)} in area {where}.",
            computed=(area,),
        )
        return
    out.heading(f"{sv} i område {where}, {named(result)}", f"{en} in area {where}, {named(result)}")
    for passage in found:
        out.bullet(passage.text, cite=[passage])
