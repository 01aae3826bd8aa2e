"""The gradebook as one table: a row for each learner, and for each module its points, its pages and its exercises."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from csm_autograder.cohort.rows import Cohort, Learner, Mark, Task, Work

Cell = str | float | None
WHO = ("Learner", "Last name", "First name")
NOT_HANDED_IN = "not handed in"


@dataclass(frozen=True)
class Table:
    """`head` and rows of the same length. What `holds_numbers` of a head is numbers or None; all else is text."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def holds_numbers(head: str) -> bool:
    """True for a column of points."""
    return head.endswith((": points", ": of", ": late penalty"))


def table(cohorts: Sequence[Cohort]) -> Table:
    """The modules side by side; whoever is in any of them has a row."""
    works = [{work.learner.id: work for work in cohort.works} for cohort in cohorts]
    learners = {one.id: one for cohort in cohorts for one in (*cohort.absent, *(w.learner for w in cohort.works))}
    head = (*WHO, *(name for cohort in cohorts for name in _head(cohort)))
    rows = []
    for id, learner in sorted(learners.items()):
        cells = (cell for cohort, one in zip(cohorts, works, strict=True) for cell in _cells(cohort, one.get(id)))
        rows.append((*_who(learner), *cells))
    return Table(head, tuple(rows))


def _who(learner: Learner) -> tuple[str, str, str]:
    return learner.id, learner.last_name, learner.first_name


def _head(cohort: Cohort) -> Iterator[str]:
    module = cohort.assignment.partition("-")[0]
    yield from (f"{module}: {what}" for what in ("points", "of", "late penalty", "state", "submitted (UTC)"))
    for notebook, tasks in _pages(cohort):
        yield from (f"{module} {notebook}: {what}" for what in ("points", "of", "late penalty"))
        for task in tasks:
            yield from (f"{task.id}: {what}" for what in ("points", "of", "state"))


def _cells(cohort: Cohort, work: Work | None) -> Iterator[Cell]:
    yield from _whole(cohort, work)
    for notebook, tasks in _pages(cohort):
        marks = [work.marks.get(task.id) if work else None for task in tasks]
        yield from _page(notebook, tasks, marks, work)
        for task, mark in zip(tasks, marks, strict=True):
            yield from _task(task, mark)


def _whole(cohort: Cohort, work: Work | None) -> tuple[Cell, ...]:
    if work is None:
        return None, cohort.maximum, None, NOT_HANDED_IN, ""
    points = _rounded(work.points) if work.marks else None
    return points, cohort.maximum, _rounded(work.penalty), work.state, _time(work.submitted)


def _page(notebook: str, tasks: Sequence[Task], marks: Sequence[Mark | None], work: Work | None) -> tuple[Cell, ...]:
    maximum = sum(task.maximum for task in tasks)
    if work is None or not any(marks):
        return None, maximum, None
    penalty = work.penalties.get(notebook, 0)
    points = max(0.0, sum(mark.points or 0 for mark in marks if mark) - penalty)
    return _rounded(points), maximum, _rounded(penalty)


def _task(task: Task, mark: Mark | None) -> tuple[Cell, ...]:
    if mark is None:
        return None, task.maximum, ""
    return (None if mark.points is None else _rounded(mark.points)), task.maximum, mark.state


def _pages(cohort: Cohort) -> Iterator[tuple[str, list[Task]]]:
    for notebook in cohort.notebooks:
        yield notebook, [task for task in cohort.tasks if task.notebook == notebook]


def _rounded(points: float) -> float:
    """To two decimals, as every page shows points; never a minus in front of nothing."""
    return round(points, 2) + 0.0


def _time(moment: datetime | None) -> str:
    return moment.isoformat(sep=" ", timespec="seconds") if moment else ""
