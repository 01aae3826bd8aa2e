"""What to look at next: the critical path in words, then what may be wrong with the plan or the trust in it."""

from collections.abc import Iterator

from csm_course.report import Note
from csm_course.tools.critical_path.inputs import Inputs
from csm_course.tools.critical_path.pictures import chance_words
from csm_course.tools.critical_path.result import Result, WhatIf
from csm_course.tools.critical_path.wording import days, listed, margin_text, number, path_text

NEAR = 0.1
"""The course's rule of thumb: float up to a tenth of the plan, and at least a day, is nearly none."""
SURE = 0.8


def remarks(inputs: Inputs, result: Result) -> Iterator[Note]:
    """Most important first."""
    yield Note(kind="info", text=_critical(result))
    if result.margin is not None:
        yield _deadline(result.margin)
    if result.what_if:
        yield Note(kind="info", text=_changed(result, result.what_if), field="changes")
    yield from _structure(result)
    yield from _trust(result)
    yield Note(kind="info", text=_convention())


def _caution(text: str, field: str = "tasks") -> Note:
    return Note(kind="caution", text=text, field=field)


def _critical(result: Result) -> str:
    first = path_text(result.paths[0])
    if result.path_count == 1:
        return f"Critical path: {first}. A day lost on any of these tasks is a day lost at the end."
    more = result.path_count - len(result.paths[:3])
    others = "; ".join(path_text(path) for path in result.paths[:3]) + (
        f"; and {number(more)} more" if more > 0 else ""
    )
    return f"{number(result.path_count)} critical paths: {others}. To end sooner, all of them must become shorter."


def _deadline(margin: float) -> Note:
    """How the plan stands to its deadline, and what that means for the floats."""
    if margin < 0:
        late = f"The plan is {margin_text(margin)}. Shorten a critical task, or overlap two."
        return _caution(f"{late} Until then no float helps: count {days(-margin)} off each.")
    text = f"The plan has {margin_text(margin)}."
    if margin > 0:
        text += f" Floats count to the end of the plan: by the deadline, each task has {days(margin)} more."
    return Note(kind="info", text=text, field="tasks")


def _changed(result: Result, changed: WhatIf) -> str:
    if changed.moved == 0:
        return "That change leaves the end where it is."
    wanted = sum(more for _, more in changed.changed)
    way = "later" if changed.moved > 0 else "earlier"
    text = f"With that change the plan ends {days(abs(changed.moved))} {way}"
    if wanted < 0 and abs(changed.moved) < abs(wanted):
        text += f", not {days(abs(wanted))}: part of it goes to tasks with float, or another path becomes the longest"
    return f"{text}. Critical then: {path_text(changed.paths[0])}."


def _structure(result: Result) -> Iterator[Note]:
    unknown = tuple(task.key for task in result.tasks if not task.has_days)
    if unknown:
        yield _caution(f"No days yet for {listed(unknown)}: counted as 0.")
    if result.alone:
        yield _caution(f"Nothing is linked to {listed(result.alone)}: does nothing come before, and nothing after?")
    if result.open_ends:
        yield _caution(
            f"Nothing waits for {listed(result.open_ends)}. Link what needs the result, or its float looks too large."
        )
    if result.clamped:
        yield _caution(f"A lead would start {listed(result.clamped)} before the plan does: it starts on day 0.")
    room = max(1.0, NEAR * result.finish)
    near = [task for task in result.tasks if not (task.is_summary or task.critical)]
    close = tuple(f"{task.key} ({number(task.total_float)})" for task in near if task.total_float <= room)
    if close:
        yield _caution(f"Nearly critical, with float up to {days(room)}: {listed(close)}. Watch them too.")


def _trust(result: Result) -> Iterator[Note]:
    if result.chance is None:
        return
    simulated = result.simulated
    chance = simulated.probability if simulated else result.chance.probability
    if result.deadline is not None and chance < SURE:
        eighty = dict(simulated.days_for if simulated else result.chance.days_for)[80]
        text = f"The deadline is kept with a chance of {chance_words(chance)}. "
        text += f"To be sure eight times of ten, plan for day {number(eighty, 1)}."
        yield _caution(text, "deadline")
    if simulated is None:
        text = (
            "The formula looks at one path alone. Where others are nearly as long, the true chance is lower: run the "
        )
        text += "simulation."
    else:
        text = (
            f"Simulation: {number(simulated.runs)} runs with PERT-beta durations, always the same luck. What "
            "separates it from the formula is merge bias: the longest path is not the same one each time."
        )
    yield Note(kind="info", text=text, field="simulate")


def _convention() -> str:
    return (
        "Days count from 0: a task with ES 5 starts when five days are over. The plan ends with its last task. Late "
        "times count back from that end; critical is what has no float."
    )
