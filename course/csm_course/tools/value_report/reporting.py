"""The value in money, how firm it is, and when it has paid back."""

from collections.abc import Iterator

from csm_course.drawing import Drawing
from csm_course.pictures.bars import Bar, bars
from csm_course.report import Chart, Figure, Line, Note, Report, Table, listed
from csm_course.tools.value_report.inputs import CERTAINTIES, Inputs
from csm_course.tools.value_report.result import Result
from csm_course.tools.wording import count, money, percent


def report(inputs: Inputs, result: Result) -> Report:
    """The return first, beside the return on agreed numbers alone; then time, parts and assumptions."""
    return Report(
        headline=_headline(inputs, result),
        figures=tuple(_figures(result)),
        notes=tuple(_notes(inputs, result)),
        drawings=(_picture(result),) if any(one.yearly for one in result.worths) else (),
        charts=(_curve(result),) if result.costs and result.benefits else (),
        tables=tuple(_tables(inputs, result)),
    )


def _headline(inputs: Inputs, result: Result) -> Figure:
    label = f"Return on investment, {count(inputs.years, 'year')}"
    if result.roi is None:
        return Figure(label=label, value="n/a", note="Enter the costs first")
    return Figure(label=label, value=percent(result.roi, 0), note=f"{money(result.net)} left after all costs")


def _figures(result: Result) -> Iterator[Figure]:
    yield Figure(label="Benefits", value=money(result.benefits), note="not discounted")
    yield Figure(label="Costs", value=money(result.costs))
    yield Figure(label="Net present value", value=money(result.npv), note="discounted to today")
    back = "not reached" if result.payback is None else count(result.payback, "year")
    yield Figure(label="Payback", value=back)
    agreed = "n/a" if result.agreed_roi is None else percent(result.agreed_roi, 0)
    yield Figure(label="Return on agreed numbers alone", value=agreed)


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    if not result.worths:
        text = "Begin with what the customer wanted to reach: how many of what did it save or gain in a year?"
        yield Note(kind="info", text=text, field="benefits")
    if result.incomplete:
        text = f"Not counted, since a number is missing: {', '.join(result.incomplete)}."
        yield Note(kind="caution", text=text, field="benefits")
    if result.agreed_share is not None and result.agreed_share < 1:
        share = percent(1 - result.agreed_share, 0)
        text = f"{share} of the benefits rest on our assumptions. Ask the customer's finance before you show the sum."
        yield Note(kind="caution", text=text, field="benefits")
    if any(one.name and one.due_to_us == 100 and one.kind == "indirect" for one in inputs.benefits):
        text = "An indirect benefit is claimed as 100% due to us. What else has changed in that time?"
        yield Note(kind="info", text=text, field="benefits")
    if result.break_even_share is not None and result.costs:
        share = percent(result.break_even_share, 0)
        yield Note(kind="info", text=f"The costs are paid back if {share} of the benefits come true.")


def _picture(result: Result) -> Drawing:
    rows = [Bar(one.name, one.yearly, money(one.yearly)) for one in result.worths if one.yearly is not None]
    return bars("Benefits in a full year", rows, f"Together {money(result.yearly_benefits)} a year.", "value")


def _curve(result: Result) -> Chart:
    points = tuple((float(year.year), year.cumulative) for year in result.years)
    end = money(result.years[-1].cumulative)
    return Chart(
        title="What is left after each year",
        x_label="Year",
        y_label="EUR, added up",
        lines=(Line(label="Benefits less costs", points=points),),
        summary=f"It begins at {money(result.years[0].cumulative)} and ends at {end}.",
    )


def _tables(inputs: Inputs, result: Result) -> Iterator[Table]:
    worths = (
        (one.name, "n/a" if one.yearly is None else money(one.yearly), CERTAINTIES[one.certainty], source.source)
        for one, source in zip(result.worths, (one for one in inputs.benefits if one.name), strict=True)
    )
    yield from listed("Benefits in a full year", ("Benefit", "Value", "How sure", "Source"), worths)
    years = (
        (str(one.year), money(one.benefits), money(one.costs), money(one.cumulative), money(one.discounted))
        for one in result.years
    )
    yield from listed("Year by year", ("Year", "Benefits", "Costs", "Left so far", "Present value"), years)
    if inputs.in_words:
        yield from listed("Value that is not counted", ("In words",), [(inputs.in_words,)])
