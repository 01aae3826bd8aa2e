"""The stage: a run is replayed for the page, the better of two is kept, a run that does not fit is a sentence."""

from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from csm_autograder import find_exercise
from csm_course.answers import AnswerFolder
from csm_course.exercises.scenario import Run, ScenarioAnswer, ScenarioExercise, ScenarioQuestion
from csm_course.places import content_folder
from csm_course.scenarios.play import choose, closed, start
from csm_course.scenarios.scoring import score
from csm_course.scenarios.state import State
from csm_course.store import LearnerStore
from csm_widgets.ledger import Ledger
from csm_widgets.sitting import Sitting
from csm_widgets.stage import staged


@cache
def first_scenario() -> ScenarioQuestion:
    """The first scenario as a learner's side has it."""
    exercise = find_exercise("m01-scenario", content_folder())
    assert isinstance(exercise, ScenarioExercise)
    return exercise.question()


def finished(question: ScenarioQuestion, seed: int, picks: list[int]) -> tuple[Run, State]:
    """A whole run: at each decision the open option that the next pick points to."""
    story, choices = question.story, []
    state = start(story, seed)
    while state.decision is not None:
        options = [one for one in story.decision(state.decision).options if not closed(story, state, one)]
        choices.append(options[picks[len(choices) % len(picks)] % len(options)].id)
        state = choose(story, state, choices[-1])
    return Run(seed=seed, choices=tuple(choices)), state


def test_before_the_first_run_there_is_no_scene() -> None:
    """Nothing has begun, nothing is best."""
    question = first_scenario()
    shown = staged(question, None, None)
    assert (shown.run, shown.scene, shown.best, shown.best_points) == (None, None, None, None)
    assert shown.maximum == 30


def test_a_run_that_does_not_fit_is_a_sentence() -> None:
    """A choice the story does not have shows no scene and says what to do."""
    question = first_scenario()
    shown = staged(question, Run(seed=1, choices=("no-such-option",)), None)
    assert shown.scene is None
    assert "Begin a new one" in shown.sentence


def test_an_unfinished_run_is_never_the_best() -> None:
    """Only what has come to its end counts."""
    question = first_scenario()
    run, _ = finished(question, 3, [0])
    begun = Run(seed=3, choices=run.choices[:4])
    assert staged(question, begun, begun).best is None
    assert staged(question, begun, run).best == run


@given(
    seeds=st.tuples(st.integers(0, 9999), st.integers(0, 9999)),
    picks=st.lists(st.integers(0, 3), min_size=1, max_size=12),
)
def test_the_better_run_is_kept(seeds: tuple[int, int], picks: list[int]) -> None:
    """Whatever is played after whatever: the best points are the maximum of both."""
    question = first_scenario()
    (first, one), (second, other) = finished(question, seeds[0], picks), finished(question, seeds[1], picks[::-1])
    shown = staged(question, second, first)
    story = question.story
    assert shown.best_points == max(score(story, one), score(story, other))
    assert staged(question, second, shown.best).best_points == shown.best_points


def test_a_run_that_has_ended_is_an_attempt_once(tmp_path: Path) -> None:
    """A message may come twice; a run that goes on is no attempt yet."""
    question = first_scenario()
    exercise = find_exercise(question.id, content_folder())
    sitting = Sitting(question, exercise, AnswerFolder(tmp_path), ledger=Ledger(question.id))
    run, state = finished(question, 3, [0])
    sitting.play(Run(seed=3, choices=run.choices[:-1]), None)
    assert LearnerStore().attempts() == ()
    sitting.play(run, None)
    sitting.play(run, run)
    (attempt,) = LearnerStore().attempts(question.id)
    assert (attempt.points, attempt.maximum) == (score(question.story, state), 30)


def test_a_second_window_does_not_play_the_best_run_away(tmp_path: Path) -> None:
    """A page opened before the best run was played knows nothing of it and keeps it; a better one wins."""
    question = first_scenario()
    played = [finished(question, seed, [seed % 3]) for seed in range(12)]
    worse, better = sorted(played, key=lambda pair: score(question.story, pair[1]))[:: len(played) - 1]
    assert score(question.story, worse[1]) < score(question.story, better[1])
    first, second = (Sitting(question, None, AnswerFolder(tmp_path)) for _ in range(2))

    def kept() -> Run | None:
        answer = AnswerFolder(tmp_path).look(question.id, "scenario").answer
        assert isinstance(answer, ScenarioAnswer)
        return answer.best

    first.save({"run": None, "best": worse[0].model_dump(mode="json")})
    second.save({"run": {"seed": 1, "choices": []}, "best": None})
    assert kept() == worse[0]
    second.save({"run": None, "best": better[0].model_dump(mode="json")})
    assert kept() == better[0]
    first.save({"run": None, "best": worse[0].model_dump(mode="json")})
    assert kept() == better[0]


def test_with_the_authors_story_the_debrief_gives_reasons(tmp_path: Path) -> None:
    """A self-studier reads why; a learner without the authors' files reads the numbers. The points are the same."""
    question, exercise = first_scenario(), find_exercise("m01-scenario", content_folder())
    run, _ = finished(question, 5, [0])
    with_key = Sitting(question, exercise, AnswerFolder(tmp_path)).play(run, None)
    without = Sitting(question, None, AnswerFolder(tmp_path)).play(run, None)
    assert with_key is not None
    assert without is not None
    assert with_key.best_points == without.best_points
    lines = [shown.scene.debrief.lines for shown in (with_key, without)]  # type: ignore[union-attr]
    assert all(len(rich.reason) > len(bare.reason) for rich, bare in zip(*lines, strict=True))
    assert all(bare.reason.startswith("You reached") for bare in lines[1])
