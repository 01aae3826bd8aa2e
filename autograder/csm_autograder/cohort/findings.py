"""Who is stuck where, which exercise costs most and why, who has gone quiet, what waits for a person. Pure.

An exercise is passed from half of its points on. Words say what colours only repeat.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from csm_autograder.cohort.evidence import Evidence, Judged, Lost
from csm_autograder.cohort.rows import Cohort, Learner, Mark, Task, Work
from csm_course.wording import counted

Level = Literal["all", "most", "half", "few", "none", "blank", "to read", "open"]
"""How much of the points: all, from 80 %, from half, less, none; nothing answered; waits for a person; not graded."""

Show = Literal["everyone", "stuck", "to read", "late", "missing"]
Sort = Literal["name", "points", "stuck", "quiet"]
STUCK: frozenset[Level] = frozenset({"few", "none", "blank"})
PASSED, MOST = 0.5, 0.8
REASONS = 3


@dataclass(frozen=True)
class Line:
    """One learner: the level of each exercise in the order of the module's pages; no work, no levels.

    `waiting`: how many answers a person has yet to read, by notebook.
    """

    learner: Learner
    work: Work | None
    levels: tuple[Level, ...]
    stuck: tuple[Task, ...]
    waiting: dict[str, int]
    active: datetime | None


@dataclass(frozen=True)
class Reason:
    """Why points were lost, and how many learners lost them so."""

    lost: Lost
    learners: int


@dataclass(frozen=True)
class Trouble:
    """One exercise in the whole cohort: how many are graded, below half, blank, waiting; the average share.

    `only_blank`: points were lost, and by nobody who answered.
    """

    task: Task
    graded: int
    below: int
    blank: int
    waiting: int
    average: float | None
    only_blank: bool
    reasons: tuple[Reason, ...]

    @property
    def share_below(self) -> float:
        """The share of those graded that is below half."""
        return self.below / self.graded if self.graded else 0.0


def level(task: Task, mark: Mark | None, judged: Judged | None = None) -> Level:
    """In a word; a blank answer is one, also where it waits for a person."""
    if judged is not None and judged.is_blank and not judged.trouble and not (mark and mark.points):
        return "blank"
    if mark is None:
        return "open"
    if mark.state == "needs a person":
        return "to read"
    share = _share(task, mark)
    if share >= 1:
        return "all"
    return "most" if share >= MOST else "half" if share >= PASSED else "few" if share > 0 else "none"


def lines(cohort: Cohort, known: Mapping[str, Evidence]) -> tuple[Line, ...]:
    """Everybody, by name; `known` is what has been read of the answers so far, by learner."""
    found = [_line(cohort.tasks, work, known.get(work.learner.id)) for work in cohort.works]
    found += [Line(one, None, (), (), {}, None) for one in cohort.absent]
    return tuple(sorted(found, key=_by_name))


def troubles(cohort: Cohort, known: Mapping[str, Evidence]) -> tuple[Trouble, ...]:
    """The exercises, the one that most are below half in first."""
    found = [_trouble(task, cohort.works, known) for task in cohort.tasks]
    return tuple(sorted(found, key=lambda one: (-one.share_below, one.average if one.average is not None else 2)))


def chosen(found: Iterable[Line], find: str, show: Show, sort: Sort) -> tuple[Line, ...]:
    """The lines whose learner's id or name holds all words of `find`, of one kind, in one order."""
    words = find.casefold().split()
    fitting = [line for line in found if _fits(line, show) and all(word in _text(line) for word in words)]
    orders = {"name": _by_name, "points": _by_points, "stuck": _by_stuck, "quiet": _by_quiet}
    return tuple(sorted(fitting, key=orders[sort]))


def next_steps(line: Line, now: datetime) -> tuple[tuple[str, str], ...]:
    """What to do about a learner, most urgent first: sentences, each with the notebook to open or nothing."""
    if line.work is None:
        return (("Nothing has been handed in. Ask what stands in the way.", ""),)
    if not line.work.marks:
        return (("Handed in and not graded yet: run csm grade, or autograde in nbgrader.", ""),)
    steps = [(f"Read {counted(count, 'written answer')} in {page}.", page) for page, count in line.waiting.items()]
    for page in dict.fromkeys(task.notebook for task in line.stuck):
        named = ", ".join(f"“{task.title}”" for task in line.stuck if task.notebook == page)
        steps.append((f"Talk about {named}: below half of the points, or not answered.", page))
    days = (now - line.active).days if line.active else 0
    if days >= 14:
        steps.append((f"Nothing has changed for {days} days. A short message may help.", ""))
    return tuple(steps) or (("Nothing to do: all is judged, and nothing is below half.", ""),)


def _line(tasks: Sequence[Task], work: Work, seen: Evidence | None) -> Line:
    judged = seen.judged if seen else {}
    levels = tuple(level(task, work.marks.get(task.id), judged.get(task.id)) for task in tasks)
    stuck = tuple(task for task, one in zip(tasks, levels, strict=True) if one in STUCK)
    times = [moment for moment in (work.submitted, seen.saved if seen else None) if moment]
    waiting = Counter(task.notebook for task in tasks if _waits(work, task))
    return Line(work.learner, work, levels, stuck, dict(waiting), max(times, default=None))


def _trouble(task: Task, works: Sequence[Work], known: Mapping[str, Evidence]) -> Trouble:
    marks = [mark for work in works if (mark := work.marks.get(task.id))]
    shares = [_share(task, mark) for mark in marks if mark.state != "needs a person"]
    judged = [one for work in works if (seen := known.get(work.learner.id)) and (one := seen.judged.get(task.id))]
    reasons = Counter(lost for one in judged for lost in dict.fromkeys(one.lost))
    return Trouble(
        task,
        graded=len(shares),
        below=sum(share < PASSED for share in shares),
        blank=sum(one.is_blank for one in judged),
        waiting=sum(mark.state == "needs a person" for mark in marks),
        average=sum(shares) / len(shares) if shares else None,
        only_blank=_only_blank(task, works, known),
        reasons=tuple(Reason(lost, count) for lost, count in reasons.most_common(REASONS)),
    )


def _only_blank(task: Task, works: Sequence[Work], known: Mapping[str, Evidence]) -> bool:
    losing = [
        known[work.learner.id].judged.get(task.id) if work.learner.id in known else None
        for work in works
        if (mark := work.marks.get(task.id)) and mark.state != "needs a person" and _share(task, mark) < 1
    ]
    return bool(losing) and all(one is not None and one.is_blank for one in losing)


def _share(task: Task, mark: Mark) -> float:
    return (mark.points or 0) / task.maximum if task.maximum else 1.0


def _waits(work: Work, task: Task) -> bool:
    mark = work.marks.get(task.id)
    return mark is not None and mark.state == "needs a person"


def _fits(line: Line, show: Show) -> bool:
    match show:
        case "stuck":
            return bool(line.stuck)
        case "to read":
            return bool(line.waiting)
        case "late":
            return line.work is not None and line.work.penalty > 0
        case "missing":
            return line.work is None
    return True


def _text(line: Line) -> str:
    return f"{line.learner.id} {line.learner.name}".casefold()


def _by_name(line: Line) -> tuple[str, str, str]:
    return line.learner.last_name.casefold(), line.learner.first_name.casefold(), line.learner.id


def _by_points(line: Line) -> tuple[bool, float, tuple[str, str, str]]:
    return line.work is None, line.work.points if line.work else 0, _by_name(line)


def _by_stuck(line: Line) -> tuple[int, tuple[str, str, str]]:
    return -len(line.stuck), _by_name(line)


def _by_quiet(line: Line) -> tuple[bool, datetime, tuple[str, str, str]]:
    return line.work is None, line.active or datetime.min, _by_name(line)
