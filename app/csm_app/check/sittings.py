"""Pages that hand in a test's receipt: the test is one of the course's, as long as its points, and its mark is told."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from csm_autograder.assessment.forms.reading import WrittenAssessment, read_assessments
from csm_autograder.assessment.policy.model import Policy
from csm_autograder.assessment.policy.reading import policies_of
from csm_course.content import AuthoredModule, Page
from csm_course.exercises.sitting import SittingExercise
from csm_course.problems import ContentError, Problem, did_you_mean, line_of
from csm_course.source import read_yaml
from csm_course.syllabus import Syllabus


def sitting_problems(content: Path, modules: Sequence[AuthoredModule], syllabus: Syllabus) -> list[Problem]:
    """Every fault of every such exercise; none while the tests' own files cannot be read, which is told elsewhere."""
    try:
        known = {one.assessment.id: one.assessment for one in read_assessments(content)}
    except ContentError:
        return []
    policies = policies_of(syllabus.policies)
    return [
        problem
        for module in modules
        for page in module.pages
        for index, exercise in enumerate(page.exercises)
        if isinstance(exercise, SittingExercise)
        for problem in _problems(page, index, exercise, known, policies)
    ]


def _problems(
    page: Page, index: int, exercise: SittingExercise, known: Mapping[str, WrittenAssessment],
    policies: Mapping[str, Policy],
) -> Iterator[Problem]:  # fmt: skip
    for key, what, remedy in _faults(exercise, known):
        source = read_yaml(page.path.with_suffix(".yaml"))
        yield source.problem((index, key), f"{exercise.id}: {what}", remedy)
    found = known.get(exercise.assessment)
    if found and found.policy in policies:
        yield from _untold(page, exercise.id, policies[found.policy])


def _faults(exercise: SittingExercise, known: Mapping[str, WrittenAssessment]) -> Iterator[tuple[str, str, str]]:
    """The key a fault stands at, what is wrong, and the remedy."""
    found = known.get(exercise.assessment)
    if found is None:
        what = f"there is no test or exam '{exercise.assessment}' in assessments/"
        yield "assessment", what, did_you_mean(exercise.assessment, sorted(known))
    elif exercise.points != found.blueprint.items:
        what = f"'{found.id}' asks {found.blueprint.items} questions, the exercise has {exercise.points:g} points"
        yield "points", what, "give it a point per question"


def _untold(page: Page, exercise: str, policy: Policy) -> Iterator[Problem]:
    """The pass mark as the policy has it, in per cent and in points: what learners read must be what counts."""
    if policy.pass_percent is None:
        return
    for words in (f"{policy.pass_percent:g}% passes", f"{policy.pass_points()} of {policy.questions}"):
        if words not in page.text:
            what = f"{exercise}: the page does not say '{words}', which is the rule of this test"
            yield Problem(page.path, line_of(page.path, "passes"), what, "say it in these words")
