"""What a submission comes to is worked out once, and is the same whoever asks."""

import pytest
from tests.pipeline.classroom import authored, graded_exercises

from csm_autograder.batch.template import joined
from csm_autograder.grading import record_of, score
from csm_course.answers import Reading
from csm_course.exercises import ANSWERS, AnyExercise
from csm_course.exercises.scenario import Run, ScenarioAnswer, ScenarioExercise
from csm_course.exercises.tool import ToolExercise
from csm_course.workings import Workings

WORKED = [one for one in graded_exercises(authored()) if one.kind in ("tool", "scenario")]


def readings(exercise: AnyExercise) -> list[Reading]:
    """The samples, as a folder would give them."""
    kind = ANSWERS[exercise.kind]
    return [Reading(answer=kind.model_validate(one.answer)) for one in exercise.samples if one.answer is not None]


@pytest.mark.parametrize("exercise", WORKED, ids=lambda one: one.id)
def test_sharing_changes_neither_score_nor_record(exercise: AnyExercise) -> None:
    """With workings of their own, with shared ones, and with those of all samples together: the same texts."""
    question, together = exercise.question(), Workings()
    for reading in readings(exercise):
        alone = score(exercise, reading)._repr_html_(), record_of(question, reading)._repr_html_()
        for shared in (Workings(), together):
            assert (
                score(exercise, reading, shared)._repr_html_(),
                record_of(question, reading, shared)._repr_html_(),
            ) == alone


def test_a_tool_is_solved_once_for_judge_and_record() -> None:
    """The very same result; another value, or another kind of the same number, is another."""
    tool = next(one for one in WORKED if isinstance(one, ToolExercise))
    workings = Workings()
    values = {**tool.start, **readings(tool)[0].answer.inputs}  # type: ignore[union-attr]
    assert workings.solved(tool.tool, values) is workings.solved(tool.tool, dict(values))
    assert workings.solved(tool.tool, {}) is not workings.solved(tool.tool, values)
    name = next(name for name, value in values.items() if type(value) is int)
    assert (
        workings.solved(tool.tool, {**values, name: bool(values[name])}).inputs
        != workings.solved(tool.tool, values).inputs
    )


def test_a_run_is_replayed_once_for_judge_remark_and_record() -> None:
    """On both sides of the same story; a story that differs in anything that is played is another."""
    played = next(one for one in WORKED if isinstance(one, ScenarioExercise))
    (run, *_) = (r.answer.run for r in readings(played) if isinstance(r.answer, ScenarioAnswer) and r.answer.run)
    workings, story = Workings(), played.story
    first = workings.played(story, run)
    assert workings.played(played.question().story, Run(seed=run.seed, choices=run.choices)) is first
    assert workings.played(story, Run(seed=run.seed + 1, choices=run.choices)) is not first
    assert workings.played(story.model_copy(update={"events": ()}), run) is not first
    assert workings.played(story, Run(seed=1, choices=("no-such-option",))).refusal


def test_a_question_that_is_its_exercises_own_shares_its_parts_and_another_does_not() -> None:
    """Also after the way to another process; a module built from other content keeps its own words."""
    played = next(one for one in WORKED if isinstance(one, ScenarioExercise))
    built = type(played.question()).model_validate_json(played.question().model_dump_json())
    (same,) = joined({played.id: played}, {played.id: built}).values()
    assert same.story.decisions is played.story.decisions  # type: ignore[union-attr]
    other = built.model_copy(update={"title": "Another title"})
    assert joined({played.id: played}, {played.id: other})[played.id] is other
