"""What if a task took longer, or were made shorter? The plan worked out again beside the one that stands."""

from csm_course.tools.critical_path.inputs import Change, Inputs
from csm_course.tools.critical_path.links import folded
from csm_course.tools.critical_path.network import Schedule, solve_network
from csm_course.tools.critical_path.paths import critical_paths
from csm_course.tools.critical_path.plan import Fault, Plan, Row, raise_faults
from csm_course.tools.critical_path.result import WhatIf
from csm_course.tools.critical_path.workdays import WorkDays
from csm_course.tools.wording import count, number

TASK, DAYS = (Change.model_fields[name].title for name in ("task", "days"))


def what_if(inputs: Inputs, plan: Plan, schedule: Schedule, calendar: WorkDays | None, most: int) -> WhatIf | None:
    """The changed plan, or None where no change is complete; raises `CannotSolve` where a change cannot be."""
    wanted = _wanted(inputs, plan)
    if not wanted:
        return None
    durations = plan.durations | {key: plan.durations[key] + days for key, days in wanted.items()}
    changed = solve_network({key: max(0.0, days) for key, days in durations.items()}, plan.links)
    paths = critical_paths(changed, plan.links, most)
    return WhatIf(
        finish=changed.finish,
        moved=round(changed.finish - schedule.finish, 9),
        finish_date=calendar.end(changed.finish) if calendar else None,
        path_count=paths.number,
        paths=paths.first,
        changed=tuple(wanted.items()),
    )


def _wanted(inputs: Inputs, plan: Plan) -> dict[str, float]:
    """How many days are added to which task; several changes of one task add up."""
    rows = {folded(row.key): row for row in plan.rows}
    wanted: dict[str, float] = {}
    faults = []
    for place, change in enumerate(inputs.changes):
        if not change.task or not change.days:
            continue
        row = rows.get(folded(change.task))
        days = wanted.get(row.key, 0.0) + change.days if row else 0.0
        if trouble := _trouble(change, row, days):
            faults.append(Fault(place, *trouble))
        elif row:
            wanted[row.key] = days
    if faults:
        raise_faults(faults, "changes")
    return {key: days for key, days in wanted.items() if days}


def _trouble(change: Change, row: Row | None, days: float) -> tuple[str | None, str] | None:
    if row is None:
        return TASK, f"there is no task {change.task}."
    if row.is_summary:
        return TASK, f"{row.key} is a summary. Name one of its tasks: {', '.join(row.leaves[:4])}."
    if abs(days) > 9_999:
        return DAYS, "9,999 days is the most a task can change by."
    if row.estimate.mean + days < -1e-9:
        return (
            DAYS,
            f"{row.key} takes {count(row.estimate.mean, 'day')}: it cannot become {number(-days)} days shorter.",
        )
    return None
