"""The chips that narrow a question or a search; the same on both tabs."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.domain.instrument import Instrument
from assistant.domain.passage import Kind
from assistant.ui.narrowing import Choices


@dataclass(frozen=True, slots=True)
class Filters:
    """The components of one set of chips."""

    municipality: gr.Dropdown
    year: gr.Dropdown
    area: gr.Dropdown
    edition: gr.CheckboxGroup
    kind: gr.CheckboxGroup

    @property
    def components(self) -> list[Any]:
        """All of them, in the order that `narrowing` reads them."""
        return [self.municipality, self.year, self.area, self.edition, self.kind]

    @property
    def refreshable(self) -> list[Any]:
        """Those that `refreshed` updates."""
        return [self.municipality, self.year, self.edition]

    def cleared(self) -> dict[Any, object]:
        """Updates that choose nothing."""
        return {component: gr.update(value=[]) for component in self.components}

    def refreshed(self, choices: Choices) -> dict[Any, object]:
        """Updates that offer what the base now holds."""
        return {
            self.municipality: gr.update(choices=list(choices.municipalities)),
            self.year: gr.update(choices=[str(year) for year in choices.years]),
            self.edition: gr.update(choices=list(choices.editions)),
        }


def add_filters(instrument: Instrument, texts: gr.I18n) -> Filters:
    """Lay out the chips; municipalities, years and editions are filled in when the page opens."""
    areas = [(f"{area.number} {area.name}", area.number) for area in instrument.theme_edition.areas]
    with gr.Row():
        municipality = gr.Dropdown([], value=[], multiselect=True, label=texts("municipality"), min_width=180)
        year = gr.Dropdown([], value=[], multiselect=True, label=texts("year"), min_width=120)
        area = gr.Dropdown(areas, value=[], multiselect=True, label=texts("area"), min_width=220)
    with gr.Row():
        edition = gr.CheckboxGroup([], value=[], label=texts("edition"), min_width=200)
        kind = gr.CheckboxGroup([kind.value for kind in Kind], value=[], label=texts("kind"), min_width=320, scale=2)
    return Filters(municipality, year, area, edition, kind)
