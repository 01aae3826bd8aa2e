"""CPU seconds per submission of module 1 with all its notebooks: `csm grade` and `csm feedback` beside nbgrader.

nbgrader's own figure is what one more submission adds, its start left out, which is the least it can be; ours is a
share of the whole command for a class of 200, start included. nbgrader with our steps is compared like with like.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.pipeline.classroom import (
    MODULE,
    Classroom,
    authored,
    graded_exercises,
    hand_in_all,
    hand_in_receipts,
    open_classroom,
)
from tests.pipeline.submissions import submission
from tests.receipts import trust

from benchmarks.commands import cpu
from benchmarks.peers import otter
from benchmarks.table import Budget, Findings, Row, Sample
from csm_course.answers import AnswerFolder

CLASS = 200
LEARNERS = {"ada": "full", "ben": "partial", "cleo": "blank", "dan": "wrong", "eve": "full"}
OUR_RUNS, STOCK_RUNS = 3, 1
STOCK = """
c.Autograde.exporter_class = "nbconvert.exporters.NotebookExporter"
from nbgrader.preprocessors import DeduplicateIds, Execute, LimitOutput, OverwriteKernelspec
c.Autograde.sanitize_preprocessors = [
    ClearOutput, DeduplicateIds, OverwriteKernelspec, OverwriteCells, CheckCellMetadata]
c.Autograde.autograde_preprocessors = [Execute, LimitOutput, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]
"""
STOCK_FEEDBACK = """
from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import GetGrades
c.GenerateFeedback.exporter_class = HTMLExporter
c.GenerateFeedback.preprocessors = [GetGrades, CSSHTMLHeaderPreprocessor]
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

    def further(self) -> Sample:
        """What one more submission adds, the start of the command left out."""
        others = len(LEARNERS) - 1
        return Sample(tuple((all_ - one) / others for all_, one in zip(self.everybody, self.one, strict=True)))


def measure(folder: Path) -> Findings:
    """CPU seconds per submission, and whether all ways give the same points."""
    trust(folder)
    ours = graded(folder / "ours", "", OUR_RUNS)
    stock = graded(folder / "stock", STOCK, STOCK_RUNS)
    batch, pages, points = whole_class(folder / "batch")
    stock_pages = Sample(tuple(feedback_of_stock(folder / "stock") for _ in range(OUR_RUNS)))
    kernels, templates = "nbgrader with kernels", "nbgrader, its own page"
    rows: tuple[Row, ...] = (
        Row(f"csm grade, CPU per submission of {CLASS}", "s", batch, stock.further(), kernels, _share(100)),
        Row("nbgrader autograde with our steps", "s", ours.further(), stock.further(), kernels, _share(5)),
        Row(f"csm feedback, CPU per submission of {CLASS}", "s", pages, stock_pages, templates, _share(10)),
    )
    is_same = ours.points == stock.points and set(points) == {one[1:] for one in ours.points}
    peer = otter.measure(folder / "otter")
    if peer:
        rows += (Row("  beside one notebook of six numbers", "s", batch, peer, "otter-grader"),)
    same = "the same" if is_same else "NOT the same"
    start = median(ours.one) - ours.further().middle
    return Findings(
        rows,
        (
            *(() if peer else (otter.MISSING,)),
            f"Grading: {len(ours.points)} scores of {len(LEARNERS)} learners, {same} all three ways.",
            f"Grading with nbgrader and our steps: {start:.2f} s are the start of the command.",
        ),
    )


def _share(of_stock: int) -> Budget:
    return Budget(1 / of_stock, of_stock=True)


def whole_class(folder: Path) -> tuple[Sample, Sample, list[tuple[object, ...]]]:
    """Our two commands for a class of `CLASS`, per submission; and the points given, each once."""
    folder.mkdir()
    classroom = open_classroom(folder)
    classroom.must("generate_assignment", MODULE)
    seat_many(classroom, CLASS)
    grade = Sample(tuple(cpu(lambda: csm(classroom, "grade", "m01", "--force")) / CLASS for _ in range(OUR_RUNS)))
    pages = Sample(tuple(cpu(lambda: csm(classroom, "feedback", "m01", "--force")) / CLASS for _ in range(OUR_RUNS)))
    return grade, pages, sorted({row[1:] for row in classroom.rows(SCORES)}, key=repr)


def csm(classroom: Classroom, *words: str) -> None:
    """Run one of our commands in one process; it has to succeed."""
    command = [sys.executable, "-m", "csm_app.cli", *words, "--workers", "1"]
    environment = {**os.environ, "CSM_MODULES": str(classroom.course / "modules")}
    subprocess.run(command, cwd=classroom.course, env=environment, capture_output=True, check=True)


def seat_many(classroom: Classroom, count: int, first: int = 0) -> None:
    """So many submissions, of the four samples in turn; their files are links to the same four, but for receipts."""
    build = classroom.course / "build"
    for sample in sorted(set(LEARNERS.values())):
        if not (build / "samples" / sample).exists():
            hand_in_all(AnswerFolder(build / "samples" / sample), sample)
            (build / "samples" / sample).mkdir(parents=True, exist_ok=True)
    samples = sorted((build / "samples").iterdir())
    shared = {one.id for one in graded_exercises(authored()) if one.kind != "sitting"}
    for number in range(first, count):
        place = build / "submitted" / f"s{number:05}" / MODULE / "answers"
        place.mkdir(parents=True)
        alike = samples[number % len(samples)]
        for file in alike.iterdir():
            if file.stem in shared:
                os.link(file, place / file.name)
        hand_in_receipts(AnswerFolder(place), alike.name)


def feedback_of_stock(folder: Path) -> float:
    """What one more submission costs with nbgrader's own page and steps, over the class that stock has graded."""
    classroom = Classroom(folder / "course", folder / "homes", folder / "exchange")
    config = classroom.course / "nbgrader_config.py"
    if STOCK_FEEDBACK not in config.read_text():
        config.write_text(config.read_text() + STOCK_FEEDBACK)
    words = ("generate_feedback", MODULE, "--force")
    one = cpu(lambda: classroom.must(*words, "--student", next(iter(LEARNERS))))
    return (cpu(lambda: classroom.must(*words)) - one) / (len(LEARNERS) - 1)


def graded(folder: Path, settings: str, runs: int) -> Graded:
    """Grade the class and one learner, several times over, in a classroom of their own."""
    folder.mkdir()
    classroom = open_classroom(folder)
    config = classroom.course / "nbgrader_config.py"
    config.write_text(config.read_text() + settings)
    classroom.must("generate_assignment", MODULE)
    for learner, sample in LEARNERS.items():
        submission(classroom, learner, sample)
    words = ("autograde", MODULE, "--force")
    everybody = tuple(cpu(lambda: classroom.must(*words)) for _ in range(runs))
    one = tuple(cpu(lambda: classroom.must(*words, "--student", next(iter(LEARNERS)))) for _ in range(runs))
    return Graded(everybody, one, classroom.rows(SCORES))
