"""What stands beside an answer in the formgrader: the rubric to fill in, the model answer, the comment bank.

It is made from `course/content` when the page is looked at, and goes into no file: nothing a learner gets holds it.
"""

from dataclasses import dataclass
from pathlib import Path

from csm_app.grading.desk import Reading
from csm_app.grading.layout import environment
from csm_autograder.authored import find_authored
from csm_autograder.html import solution_html
from csm_autograder.markers.marks import UNNAMED, Picks
from csm_course.answers import AnswerFolder
from csm_course.exercises import AnyExercise
from csm_course.exercises.written import Criterion, WrittenAnswer, WrittenExercise

MOST_STEPS = 11
"""Buttons a criterion has at most; points between them can be typed into nbgrader's own field."""


@dataclass(frozen=True)
class Card:
    """The markup before and after nbgrader's own points and comment; `classes` says what of nbgrader's is shown."""

    before: str
    after: str
    classes: str = ""


@dataclass(frozen=True)
class Row:
    """A criterion with its buttons."""

    criterion: Criterion
    steps: tuple[float, ...]
    picked: float | None


def written_card(reading: Reading, exercise: WrittenExercise, picks: Picks, folder: Path, base_url: str) -> Card:
    """The card of a written answer at the stage the marker is at."""
    facts = {
        "reading": reading,
        "exercise": exercise,
        "rows": _rows(exercise, picks if reading.stage in ("alone", "first") else ()),
        "words": _words(folder, exercise),
        "solution": solution_html(exercise),
        "base_url": base_url,
        "unnamed": UNNAMED,
    }
    return Card(
        before=environment().get_template("card_before.html").render(**facts),
        after=environment().get_template("card_after.html").render(**facts),
        classes=f"csm-grading--{reading.stage}",
    )


def automatic_card(exercise: AnyExercise) -> Card:
    """Under the judge's reasons, the model answer."""
    facts = {"solution": solution_html(exercise), "title": exercise.title}
    return Card(before="", after=environment().get_template("solution.html").render(**facts))


def authored(exercise: str) -> AnyExercise | None:
    """The exercise with its key; None where the content is not at hand, or the exercise is no longer part of it."""
    return find_authored(exercise)


def steps(points: float) -> tuple[float, ...]:
    """The points to choose from: whole ones, and all of them where they are no whole number."""
    width = max(1, -(-int(points) // (MOST_STEPS - 1)))
    whole = [float(step) for step in range(0, int(points) + 1, width)]
    return tuple(whole if whole[-1] == points else [*whole, points])


def _rows(exercise: WrittenExercise, picks: Picks) -> tuple[Row, ...]:
    found = (*picks, *[None] * len(exercise.rubric))
    return tuple(Row(one, steps(one.points), pick) for one, pick in zip(exercise.rubric, found, strict=False))


def _words(folder: Path, exercise: WrittenExercise) -> int:
    """How many words the learner wrote."""
    reading = AnswerFolder(folder / "answers").look(exercise.id, exercise.kind)
    return len(reading.answer.text.split()) if isinstance(reading.answer, WrittenAnswer) else 0
