"""The calculation and the chart all apps of the comparison show, as text and SVG."""

from csm_course.html.chart import chart_figure
from csm_course.tools import clv

START = 75.0


def shown(gross_margin: float) -> tuple[str, str]:
    """The number, and the chart as markup."""
    inputs = clv.Inputs(arpa=500, gross_margin=gross_margin, churn=3, cac=4500)
    report = clv.report(inputs, clv.solve(inputs))
    return (report.headline.value if report.headline else ""), str(chart_figure(report.charts[0]))
