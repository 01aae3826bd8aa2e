"""Reads the matrix both ways: along each task for its validity, down each person for the load."""

from csm_course.registers import Stakeholder
from csm_course.tools.raci_matrix.inputs import Inputs, Task
from csm_course.tools.raci_matrix.result import Load, Result, TaskState

MOST_RESPONSIBLE, MOST_CONSULTED = 3, 3
"""More than these slow a task down: rules of thumb of the course."""

FEW = 3
"""Below this number of tasks, "more than half of them" says nothing about a person."""


def solve(inputs: Inputs) -> Result:
    """Only tasks and people with a name count; letters of people who are gone are ignored."""
    people = [one for one in inputs.stakeholders if one.name]
    tasks = [one for one in inputs.tasks if one.name]
    loads = tuple(_load(person, tasks) for person in people)
    states = tuple(_state(task, people) for task in tasks)
    return Result(
        tasks=states,
        loads=loads,
        valid=sum(not one.fault for one in states),
        answers_for_most=_most(loads, "accountable", len(tasks)),
        overloaded=_most(loads, "responsible", len(tasks)),
        idle=tuple(one.name for one in loads if not one.tasks) if tasks else (),
    )


def _state(task: Task, people: list[Stakeholder]) -> TaskState:
    letters = [task.roles.get(person.id, "") for person in people]
    counts = {name: sum(letter in one for one in letters) for name, letter in _COLUMNS.items()}
    return TaskState(id=task.id, name=task.name, **counts, fault=_fault(counts), doubt=_doubt(counts))


_COLUMNS = {"responsible": "R", "accountable": "A", "consulted": "C", "informed": "I"}


def _fault(counts: dict[str, int]) -> str:
    """What makes the task invalid; no task may be without one A and at least one R."""
    if not counts["accountable"]:
        return "nobody is accountable; choose one person"
    if counts["accountable"] > 1:
        return f"{counts['accountable']} people are accountable; keep one"
    return "" if counts["responsible"] else "nobody is responsible; choose who does it"


def _doubt(counts: dict[str, int]) -> str:
    """What is allowed and rarely good."""
    if counts["responsible"] > MOST_RESPONSIBLE:
        return f"{counts['responsible']} people are responsible: can the task be split?"
    if counts["consulted"] > MOST_CONSULTED:
        return f"{counts['consulted']} people are consulted: it will be slow. Would it do to inform some?"
    return ""


def _load(person: Stakeholder, tasks: list[Task]) -> Load:
    letters = [task.roles.get(person.id, "") for task in tasks]
    counts = {name: sum(letter in one for one in letters) for name, letter in _COLUMNS.items()}
    return Load(id=person.id, name=person.name, **counts, tasks=sum(bool(one) for one in letters))


def _most(loads: tuple[Load, ...], column: str, tasks: int) -> tuple[str, ...]:
    if tasks < FEW:
        return ()
    return tuple(one.name for one in loads if getattr(one, column) > tasks / 2)
