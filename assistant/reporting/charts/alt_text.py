"""A chart in words, for who cannot see it: what it is, its figures, and what stands out."""

from assistant.reporting.charts.chart import Chart, Points, Role, Series, Shape

# Longer texts are cut off or read past; the table beside the chart holds every figure. Source: WCAG 2.2, technique G92.
_FIGURES_TOLD = 16


def alt_text(chart: Chart) -> str:
    """Swedish sentences: kind and title, each series with its highest and lowest value, the lines across."""
    said = [f"{chart.shape.value}: {chart.title}, {chart.unit}."]
    told = [series for series in chart.series if any(value is not None for value in series.values)]
    figures = sum(value is not None for series in told for value in series.values)
    if chart.shape is Shape.RANKED:
        said.append(_ranking(chart))
    else:
        said += [_said(series, chart, in_full=figures <= _FIGURES_TOLD or series.role is Role.OWN) for series in told]
    said += [f"Linje: {level.text}." for level in chart.levels]
    return " ".join(part for part in said if part)


def _said(series: Series, chart: Chart, *, in_full: bool) -> str:
    known = series.known()
    if in_full or len(known) < 3:
        told = (f"{chart.categories[position]} {series.shown(position)}" for position, _ in known)
        return f"{series.label}: {', '.join(told)}."
    (best, _), (worst, _) = max(known, key=_value), min(known, key=_value)
    return (
        f"{series.label}: högst {chart.categories[best]} {series.shown(best)}, "
        f"lägst {chart.categories[worst]} {series.shown(worst)}."
    )


def _ranking(chart: Chart) -> str:
    values = [(row[0], row[1]) for row in chart.table.rows[: len(chart.categories)]]
    if len(values) <= _FIGURES_TOLD:
        return f"{', '.join(f'{name} {value}' for name, value in values)}."
    own = {chart.categories[at] for series in chart.series if series.role is Role.OWN for at, _ in series.known()}
    picked = [pair for pair in values if pair in (values[0], values[-1]) or pair[0] in own]
    return f"{', '.join(f'{name} {value}' for name, value in picked)}; alla värden står i tabellen."


def _value(pair: tuple[int, Points]) -> Points:
    return pair[1]
