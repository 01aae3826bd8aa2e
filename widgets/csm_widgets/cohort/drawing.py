"""Findings as the page shows them: numbers rounded, moments with their zone, places to open."""

from datetime import UTC, datetime

from csm_autograder.cohort import findings
from csm_autograder.cohort.evidence import Evidence, Judged
from csm_autograder.cohort.rows import Cohort, Mark, Task
from csm_widgets.cohort.messages import Cell, Column, Detail, Figures, Person, Reason, Row, Step, Trouble
from csm_widgets.cohort.wording import NOT_HANDED_IN

NOTHING_KNOWN = Evidence(None, {})


def figures(cohort: Cohort, lines: tuple[findings.Line, ...]) -> Figures:
    """The cohort in numbers."""
    graded = [work.points for work in cohort.works if work.marks]
    return Figures(
        handed_in=len(cohort.works),
        learners=len(lines),
        average=round(sum(graded) / len(graded), 1) if graded else None,
        maximum=cohort.maximum,
        stuck=sum(bool(line.stuck) for line in lines),
        waiting=sum(sum(line.waiting.values()) for line in lines),
    )


def columns(cohort: Cohort) -> tuple[Column, ...]:
    """The exercises, page by page."""
    return tuple(Column(id=t.id, title=t.title, notebook=t.notebook, maximum=t.maximum) for t in cohort.tasks)


def row(cohort: Cohort, line: findings.Line) -> Row:
    """One learner."""
    work = line.work
    marks = [work.marks.get(task.id) if work else None for task in cohort.tasks] if line.levels else []
    cells = zip(line.levels, marks, strict=True)
    return Row(
        learner=line.learner.id,
        name=line.learner.name,
        state=work.state if work else NOT_HANDED_IN,
        points=round(work.points, 2) if work and work.marks else None,
        penalty=round(work.penalty, 2) if work else 0,
        active=_aware(line.active),
        cells=tuple(Cell(level=level, points=_points(mark)) for level, mark in cells),
        stuck=len(line.stuck),
        waiting=sum(line.waiting.values()),
    )


def trouble(found: findings.Trouble) -> Trouble:
    """One exercise."""
    return Trouble(
        id=found.task.id,
        title=found.task.title,
        notebook=found.task.notebook,
        graded=found.graded,
        below=found.below,
        blank=found.blank,
        waiting=found.waiting,
        average=found.average,
        only_blank=found.only_blank,
        reasons=tuple(
            Reason(label=one.lost.label, reason=one.lost.reason, learners=one.learners) for one in found.reasons
        ),
    )


def person(cohort: Cohort, line: findings.Line, seen: Evidence | None, now: datetime, opens: bool = True) -> Person:
    """All about one learner. `opens`: with the places at which the formgrader shows the work."""
    work, seen = line.work, seen or NOTHING_KNOWN
    places = work.places if work and opens else {}
    steps = findings.next_steps(line, now.astimezone(UTC).replace(tzinfo=None))
    levels = zip(cohort.tasks, line.levels, strict=True) if line.levels else ()
    return Person(
        learner=line.learner.id,
        name=line.learner.name,
        submitted=_aware(work.submitted) if work else None,
        saved=_aware(seen.saved),
        penalty=round(work.penalty, 2) if work else 0,
        steps=tuple(Step(sentence=said, notebook=page, place=places.get(page, "")) for said, page in steps),
        details=tuple(
            _detail(task, level, work.marks.get(task.id) if work else None, seen.judged.get(task.id))
            for task, level in levels
        ),
    )


def _detail(task: Task, level: findings.Level, mark: Mark | None, judged: Judged | None) -> Detail:
    lost = judged.lost if judged else ()
    return Detail(
        title=task.title,
        level=level,
        points=_points(mark),
        maximum=task.maximum,
        state=mark.state if mark else "",
        lost=tuple(Reason(label=one.label, reason=one.reason, learners=1) for one in lost),
        trouble=judged.trouble if judged else "",
    )


def _points(mark: Mark | None) -> float | None:
    return round(mark.points, 2) if mark and mark.points is not None else None


def _aware(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None
