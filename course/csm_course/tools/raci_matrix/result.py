"""Where the matrix does not hold, and how much each person carries."""

from csm_course.model import Model


class TaskState(Model):
    """One task: how many people have each letter (A/R counts as both), and what is wrong in a sentence, if anything."""

    id: str
    name: str
    responsible: int
    accountable: int
    consulted: int
    informed: int
    fault: str
    doubt: str


class Load(Model):
    """What one person carries over all tasks."""

    id: str
    name: str
    responsible: int
    accountable: int
    consulted: int
    informed: int
    tasks: int


class Result(Model):
    """A task is `valid` with one A and at least one R. `answers_for_most` have the A of more than half the tasks.

    `overloaded` do (R) more than half of them, `idle` have no letter at all.
    """

    tasks: tuple[TaskState, ...]
    loads: tuple[Load, ...]
    valid: int
    answers_for_most: tuple[str, ...]
    overloaded: tuple[str, ...]
    idle: tuple[str, ...]
