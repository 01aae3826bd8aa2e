"""The tree in Excel: the progress of each measure is live beside its numbers."""

from csm_course.documents import Computed, Live, Workbook
from csm_course.registers import Outcome
from csm_course.tools.kpi_tree.inputs import Driver, Inputs
from csm_course.tools.kpi_tree.result import Result
from csm_course.tools.kpi_tree.solving import progress

_FORMULA = 'IF(OR({name}="",{baseline}={target}),"",({actual}-{baseline})/({target}-{baseline}))'


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """A column for outcomes and one for drivers, and the mean over the outcomes."""
    mean = Live(
        name="mean",
        label="Outcomes: mean progress",
        formula='IF(COUNT({outcomes.progress})=0,"",AVERAGE({outcomes.progress}))',
        value=result.mean_progress,
        kind="percent",
        note="0% at the baseline, 100% at the target",
    )
    return Workbook(
        computed=(_progress("outcomes", inputs.outcomes), _progress("drivers", inputs.drivers)), live=(mean,)
    )


def _progress(field: str, rows: tuple[Outcome, ...] | tuple[Driver, ...]) -> Computed:
    shares = (progress(row.baseline, row.target, row.actual)[0] if row.name else None for row in rows)
    return Computed(
        field=field,
        name="progress",
        label="Progress",
        formula=_FORMULA,
        values=tuple(shares),
        kind="percent",
        help="The way from baseline to target that is done.",
    )
