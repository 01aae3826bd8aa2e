"""No key, sample answer, solution, hidden expectation or reason of graded work is in anything a learner gets.

Looked through is everything: the built course, the released folder, graded work as it is returned, feedback pages, what
a live page is sent before an answer is checked, and the packages on a learner's machine. Looked for is every text of
graded work and of the item bank (`secrecy.phrases`), and in data every field that only authors have.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pytest

from csm_autograder import judge
from csm_autograder.samples import sample_answer
from csm_course.answers import AnswerFolder
from csm_course.exercises import AnyExercise
from csm_course.exercises.quiz import QuizAnswer
from csm_course.exercises.scenario import ScenarioExercise
from csm_course.exercises.written import WrittenAnswer, WrittenExercise
from csm_course.html.record import record_html
from csm_course.places import content_folder, modules_folder
from csm_widgets.panel import ExercisePanel, open_panel
from tests.pipeline.classroom import MODULE, REPOSITORY, Classroom, authored, graded_exercises, open_classroom
from tests.pipeline.secrecy import found, leaked, phrases, plain
from tests.pipeline.submissions import submission
from tests.receipts import ISSUER

pytestmark = pytest.mark.pipeline
LEARNERS = {"ana": "full", "bo": "partial", "cem": "blank", "dee": "wrong"}

MAY_BE_SEEN = {
    "csm for kitchen groups at ladlework": "the role in the example of the tool “role charter”, on the toolbox's page",
}
"""Texts of graded work that learners may meet elsewhere all the same, and why.

Not listed, since `secrecy.public` leaves them out by rule: what a page, a question or a rubric says; practice in
lessons, whose keys teach and earn no points; glossary and syllabus. After grading, a learner may also see what
`deserved_to_see` gives: the reasons of the own verdict, and the own answers.
"""

EXERCISES = graded_exercises(authored())


def sees(text: str) -> list[str]:
    """What of graded work stands in the text and may not."""
    return [one for one in found(text, phrases()) if one not in MAY_BE_SEEN]


@pytest.mark.parametrize("secret", sorted(phrases())[::97])
def test_a_leak_would_be_found(secret: str) -> None:
    """In bold, with entities, in JSON within JSON, in a notebook's list of lines, in a comment, within other words."""
    first, *rest = secret.split()
    bold = f"<p>So: {first.title()} <b>{rest[0]}</b>, {'&#x20;'.join(rest[1:])}.</p>"
    for hidden in (
        bold,
        escape(bold),
        json.dumps({"outer": json.dumps({"html": [f"{bold}\n"]})}),
        f"<!-- {secret} -->",
        f'<div data-x="{secret}">',
        f"say\u201c{secret}\u201d",
    ):
        assert secret in found(hidden, phrases()), hidden


def test_there_is_much_to_look_for() -> None:
    """Every graded exercise and most of the bank have texts of their own; else this file would prove nothing."""
    assert len(phrases()) > 1000
    for exercise in EXERCISES:
        own = [line for line in map(plain, exercise.solution.splitlines()) if line in phrases()]
        assert own, exercise.id


def files(*folders: Path) -> Iterator[tuple[Path, str]]:
    """Every file below the folders, as text."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix not in (".pyc", ".png", ".db"):
                yield file, file.read_text(errors="replace")


def test_the_built_course_holds_no_secret() -> None:
    """`modules/` may be handed to anyone: pages, data for pages and search, toolbox."""
    assert [(file.name, seen) for file, text in files(modules_folder()) if (seen := sees(text))] == []


def test_the_packages_on_a_learners_machine_hold_no_secret() -> None:
    """Sentences only: three words may meet in code by chance."""
    packages = [REPOSITORY / place for place in ("course/csm_course", "widgets", "autograder", "app", "deploy")]
    told = ((file.name, set(leaked(text)) - MAY_BE_SEEN.keys()) for file, text in files(*packages))
    assert [one for one in told if one[1]] == []


@cache
def hidden_fields() -> dict[str, frozenset[str]]:
    """Per graded exercise the names of fields, at any depth, that its authored form has and its question has not."""
    return {
        one.id: frozenset(_names(one.model_dump(mode="json")) - _names(one.question().model_dump(mode="json")))
        for one in EXERCISES
    }


def _names(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_names, value.values()))
    return set().union(*map(_names, value)) if isinstance(value, list | tuple) else set()


def told_too_much(value: object) -> list[tuple[str, list[str]]]:
    """Objects that are a graded exercise and have a field that only authors have."""
    if isinstance(value, list):
        return [one for item in value for one in told_too_much(item)]
    if not isinstance(value, dict):
        return []
    hidden = hidden_fields().get(str(value.get("id"))) or hidden_fields().get(str(value.get("exercise")))
    here = sorted(_names(value) & hidden) if hidden else []
    return ([(str(value.get("id")), here)] if here else []) + told_too_much(list(value.values()))


def test_data_for_pages_has_no_field_that_only_authors_have() -> None:
    """Keys, tolerances, limits, credits and marks are short and would hide in a text; as data they have names."""
    for one in EXERCISES:
        assert {"solution", "samples"} <= hidden_fields()[one.id]
        assert told_too_much([json.loads(one.model_dump_json())])
    for file, text in files(modules_folder()):
        if file.suffix in (".json", ".ipynb"):
            assert told_too_much(json.loads(text)) == [], file


def test_practice_holds_no_graded_exercise() -> None:
    """The one file with keys in it has those of lessons alone, and no item of the test."""
    text = (modules_folder() / MODULE / "lessons" / "practice.json").read_text()
    ids = {one["id"] for one in json.loads(text)["exercises"]}
    assert ids
    assert ids.isdisjoint(one.id for one in EXERCISES)


def answered(exercise: AnyExercise, sample: str) -> Any:
    """The sample's answer, or the nearest lower one's."""
    by_name = {one.name: one for one in exercise.samples}
    chosen = by_name.get(sample) or by_name["wrong"]  # type: ignore[call-overload]
    return sample_answer(exercise, chosen)


@pytest.mark.parametrize("has_key", [True, False])
def test_a_live_page_is_sent_no_secret_before_a_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_key: bool
) -> None:
    """With the authors' folder at hand, as in a self-studier's clone, and without; blank, and with a wrong answer.

    Its own wrong answer is in it, of course. The worked solution does not come for the asking either.
    """
    if not has_key:
        monkeypatch.setenv("CSM_CONTENT", str(tmp_path / "none"))
    wanted = phrases()
    for exercise in EXERCISES:
        for sample in ("blank", "wrong"):
            answer = answered(exercise, sample)
            if answer is not None:
                AnswerFolder(tmp_path / "answers").keep(exercise.id, answer)
            panel = open_panel(exercise.id, tmp_path)
            sent = [_state(panel), *_asked_for_the_solution(panel)]
            own = set(found(_told_at_once(exercise, answer), wanted))
            assert set(sees(json.dumps(sent, default=str))) <= own, (exercise.id, sample)
            assert told_too_much(json.loads(json.dumps(sent, default=str))) == [], exercise.id


def _told_at_once(exercise: AnyExercise, answer: Any) -> str:
    """What was answered; of a test that was handed in and of a scenario played to its end also the own verdict."""
    if answer is None:
        return ""
    is_over = isinstance(exercise, ScenarioExercise) or (isinstance(answer, QuizAnswer) and answer.handed_in)
    lines = judge(exercise, answer).lines if is_over else ()
    return "\n".join([answer.model_dump_json(), *(line.reason for line in lines)])


def _state(panel: ExercisePanel) -> dict[str, Any]:
    """All the page gets; the script and the style are files of the package, looked through elsewhere."""
    state: dict[str, Any] = panel.get_state()
    assert "question" in state["opening"]
    return {name: value for name, value in state.items() if name not in ("_esm", "_css", "_anywidget_id")}


def _asked_for_the_solution(panel: ExercisePanel) -> list[object]:
    sent: list[object] = []
    panel.send = lambda content, buffers=None: sent.append(content)
    panel._hear(panel, {"type": "solution", "view": "v", "n": 1}, None)
    assert sent
    return sent


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Four learners who handed in, were graded, and whose feedback is made; each wrote a sentence of their own."""
    room = open_classroom(tmp_path_factory.mktemp("leaks"))
    room.must("generate_assignment", MODULE)
    for learner, sample in LEARNERS.items():
        folder = AnswerFolder(submission(room, learner, sample) / "answers")
        for exercise in EXERCISES:
            if isinstance(exercise, WrittenExercise) and sample != "full":
                folder.keep(exercise.id, WrittenAnswer(text=own_sentence(learner)))
    room.must("autograde", MODULE)
    room.must("generate_feedback", MODULE)
    return room


def own_sentence(learner: str) -> str:
    """What nobody else wrote."""
    return f"zq{learner} alone wrote this very sentence"


def test_the_released_folder_holds_no_secret(classroom: Classroom) -> None:
    """What `fetch_assignment` gives."""
    released = [*files(classroom.course / "build" / "release")]
    assert any(file.suffix == ".ipynb" for file, _ in released)
    assert [(file.name, seen) for file, text in released if (seen := sees(text))] == []
    for file, text in released:
        if file.suffix in (".json", ".ipynb"):
            assert told_too_much(json.loads(text)) == [], file


def deserved_to_see(folder: Path) -> Iterable[str]:
    """What the learner of this folder may see after grading: the own verdict's lines, and the own answers.

    Of a test, a reason is that of the option that was chosen; of a played scenario, those of how it was scored.
    """
    told = []
    for exercise in EXERCISES:
        answer = AnswerFolder(folder / "answers").look(exercise.id, exercise.kind).answer
        verdict = judge(exercise, answer, check=ISSUER.check(folder.parent.name))
        told += [verdict.remark, *(f"{line.label}\n{line.reason}" for line in verdict.lines)]
        # A record is made of the question, which everybody has, and of the answer: it can hold nothing else.
        told += [record_html(exercise.question(), answer), answer.model_dump_json() if answer else ""]
    return found("\n".join(told), phrases())


@pytest.mark.parametrize("step", ["autograded", "feedback"])
@pytest.mark.parametrize("learner", LEARNERS)
def test_graded_work_and_feedback_tell_the_own_verdict_and_nothing_more(
    classroom: Classroom, learner: str, step: str
) -> None:
    """Reasons of what was answered, never those of what was not; no sample, no solution, no neighbour's words."""
    returned = classroom.course / "build" / step / learner
    allowed = set(deserved_to_see(classroom.course / "build" / "submitted" / learner / MODULE))
    pages = [*files(returned)]
    assert len(pages) > len(EXERCISES) // 2
    for file, text in pages:
        assert set(sees(text)) <= allowed, file
        assert not [other for other in LEARNERS if other != learner and f"zq{other}" in text], file
        if file.suffix in (".json", ".ipynb") and "answers" not in file.parts:
            assert told_too_much(json.loads(text)) == [], file


def test_feedback_does_tell_reasons(classroom: Classroom) -> None:
    """The list of what may be seen is used: without it the page of wrong answers would not pass."""
    page = (classroom.course / "build" / "feedback" / "dee" / MODULE / "workbook-1.html").read_text()
    assert sees(page)
    assert content_folder().is_dir()
