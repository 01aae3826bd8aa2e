"""Late work by the real nbgrader: the penalty of `grading.yaml` in the gradebook and on the learner's page."""

import re
import subprocess
import sys

import pytest

from csm_autograder.cohort.csv_file import read_csv
from csm_autograder.cohort.export import grades_file
from csm_autograder.cohort.gradebook import GradebookReader
from tests.pipeline.classroom import MODULE, Classroom, authored, graded_exercises, open_classroom
from tests.pipeline.cohort import LATE_RULES
from tests.pipeline.submissions import submission

pytestmark = pytest.mark.pipeline
PENALTIES = """
select notebook.name, submitted_notebook.late_submission_penalty,
  (select sum(coalesce(grade.manual_score, grade.auto_score, 0)) from grade
   where grade.notebook_id = submitted_notebook.id)
from submitted_notebook
join notebook on notebook.id = submitted_notebook.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
where submitted_assignment.student_id = ?
"""
RULES = LATE_RULES + "      {ana: 2 days}\n"
HANDED_IN = {
    "early": "2026-10-24 12:00:00.000000 UTC",
    "graced": "2026-10-24 16:10:00.000000 UTC",
    "ana": "2026-10-26 17:00:00.000000 UTC",  # two days of the clock, over the end of summer time
    "late": "2026-10-26 17:00:00.000000 UTC",
}


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Four learners who handed in the same at different times, graded by the rules above."""
    room = open_classroom(tmp_path_factory.mktemp("late"))
    room.must("generate_assignment", MODULE)
    (room.course / "grading.yaml").write_text(RULES, encoding="utf-8")
    for learner, stamp in HANDED_IN.items():
        (submission(room, learner, "full") / "timestamp.txt").write_text(stamp, encoding="utf-8")
    room.must("autograde", MODULE)
    room.must("generate_feedback", MODULE)
    return room


def penalties(classroom: Classroom, learner: str) -> dict[str, tuple[float, float]]:
    """Penalty and score of each notebook."""
    rows = classroom.rows(PENALTIES, learner)
    return {str(name): (float(str(lost or 0)), float(str(score))) for name, lost, score in rows}


def test_each_loses_by_the_clock_on_the_wall(classroom: Classroom) -> None:
    """In time, within the grace and within the extension nothing; two days late a fifth of what was earned."""
    for learner in ("early", "graced", "ana"):
        assert {lost for lost, _ in penalties(classroom, learner).values()} == {0}
    late = penalties(classroom, "late")
    assert len(late) == 4
    for lost, score in late.values():
        assert lost == pytest.approx(score / 5, abs=0.005)
        assert score > 0


def test_the_gradebook_knows_the_due_time_and_the_extension(classroom: Classroom) -> None:
    """Where instructors look for it: nbgrader's own pages and commands go by the same time."""
    ((due,),) = classroom.rows("select duedate from assignment")
    assert str(due).startswith("2026-10-24 16:00:00")
    rows = dict(classroom.rows("select student_id, extension from submitted_assignment"))  # type: ignore[arg-type]
    assert str(rows["ana"]).startswith("1970-01-03 01:00:00")  # 49 hours, as nbgrader stores them
    assert rows["late"] is None


def test_the_learners_page_shows_what_lateness_cost(classroom: Classroom) -> None:
    """The points, the line that says why, and nothing of the kind for those in time."""
    page = feedback(classroom, "late")
    lost, score = penalties(classroom, "late")["workbook-1"]
    assert re.search(rf"Handed in late</th><td>−{lost:g}</td>", page)
    assert f"{round(score - lost, 2):g} of " in page
    assert "Handed in late" not in feedback(classroom, "ana")


def feedback(classroom: Classroom, learner: str) -> str:
    """The feedback page of workbook 1."""
    return (classroom.course / "build" / "feedback" / learner / MODULE / "workbook-1.html").read_text(encoding="utf-8")


def test_without_a_due_time_in_the_file_the_gradebooks_own_counts(classroom: Classroom) -> None:
    """What an instructor has set in the formgrader stands, and the file's late rule is applied to it."""
    file = classroom.course / "grading.yaml"
    try:
        file.write_text("all: {late: {percent: 30, per: once}, extensions: {early: 1 day}}", encoding="utf-8")
        classroom.must("db", "assignment", "add", MODULE, "--duedate", "2026-10-24 08:00:00 UTC")
        for learner in ("early", "graced"):
            classroom.must("autograde", MODULE, "--student", learner, "--force")
        assert {lost for lost, _ in penalties(classroom, "early").values()} == {0}
        for lost, score in penalties(classroom, "graced").values():
            assert lost == pytest.approx(0.3 * score, abs=0.005)
    finally:
        file.write_text(RULES, encoding="utf-8")


def test_a_faulty_file_stops_the_grading_and_says_where(classroom: Classroom) -> None:
    """Nobody is graded by half a rule; the rows stay as they were."""
    file = classroom.course / "grading.yaml"
    before = penalties(classroom, "late")
    try:
        file.write_text(RULES.replace("percent: 10", "percent: ten"), encoding="utf-8")
        done = classroom.nbgrader("autograde", MODULE, "--student", "late", "--force")
        assert done.returncode != 0
        assert "grading.yaml:5: 'percent' must be a number, found 'ten'" in done.stdout + done.stderr
    finally:
        file.write_text(RULES, encoding="utf-8")
    classroom.must("autograde", MODULE, "--student", "late", "--force")
    assert penalties(classroom, "late") == before


def test_the_batch_takes_the_same_points(classroom: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """`csm grade` and `nbgrader autograde` are one in what lateness costs, also where the rules were others before."""
    before = {learner: penalties(classroom, learner) for learner in ("ana", "late")}
    monkeypatch.chdir(classroom.course)
    monkeypatch.setenv("CSM_MODULES", str(classroom.course / "modules"))
    done = subprocess.run(
        [sys.executable, "-m", "csm_app.cli", "grade", "m01", "--force", "--workers", "1"],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert {learner: penalties(classroom, learner) for learner in before} == before
    for learner in ("early", "graced"):
        assert {lost for lost, _ in penalties(classroom, learner).values()} == {0}


def test_the_export_says_what_nbgrader_wrote(classroom: Classroom) -> None:
    """The table is read from the gradebook's own tables: points, maxima, penalties and states as nbgrader has them."""
    with GradebookReader(f"sqlite:///{classroom.course / 'build' / 'gradebook.db'}") as gradebook:
        cohort = gradebook.cohort(MODULE, classroom.course / "modules")
    table = read_csv(grades_file([cohort], "csv"))
    rows = {row[0]: dict(zip(table.head, row, strict=True)) for row in table.rows}
    assert rows.keys() == HANDED_IN.keys()
    for learner, row in rows.items():
        for notebook, (lost, score) in penalties(classroom, learner).items():
            assert row[f"m01 {notebook}: points"] == pytest.approx(score - lost, abs=0.01)
            assert row[f"m01 {notebook}: late penalty"] == pytest.approx(lost, abs=0.01)
    exercises = graded_exercises(authored())
    assert [one.id for one in sorted(cohort.tasks, key=lambda one: one.id)] == sorted(one.id for one in exercises)
    assert cohort.maximum == sum(one.points for one in exercises)
    for one in exercises:
        state = "needs a person" if one.kind == "written" else "auto"
        assert rows["ana"][f"{one.id}: state"] == state
    assert rows["late"]["m01: submitted (UTC)"] == "2026-10-26 17:00:00"
