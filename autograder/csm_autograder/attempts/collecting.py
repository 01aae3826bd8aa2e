"""Takes every submission of a module out of the exchange, keeps all, and lays out the one of each learner that counts.

Nothing a learner handed in stops the others: what cannot be taken is remarked on, and tried again the next time.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path

from csm_autograder.attempts.choosing import Attempt, Choice, Pages, choose
from csm_autograder.attempts.inbound import HandIn, Stray, folder_name, hand_ins, moment
from csm_autograder.attempts.keeping import Module, attempts_in, keep, lay_out, read
from csm_autograder.batch.remark import Remark
from csm_autograder.batch.submission import TIMESTAMP, CannotRead, Submission
from csm_autograder.policy import Policy
from csm_autograder.receipt_check import NOBODY, Trusted

Due = Callable[[str], datetime | None]


@dataclass(frozen=True)
class Places:
    """Where a course keeps what is collected; `submitted` gives a learner's folder."""

    attempts: Path
    submitted: Callable[[str, str], Path]
    is_groupshared: bool = False


@dataclass(frozen=True)
class Rules:
    """How to choose: the policy, the exercises with their keys by notebook, and each learner's due time.

    `trusted`: the services whose receipts count.
    """

    policy: Policy
    pages: Pages
    due: Due
    checks_owner: bool = True
    trusted: Trusted = NOBODY


@dataclass
class Report:
    """What was done for one module. `troubles`: whose, and what was found; `failed`: what could not be done at all."""

    assignment: str
    kept: int = 0
    learners: int = 0
    laid: list[str] = field(default_factory=list)
    earlier: list[str] = field(default_factory=list)
    troubles: list[tuple[str, Remark]] = field(default_factory=list)
    failed: bool = False


def collect(
    inbound: Path, module: Module, places: Places, rules: Rules, watch: Callable[[int], object] = lambda _: None
) -> Report:
    """Collect one module; `watch` hears how many learners there are, then a 1 after each. Raises OSError."""
    report = Report(module.assignment)
    taken = list(_taken(inbound, module, rules, report))
    students = sorted({*(one.student for one in taken), *_known(places.attempts, module)})
    by_student = {name: list(group) for name, group in groupby(sorted(taken, key=_by), key=lambda one: one.student)}
    watch(len(students))
    for student in students:
        try:
            _collect_one(student, by_student.get(student, []), module, places, rules, report)
        except (CannotRead, OSError) as error:
            report.failed = True
            report.troubles.append((student, _not_taken(error)))
        watch(1)
    report.learners = len(students)
    return report


def _collect_one(
    student: str, taken: list[HandIn], module: Module, places: Places, rules: Rules, report: Report
) -> None:
    home = places.attempts / student / module.assignment
    for name, hand_in in _named(taken):
        if not (home / name).is_dir():
            submission = read(hand_in.folder, student, module)
            keep(submission, hand_in.folder, hand_in.stamp, home / name, module)
            report.kept += 1
            report.troubles += [(student, remark) for remark in (*submission.remarks, *_clocks(hand_in, submission))]
    kept = {path.name: read(path, student, module) for path in attempts_in(home)}
    attempts = [Attempt(name, _at(one), one.answers, student) for name, one in kept.items()]
    if not attempts:
        return
    choice = choose(attempts, rules.policy, rules.pages, rules.due(student), rules.trusted)
    _lay(student, choice, kept, home, module, places, report)


def _lay(
    student: str,
    choice: Choice,
    kept: dict[str, Submission],
    home: Path,
    module: Module,
    places: Places,
    report: Report,
) -> None:
    """Lay out the attempt that counts, unless it lies there already."""
    target = places.submitted(student, module.assignment)
    chosen = kept[choice.counts.name]
    laid = read(target, student, module) if target.is_dir() and not target.is_symlink() else None
    if laid is not None and laid.fingerprint == chosen.fingerprint:
        return
    lay_out(home / choice.counts.name, target, places.is_groupshared)
    report.laid.append(student)
    if laid is not None and laid.timestamp and chosen.timestamp and chosen.timestamp < laid.timestamp:
        report.earlier.append(student)


def _taken(inbound: Path, module: Module, rules: Rules, report: Report) -> Iterator[HandIn]:
    """The submissions that may count; of the others it is said why they do not."""
    for one in hand_ins(inbound, module.assignment):
        if isinstance(one, Stray):
            report.troubles.append(("", one.remark))
        elif rules.checks_owner and one.owner() != one.student:
            report.troubles.append((one.student, _foreign(one)))
        else:
            yield one


def _known(attempts: Path, module: Module) -> Iterator[str]:
    """Who has kept attempts of the module, also where the exchange was emptied since."""
    for home in attempts.glob(f"*/{module.assignment}"):
        if home.is_dir() and not home.parent.name.startswith("."):
            yield home.parent.name


def _named(taken: Iterable[HandIn]) -> Iterator[tuple[str, HandIn]]:
    """Each with the name it is kept under: its time, and a number where two came at the same moment."""
    seen: dict[str, int] = {}
    for one in taken:
        name = folder_name(one.at)
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}~{seen[name]}"), one


def _by(one: HandIn) -> tuple[str, datetime, str]:
    return one.student, one.at, one.name


def _at(submission: Submission) -> datetime:
    return submission.timestamp or datetime(1970, 1, 1)


def _clocks(hand_in: HandIn, submission: Submission) -> Iterator[Remark]:
    """The time in the folder and the time in its name should be one; the name counts, as for nbgrader's collect."""
    said = submission.receipts.get(TIMESTAMP, b"").decode(errors="replace").strip()
    inside = moment(said)
    if inside is not None and inside != hand_in.at:
        yield Remark(
            TIMESTAMP,
            f"the folder {hand_in.name!a} says in {TIMESTAMP} that it was handed in at {said!a}; the time of its name "
            "counts",
            "Your hand-in states two times. The later of a wrong clock may have been taken; ask if a point was lost.",
        )


def _foreign(one: HandIn) -> Remark:
    owner = one.owner() or "an account unknown here"
    return Remark(
        one.name,
        f"{one.name!a} claims to be {one.student}'s but belongs to {owner}, so it does not count. Where accounts and "
        "learners' names differ, set c.ExchangeCollect.check_owner = False in nbgrader_config.py, or say --any-owner",
        "Hand the module in from your own account.",
    )


def _not_taken(error: Exception) -> Remark:
    return Remark("", f"not collected, and tried again the next time: {error}", "Your work has arrived; please wait.")
