"""The traps nbgrader sets (design: "nbgrader facts that decide the code"), each sprung once on purpose."""

import json
import shutil
from html import unescape
from pathlib import Path

import nbformat
import pytest

from csm_course.answers import AnswerFolder
from csm_course.exercises import ANSWERS, AnyExercise
from csm_course.exercises.written import WrittenAnswer, WrittenExercise
from csm_course.places import modules_folder
from tests.pipeline.classroom import MODULE, Classroom, authored, graded_exercises, open_classroom
from tests.pipeline.submissions import autograde, autograded, deserved, scores, submission

pytestmark = pytest.mark.pipeline
WORKBOOK = "workbook-1"

STOCK = """
c.Autograde.exporter_class = "nbconvert.exporters.NotebookExporter"
from nbgrader.preprocessors import (AssignLatePenalties, CheckCellMetadata, ClearOutput, DeduplicateIds, Execute,
    LimitOutput, OverwriteCells, OverwriteKernelspec, SaveAutoGrades)
c.Autograde.sanitize_preprocessors = [
    ClearOutput, DeduplicateIds, OverwriteKernelspec, OverwriteCells, CheckCellMetadata]
c.Autograde.autograde_preprocessors = [Execute, LimitOutput, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]
c.CourseDirectory.autograded_directory = "build/autograded-stock"
"""

NO_STORE = """
import sys

sys.modules["csm_course.store"] = None  # whoever would open the learner's store fails here
"""

NOISE = f"""{NO_STORE}
import warnings
import csm_autograder.grading as grading

quiet = grading.judge

def noisy(*arguments):
    warnings.warn("a library has something to say")
    print("noise", file=sys.stderr)
    print("more noise")
    return quiet(*arguments)

grading.judge = noisy
"""


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """A classroom whose module is ready to be submitted to."""
    room = open_classroom(tmp_path_factory.mktemp("traps"))
    room.must("generate_assignment", MODULE)
    return room


def test_answers_left_in_the_source_stop_the_release(tmp_path: Path) -> None:
    """They would be handed to everybody and replace everybody's own: refused, and nothing is released."""
    room = open_classroom(tmp_path)
    left = room.course / "modules" / MODULE / "answers"
    AnswerFolder(left).keep("m01-test", ANSWERS["test"].model_validate({"choices": {"q": "a"}}))
    done = room.nbgrader("generate_assignment", MODULE)
    assert done.returncode != 0
    assert "Not released: somebody's answers are in" in done.stderr
    assert not (room.course / "build" / "release" / MODULE).exists()


def test_what_a_learner_does_to_the_notebook_changes_nothing_and_runs_nowhere(classroom: Classroom) -> None:
    """Cells added, changed, deleted and doubled, modules shadowed: the points are those of the answers, no code ran."""
    folder = submission(classroom, "mallory", "partial")
    canary = classroom.course / "canary"
    bomb = f"open({str(canary)!r}, 'w').write('x')"
    book = nbformat.read(folder / f"{WORKBOOK}.ipynb", as_version=4)
    book.cells = [cell for cell in book.cells if "csm.grade" not in cell.source]
    book.cells.insert(0, nbformat.v4.new_code_cell(bomb))
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.source = bomb
    book.cells += [*book.cells, nbformat.v4.new_code_cell("100.0")]
    (folder / f"{WORKBOOK}.ipynb").write_text(json.dumps(book))
    for shadow in ("csm_widgets.py", "csm_autograder.py", "pandas.py", "sitecustomize.py"):
        (folder / shadow).write_text(bomb)
    assert autograde(classroom, "mallory") == pytest.approx(deserved("partial"))
    assert not canary.exists()
    graded = nbformat.read(autograded(classroom, "mallory") / f"{WORKBOOK}.ipynb", as_version=4)
    source = nbformat.read(modules_folder() / MODULE / f"{WORKBOOK}.ipynb", as_version=4)
    assert [cell.source for cell in graded.cells] == [cell.source for cell in source.cells]


def test_what_a_learner_writes_is_text_on_every_page(classroom: Classroom) -> None:
    """Markup in an answer is shown, never obeyed, in the notebook the formgrader opens and in the feedback."""
    folder = submission(classroom, "scripty", "blank")
    attack = '<script>alert(1)</script><img src=x onerror="alert(2)">$\\href{javascript:alert(3)}{x}$'
    written = next(one for one in graded_exercises(authored()) if isinstance(one, WrittenExercise))
    AnswerFolder(folder / "answers").keep(written.id, WrittenAnswer(text=attack))
    autograde(classroom, "scripty")
    classroom.must("generate_feedback", MODULE, "--student", "scripty")
    page = classroom.course / "build" / "feedback" / "scripty" / MODULE / f"{WORKBOOK}.html"
    for file in (autograded(classroom, "scripty") / f"{WORKBOOK}.ipynb", page):
        text = file.read_text()
        assert "alert(1)" in text
        assert "<script" not in text
        assert "<img" not in text


def test_a_key_of_ones_own_a_link_and_answers_left_in_the_source_earn_nothing(classroom: Classroom) -> None:
    """Planted keys, links to somebody else's answers, an instructor's leftovers: only one's own answers count."""
    neighbour = submission(classroom, "neighbour", "full") / "answers"
    folder = submission(classroom, "cheat", "wrong")
    generous = [{**one.model_dump(mode="json"), "key": "0", "tolerance": 1e9} for one in numeric_exercises()]
    (folder / "practice.json").write_text(json.dumps({"exercises": generous}))
    first = next(iter(deserved("full")))
    (folder / "answers" / f"{first}.json").unlink(missing_ok=True)
    (folder / "answers" / f"{first}.json").symlink_to(neighbour / f"{first}.json")
    (folder / "notes.txt").symlink_to("/etc/hostname")
    linked = submission(classroom, "linked", "blank")
    shutil.rmtree(linked / "answers", ignore_errors=True)
    (linked / "answers").symlink_to(neighbour)
    left = classroom.course / "modules" / MODULE / "answers"
    shutil.copytree(neighbour, left)
    try:
        for learner in ("cheat", "linked"):
            assert set(autograde(classroom, learner).values()) == {0}
        assert not (autograded(classroom, "cheat") / "notes.txt").exists()
        assert not (autograded(classroom, "cheat") / "practice.json").exists()
        assert autograde(classroom, "neighbour") == pytest.approx(deserved("full"))
    finally:
        shutil.rmtree(left)


def numeric_exercises() -> list[AnyExercise]:
    """The graded exercises that ask for a number."""
    return [one for one in graded_exercises(authored()) if one.kind == "numeric"]


def test_a_damaged_answer_file_costs_its_own_points_and_says_why(classroom: Classroom) -> None:
    """Everything else is judged; the learner reads what happened."""
    folder = submission(classroom, "damaged", "full")
    first = graded_exercises(authored())[0]
    (folder / "answers" / f"{first.id}.json").write_text('{"schema": 1, "exer')
    assert autograde(classroom, "damaged") == pytest.approx({**deserved("full"), first.id: 0})
    graded = "".join(file.read_text() for file in autograded(classroom, "damaged").glob("*.ipynb"))
    assert "The saved answer could not be read" in graded


BLUFFS: dict[str, tuple[object, str]] = {
    "flier": ({"run": {"seed": 17, "choices": ["fly"]}}, "'fly' is not one of the options"),
    "visitor": ({"run": {"seed": 0, "choices": ["call", "show"]}}, "'call' is not one of the options"),
    "speller": ({"run": {"seed": "17", "choices": []}}, "does not have the form of an answer"),
    "hammerer": ({"run": {"seed": 17, "choices": ["read-dates"] * 10_000}}, "does not have the form of an answer"),
    "doubler": ({"run": None, "best": {"seed": 17, "choices": ["read-dates"] * 60}}, "'read-dates' is not one of"),
    "deep": (json.loads("[" * 400 + "]" * 400), "does not have the form of an answer"),
}
"""Made-up answers to the scenario, and what is said about each."""


def test_a_made_up_run_earns_nothing_is_told_why_and_stops_nobody(classroom: Classroom) -> None:
    """Impossible choices, another story, a seed in words, 10,000 choices, a best run nobody played: one batch."""
    won = next(one.answer for one in scenario().samples if one.name == "full")
    opening = {"seed": 1, "choices": ["call-largest"]}
    assert won is not None
    run = dict(won["run"])  # type: ignore[call-overload]
    forged = {"run": opening, "best": {**run, "choices": [*run["choices"], "small-ones"]}}
    closed = {"run": opening, "best": {**run, "seed": 3, "choices": ["call-all", *run["choices"][1:]]}}
    bluffs = {
        **BLUFFS,
        "forger": (forged, "Your best run cannot be played again: The run is over"),
        "closer": (closed, "It takes 6 hours, and you have 5"),
    }
    for learner, (answer, _) in bluffs.items():
        folder = submission(classroom, learner, "full")
        document = json.loads((folder / "answers" / f"{scenario().id}.json").read_text())
        (folder / "answers" / f"{scenario().id}.json").write_text(json.dumps({**document, "answer": answer}))
    submission(classroom, "honest", "full")
    classroom.must("autograde", MODULE)
    assert scores(classroom, "honest") == pytest.approx(deserved("full"))
    for learner, (_, sentence) in bluffs.items():
        assert scores(classroom, learner) == pytest.approx({**deserved("full"), scenario().id: 0}), learner
        book = json.loads((autograded(classroom, learner) / "scenario.ipynb").read_text())
        shown = "".join("".join(out["data"]["text/html"]) for cell in book["cells"] for out in cell.get("outputs", ()))
        assert sentence in unescape(shown), learner


def scenario() -> AnyExercise:
    """The scenario of the module."""
    return next(one for one in graded_exercises(authored()) if one.kind == "scenario")


def test_a_store_and_stray_files_in_a_submission_are_not_used(classroom: Classroom) -> None:
    """Only the answer documents of the module's exercises are taken along."""
    folder = submission(classroom, "packer", "partial")
    (folder / "answers").mkdir(exist_ok=True)
    strays = ("learner.sqlite3", "answers/learner.sqlite3", f"answers/{scenario().id}.json.bad", "answers/m99-x.json")
    for name in strays:
        (folder / name).write_text('{"best": "of all"}')
    assert autograde(classroom, "packer") == pytest.approx(deserved("partial"))
    assert [name for name in strays if (autograded(classroom, "packer") / name).exists()] == []


def test_the_graders_own_store_is_neither_read_nor_written(
    classroom: Classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a store that cannot even be loaded the points are the same, and where it would lie nothing appears."""
    monkeypatch.setenv("CSM_STORE", str(tmp_path / "own" / "learner.sqlite3"))
    config = classroom.course / "nbgrader_config.py"
    original = config.read_text()
    submission(classroom, "private", "partial")
    try:
        config.write_text(NO_STORE + original)
        assert autograde(classroom, "private") == pytest.approx(deserved("partial"))
        classroom.must("generate_feedback", MODULE, "--student", "private")
    finally:
        config.write_text(original)
    assert not (tmp_path / "own").exists()


def test_a_person_decides_about_written_answers_even_blank_ones(classroom: Classroom) -> None:
    """No automatic zero without a flag: the answer is in the manual-grading queue."""
    submission(classroom, "silent", "blank")
    autograde(classroom, "silent")
    waiting = classroom.rows(
        "select base_cell.name from grade join base_cell on base_cell.id = grade.cell_id "
        "join submitted_notebook on submitted_notebook.id = grade.notebook_id "
        "join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id "
        "where grade.needs_manual_grade and submitted_assignment.student_id = ?",
        "silent",
    )
    written = [one.id for one in graded_exercises(authored()) if isinstance(one, WrittenExercise)]
    assert [name for (name,) in waiting] == written


def test_no_built_cell_is_a_solution_cell_or_has_an_output() -> None:
    """nbgrader scores an unedited solution cell 0 without asking; the build makes none, and ships no output."""
    for path in modules_folder().rglob("*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            about = cell.metadata.get("nbgrader", {})
            assert not about.get("solution")
            assert not (about.get("task") and about.get("grade"))
            assert not cell.get("outputs")


def test_a_real_kernel_gives_the_same_points_whatever_its_libraries_print(
    classroom: Classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stock nbgrader with a kernel: anything on stderr would cost all points, a value that is no number give all."""
    submission(classroom, "kernel", "partial")
    ours = autograde(classroom, "kernel")
    config = classroom.course / "nbgrader_config.py"
    startup = tmp_path / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "noise.py").write_text(NOISE)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    original = config.read_text()
    try:
        config.write_text(original + STOCK)
        stock = autograde(classroom, "kernel")
    finally:
        config.write_text(original)
    assert stock == pytest.approx(ours)
    assert stock == pytest.approx(deserved("partial"))
    book = (classroom.course / "build" / "autograded-stock" / "kernel" / MODULE / f"{WORKBOOK}.ipynb").read_text()
    assert not [o for c in json.loads(book)["cells"] for o in c.get("outputs", []) if o["output_type"] == "stream"]
    assert "widget-view" not in book
    assert book.count("<h4>Your answer</h4>") == sum(
        1 for page in authored().pages if page.path.stem == WORKBOOK for _ in page.exercises
    )
