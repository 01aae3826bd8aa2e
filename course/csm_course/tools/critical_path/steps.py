"""The two passes, step by step and in words: why each task can start no earlier, and must end no later."""

from collections.abc import Callable, Iterator

from csm_course.report import Table
from csm_course.tools.critical_path.result import LinkRoom, Result, TaskTimes
from csm_course.tools.critical_path.wording import called, days, number

_FORWARD = {"FS": "end", "SS": "start", "FF": "end", "SF": "start"}
_LATEST, _EARLIEST = ("later", "latest"), ("earlier", "earliest")
Tasks = dict[str, TaskTimes]


def step_tables(result: Result) -> Iterator[Table]:
    """One table for each pass, a row for each task in the order in which the passes reach it."""
    tasks = {task.key: task for task in result.tasks if not task.is_summary}
    into = _grouped(result.links, lambda link: link.after)
    out = _grouped(result.links, lambda link: link.before)
    order = _order(tasks, into)
    rows = tuple((str(at), called(task), forward(task, into, tasks), *_es(task)) for at, task in enumerate(order, 1))
    yield Table(caption="Forward pass: how early?", columns=("Step", "Task", "Why", "ES", "EF"), rows=rows)
    late = tuple(
        (str(at), called(task), backward(task, out, tasks, result.finish), *_ls(task))
        for at, task in enumerate(reversed(order), 1)
    )
    yield Table(caption="Backward pass: how late?", columns=("Step", "Task", "Why", "LF", "LS", "Float"), rows=late)


def forward(task: TaskTimes, into: dict[str, list[LinkRoom]], tasks: Tasks) -> str:
    """Why it starts when it does: C can start after day 5: the later of the end of A (5) and the end of B + 1 (4)."""
    start = f"{task.key} can start {_at(task.early_start)}"
    links = into.get(task.key, [])
    if not links:
        return f"{start}: nothing comes before it."
    waits = [f"{_moment(link, tasks)} ({number(_from(link, task, tasks))})" for link in links]
    if task.early_start == 0 and all(_from(link, task, tasks) < 0 for link in links):
        return f"{start}: {_joined(waits)} would be earlier, but no task starts before day 0."
    return f"{start}: {_chosen(_LATEST, waits)}."


def backward(task: TaskTimes, out: dict[str, list[LinkRoom]], tasks: Tasks, end: float) -> str:
    """Why the task must end when it must."""
    must = f"{task.key} must end by day {number(task.late_finish)}"
    what = "the end of the plan"
    limits = [f"{_limit(link, tasks)} ({number(_until(link, task, tasks))})" for link in out.get(task.key, [])]
    if not limits:
        return f"{must}: that is {what}."
    if all(_until(link, task, tasks) > end for link in out[task.key]):
        return f"{must}: {what} comes before {_joined(limits)}."
    return f"{must}: {_chosen(_EARLIEST, limits)}."


def _grouped(links: tuple[LinkRoom, ...], by: Callable[[LinkRoom], str]) -> dict[str, list[LinkRoom]]:
    groups: dict[str, list[LinkRoom]] = {}
    for link in links:
        groups.setdefault(by(link), []).append(link)
    return groups


def _order(tasks: Tasks, into: dict[str, list[LinkRoom]]) -> list[TaskTimes]:
    """By early start, but each task after those it waits for, which may start at the same moment."""
    ranks: dict[str, int] = {}
    waiting = {key: len(into.get(key, ())) for key in tasks}
    ready = [key for key, count in waiting.items() if not count]
    out = _grouped(tuple(link for links in into.values() for link in links), lambda link: link.before)
    for key in ready:
        ranks[key] = len(ranks)
        for link in out.get(key, ()):
            waiting[link.after] -= 1
            if not waiting[link.after]:
                ready.append(link.after)
    return sorted(tasks.values(), key=lambda task: ranks[task.key])


def _at(moment: float) -> str:
    return "at once, on day 0" if moment == 0 else f"after day {number(moment)}"


def _moment(link: LinkRoom, tasks: Tasks) -> str:
    """The moment a task waits for: the end of B + 1, less its own duration where its end is bound."""
    lag = f" {'+' if link.lag > 0 else '−'} {number(abs(link.lag))}" if link.lag else ""
    own = f" − its own {days(tasks[link.after].days)}" if link.kind[1] == "F" else ""
    return f"the {_FORWARD[link.kind]} of {link.before}{lag}{own}"


def _limit(link: LinkRoom, tasks: Tasks) -> str:
    """The moment by which a task must end: the latest start of D − 2, plus its own days where its start is bound."""
    lag = f" {'−' if link.lag > 0 else '+'} {number(abs(link.lag))}" if link.lag else ""
    own = f" + its own {days(tasks[link.before].days)}" if link.kind[0] == "S" else ""
    return f"the latest {'start' if link.kind[1] == 'S' else 'end'} of {link.after}{lag}{own}"


def _from(link: LinkRoom, task: TaskTimes, tasks: Tasks) -> float:
    before = tasks[link.before]
    moment = before.early_finish if link.kind[0] == "F" else before.early_start
    return moment + link.lag - (task.days if link.kind[1] == "F" else 0)


def _until(link: LinkRoom, task: TaskTimes, tasks: Tasks) -> float:
    after = tasks[link.after]
    moment = after.late_start if link.kind[1] == "S" else after.late_finish
    return moment - link.lag + (task.days if link.kind[0] == "S" else 0)


def _chosen(which: tuple[str, str], parts: list[str]) -> str:
    """The later of two, the latest of more; of one there is nothing to choose."""
    if len(parts) == 1:
        return parts[0]
    return f"the {which[len(parts) > 2]} of {_joined(parts)}"


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _es(task: TaskTimes) -> tuple[str, str]:
    return number(task.early_start), f"{number(task.early_start)} + {number(task.days)} = {number(task.early_finish)}"


def _ls(task: TaskTimes) -> tuple[str, str, str]:
    start = f"{number(task.late_finish)} − {number(task.days)} = {number(task.late_start)}"
    room = f"{number(task.late_start)} − {number(task.early_start)} = {number(task.total_float)}"
    return number(task.late_finish), start, room
