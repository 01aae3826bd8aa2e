"""CPU seconds `nbgrader autograde` takes per submission of module 1: with our preprocessors, and with nbgrader's own.

The same five submissions of all its notebooks, graded in one command as an instructor does; the scores are compared
as well.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.pipeline.classroom import MODULE, Classroom, authored, graded_exercises, hand_in, open_classroom

from benchmarks.commands import cpu
from benchmarks.table import Budget, Findings, Row, Sample
from csm_course.answers import AnswerFolder
from csm_course.places import modules_folder

LEARNERS = {"ada": "full", "ben": "partial", "cleo": "blank", "dan": "wrong", "eve": "full"}
OUR_RUNS, STOCK_RUNS = 3, 1
STOCK = """
from nbgrader.preprocessors import DeduplicateIds, Execute, LimitOutput, OverwriteKernelspec
c.Autograde.sanitize_preprocessors = [
    ClearOutput, DeduplicateIds, OverwriteKernelspec, OverwriteCells, CheckCellMetadata]
c.Autograde.autograde_preprocessors = [Execute, LimitOutput, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]
"""
SCORES = """
select submitted_assignment.student_id, base_cell.name, grade.auto_score from grade
join base_cell on base_cell.id = grade.cell_id
join submitted_notebook on submitted_notebook.id = grade.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id order by 1, 2
"""


@dataclass(frozen=True)
class Graded:
    """CPU seconds of whole commands: for the class, and for its first learner alone; and the points given."""

    everybody: tuple[float, ...]
    one: tuple[float, ...]
    points: list[tuple[object, ...]]

    def each(self) -> Sample:
        """A submission's share of the command that grades the class."""
        return Sample(tuple(seconds / len(LEARNERS) for seconds in self.everybody))

    def further(self) -> Sample:
        """What one more submission adds, the start of the command left out."""
        others = len(LEARNERS) - 1
        return Sample(tuple((all_ - one) / others for all_, one in zip(self.everybody, self.one, strict=True)))


def measure(folder: Path) -> Findings:
    """CPU seconds per submission, and whether both ways give the same points."""
    ours = graded(folder / "ours", "", OUR_RUNS)
    stock = graded(folder / "stock", STOCK, STOCK_RUNS)
    name, budget = "nbgrader with kernels", Budget(1 / 20, of_stock=True)
    rows = (
        Row("autograde, CPU per submission of 5", "s", ours.each(), stock.each(), name, budget),
        Row("  each further submission", "s", ours.further(), stock.further(), name, budget),
    )
    same = "the same" if ours.points == stock.points else "NOT the same"
    notebooks = len(list((modules_folder() / MODULE).glob("*.ipynb")))
    start = median(ours.one) - ours.further().middle
    return Findings(
        rows,
        (
            f"Grading: {len(LEARNERS)} times {notebooks} notebooks; {len(ours.points)} scores, {same} both ways.",
            f"Grading, ours: of one command {start:.2f} s are its start, whatever the number of submissions.",
        ),
    )


def graded(folder: Path, settings: str, runs: int) -> Graded:
    """Grade the class and one learner, several times over, in a classroom of their own."""
    folder.mkdir()
    classroom = open_classroom(folder)
    config = classroom.course / "nbgrader_config.py"
    config.write_text(config.read_text() + settings)
    classroom.must("generate_assignment", MODULE)
    for learner, sample in LEARNERS.items():
        submit(classroom, learner, sample)
    words = ("autograde", MODULE, "--force")
    everybody = tuple(cpu(lambda: classroom.must(*words)) for _ in range(runs))
    one = tuple(cpu(lambda: classroom.must(*words, "--student", next(iter(LEARNERS)))) for _ in range(runs))
    return Graded(everybody, one, classroom.rows(SCORES))


def submit(classroom: Classroom, learner: str, sample: str) -> None:
    """Put a submission where `collect` would: the released folder, with the sample's answers."""
    build = classroom.course / "build"
    folder = build / "submitted" / learner / MODULE
    shutil.copytree(build / "release" / MODULE, folder)
    for exercise in graded_exercises(authored()):
        hand_in(AnswerFolder(folder / "answers"), exercise, sample)
