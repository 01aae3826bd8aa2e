"""The plan as pictures: network, Gantt chart, and the histogram of the simulated ends."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil, floor

from csm_course.drawing import Drawing, Item, Point
from csm_course.pictures.gantt import Axis, Bar, BarKind, Mark, Wait, gantt
from csm_course.pictures.histogram import histogram
from csm_course.pictures.network import DETAILED, Arrow, Node, network
from csm_course.tools.critical_path.inputs import Inputs
from csm_course.tools.critical_path.result import LinkRoom, Result, Simulated, TaskTimes
from csm_course.tools.critical_path.wording import (
    called,
    days,
    finish_text,
    float_text,
    listed,
    number,
    path_text,
    when_text,
)
from csm_course.tools.critical_path.workdays import WorkDays, work_days
from csm_course.tools.wording import count, percent

_FARTHEST = 60_000.0
_SHORT, _MONTHS = 45, 200
"""Up to how many calendar days the axis names each week, and each second one; beyond, it names months."""


def network_picture(inputs: Inputs, result: Result) -> Drawing:
    """Boxes with early and late times; places set by hand are kept."""
    tasks = [task for task in result.tasks if not task.is_summary]
    critical = {task.key for task in tasks if task.critical}
    keys = {task.key for task in tasks}
    places = {key: place for key, place in read_places(inputs.places).items() if key in keys}
    return network(
        _titled("Network", inputs),
        [_node(task) for task in tasks],
        [_arrow(link, critical) for link in result.links],
        places,
        _network_summary(result, len(tasks)),
        _outline(result),
    )  # fmt: skip


def _network_summary(result: Result, tasks: int) -> str:
    small = "In each box: early start to early end, and float."
    large = "In each box above: early start, days, early end; below: late start, float, late end."
    return f"{_counted(result)} Thick frames and arrows: the critical path. {large if tasks <= DETAILED else small}"


def gantt_picture(inputs: Inputs, result: Result) -> Drawing:
    """Bars over days, or over dates with days off shaded."""
    calendar = work_days(inputs)
    scale = _Scale(calendar, result.start_date)
    critical = {task.key for task in result.tasks if task.critical}
    bars = [_bar(task, scale) for task in result.tasks]
    waits = [
        Wait(link.before, link.after, link.kind, link.tight and {link.before, link.after} <= critical)
        for link in result.links
    ]
    summary = f"{_counted(result)} Filled bars are critical; a dashed line behind a bar is its float."
    if len(bars) > 60:
        summary += " Of the links, only those between critical tasks are drawn."
    return gantt(_titled("Gantt chart", inputs), bars, waits, _axis(inputs, result, scale), summary, _outline(result))


def chance_picture(simulated: Simulated, result: Result) -> Drawing:
    """Where the simulated ends lie, beside the planned end and the deadline."""
    marks = [(result.finish, f"planned end {number(result.finish, 1)}", "two")]
    marks.append((simulated.mean, f"average of the runs {number(simulated.mean, 1)}", "one"))
    if result.deadline is not None:
        marks.append((result.deadline, f"deadline {number(result.deadline, 1)}", "bad"))
    eighty = dict(simulated.days_for)[80]
    summary = (
        f"{number(simulated.runs)} runs end between day {number(simulated.bars[0][0], 1)} and day "
        f"{number(simulated.bars[-1][1], 1)}; eight of ten by day {number(eighty, 1)}."
    )
    return histogram("Simulated ends", simulated.bars, tuple(marks), "days", summary, "chance")  # type: ignore[arg-type]  # the tones are literals


def read_places(text: str) -> dict[str, Point]:
    """Where boxes were put by hand: key -> upper left corner; what cannot be read is left out."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {str(key): (float(at[0]), float(at[1])) for key, at in pairs if _is_place(at)}


def _is_place(at: object) -> bool:
    return (
        isinstance(at, list)
        and len(at) == 2
        and all(isinstance(one, int | float) and 0 <= one <= _FARTHEST for one in at)
    )


def _titled(what: str, inputs: Inputs) -> str:
    return f"{what}: {inputs.project}" if inputs.project else what


def _counted(result: Result) -> str:
    tasks = sum(not task.is_summary for task in result.tasks)
    end = finish_text(result.finish, result.finish_date).replace("Day", "day", 1)
    return f"{count(tasks, 'task')}, {end}."


def _node(task: TaskTimes) -> Node:
    return Node(
        key=task.key,
        name=task.name,
        above=(number(task.early_start), f"{number(task.days)} d", number(task.early_finish)),
        below=(number(task.late_start), f"float {number(task.total_float)}", number(task.late_finish)),
        critical=task.critical,
        title=_sentence(task),
    )


def _sentence(task: TaskTimes) -> str:
    late = f"latest {number(task.late_start)} to {number(task.late_finish)}"
    early = f"earliest {number(task.early_start)} to {number(task.early_finish)}"
    return f"{called(task)}: {days(task.days)}, {early}, {late}, {float_text(task)}"


def _arrow(link: LinkRoom, critical: set[str]) -> Arrow:
    lag = f"{'+' if link.lag > 0 else '−'}{number(abs(link.lag))}" if link.lag else ""
    label = (link.kind if link.kind != "FS" else "") + lag
    title = f"{link.before} to {link.after}: {link.kind}{lag}, room {number(link.slack)}"
    is_critical = link.tight and link.before in critical and link.after in critical
    return Arrow(link.before, link.after, link.kind, label, is_critical, title)


def _outline(result: Result) -> tuple[Item, ...]:
    """The plan thing by thing: each task with its times and what it waits for."""
    waits: dict[str, list[str]] = {}
    for link in result.links:
        lag = f" {'+' if link.lag > 0 else '−'} {days(abs(link.lag))}" if link.lag else ""
        waits.setdefault(link.after, []).append(f"{link.before}{'' if link.kind == 'FS' else ' ' + link.kind}{lag}")
    paths = listed(tuple(map(path_text, result.paths)))
    items = [Item(depth=0, text=f"Critical path{'s' if result.path_count > 1 else ''}: {paths}")]
    for task in result.tasks:
        after = f"; after {', '.join(waits[task.key])}" if task.key in waits else ""
        owner = f"; {task.owner}" if task.owner else ""
        items.append(
            Item(depth=task.depth, text=f"{called(task)}: {when_text(task)}, {float_text(task)}{after}{owner}")
        )
    return tuple(_stepwise(items))


def _stepwise(items: list[Item]) -> Iterator[Item]:
    """No item more than one level below the one before it."""
    deepest = 0
    for item in items:
        depth = min(item.depth, deepest)
        deepest = depth + 1
        yield Item(depth=depth, text=item.text)


class _Scale:
    """From days of the plan to places on the axis: the same, or days of the calendar from the first one on."""

    def __init__(self, calendar: WorkDays | None, first: date | None) -> None:
        self.calendar = calendar if first else None
        self.first = first or date.min

    def start(self, offset: float) -> float:
        """Where something begins that starts after so many days."""
        if self.calendar is None:
            return offset
        return (self.calendar.start(offset) - self.first).days + offset - floor(offset + 1e-6)

    def end(self, offset: float) -> float:
        """Where something stops that ends after so many days."""
        if self.calendar is None or offset <= 0:
            return offset
        return (self.calendar.end(offset) - self.first).days + 1 - (ceil(offset - 1e-6) - offset)


def _bar(task: TaskTimes, scale: _Scale) -> Bar:
    end = scale.end(task.early_finish)
    start = end if task.is_milestone else scale.start(task.early_start)
    latest = end if task.is_summary else max(end, scale.end(task.late_finish))
    kind: BarKind = "summary" if task.is_summary else "milestone" if task.is_milestone else "task"
    title = f"{_sentence(task)}; {when_text(task)}"
    return Bar(task.key, task.name, task.depth, start, end, latest, kind, task.critical, title)


def _axis(inputs: Inputs, result: Result, scale: _Scale) -> Axis:
    # A deadline far beyond the end would leave the bars no room.
    is_near = result.deadline is not None and result.deadline <= 2 * result.finish
    length = max(1.0, scale.end(max(result.finish, result.deadline or 0.0) if is_near else result.finish))
    marks = []
    if result.deadline is not None and is_near:
        marks.append(Mark(scale.end(result.deadline), "deadline", "bad"))
    if scale.calendar is None:
        return Axis(length, tuple(_number_ticks(length)), (), tuple(marks))
    if inputs.today and 0 <= (inputs.today - scale.first).days <= length:
        marks.append(Mark((inputs.today - scale.first).days, "today", "accent"))
    return Axis(length, tuple(_date_ticks(scale.first, length)), tuple(_shades(scale, length)), tuple(marks))


def _number_ticks(length: float) -> Iterator[tuple[float, str]]:
    step = next(step for size in range(12) for step in (10**size, 2 * 10**size, 5 * 10**size) if length / step <= 16)
    return ((float(at), str(at)) for at in range(0, int(length) + 1, step))


def _date_ticks(first: date, length: float) -> Iterator[tuple[float, str]]:
    """Mondays in short plans, the first days of months in long ones."""
    for at in range(int(length) + 1):
        day = first + timedelta(days=at)
        if length > _MONTHS:
            skip = 1 + int(length) // 900
            if day.day == 1 and (day.month - 1) % skip == 0:
                yield float(at), f"{day:%b %Y}"
        elif day.weekday() == 0 and (length <= _SHORT * 2 or (at // 7) % 2 == 0):
            yield float(at), f"{day.day} {day:%b}"


def _shades(scale: _Scale, length: float) -> Iterator[tuple[float, float]]:
    """Stretches of days without work."""
    assert scale.calendar is not None
    began: int | None = None
    for at in range(int(length) + 2):
        works = at > length or scale.calendar.is_work(scale.first + timedelta(days=at))
        if not works and began is None:
            began = at
        elif works and began is not None:
            yield began, at
            began = None


def chance_words(probability: float) -> str:
    """A probability as a reader should take it: not 100%, and not 0%, where nobody can know."""
    if 0 < probability < 0.01:
        return "under 1%"
    return "over 99%" if 0.99 < probability < 1 else percent(probability, 0)
