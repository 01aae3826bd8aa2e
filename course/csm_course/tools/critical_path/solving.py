"""Works the plan out: network, calendar, critical paths, chance, simulation and what-if, one after another."""

from collections.abc import Sequence

from csm_course.tools import CannotSolve
from csm_course.tools.critical_path.chance import chance_by, days_for
from csm_course.tools.critical_path.inputs import Inputs
from csm_course.tools.critical_path.network import Circle, Schedule, Times, solve_network
from csm_course.tools.critical_path.paths import critical_paths, largest_variance
from csm_course.tools.critical_path.plan import LINKS, Fault, Plan, Row, raise_faults, read_plan
from csm_course.tools.critical_path.result import Chance, LinkRoom, Result, Simulated, TaskTimes
from csm_course.tools.critical_path.simulation import runs_for, simulated_ends
from csm_course.tools.critical_path.what_if import what_if
from csm_course.tools.critical_path.wording import number
from csm_course.tools.critical_path.workdays import LONGEST, WorkDays, work_days

MOST_PATHS = 12
"""Critical paths that are listed; all are counted."""
MOST_BARS = 24
FARTHEST = 99_999
"""The last day that can be a deadline."""


def solve(inputs: Inputs) -> Result:
    """The times of every task; raises `CannotSolve` with every row that keeps the plan from having any."""
    plan = read_plan(inputs)
    calendar = work_days(inputs)
    deadline = _deadline(inputs, calendar)
    schedule = _schedule(plan)
    margin = None if deadline is None else deadline - schedule.finish
    tasks = tuple(_task(row, schedule, calendar, margin) for row in plan.rows)
    paths = critical_paths(schedule, plan.links, MOST_PATHS)
    dated = calendar is not None and bool(tasks)
    return Result(
        finish=schedule.finish,
        start_date=calendar.start(0) if calendar and dated else None,
        finish_date=calendar.end(schedule.finish) if calendar and dated else None,
        deadline=deadline,
        margin=margin,
        tasks=tasks,
        links=_rooms(plan, schedule),
        path_count=paths.number,
        paths=paths.first,
        open_ends=_open_ends(plan, schedule),
        alone=_alone(plan),
        clamped=_clamped(plan, schedule),
        chance=_chance(inputs, plan, schedule, deadline),
        simulated=_simulated(inputs, plan, schedule, deadline),
        what_if=what_if(inputs, plan, schedule, calendar, MOST_PATHS),
    )


def _deadline(inputs: Inputs, calendar: WorkDays | None) -> float | None:
    """In days from the start of the plan."""
    if inputs.calendar == "numbers":
        if inputs.deadline_day is not None and not 0 <= inputs.deadline_day <= FARTHEST:
            raise CannotSolve("deadline_day", f"Enter a day from 0 to {number(FARTHEST)}.")
        return inputs.deadline_day
    if calendar is None or inputs.deadline is None:
        return None
    if inputs.start and inputs.deadline < inputs.start:
        raise CannotSolve("deadline", "The deadline is before the first day of the plan.")
    if inputs.start and (inputs.deadline - inputs.start).days > LONGEST:
        raise CannotSolve("deadline", "The deadline is more than fifty years after the first day.")
    return calendar.until(inputs.deadline)


def _schedule(plan: Plan) -> Schedule:
    try:
        return solve_network(plan.durations, plan.links)
    except Circle as circle:
        places = plan.by_key
        first = min((places[key] for key in circle.keys), key=lambda row: row.place)
        round_ = f"{circle}: these tasks wait for one another in a circle. Take one of these links out."
        raise_faults([Fault(first.place, LINKS, round_)])
        raise


def _task(row: Row, schedule: Schedule, calendar: WorkDays | None, margin: float | None) -> TaskTimes:
    """The times of one row; a summary from the first start to the last end of what it spans."""
    times = _spanned([schedule.times[key] for key in row.leaves])
    start, finish, room = times.early_start, times.early_finish, times.total_float
    milestone = start == finish
    return TaskTimes(
        place=row.place,
        key=row.key,
        name=row.name,
        owner=row.owner,
        depth=row.depth,
        is_summary=row.is_summary,
        has_days=row.has_days or row.is_summary,
        days=finish - start if row.is_summary else row.estimate.mean,
        variance=0.0 if row.is_summary else row.estimate.variance,
        early_start=start,
        early_finish=finish,
        late_start=times.late_start,
        late_finish=times.late_finish,
        total_float=room,
        deadline_float=None if margin is None else room + margin,
        free_float=times.free_float,
        independent_float=times.independent_float,
        critical=any(key in schedule.critical for key in row.leaves),
        start_date=(calendar.end(start) if milestone else calendar.start(start)) if calendar else None,
        end_date=calendar.end(finish) if calendar else None,
    )


def _spanned(times: Sequence[Times]) -> Times:
    """From the first start to the last end of several tasks, with the least float in them."""
    if len(times) == 1:
        return times[0]
    starts, ends, late_starts, late_ends, *floats = zip(*times, strict=True)
    total, free, independent = map(min, floats)
    return Times(min(starts), max(ends), min(late_starts), max(late_ends), total, free, independent)


def _rooms(plan: Plan, schedule: Schedule) -> tuple[LinkRoom, ...]:
    return tuple(
        LinkRoom(before=link.before, after=link.after, kind=link.kind, lag=link.lag, slack=slack, tight=tight)
        for link, slack, tight in zip(plan.links, schedule.slack, schedule.tight, strict=True)
    )


def _open_ends(plan: Plan, schedule: Schedule) -> tuple[str, ...]:
    """Tasks that nothing waits for though the plan goes on after them."""
    awaited = {link.before for link in plan.links}
    linked = awaited | {link.after for link in plan.links}
    last = {key for key, one in schedule.times.items() if one.early_finish >= schedule.finish}
    return tuple(key for key in plan.durations if key in linked and key not in awaited and key not in last)


def _alone(plan: Plan) -> tuple[str, ...]:
    linked = {key for link in plan.links for key in (link.before, link.after)}
    return tuple(key for key in plan.durations if key not in linked) if len(plan.durations) > 1 else ()


def _clamped(plan: Plan, schedule: Schedule) -> tuple[str, ...]:
    """Tasks all of whose links would let them start before the plan does."""
    room: dict[str, float] = {}
    for link, slack in zip(plan.links, schedule.slack, strict=True):
        room[link.after] = min(slack, room.get(link.after, slack))
    return tuple(key for key, slack in room.items() if slack > 0 and schedule.times[key].early_start == 0)


def _chance(inputs: Inputs, plan: Plan, schedule: Schedule, deadline: float | None) -> Chance | None:
    if not inputs.three_point or not plan.durations:
        return None
    variances = {row.key: row.estimate.variance for row in plan.rows if not row.is_summary}
    variance = largest_variance(schedule, plan.links, variances)
    target = schedule.finish if deadline is None else deadline
    return Chance(
        target=target,
        variance=variance,
        probability=chance_by(target, schedule.finish, variance),
        days_for=days_for(schedule.finish, variance),
    )


def _simulated(inputs: Inputs, plan: Plan, schedule: Schedule, deadline: float | None) -> Simulated | None:
    if not (inputs.three_point and inputs.simulate and plan.durations):
        return None
    estimates = {row.key: row.estimate for row in plan.rows if not row.is_summary}
    ends = simulated_ends(schedule, plan.links, estimates, runs_for(len(estimates)))
    target = schedule.finish if deadline is None else deadline
    mean = sum(ends) / len(ends)
    return Simulated(
        runs=len(ends),
        mean=mean,
        probability=sum(end <= target + 1e-9 for end in ends) / len(ends),
        bias=mean - schedule.finish,
        days_for=tuple((percent, ends[-(-len(ends) * percent // 100) - 1]) for percent in (50, 80, 90, 95)),
        bars=_bars(ends),
    )


def _bars(ends: Sequence[float]) -> tuple[tuple[float, float, int], ...]:
    """The histogram of sorted ends, in bars of equal width."""
    low, high = ends[0], ends[-1]
    width = (high - low) / MOST_BARS
    if width <= 0:
        return ((low, high, len(ends)),)
    counts = [0] * MOST_BARS
    for end in ends:
        counts[min(MOST_BARS - 1, int((end - low) / width))] += 1
    return tuple((low + width * at, low + width * (at + 1), count) for at, count in enumerate(counts))
