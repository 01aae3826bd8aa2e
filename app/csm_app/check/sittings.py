"""Pages that hand in a test's receipt: the test is one of the course's, and asks as many questions as it has points."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from csm_autograder.assessment.forms.reading import WrittenAssessment, read_assessments
from csm_course.content import AuthoredModule
from csm_course.exercises.sitting import SittingExercise
from csm_course.problems import ContentError, Problem, did_you_mean
from csm_course.source import read_yaml


def sitting_problems(content: Path, modules: Sequence[AuthoredModule]) -> list[Problem]:
    """Every fault of every such exercise; none while the tests' own files cannot be read, which is told elsewhere."""
    try:
        known = {one.assessment.id: one.assessment for one in read_assessments(content)}
    except ContentError:
        return []
    return [
        read_yaml(page.path.with_suffix(".yaml")).problem((index, key), f"{exercise.id}: {what}", remedy)
        for module in modules
        for page in module.pages
        for index, exercise in enumerate(page.exercises)
        if isinstance(exercise, SittingExercise)
        for key, what, remedy in _faults(exercise, known)
    ]


def _faults(exercise: SittingExercise, known: Mapping[str, WrittenAssessment]) -> Iterator[tuple[str, str, str]]:
    """The key a fault stands at, what is wrong, and the remedy."""
    found = known.get(exercise.assessment)
    if found is None:
        what = f"there is no test or exam '{exercise.assessment}' in assessments/"
        yield "assessment", what, did_you_mean(exercise.assessment, sorted(known))
    elif exercise.points != found.blueprint.items:
        what = f"'{found.id}' asks {found.blueprint.items} questions, the exercise has {exercise.points:g} points"
        yield "points", what, "give it a point per question"
