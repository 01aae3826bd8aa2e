"""The app in Panel."""

import panel
from calculator import START, shown

panel.extension()
slider = panel.widgets.FloatSlider(name="Gross margin", value=START, start=-100, end=100, step=0.5)
number = panel.bind(lambda margin: shown(margin)[0], slider)
chart = panel.bind(lambda margin: f'<div class="chart">{shown(margin)[1]}</div>', slider)
panel.Column(slider, panel.pane.Str(number), panel.pane.HTML(chart)).servable()
