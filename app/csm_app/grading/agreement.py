"""`csm agreement [module]`: how far two markers agree, exercise by exercise, from the gradebook."""

import sys
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from csm_app.grading.rules import MarkingRules
from csm_autograder.authored import find_authored
from csm_autograder.batch.course import NoCourse, open_course
from csm_autograder.markers.marks import all_marks
from csm_autograder.markers.standing import ExerciseStanding, standing
from csm_autograder.markers.tables import make_tables

NOTHING = "No answer has been marked by two people yet. How to ask for it: docs/grading.md, second marking."
NO_GRADEBOOK = "There is no gradebook yet. It is made when the first submissions are graded: csm grade"
SQLITE = "sqlite:///"


def print_agreement(module: str | None, root: Path) -> int:
    """Print it for one module, or for all; 0 unless there is no gradebook."""
    try:
        address = _gradebook(root)
    except NoCourse as nowhere:
        print(nowhere, file=sys.stderr)
        return 1
    engine = create_engine(address)
    try:
        with Session(engine) as session:
            make_tables(session)
            works = [one for one in all_marks(session) if module is None or one.work.assignment.startswith(module)]
    finally:
        engine.dispose()
    print(told(standing(works, MarkingRules(root).second_marking)))
    return 0


def _gradebook(root: Path) -> str:
    """The address of the gradebook's database. Raises `NoCourse`, also where no gradebook has been made yet."""
    address = open_course(root).db_url
    if address.startswith(SQLITE) and not Path(address.removeprefix(SQLITE)).is_file():
        raise NoCourse(NO_GRADEBOOK)
    return address


def told(found: tuple[ExerciseStanding, ...]) -> str:
    """The standing as lines of text."""
    if not found:
        return NOTHING
    head = f"{'exercise':40} {'twice':>5} {'alike':>5} {'kappa':>6} {'weighted':>8} {'waiting':>7} {'to decide':>9}"
    return "\n".join([head, *(_line(one) for one in found), *_remarks(found)])


def _line(one: ExerciseStanding) -> str:
    reach = one.agreement
    return (
        f"{one.exercise:40} {reach.answers:5} {reach.alike:5} {number(reach.kappa):>6} {number(reach.weighted):>8} "
        f"{one.waiting:7} {len(one.open):9}"
    )


def _remarks(found: tuple[ExerciseStanding, ...]) -> list[str]:
    uniform = [one.exercise for one in found if one.agreement.uniform]
    return [f"All marks are the same, so kappa shows little: {', '.join(uniform)}"] if uniform else []


def number(kappa: float | None) -> str:
    """Two decimals; a dash where nothing was marked twice."""
    return "–" if kappa is None else f"{kappa:.2f}"


def title_of(exercise: str) -> str:
    """What learners know the exercise by."""
    found = find_authored(exercise)
    return found.title if found else exercise
