"""A scenario on stage: replays a run for the page and keeps the best one; nothing is remembered in between."""

import secrets

from csm_course.exercises import Answer
from csm_course.exercises.scenario import Run, ScenarioAnswer, ScenarioQuestion
from csm_course.model import Model
from csm_course.scenarios.model import Scenario
from csm_course.scenarios.play import NotPlayable, replay
from csm_course.scenarios.scene import Scene, scene
from csm_course.scenarios.scoring import score
from csm_course.scenarios.state import State
from csm_widgets.wording import RUN_OUTDATED

SEEDS = 10_000
"""How many different quarters can be dealt."""


class Staged(Model):
    """A run and what it looks like now; `best` is the best finished run so far, with its points.

    `sentence` is said where a run could not be shown; `scene` is None then, and before a run has begun.
    """

    run: Run | None = None
    scene: Scene | None = None
    best: Run | None = None
    best_points: float | None = None
    maximum: float
    sentence: str = ""


def staged(question: ScenarioQuestion, run: Run | None, best: Run | None) -> Staged:
    """The run as the page shows it; the better of two finished runs is kept. A run that does not fit is a sentence."""
    story = question.story
    best, best_points = _finished(story, best)
    if run is None:
        return Staged(best=best, best_points=best_points, maximum=question.points)
    try:
        state = replay(story, run.seed, run.choices)
    except NotPlayable as reason:
        sentence = RUN_OUTDATED.format(reason=reason.sentence)
        return Staged(best=best, best_points=best_points, maximum=question.points, sentence=sentence)
    if state.finished and (best_points is None or score(story, state) > best_points):
        best, best_points = run, score(story, state)
    return Staged(run=run, scene=scene(story, state), best=best, best_points=best_points, maximum=question.points)


def with_best(question: ScenarioQuestion, answer: ScenarioAnswer, kept: Answer | None) -> ScenarioAnswer:
    """The answer with the better of its best run and the one `kept` on disk: another window may have played that."""
    other = kept.best if isinstance(kept, ScenarioAnswer) else None
    if other is None or other == answer.best:
        return answer
    (_, points), (_, others) = _finished(question.story, answer.best), _finished(question.story, other)
    if others is None or (points is not None and points >= others):
        return answer
    return answer.model_copy(update={"best": other})


def new_seed() -> int:
    """The luck of a new run."""
    return secrets.randbelow(SEEDS)


def is_finished(question: ScenarioQuestion, answer: ScenarioAnswer) -> bool:
    """True where the run that is being played has come to its end."""
    return answer.run is not None and _finished(question.story, answer.run)[0] is not None


def _finished(story: Scenario, run: Run | None) -> tuple[Run | None, float | None]:
    """The run with its points; nothing where it is not at its end, or does not fit the story any more."""
    state = _replayed(story, run) if run else None
    return (run, score(story, state)) if state and state.finished else (None, None)


def _replayed(story: Scenario, run: Run) -> State | None:
    try:
        return replay(story, run.seed, run.choices)
    except NotPlayable:
        return None
