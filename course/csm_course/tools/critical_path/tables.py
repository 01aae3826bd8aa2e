"""The tables of the report: critical paths, times and floats, chances, and the plan beside the changed one."""

from csm_course.report import Table
from csm_course.tools.critical_path.pictures import chance_words
from csm_course.tools.critical_path.result import Result, TaskTimes, WhatIf
from csm_course.tools.critical_path.wording import called, days, finish_text, number, path_text, short_day

_TIMES = ("Task", "Days", "ES", "EF", "LS", "LF", "Total float", "Free float", "Independent", "Interfering")


def path_table(result: Result) -> Table:
    """The critical paths one by one."""
    by_key = {task.key: task for task in result.tasks}
    rows = tuple(
        (str(at), path_text(path), " → ".join(by_key[key].name or key for key in path))
        for at, path in enumerate(result.paths, 1)
    )
    more = "" if result.path_count == len(rows) else f" (the first {len(rows)} of {number(result.path_count)})"
    return Table(caption=f"Critical paths{more}", columns=("Path", "Tasks", "In words"), rows=rows)


def times_table(result: Result) -> Table:
    """Early and late times and the four floats, with dates where there is a calendar."""
    dated = result.start_date is not None
    spare = ("Float to the deadline",) if result.margin is not None else ()
    columns = (*_TIMES, *spare, *(("First day", "Last day") if dated else ()), "Critical", "Owner")
    return Table(
        caption="Dates and float" if dated else "Days and float",
        columns=columns,
        rows=tuple(_times(task, dated) for task in result.tasks),
    )


def _times(task: TaskTimes, dated: bool) -> tuple[str, ...]:
    free = ("", "", "") if task.is_summary else _floats(task)
    numbers = (task.days, task.early_start, task.early_finish, task.late_start, task.late_finish, task.total_float)
    spare = () if task.deadline_float is None else (number(task.deadline_float),)
    dates = (
        (short_day(task.start_date), short_day(task.end_date)) if dated and task.start_date and task.end_date else ()
    )
    critical = "yes" if task.critical else ""
    return (
        ("  " * task.depth) + called(task),
        *map(number, numbers),
        *free,
        *spare,
        *dates,
        critical,
        task.owner or "–",
    )


def _floats(task: TaskTimes) -> tuple[str, str, str]:
    return number(task.free_float), number(task.independent_float), number(task.interfering_float)


def chance_table(result: Result) -> Table:
    """Day by which the plan ends with a given chance: by the formula, and by the simulation beside it."""
    if result.chance is None:
        text = "Switch on best and worst cases, and give them for the tasks you are least sure of."
        return Table(caption="How sure?", columns=("Not known yet",), rows=((text,),))
    played = dict(result.simulated.days_for) if result.simulated else {}
    rows = [
        (f"{percent}%", number(day, 1), number(played[percent], 1) if played else "–")
        for percent, day in result.chance.days_for
    ]
    simulated = chance_words(result.simulated.probability) if result.simulated else "–"
    target = f"Chance by day {number(result.chance.target)}"
    rows.append((target, chance_words(result.chance.probability), simulated))
    columns = ("Sure to", "Day, by the formula", "Day, by the simulation")
    return Table(caption="How sure is the end?", columns=columns, rows=tuple(rows))


def what_if_table(result: Result, changed: WhatIf) -> Table:
    """The plan and the changed plan, side by side."""
    what = ", ".join(f"{key} {'+' if more > 0 else '−'}{days(abs(more))}" for key, more in changed.changed)
    return Table(
        caption=f"What if {what}?",
        columns=("Compared", "As planned", "With the change"),
        rows=(
            ("End", finish_text(result.finish, result.finish_date), finish_text(changed.finish, changed.finish_date)),
            ("Critical paths", number(result.path_count), number(changed.path_count)),
            ("First of them", path_text(result.paths[0]), path_text(changed.paths[0])),
        ),
    )
