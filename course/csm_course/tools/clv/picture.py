"""The curve of value over time as a chart: what one customer has brought so far, beside value and cost."""

from csm_course.report import Chart, Line
from csm_course.tools.clv.acquisition import ONE_CENT
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.result import Result
from csm_course.tools.clv.vocabulary import DISCOUNTED
from csm_course.tools.wording import CURRENCY, count, money, percent


def picture(inputs: Inputs, result: Result) -> Chart:
    """Cumulative margin per customer against time, with the value and, if entered, the CAC as level lines."""
    lines = [Line(label=_so_far(result), points=result.curve), _level(_final(result), result.value, result)]
    if inputs.cac >= ONE_CENT and not _cac_subtracted(result):
        lines.append(_level("Acquisition cost", inputs.cac, result))
    return Chart(
        title="Value over time",
        x_label=f"{result.period.capitalize()}s since the customer joined",
        y_label=f"{CURRENCY} per customer",
        lines=tuple(lines),
        summary=f"{_climb(result)} {_recovery(inputs, result)}".strip(),
        x_cycle=12 if result.period == "month" else 1,
    )


def _so_far(result: Result) -> str:
    if _cac_subtracted(result):
        return "Net value so far"
    return "Discounted so far" if result.variant in DISCOUNTED else "Margin so far"


def _final(result: Result) -> str:
    return "Value to date" if result.variant == "cohort" else "Lifetime value"


def _cac_subtracted(result: Result) -> bool:
    return result.value != result.value_before_cac


def _level(label: str, amount: float, result: Result) -> Line:
    return Line(label=label, points=((result.curve[0][0], amount), (result.curve[-1][0], amount)))


def _climb(result: Result) -> str:
    end, reached = result.curve[-1]
    share = "" if result.curve_share >= 0.9995 else f", {percent(result.curve_share, 0)} of the lifetime value"
    if _cac_subtracted(result):
        return f"After {count(end, result.period)} {money(reached)} is left of what the customer brought."
    return f"After {count(end, result.period)} one average customer has brought {money(reached)}{share}."


def _recovery(inputs: Inputs, result: Result) -> str:
    if inputs.cac < ONE_CENT:
        return ""
    if result.cac_recovered_at is None:
        return f"The acquisition cost of {money(inputs.cac)} is not reached in the time shown."
    when = count(result.cac_recovered_at, result.period)
    losses = ", later than the simple payback because some customers leave first" if _later(result) else ""
    return f"The acquisition cost of {money(inputs.cac)} is recovered after {when}{losses}."


def _later(result: Result) -> bool:
    """Whether the curve, which counts losses, passes the CAC well after the payback, which does not."""
    if result.payback_months is None or result.cac_recovered_at is None or result.churn_kind is None:
        return False
    months = result.cac_recovered_at * (12 if result.period == "year" else 1)
    return months >= result.payback_months + 1
