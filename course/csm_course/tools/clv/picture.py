"""The curve of value over time as a chart: what one customer has brought so far, beside value and cost."""

from collections.abc import Iterator

from csm_course.report import Chart, Line, Mark
from csm_course.tools.clv.acquisition import ONE_CENT
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.result import Result
from csm_course.tools.clv.units import duration_in
from csm_course.tools.clv.vocabulary import DISCOUNTED
from csm_course.tools.wording import CURRENCY, count, money, percent


def picture(inputs: Inputs, result: Result) -> Chart:
    """Cumulative margin per customer against time, with the value and, if entered, the CAC as level lines."""
    lines = [Line(label=_so_far(result), points=result.curve), _level(_final(result), result.value, result)]
    if inputs.cac >= ONE_CENT and not _cac_subtracted(result):
        lines.append(_level("Acquisition cost", inputs.cac, result))
    if result.scenario and result.scenario.changes and result.scenario.curve:
        lines.append(Line(label="What if", points=result.scenario.curve))
    return Chart(
        title="Value over time",
        x_label=f"{result.period.capitalize()}s since the customer joined",
        y_label=f"{CURRENCY} per customer",
        lines=tuple(lines),
        summary=f"{_climb(result)} {_recovery(inputs, result)}".strip(),
        x_cycle=12 if result.period == "month" else 1,
        marks=_break_even(inputs, result),
    )


def _break_even(inputs: Inputs, result: Result) -> tuple[Mark, ...]:
    """The month in which the curve reaches the CAC, or nothing left to pay where the CAC was taken off."""
    if inputs.cac < ONE_CENT or result.cac_recovered_at is None:
        return ()
    months = duration_in("month", result.cac_recovered_at, result.period)
    height = 0.0 if _cac_subtracted(result) else inputs.cac
    when = count(months, "month") if months else "at once"
    return (Mark(x=result.cac_recovered_at, y=height, label=f"Break-even: {when}"),)


def _so_far(result: Result) -> str:
    if _cac_subtracted(result):
        return "Net value so far"
    return "Discounted so far" if result.variant in (*DISCOUNTED, "sbg") else "Margin so far"


def _final(result: Result) -> str:
    return "Value to date" if result.variant == "cohort" else "Lifetime value"


def _cac_subtracted(result: Result) -> bool:
    return result.value != result.value_before_cac


def _level(label: str, amount: float, result: Result) -> Line:
    return Line(label=label, points=((result.curve[0][0], amount), (result.curve[-1][0], amount)))


def _climb(result: Result) -> str:
    end, reached = result.curve[-1]
    return f"After {count(end, result.period)} one average customer {_brought(result, reached)}."


def _brought(result: Result, reached: float) -> str:
    if _cac_subtracted(result):
        is_short = f"is still {money(-reached)} short of the acquisition cost"
        return is_short if reached < 0 else f"has brought {money(reached)} more than the acquisition cost"
    if reached < 0:
        return f"has cost {money(-reached)} more than it brought"
    share = "" if result.curve_share >= 0.9995 else f", {percent(result.curve_share, 0)} of the lifetime value"
    return f"has brought {money(reached)}{share}"


def _recovery(inputs: Inputs, result: Result) -> str:
    if inputs.cac < ONE_CENT:
        return ""
    return f"The acquisition cost of {money(inputs.cac)} is {_recovered(inputs, result)}."


def _recovered(inputs: Inputs, result: Result) -> str:
    """When the cost is back: in months, as the payback is, whatever the working period."""
    if result.cac_recovered_at is not None:
        months = duration_in("month", result.cac_recovered_at, result.period)
        when = f"after {count(months, 'month')}" if months else "with the first payment"
        return f"recovered {when}{_losses(result, months)}"
    if result.variant == "cohort":
        measured = duration_in("month", result.curve[-1][0], result.period)
        return f"not recovered within the {count(measured, 'month')} measured"
    return "not recovered" if result.value_before_cac < inputs.cac else "not recovered in the time shown"


def _losses(result: Result, months: float) -> str:
    """Why the curve passes the CAC a month or more after the payback, which counts no losses."""
    reasons = list(_reasons(result))
    if not reasons or result.payback_months is None or months < result.payback_months + 1:
        return ""
    *others, last = reasons
    because = f"{', '.join(others)} and {last}" if others else last
    return f", later than the simple payback because {because}"


def _reasons(result: Result) -> Iterator[str]:
    if result.churn_per_period or result.variant == "sbg":
        yield "some customers leave first"
    if result.discount_per_period or result.variant == "sbg":
        yield "later money is discounted"
    if result.growth_per_period and result.growth_per_period < 0:
        yield "the margin shrinks"
