"""Adds up the week and counts what the charter says completely."""

from collections.abc import Iterable

from csm_course.tools.role_charter.inputs import KINDS, Activity, Inputs
from csm_course.tools.role_charter.result import Result


def solve(inputs: Inputs) -> Result:
    """The week in numbers; every charter has a result, an empty one included."""
    week = named(inputs.week)
    hours = {kind: _hours(one for one in week if one.kind == kind) for kind in KINDS}
    planned = _hours(week)
    free = _exact(inputs.capacity - planned)
    enabling = hours["research"] + hours["analysis"] + hours["planning"]
    return Result(
        planned=planned,
        free=free,
        free_share=_exact(free / inputs.capacity),
        **hours,
        enabling_share=_share(enabling, planned),
        action_share=_share(hours["action"], planned),
        on_request_share=_share(_hours(one for one in week if one.trigger == "on_request"), planned),
        kinds_used=sum(amount > 0 for amount in hours.values()),
        activities=len(week),
        aims=sum(bool(aim.outcome) for aim in inputs.aims),
        complete_aims=sum(bool(aim.outcome and aim.measure and aim.due) for aim in inputs.aims),
        duties=sum(bool(duty.task) for duty in inputs.duties),
        handovers=sum(bool(one.task and one.owner) for one in inputs.handovers),
        has_mission=len(inputs.mission.split()) >= 8,
    )


def named(week: Iterable[Activity]) -> tuple[Activity, ...]:
    """The activities that have a name and take time."""
    return tuple(one for one in week if one.name and one.hours > 0)


def _hours(activities: Iterable[Activity]) -> float:
    return _exact(sum(one.hours for one in activities))


def _exact(hours: float) -> float:
    """Without the traces that binary fractions leave: 3.8 free hours of 38 are a tenth, not a trace less."""
    return round(hours, 9)


def _share(hours: float, planned: float) -> float | None:
    return hours / planned if planned else None
