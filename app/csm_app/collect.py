"""`csm collect`: every submission out of the exchange, kept as an attempt; the one that counts goes to be graded."""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from csm_autograder.assessment.receipts import KeyTrouble, trusted_services
from csm_autograder.attempts.choosing import Pages
from csm_autograder.attempts.collecting import Places, Report, Rules, collect
from csm_autograder.attempts.keeping import Module, read_module
from csm_autograder.authored import find_authored
from csm_autograder.batch.course import Course, NoCourse, open_course
from csm_autograder.grading import NoKey
from csm_autograder.nbgrader_plugins.exchange import DueTimes, Inbound, NoInbound, due_times, inbound_of
from csm_autograder.policy import Policy, policy_of
from csm_autograder.policy.model import from_gradebook
from csm_autograder.receipt_check import Trusted
from csm_course.lookup import MODULE_FILE, read_module_file
from csm_course.places import modules_folder
from csm_course.problems import did_you_mean
from csm_course.wording import counted

ATTEMPTS = Path("build") / "attempts"


def collect_command(module: str | None, folder: Path, any_owner: bool) -> int:
    """Collect one module, or all that were released; `folder` is the course's. Returns the exit code."""
    names = sorted(path.name for path in modules_folder().glob("m[0-9][0-9]-*"))
    wanted = [name for name in names if module in (None, name, name[:3])]
    if not wanted:
        return _refused(f"There is no module {module!r}; {did_you_mean(str(module), names)}")
    try:
        course = open_course(folder)
        inbound = inbound_of(course)
        reports = [_collect(course, name, inbound, inbound.checks_owner and not any_owner) for name in wanted]
    except (NoCourse, NoInbound, NoKey, KeyTrouble) as obstacle:
        return _refused(str(obstacle))
    for report in reports:
        _tell(report, rule=policy_of(report.assignment, course.root).attempts)
    return 1 if any(report.failed for report in reports) else 0


def _collect(course: Course, assignment: str, inbound: Inbound, checks_owner: bool) -> Report:
    module = read_module(course.source(assignment))
    policy = policy_of(assignment, course.root)
    pages = _pages(module) if policy.attempts == "best" else {}
    trusted = trusted_services() if pages else Trusted()
    rules = Rules(policy, pages, _due(policy, due_times(course, assignment)), checks_owner, trusted)
    places = Places(course.root / ATTEMPTS, course.submitted, course.is_groupshared)
    bar: tqdm[NoReturn] = tqdm(desc=assignment, unit=" learners", disable=None, file=sys.stderr)
    with bar:
        return collect(inbound.folder, module, places, rules, _watching(bar))


def _watching(bar: "tqdm[NoReturn]") -> Callable[[int], object]:
    """Tells the bar first how many there are, then of each."""

    def watch(count: int) -> None:
        if bar.total is None:
            bar.reset(total=count)
        else:
            bar.update(count)

    return watch


def _pages(module: Module) -> Pages:
    """The graded exercises with their keys. Raises `NoKey`."""
    found = {}
    for page, ids in read_module_file(module.source / MODULE_FILE).documents.items():
        if page in module.notebooks:
            exercises = [find_authored(id) for id in ids]
            if None in exercises:
                raise NoKey(
                    f"The keys of {module.assignment} are not at hand, so the best attempt cannot be told. Set "
                    "CSM_CONTENT to the authors' folder course/content, or let the last attempt count (grading.yaml)."
                )
            found[page] = [one for one in exercises if one is not None]
    return found


def _due(policy: Policy, gradebook: DueTimes) -> Callable[[str], datetime | None]:
    """Each learner's due time: of grading.yaml, else of the gradebook."""

    def due(student: str) -> datetime | None:
        says_more = policy.due is not None or student in policy.extensions
        own = timedelta() if says_more else gradebook.extensions.get(student, timedelta())
        found = policy.due_for(student, otherwise=from_gradebook(gradebook.due) if gradebook.due else None)
        return found + own if found else None

    return due


def _tell(report: Report, rule: str) -> None:
    counts = f"{counted(report.learners, 'learner')}, {counted(report.kept, 'new attempt')}"
    print(f"{report.assignment}: {counts}, {len(report.laid)} to be graded ({rule} counts).")
    if report.earlier:
        names = ", ".join(report.earlier)
        print(f"  An earlier attempt than before counts now for {names}: grade with csm grade, or autograde --force.")
    for student, remark in report.troubles:
        print(f"  {student or 'inbound'}: {remark.instructor}.\n    To tell the learner: {remark.learner}")


def _refused(reason: str) -> int:
    print(f"Not collected: {reason}", file=sys.stderr)
    return 1
