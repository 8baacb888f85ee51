"""What the tab is made of, for the one that lays it out and the handlers that change it."""

from dataclasses import dataclass
from typing import Any

import gradio as gr


@dataclass(frozen=True, slots=True)
class ChartPanel:
    """A chart with its title above and its table beside."""

    box: gr.Column
    heading: gr.HTML
    plot: gr.Plot
    words: gr.HTML

    @property
    def components(self) -> list[Any]:
        """All of it."""
        return [self.box, self.heading, self.plot, self.words]


@dataclass(frozen=True, slots=True)
class CompareTab:
    """The components of the tab that handlers change."""

    own: gr.Dropdown
    others: gr.Dropdown
    years: gr.Dropdown
    area: gr.Dropdown
    averages: gr.Checkbox
    view: gr.Radio
    notices: gr.HTML
    panels: tuple[ChartPanel, ...]
    whole: gr.Column
    figures: gr.HTML
    lessons: gr.HTML
    file_format: gr.Radio
    make: gr.Button
    file: gr.File

    @property
    def asked(self) -> list[Any]:
        """What is to be compared, in the order that the handlers read it."""
        return [self.own, self.others, self.years, self.area, self.averages, self.view]

    @property
    def refreshable(self) -> list[Any]:
        """Those that offer what the base holds."""
        return [self.own, self.others, self.years]

    @property
    def changed(self) -> list[Any]:
        """Everything that a comparison may change."""
        panels = [component for panel in self.panels for component in panel.components]
        return [self.notices, *panels, self.whole, self.figures, self.lessons, self.file]
