"""The course's own policies, made of the numbers in `syllabus/exams.yaml`; practice is ours and stated here."""

from datetime import timedelta
from pathlib import Path

from csm_autograder.assessment.policy.model import Policy, Waits
from csm_course.places import content_folder
from csm_course.source import parse, read_yaml
from csm_course.syllabus.exams import ExamPolicies, Exams, Pause, RetakePolicy, TestPolicy

EXAMS_FILE = Path("syllabus") / "exams.yaml"
PRACTICE_QUESTIONS = 10


def read_policies(content: Path | None = None) -> dict[str, Policy]:
    """`module_test`, `part_a`, `part_b` and `practice` by name. Raises ContentError with every fault of the file."""
    return policies_of(parse(read_yaml((content or content_folder()) / EXAMS_FILE), Exams).policies)


def policies_of(exams: ExamPolicies) -> dict[str, Policy]:
    """The same from the parsed file."""
    retakes = waits_of(exams.retakes)
    made = (
        _policy("module_test", exams.module_test, exams, pause_of(exams.module_test.pause)),
        _policy("part_a", exams.part_a, exams, retakes),
        _policy("part_b", exams.part_b, exams, retakes),
        practice(),
    )
    return {policy.name: policy for policy in made}


def waits_of(retakes: RetakePolicy) -> Waits:
    """2 days, 2 days, then 14, and all over again: the last wait of a cycle is the long one.

    A cycle of three has waits after its first and its second fail; where fewer are written, the last one is repeated.
    """
    between = [timedelta(days=days) for days in retakes.waits_days][: retakes.attempts_in_cycle - 1]
    while between and len(between) < retakes.attempts_in_cycle - 1:
        between.append(between[-1])
    while len(between) < retakes.attempts_in_cycle - 1:
        between.append(timedelta())
    return Waits(spans=(*between, timedelta(days=retakes.wait_after_cycle_days)), after_last="again")


def pause_of(pause: Pause | None) -> Waits:
    """No wait between so many fails, one after the last of them, and all over again."""
    if pause is None:
        return Waits()
    return Waits(spans=(*[timedelta()] * (pause.fails - 1), timedelta(days=pause.wait_days)), after_last="again")


def practice(questions: int = PRACTICE_QUESTIONS) -> Policy:
    """Practice: no clock, no pass mark, reasons at once, and how sure one is."""
    return Policy(
        name="practice", title="Practice", questions=questions, after_pass="open", fresh_questions=False,
        practice=True, asks_certainty=True,
    )  # fmt: skip


def _policy(name: str, test: TestPolicy, exams: ExamPolicies, waits: Waits) -> Policy:
    return Policy(
        name=name, title=test.title, questions=test.questions, minutes=test.minutes, pass_percent=test.pass_percent,
        attempts=test.attempts, waits=waits, open_book=exams.open_book,
        fresh_questions=exams.retakes.fresh_questions,
    )  # fmt: skip
