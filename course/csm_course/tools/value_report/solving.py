"""Turns benefits into money and sets them against the costs, year by year."""

from itertools import accumulate
from math import inf, isfinite

from csm_course.tools.value_report.inputs import Benefit, Inputs
from csm_course.tools.value_report.result import Result, Worth, Year


def solve(inputs: Inputs) -> Result:
    """The report's numbers; a benefit without its numbers adds nothing and is named."""
    named = [one for one in inputs.benefits if one.name]
    worths = tuple(_worth(one) for one in named)
    yearly = sum(one.yearly or 0 for one in worths)
    agreed = sum(one.yearly or 0 for one in worths if one.certainty == "agreed")
    flows = benefit_flows(inputs, yearly)
    costs = cost_flows(inputs)
    all_benefits, all_costs = sum(flows), sum(costs)
    years = _years(inputs, flows, costs)
    return Result(
        worths=worths,
        years=years,
        yearly_benefits=yearly,
        benefits=all_benefits,
        costs=all_costs,
        net=all_benefits - all_costs,
        roi=_roi(all_benefits, all_costs),
        agreed_roi=_roi(sum(benefit_flows(inputs, agreed)), all_costs),
        npv=sum(year.discounted for year in years),
        payback=payback([year.benefits - year.costs for year in years]),
        break_even_share=_share(all_costs, all_benefits),
        agreed_share=_share(agreed, yearly),
        incomplete=tuple(one.name for one in worths if one.yearly is None),
    )


def benefit_flows(inputs: Inputs, yearly: float) -> list[float]:
    """Benefits of year 0 (none), of year 1 (the ramp) and of each later year."""
    return [0.0, yearly * inputs.ramp / 100, *[yearly] * (inputs.years - 1)]


def cost_flows(inputs: Inputs) -> list[float]:
    """Costs of year 0 (what is spent once) and of each year."""
    once = sum(one.amount or 0 for one in inputs.costs if one.timing == "once")
    yearly = sum(one.amount or 0 for one in inputs.costs if one.timing == "yearly")
    return [once, *[yearly] * inputs.years]


def payback(flows: list[float]) -> float | None:
    """Years until the sum of the flows is no longer negative, linear inside a year; None where it never is.

    0 where nothing was ever spent. The first time counts, as is usual; later losses show in the yearly table.
    """
    sums = list(accumulate(flows))
    if min(sums) >= 0:
        return 0.0
    for year in range(1, len(sums)):
        if sums[year] >= 0 > sums[year - 1]:
            return year - 1 + -sums[year - 1] / flows[year]
    return None


def _worth(one: Benefit) -> Worth:
    numbers = (one.quantity, one.price, one.due_to_us)
    known = [number for number in numbers if number is not None]
    yearly = known[0] * known[1] * known[2] / 100 if len(known) == len(numbers) else None
    return Worth(id=one.id, name=one.name, kind=one.kind, certainty=one.certainty, yearly=yearly)


def _roi(benefits: float, costs: float) -> float | None:
    return _share(benefits - costs, costs)


def _share(part: float, whole: float) -> float | None:
    """None where there is nothing to share, or so little that the share is beyond any number."""
    share = part / whole if whole > 0 else inf
    return share if isfinite(share) else None


def _years(inputs: Inputs, benefits: list[float], costs: list[float]) -> tuple[Year, ...]:
    flows = [got - spent for got, spent in zip(benefits, costs, strict=True)]
    rate = 1 + inputs.discount / 100
    return tuple(
        Year(year=at, benefits=benefits[at], costs=costs[at], cumulative=total, discounted=flows[at] / rate**at)
        for at, total in enumerate(accumulate(flows))
    )
