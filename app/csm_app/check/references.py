"""What an exercise names is there: its module, competencies, lessons, objectives, and the programme's pass mark."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from csm_course.exercises import AnyExercise
from csm_course.exercises.quiz import Item, QuizExercise
from csm_course.problems import did_you_mean
from csm_course.remedies import Location
from csm_course.syllabus import Syllabus

Fault: TypeAlias = tuple[Location, str, str]
"""Where in the exercise a fault stands, what is wrong, and the remedy."""
Outcomes: TypeAlias = Mapping[str, tuple[str, ...]]
"""What each written page teaches, by the page's id."""


def reference_faults(exercise: AnyExercise, prefix: str, syllabus: Syllabus, outcomes: Outcomes) -> Iterator[Fault]:
    """Every reference of the exercise that leads nowhere; `prefix` is its module's, such as m01."""
    if not exercise.id.startswith(f"{prefix}-"):
        yield ("id",), f"the id does not start with {prefix}-", "rename it"
    competencies = [one.id for one in syllabus.competencies]
    for index, name in enumerate(exercise.competencies):
        if name not in competencies:
            yield ("competencies", index), _unknown("competency", name), did_you_mean(name, competencies)
    if isinstance(exercise, QuizExercise):
        yield from _pass_mark(exercise, syllabus)
        # Items taken from the bank are held against the syllabus there, at their own lines.
        for index, item in enumerate(() if exercise.take else exercise.items):
            for key, what, remedy in _item(item, competencies, syllabus, outcomes):
                yield ("items", index, key), f"{item.id}: {what}", remedy


def _pass_mark(exercise: QuizExercise, syllabus: Syllabus) -> Iterator[Fault]:
    """The pass mark is the programme's, not a test's own."""
    wanted = syllabus.policies.module_test.pass_percent
    if exercise.pass_percent != wanted:
        what = f"the pass mark is {exercise.pass_percent:g} %"
        yield ("pass_percent",), what, f"module tests pass at {wanted:g} % (exams.yaml)"


def _item(
    item: Item, competencies: list[str], syllabus: Syllabus, outcomes: Outcomes
) -> Iterator[tuple[str, str, str]]:
    """The faults of one test item: the key they stand at, what is wrong, and the remedy."""
    if item.competency not in competencies:
        yield "competency", _unknown("competency", item.competency), did_you_mean(item.competency, competencies)
    taught = [one.id for one in syllabus.taught]
    if item.lesson not in taught:
        yield "lesson", _unknown("lesson", item.lesson), did_you_mean(item.lesson, taught)
    learned = outcomes.get(item.lesson)  # None while the lesson is still to be written
    if learned is not None and item.objective not in learned:
        what = f"the objective '{item.objective}' is no outcome of {item.lesson}"
        yield "objective", what, did_you_mean(item.objective, learned)


def _unknown(what: str, name: str) -> str:
    return f"the {what} '{name}' is not in the syllabus"
