"""The app in Solara."""

import solara
from calculator import START, shown


@solara.component
def Page() -> None:  # noqa: N802 - Solara looks for this name
    """A slider, a number, a chart."""
    margin = solara.use_reactive(START)
    number, chart = shown(margin.value)
    solara.SliderFloat("Gross margin", value=margin, min=-100, max=100, step=0.5)
    solara.Text(number)
    solara.HTML(tag="div", unsafe_innerHTML=chart, classes=["chart"])
