"""Makes a module's template, with nbgrader's own steps: they run once for the module, not once for each learner."""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
import nbformat.v4 as v4
from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.nbgraderformat import ValidationError
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades

from csm_autograder.assessment.receipts import KeyTrouble, trusted_services
from csm_autograder.authored import find_authored
from csm_autograder.batch import wording
from csm_autograder.batch.course import Course
from csm_autograder.batch.notebook_text import MARK, cut
from csm_autograder.batch.template import Call, CountedCell, NotebookTemplate, Template, joined
from csm_autograder.nbgrader_plugins.judge_answers import CALL, JudgeAnswers, NotACourseCell, outputs
from csm_autograder.nbgrader_plugins.late import TellDue
from csm_autograder.receipt_check import Trusted
from csm_course.exercises import AnyExercise, AnyQuestion
from csm_course.exercises.sitting import SittingExercise
from csm_course.lookup import MODULE_FILE, UnknownExercise, find_question, read_module_file

WRITING = (SaveAutoGrades, TellDue, AssignLatePenalties)
"""Steps that change the gradebook and no notebook: the batch writes those rows itself."""


class NotReady(Exception):
    """The module cannot be graded as it is; the text says what to do."""


class MarkOutputs(JudgeAnswers):
    """Leaves a mark where `JudgeAnswers` would show an answer or its score."""

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """The cell with marked output, if it is a learner's; raises `NotACourseCell`."""
        if cell.cell_type == "code":
            if CALL.fullmatch(cell.source.strip()):
                data = {"text/plain": MARK, "text/html": MARK}
                cell.outputs = [v4.new_output("execute_result", data=data, execution_count=1)]
            else:
                cell.outputs = outputs(cell.source, Path(resources["metadata"]["path"]))
        return cell, resources


def make_template(course: Course, assignment: str) -> Template:
    """The template of one module as it was released. Raises `NotReady`, and ContentError for faulty keys."""
    source = course.source(assignment)
    if not (source / MODULE_FILE).is_file():
        raise NotReady(wording.no_module(assignment))
    names = _released(course, assignment)
    try:
        with TemporaryDirectory() as folder:
            notebooks = tuple(_notebook(*one) for one in _graded(course, assignment, names, Path(folder)).items())
        exercises, questions = _exercises(notebooks), _questions(notebooks, source)
    except (NotACourseCell, UnknownExercise, ValidationError) as error:
        raise NotReady(wording.no_course_notebook(assignment, str(error))) from error
    for id in exercises.keys() & questions.keys():
        if exercises[id].kind != questions[id].kind:
            raise NotReady(wording.not_built(assignment))
    answers = tuple(sorted(question.id for question in read_module_file(source / MODULE_FILE).questions))
    copied = _files(course, source)
    trusted = _trusted(exercises)
    print_ = _fingerprint(notebooks, exercises, questions, copied, trusted)
    return Template(assignment, notebooks, exercises, joined(exercises, questions), answers, copied, print_, trusted)


def _released(course: Course, assignment: str) -> list[str]:
    """The notebooks of the module that the gradebook knows and the source still has."""
    if not course.has_gradebook():
        raise NotReady(wording.not_released(assignment))
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            names = [notebook.name for notebook in gradebook.find_assignment(assignment).notebooks]
        except MissingEntry:
            raise NotReady(wording.not_released(assignment)) from None
    missing = [name for name in names if not (course.source(assignment) / f"{name}.ipynb").is_file()]
    if missing or not names:
        raise NotReady(wording.released_otherwise(assignment, ", ".join(missing) or "no notebook"))
    return sorted(names)


def _graded(course: Course, assignment: str, names: list[str], folder: Path) -> dict[str, str]:
    """The notebooks' texts after all steps, for a learner who does not exist and handed in no answer."""
    converter = course.elsewhere(folder, "nobody", assignment)
    submitted, graded = (Path(converter.coursedir.format_path(step, "nobody", assignment)) for step in (
        converter.coursedir.submitted_directory, converter.coursedir.autograded_directory))  # fmt: skip
    graded.mkdir(parents=True)
    shutil.copytree(course.source(assignment), submitted, ignore=shutil.ignore_patterns("answers", "lessons"))
    texts = dict.fromkeys(names, "")
    for place, steps in ((submitted, converter.sanitize_preprocessors), (graded, _marking_steps(course))):
        exporter = converter.exporter_class(parent=converter, config=converter.config)
        for step in steps:
            exporter.register_preprocessor(step)
        for name in names:
            about = {"student": "nobody", "assignment": assignment, "notebook": name, "db_url": course.db_url}
            texts[name] = exporter.from_filename(str(place / f"{name}.ipynb"), resources={"nbgrader": about})[0]
            (graded / f"{name}.ipynb").write_text(texts[name], encoding="utf-8")
    return texts


def _marking_steps(course: Course) -> list[Any]:
    """nbgrader's grading steps with marks in place of answers. Raises `NotReady` for a step that is not known here."""
    steps = [step for step in course.converter.autograde_preprocessors if step not in WRITING]
    if not steps or steps[0] is not JudgeAnswers or not _are_harmless(steps[1:]):
        names = ", ".join(getattr(step, "__name__", str(step)) for step in steps)
        raise NotReady(wording.unknown_steps(names))
    return [MarkOutputs, *steps[1:]]


def _are_harmless(steps: list[Any]) -> bool:
    """True for steps that only look: what they see is the same for everybody."""
    return all(getattr(step, "__name__", "") == "CheckCellMetadata" for step in steps)


def _notebook(name: str, text: str) -> NotebookTemplate:
    cells = nbformat.reads(text, as_version=4).cells
    calls = tuple(Call(found[1], found[2]) for cell in cells if (found := _call(cell)))
    counted = tuple(_counted(cell) for cell in cells if utils.is_grade(cell) or utils.is_task(cell))
    comments = {
        cell.metadata.nbgrader["grade_id"]: _comment(cell)
        for cell in cells
        if utils.is_solution(cell) or utils.is_task(cell)
    }
    return NotebookTemplate(name, cut(text), calls, counted, comments)


def _call(cell: Any) -> Any:
    return CALL.fullmatch(cell.source.strip()) if cell.cell_type == "code" else None


def _counted(cell: Any) -> CountedCell:
    about, call = cell.metadata.nbgrader, _call(cell)
    if utils.is_task(cell):
        return CountedCell(about["grade_id"], float(about["points"]), None, None, True)
    if call and not utils.is_solution(cell):
        return CountedCell(about["grade_id"], float(about["points"]), call[2], None, False)
    points, maximum = utils.determine_grade(cell)
    return CountedCell(about["grade_id"], maximum, None, points, False)


def _comment(cell: Any) -> str | None:
    """What nbgrader notes: the source's cell is nobody's answer."""
    is_untouched = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
    return "No response." if is_untouched and not utils.is_task(cell) else None


def _exercises(notebooks: tuple[NotebookTemplate, ...]) -> dict[str, AnyExercise]:
    """The keys of what counts. Raises `NotReady`."""
    found = {}
    for id in _called(notebooks, "grade"):
        exercise = find_authored(id)
        if exercise is None:
            raise NotReady(wording.no_key(id))
        found[id] = exercise
    return found


def _questions(notebooks: tuple[NotebookTemplate, ...], source: Path) -> dict[str, AnyQuestion]:
    return {id: find_question(id, source) for id in _called(notebooks, "exercise")}


def _called(notebooks: tuple[NotebookTemplate, ...], what: str) -> Iterator[str]:
    yield from dict.fromkeys(call.exercise for one in notebooks for call in one.calls if call.what == what)


def _trusted(exercises: Mapping[str, AnyExercise]) -> Trusted:
    """Whose receipts count, where the module has a test taken through the service. Raises `NotReady`."""
    if not any(isinstance(one, SittingExercise) for one in exercises.values()):
        return Trusted()
    try:
        return trusted_services()
    except KeyTrouble as error:
        raise NotReady(str(error)) from error


def _files(course: Course, source: Path) -> dict[str, bytes]:
    """What everybody gets beside the notebooks: the source's files, without answers somebody left there."""
    found = {}
    for file in sorted(utils.find_all_files(str(source), course.ignored())):
        path = Path(file).relative_to(source)
        if "answers" not in path.parts:
            found[path.as_posix()] = Path(file).read_bytes()
    return found


def _fingerprint(
    notebooks: tuple[NotebookTemplate, ...],
    exercises: Mapping[str, AnyExercise],
    questions: Mapping[str, AnyQuestion],
    copied: Mapping[str, bytes],
    trusted: Trusted,
) -> str:
    total = hashlib.sha256(code_fingerprint().encode())
    total.update(repr(notebooks).encode())
    for models in (exercises, questions):
        for id, model in sorted(models.items()):
            total.update(f"\n{id} {model.model_dump_json()}".encode())
    for name, content in sorted(copied.items()):
        total.update(f"\n{name} {len(content)}\n".encode() + content)
    total.update(f"\nclocks {trusted.apart}".encode() if trusted.services else b"")
    for service in trusted.services:
        total.update(f"\ntrusted {trusted.is_set} {service.model_dump_json()}".encode())
    return total.hexdigest()


JUDGING = {
    "csm_autograder": (
        "*.py", "rules/*.py", "assessment/receipts/*.py", "batch/marking.py", "batch/notebook_text.py",
    ),
    "csm_course": ("*.py", "exercises/*.py", "html/*.py", "html/*.css", "items/*.py", "pictures/*.py",
                   "registers/*.py", "scenarios/*.py", "tools/**/*.py"),
}  # fmt: skip
"""The code that points and records come from."""


@cache
def code_fingerprint() -> str:
    """Changes with the rules: one hash of the code that judges."""
    total = hashlib.sha256()
    for package, patterns in JUDGING.items():
        folder = Path(str(files(package)))
        for file in sorted({file for pattern in patterns for file in folder.glob(pattern)}):
            total.update(file.read_bytes())
    return total.hexdigest()
