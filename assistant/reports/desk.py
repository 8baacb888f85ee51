"""The verbs of reports: finished reports (`finished`), how results compare and who does well."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.entities import municipalities_in
from assistant.answering.figure_book import has_figures
from assistant.answering.theme_matching import Side
from assistant.domain.errors import InvalidInput, NotFound
from assistant.domain.instrument import Reference
from assistant.domain.municipal_facts import Alike, alike
from assistant.domain.passage import PUBLIC, Passage, PassageFilter
from assistant.domain.result import Result
from assistant.domain.theme import Theme
from assistant.reporting.charts.chart import Chart
from assistant.reporting.choosing import Wanted, choose
from assistant.reporting.comparison import Comparison, compare
from assistant.reporting.comparison_charts import View, charts_of
from assistant.reporting.comparison_files import ComparisonFormat, comparison_file
from assistant.reporting.examples import EXAMPLE_KINDS, Example, strongest
from assistant.reporting.examples_files import ExamplesFormat, examples_file
from assistant.reporting.learning import Lesson, lessons_for
from assistant.reports.finished import FinishedReports


class Reports(FinishedReports):
    """Reached as ``assistant.reports``: what comes out as files, what compares, and who does well."""

    # --- comparing ---------------------------------------------------------------------------------------------

    def municipality(self, name: str) -> str:
        """The name in the register of a municipality as somebody wrote it.

        Raises:
            NotFound: the register holds no such municipality.
        """
        found = municipalities_in(name, self._parts.municipalities)
        if not found:
            raise NotFound(f"Kommunen {name} finns inte i registret. Kontrollera stavningen.")
        return found[0][0].name

    def known(self) -> tuple[Result, ...]:
        """Public results that have figures, by municipality and year."""
        return tuple(result for result in self._results() if has_figures(result))

    def compare(self, wanted: Sequence[Wanted], *, area: int | None = None, averages: bool = True) -> Comparison:
        """Public results beside each other, the first municipality's first.

        `area` is a number of the 2016 edition; `averages` sets published averages beside.

        Raises:
            NotFound: nothing that is wanted is in the base, or a municipality is unknown.
            InvalidInput: there is no such area.
        """
        if area is not None and self._parts.instrument.theme_edition.area(area) is None:
            raise InvalidInput(f"Det finns inget område {area} i 2016 års utgåva. Ange 1–8.")
        chosen = choose(self._results(), [(self.municipality(name), years) for name, years in wanted])
        if not chosen.results:
            raise NotFound(" ".join(chosen.absent) or "Ange minst en kommun.")
        references = self._references() if averages else ()
        compared = compare(chosen.results, references, self._parts.instrument, area=area)
        if not any(side.lines for side in compared.sides):
            raise NotFound(f"Poängen för område {area} är inte kända för det som valts. Jämför totalpoängen i stället.")
        return replace(compared, absent=chosen.absent)

    def charts(self, comparison: Comparison, view: View, *, averages: bool = True) -> tuple[Chart, ...]:
        """A chart for each edition of the comparison; none where the figures that `view` shows are unknown."""
        references = self._references() if averages else ()
        return charts_of(comparison, view, self._results(), references, self._parts.instrument)

    def comparison_file(
        self, comparison: Comparison, view: View, chosen: ComparisonFormat, *, averages: bool = True
    ) -> bytes:
        """The comparison as a file, with its charts where the format holds any.

        Raises:
            InvalidInput: a picture is asked for and the figures allow no chart.
        """
        with_charts = chosen in (ComparisonFormat.WORD, ComparisonFormat.PNG)
        charts = self.charts(comparison, view, averages=averages) if with_charts else ()
        return comparison_file(comparison, charts, chosen)

    def alike(self, municipality: str) -> tuple[Alike, ...]:
        """Municipalities of the same size that the base has figures of, the nearest in size first.

        None where no file of key figures is set, or it does not hold the municipality.
        """
        known = {result.municipality for result in self.known()}
        return tuple(other for other in alike(municipality, self._parts.municipal_facts) if other.municipality in known)

    def lessons(self, own: Result) -> tuple[Lesson, ...]:
        """What better scoring municipalities do in the areas where `own` is lowest."""
        return lessons_for(own, self._memory.figures((PUBLIC,)), self._parts.instrument, self._findings_of_areas)

    # --- good examples -----------------------------------------------------------------------------------------

    def examples(
        self, *, area: int | None = None, question: str | None = None, theme: str | None = None
    ) -> tuple[Example, ...]:
        """Strengths and practice of public reports and sheets, the best scoring first, by what is given of them.

        `area` and `question` are of the 2016 edition, `theme` the id of a theme that the finding certainly speaks of.
        """
        found: Sequence[Passage] = self._parts.database.find_passages(
            PassageFilter(
                collections=(PUBLIC,),
                kinds=EXAMPLE_KINDS,
                areas=(area,) if area else (),
                questions=(question,) if question else (),
            )
        )
        if theme:
            matches = self._memory.knowledge().themes.matches
            found = [p for p in found if any(m.theme.id == theme and m.side is Side.IN_PLACE for m in matches(p))]
        return strongest(found, self._memory.figures((PUBLIC,)), question)

    def examples_by_id(self, ids: Sequence[str]) -> tuple[Example, ...]:
        """Examples that somebody has saved, in the order saved; those that the public base no longer holds are left out."""
        found = self._parts.database.passages(list(ids), (PUBLIC,))
        book = self._memory.figures((PUBLIC,))
        return tuple(example for passage in found for example in strongest((passage,), book))

    def examples_file(self, ids: Sequence[str], chosen: ExamplesFormat) -> bytes:
        """Saved examples as a file, each with its source.

        Raises:
            InvalidInput: none is saved.
        """
        examples = self.examples_by_id(ids)
        if not examples:
            raise InvalidInput("Listan är tom. Spara minst ett exempel först.")
        return examples_file(examples, self._parts.instrument, chosen)

    def themes(self) -> tuple[Theme, ...]:
        """The themes that examples can be browsed by."""
        return self._parts.themes.themes

    def _findings_of_areas(self, areas: tuple[int, ...]) -> tuple[Passage, ...]:
        return self._parts.database.find_passages(
            PassageFilter(collections=(PUBLIC,), kinds=EXAMPLE_KINDS, areas=areas)
        )

    def _results(self) -> tuple[Result, ...]:
        return self._memory.figures((PUBLIC,)).results

    def _references(self) -> tuple[Reference, ...]:
        return self._parts.instrument.references
