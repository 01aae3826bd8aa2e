"""The whole life of an assignment, by the real command line: one instructor, three learners."""

import re
from html import unescape

import pytest

from csm_autograder import Verdict, judge
from csm_course.exercises import AnyExercise
from csm_course.exercises.scenario import ScenarioAnswer, ScenarioExercise
from csm_course.exercises.written import WrittenExercise
from tests.pipeline.classroom import MODULE, Classroom, authored, graded_exercises, hand_in_all, open_classroom
from tests.pipeline.secrecy import leaked
from tests.receipts import ISSUER

pytestmark = pytest.mark.pipeline
LEARNERS = {"ana": "full", "bo": "partial", "cem": "blank"}
PAGES = ("workbook-1", "workbook-2", "scenario", "test")
Expected = dict[str, dict[str, float]]

POINTS = """
select base_cell.name, grade.auto_score, grade.needs_manual_grade
from grade join base_cell on base_cell.id = grade.cell_id
join submitted_notebook on submitted_notebook.id = grade.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
where submitted_assignment.student_id = ?
"""


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """An empty classroom, kept for all steps of this file."""
    return open_classroom(tmp_path_factory.mktemp("classroom"))


@pytest.fixture(scope="module")
def graded(classroom: Classroom) -> Expected:
    """Everything up to the released feedback; gives the points each sample must earn."""
    classroom.must("generate_assignment", MODULE)
    classroom.must("release_assignment", MODULE)
    expected: Expected = {}
    for learner, sample in LEARNERS.items():
        classroom.must("fetch_assignment", MODULE, learner=learner)
        answers = classroom.answers(learner)
        expected[learner] = hand_in_all(answers, sample)
        answers.keep(scenario().id, run_of(learner))
        expected[learner][scenario().id] = judge(scenario(), run_of(learner)).points
        classroom.must("submit", MODULE, "--student", learner, learner=learner)
    # One user plays everybody here, so the owner of a submission is always the same.
    classroom.must("collect", MODULE, "--ExchangeCollect.check_owner=False")
    classroom.must("autograde", MODULE)
    classroom.must("generate_feedback", MODULE)
    classroom.must("release_feedback", MODULE)
    for learner in LEARNERS:
        classroom.must("fetch_feedback", MODULE, "--student", learner, learner=learner)
    return expected


def scenario() -> ScenarioExercise:
    """The scenario of the module."""
    return next(one for one in graded_exercises(authored()) if isinstance(one, ScenarioExercise))


def run_of(learner: str) -> ScenarioAnswer:
    """What the learner played: Ana an expert's run, Bo a finished one with gaps, Cem has not finished."""
    samples = {one.name: ScenarioAnswer.model_validate(one.answer) for one in scenario().samples if one.answer}
    played = {"ana": samples["full"].run, "bo": samples["partial"].best, "cem": samples["partial"].run}
    return ScenarioAnswer(run=played[learner])


def judged(classroom: Classroom, learner: str, exercise: AnyExercise) -> Verdict:
    """What the judge says of the answer on the learner's own disk."""
    answer = classroom.answers(learner).look(exercise.id, exercise.kind).answer
    return judge(exercise, answer, check=ISSUER.check(learner))


def feedback(classroom: Classroom, learner: str, notebook: str) -> str:
    """The feedback page as the learner got it."""
    (page,) = classroom.home(learner).glob(f"{MODULE}/feedback/*/{notebook}.html")
    return page.read_text()


@pytest.mark.parametrize("learner", LEARNERS)
def test_every_exercise_has_the_points_of_its_sample(classroom: Classroom, graded: Expected, learner: str) -> None:
    """Points per exercise in the gradebook are the ones the authors promise; written answers wait for a person."""
    written = {one.id for one in graded_exercises(authored()) if isinstance(one, WrittenExercise)}
    rows = {str(name): (score, waits) for name, score, waits in classroom.rows(POINTS, learner)}
    assert rows.keys() == graded[learner].keys()
    assert {name for name, (_, waits) in rows.items() if waits} == written
    scores = {name: score for name, (score, _) in rows.items() if name not in written}
    assert scores == pytest.approx({name: graded[learner][name] for name in scores})


def test_a_run_earns_what_was_played(graded: Expected) -> None:
    """The expert's run all points, the finished one some, the unfinished one none."""
    won, gaps, unfinished = (graded[learner][scenario().id] for learner in ("ana", "bo", "cem"))
    assert won == scenario().points > gaps > unfinished == 0


def test_nbgrader_gives_the_judges_points_each_time(classroom: Classroom, graded: Expected) -> None:
    """To the last bit, and again when everything is graded anew."""
    for _ in range(2):
        for learner in LEARNERS:
            scores = {str(name): score for name, score, _ in classroom.rows(POINTS, learner) if score is not None}
            automatic = [one for one in graded_exercises(authored()) if not isinstance(one, WrittenExercise)]
            assert scores == {one.id: judged(classroom, learner, one).points for one in automatic}
        classroom.must("autograde", MODULE, "--force")


def test_the_samples_tell_learners_apart(classroom: Classroom, graded: Expected) -> None:
    """Full earns all automatic points, partial some, blank none."""
    totals = {learner: sum(points.values()) for learner, points in graded.items()}
    automatic = sum(float(one.points) for one in graded_exercises(authored()) if not isinstance(one, WrittenExercise))
    assert totals["ana"] == automatic
    assert 0 < totals["bo"] < automatic
    assert totals["cem"] == 0


def test_no_cell_counts_twice(classroom: Classroom, graded: Expected) -> None:
    """The maximum nbgrader adds up is the sum of the points the pages state: a task is not counted twice."""
    (row,) = classroom.rows(
        "select (select sum(max_score) from grade_cells), (select coalesce(sum(max_score), 0) from task_cells)"
    )
    total = sum(float(value) for value in row if isinstance(value, int | float))
    assert total == sum(one.points for one in graded_exercises(authored()))


@pytest.mark.parametrize("notebook", PAGES)
def test_the_feedback_page_shows_record_points_and_reasons(
    classroom: Classroom, graded: Expected, notebook: str
) -> None:
    """What was answered, what it earned, and why points were lost - as plain HTML, with no empty widget box."""
    for learner in LEARNERS:
        page = unescape(feedback(classroom, learner, notebook))
        assert page.count('class="csm-record"') == len(authored_page(notebook))
        assert "application/vnd.jupyter.widget-view+json" not in page
        for exercise in authored_page(notebook):
            if not isinstance(exercise, WrittenExercise):
                verdict = judged(classroom, learner, exercise)
                assert f"{verdict.points:g} of {exercise.points:g} points" in page
                assert [line.reason for line in verdict.lines if line.reason not in page] == []


def test_a_run_is_told_decision_by_decision(classroom: Classroom, graded: Expected) -> None:
    """How it ended, each choice in words, and of the unfinished one what is missing."""
    bo, cem = (unescape(feedback(classroom, learner, "scenario")) for learner in ("bo", "cem"))
    assert "Your last run counts. It ended with “Renewed, with gaps”." in bo
    for decision in scenario().story.decisions:
        assert f"Week {decision.week}: {decision.title}" in bo
    assert "not finished" in cem
    assert "Your last run stops after 4 choices. A run counts once it is finished; play it to the end." in cem


@pytest.mark.parametrize("notebook", PAGES)
def test_the_feedback_page_is_free_of_code_and_of_the_network(
    classroom: Classroom, graded: Expected, notebook: str
) -> None:
    """A learner never sees code or cell furniture, and the page needs nothing from outside."""
    page = feedback(classroom, "bo", notebook)
    assert not re.findall(r"csm\.|import csm|In \[|Out\[|Grade cell|https?://(?!www\.w3\.org)|<script", page)


@pytest.mark.parametrize("notebook", ["workbook-1", "workbook-2"])
def test_a_written_answer_waits_until_a_person_has_read_it(
    classroom: Classroom, graded: Expected, notebook: str
) -> None:
    """The page says so instead of showing 0 points, and the answer itself is there to be read."""
    page = feedback(classroom, "ana", notebook)
    (written,) = (one for one in authored_page(notebook) if isinstance(one, WrittenExercise))
    assert f"waiting for your instructor (up to {written.points:g})" in page
    sample = next(one.answer for one in written.samples if one.name == "full")
    assert sample is not None
    assert str(sample["text"]).split("\n")[0] in unescape(page)


def test_a_blank_submission_gets_a_page_that_says_so(classroom: Classroom, graded: Expected) -> None:
    """Nobody is left without a reason."""
    assert "No answer was given." in feedback(classroom, "cem", "workbook-1")


def test_the_lessons_and_the_answers_travel_along(classroom: Classroom, graded: Expected) -> None:
    """Only top notebooks are converted; lessons come as files, and no answer is lost on the way to the grader."""
    assert list((classroom.home("ana") / MODULE / "lessons").glob("*.ipynb"))
    submitted = classroom.course / "build" / "submitted" / "ana" / MODULE / "answers"
    assert {file.name for file in submitted.iterdir()} == {f"{name}.json" for name in graded["ana"]}


def test_no_key_reaches_a_learner(classroom: Classroom, graded: Expected) -> None:
    """Nothing the blank learner ever received, feedback included, holds a reason, a solution or a sample."""
    received = "\n".join(
        path.read_text(errors="replace") for path in classroom.home("cem").rglob("*") if path.is_file()
    )
    assert "Where does the time go?" in received
    assert leaked(received) == []


def authored_page(stem: str) -> list[AnyExercise]:
    """The exercises of one graded page."""
    (page,) = (page for page in authored().pages if page.path.stem == stem)
    return list(page.exercises)
