"""One run: every submission of a module is read, marked, written and put in its place, whatever the others hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from csm_autograder.batch import folders, wording
from csm_autograder.batch.course import Course
from csm_autograder.batch.executors import Desk, NotMarked, here, marked, processes
from csm_autograder.batch.gradebook import Gradebook
from csm_autograder.batch.ledger import Entry
from csm_autograder.batch.lock import alone
from csm_autograder.batch.making import make_template
from csm_autograder.batch.marked import Marked
from csm_autograder.batch.marking import mark
from csm_autograder.batch.remark import Remark
from csm_autograder.batch.submission import CannotRead, Submission, read_submission
from csm_autograder.batch.template import Template

Place = Callable[[Template], AbstractContextManager[Desk]]
"""Opens the workers for a template."""

Watch = Callable[[int, int, int], None]
"""Told how many submissions are done with, of how many, and how many of the former were left as they are."""

Meet = Callable[[Marked], None]
"""Shown a submission that was marked."""


@dataclass(frozen=True)
class Points:
    """What one learner earned without a person."""

    student: str
    points: float
    maximum: float


@dataclass(frozen=True)
class Trouble:
    """A submission with something wrong. `is_graded`: the rest of it was judged all the same."""

    student: str
    remarks: tuple[Remark, ...]
    is_graded: bool


@dataclass
class Report:
    """What a run did. `points` are gathered in a dry run only."""

    assignment: str
    graded: int = 0
    skipped: int = 0
    troubles: list[Trouble] = field(default_factory=list)
    points: list[Points] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """How many submissions could not be graded."""
        return sum(not trouble.is_graded for trouble in self.troubles)


def grade(
    course: Course,
    assignment: str,
    students: Iterable[str] | None = None,
    *,
    place: Place = here,
    dry: bool = False,
    force: bool = False,
    watch: Watch = lambda done, total, unchanged: None,
    before: Meet = lambda marked: None,
) -> Report:
    """Grade a module's submissions, of some students or of all. Raises `NotReady`, `Busy`.

    `dry` judges everything and writes nothing; `force` grades again what has not changed. `before` meets each
    submission that was marked, while gradebook and folder still say what they said.
    """
    template = make_template(course, assignment)
    with alone(course, dry), place(template) as desk, Gradebook(course, template, writes=not dry) as gradebook:
        if not dry:
            folders.repair(course, assignment, gradebook.entries)
        entries = {} if force or dry else gradebook.entries()
        run = _Run(course, template, gradebook, Report(assignment), entries, watch)
        for outcome in marked(desk, run.submissions(students)):
            outcome = run.met(outcome)
            if isinstance(outcome, Marked):
                before(outcome)
            run.take(outcome, keep=not dry)
        if not dry:
            folders.repair(course, assignment, gradebook.entries)
    return run.report


def workers(number: int) -> Place:
    """The place for so many workers on this machine."""
    return here if number <= 1 else lambda template: processes(template, number)


class _Run:
    """The state of one run: what was done already, and what there is to report."""

    def __init__(
        self, course: Course, template: Template, gradebook: Gradebook, report: Report,
        entries: Mapping[str, Entry], watch: Watch,
    ) -> None:  # fmt: skip
        self.course, self.template, self.gradebook, self.report = course, template, gradebook, report
        self._entries, self._watch = entries, watch
        self._done, self._total = 0, 0
        self._under_way: dict[str, Submission] = {}

    def submissions(self, students: Iterable[str] | None) -> Iterator[Submission]:
        """What is to be marked; the rest is counted."""
        names = self.course.students(self.template.assignment)
        known, wanted = set(names), names if students is None else sorted(set(students))
        self._total = len(wanted)
        for student in wanted:
            if student not in known:
                self._fail(student, wording.NOTHING_HANDED_IN)
                continue
            submission = self._read(student)
            if submission and self._is_due(submission):
                self._under_way[student] = submission
                yield submission
            elif submission:
                self.report.skipped += 1
                self._advance()

    def met(self, outcome: Marked | NotMarked) -> Marked | NotMarked:
        """The outcome; marked once more where a receipt was used before, which only the gradebook knows."""
        if not isinstance(outcome, Marked):
            self._under_way.pop(outcome.submission.student, None)
            return outcome
        submission, used = self._under_way.pop(outcome.student), self.gradebook.used(outcome)
        return mark(self.template, submission, used) if used else outcome

    def take(self, outcome: Marked | NotMarked, keep: bool) -> None:
        """Keep what was marked, or only say it."""
        if isinstance(outcome, NotMarked):
            self._fail(outcome.submission.student, outcome.reason, outcome.submission.remarks)
        elif not keep:
            self.report.points.append(Points(outcome.student, outcome.points, outcome.maximum))
            self._succeed(outcome)
        elif self._keep(outcome):
            self._succeed(outcome)

    def _read(self, student: str) -> Submission | None:
        assignment, terms = self.template.assignment, self.gradebook.terms(student)
        folder = self.course.submitted(student, assignment)
        try:
            if folder.parent.is_symlink():
                raise CannotRead(wording.LEARNER_IS_LINK)
            return read_submission(folder, student, assignment, self.template.answers, terms)
        except CannotRead as error:
            self._fail(student, str(error))
            return None

    def _is_due(self, submission: Submission) -> bool:
        """True for what is new or has changed, and for what was graded and then lost its folder."""
        if self._entries.get(submission.student) != Entry(submission.fingerprint, self.template.fingerprint):
            return True
        return not self.course.autograded(submission.student, submission.assignment).is_dir()

    def _keep(self, one: Marked) -> bool:
        """Folder ready, rows committed, folder in its place, in this order; see `folders`."""
        try:
            entry = folders.stage(self.course, self.template, one)
            self.gradebook.write(one)
            folders.settle(self.course, one.student, one.assignment, entry)
        except Exception as error:  # a full disk or a name no disk takes must not cost the others their grades
            self._fail(one.student, wording.failure(error), one.remarks)
            return False
        return True

    def _succeed(self, one: Marked) -> None:
        self.report.graded += 1
        if one.remarks:
            self.report.troubles.append(Trouble(one.student, one.remarks, is_graded=True))
        self._advance()

    def _fail(self, student: str, reason: str, remarks: tuple[Remark, ...] = ()) -> None:
        self.report.troubles.append(Trouble(student, (wording.not_graded(reason), *remarks), is_graded=False))
        self._advance()

    def _advance(self) -> None:
        self._done += 1
        self._watch(self._done, self._total, self.report.skipped)
