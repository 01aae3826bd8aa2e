"""The value report in Excel: the worth of each benefit and all sums are live."""

from collections.abc import Iterator

from csm_course.documents import Computed, Live, Workbook
from csm_course.tools.value_report.inputs import TIMINGS, Inputs
from csm_course.tools.value_report.result import Result


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """A column for each benefit's worth, and below it benefits, costs, return and net present value."""
    worths = iter(result.worths)
    values = tuple(next(worths).yearly if one.name else None for one in inputs.benefits)
    worth = Computed(
        field="benefits",
        name="yearly",
        label="EUR a year",
        formula='IF(OR({quantity}="",{price}="",{due_to_us}=""),"",{quantity}*{price}*{due_to_us}/100)',
        values=values,
        kind="money",
    )
    return Workbook(computed=(worth,), live=tuple(_live(result)))


def _live(result: Result) -> Iterator[Live]:
    """Sums over all years, and the return on them; the present value stands on the result sheet."""
    yield _money("full", "Benefits in a full year", "SUM({benefits.yearly})", result.yearly_benefits)
    yield _money("all", "Benefits in all years", "{full}*({ramp}/100+{years}-1)", result.benefits)
    yield _money("spent", "Costs in all years", f"{_spent('once')}+{{years}}*{_spent('yearly')}", result.costs)
    yield _money("net", "Benefits less costs", "{all}-{spent}", result.net)
    yield Live(
        name="roi",
        label="Return on investment",
        formula='IF({spent}>0,({all}-{spent})/{spent},"n/a")',
        value="n/a" if result.roi is None else result.roi,
        kind="percent",
    )


def _spent(timing: str) -> str:
    return f'SUMIF({{costs.timing}},"{TIMINGS[timing]}",{{costs.amount}})'


def _money(name: str, label: str, formula: str, value: float) -> Live:
    return Live(name=name, label=label, formula=formula, value=value, kind="money")
