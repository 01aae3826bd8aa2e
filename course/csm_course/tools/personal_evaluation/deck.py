"""The evaluation as slides: a native radar chart that can be edited, and the plan that follows from it."""

from csm_course.documents import Deck, Plot, Series, Slide
from csm_course.tools.personal_evaluation.inputs import Inputs
from csm_course.tools.personal_evaluation.reporting import TOP, picture, report
from csm_course.tools.personal_evaluation.result import Result


def deck(inputs: Inputs, result: Result) -> Deck:
    """One slide with the chart, one with the areas."""
    said = report(inputs, result)
    areas = [one for one in inputs.areas if one.name]
    series = [Series(label="Today", values=tuple(one.rating for one in areas))]
    if any(one.aim is not None for one in areas):
        series.append(Series(label="Aim", values=tuple(one.aim for one in areas)))
    chart = Plot(
        kind="radar",
        title="Eight areas of my work",
        categories=tuple(one.name for one in areas),
        series=tuple(series),
        low=0,
        high=TOP,
        summary=picture(inputs, result).summary if result.rated else "Nothing is rated yet.",
    )
    plan = (Slide(title="Area by area", table=table) for table in said.tables)
    return Deck(
        title="Personal evaluation",
        subtitle=inputs.engagement,
        slides=(Slide(title="Eight areas of my work", plot=chart), *plan),
    )
