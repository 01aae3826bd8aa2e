"""Scenario: the runs are replayed from seed and choices; the better finished one counts, bit for bit the same."""

from dataclasses import dataclass

from csm_autograder.verdict import VerdictLine
from csm_course.exercises.scenario import Run, ScenarioAnswer, ScenarioExercise
from csm_course.scenarios.model import Scenario
from csm_course.scenarios.scoring import ending, score, score_lines
from csm_course.scenarios.state import State
from csm_course.workings import Workings


@dataclass(frozen=True)
class _Replayed:
    """A run after its replay: finished, or the sentence that says why it earns nothing."""

    name: str
    state: State | None
    trouble: str = ""


def judge_scenario(exercise: ScenarioExercise, answer: ScenarioAnswer, workings: Workings) -> tuple[VerdictLine, ...]:
    """The lines of the better finished run; one line that says why, where none can be counted."""
    runs = _replayed(exercise.story, answer, workings)
    counted = _better(exercise.story, runs)
    if counted is None or counted.state is None:
        reason = " ".join(one.trouble for one in runs)
        return (VerdictLine(label=exercise.title, points=0, maximum=exercise.points, reason=reason),)
    return tuple(
        VerdictLine(label=line.label, points=line.points, maximum=line.maximum, reason=line.reason)
        for line in score_lines(exercise.story, counted.state)
    )


def ending_remark(exercise: ScenarioExercise, answer: ScenarioAnswer, workings: Workings) -> str:
    """How the run that counts ended; empty where none counts."""
    counted = _better(exercise.story, _replayed(exercise.story, answer, workings))
    if counted is None or counted.state is None:
        return ""
    return f"{counted.name} counts. It ended with “{ending(exercise.story, counted.state).title}”."


def _better(scenario: Scenario, runs: tuple[_Replayed, ...]) -> _Replayed | None:
    """The finished run with most points; the kept one where they are equal."""
    finished = [one for one in runs if one.state is not None]
    return max(finished, key=lambda one: score(scenario, one.state) if one.state else 0, default=None)


def _replayed(scenario: Scenario, answer: ScenarioAnswer, workings: Workings) -> tuple[_Replayed, ...]:
    named = (("Your best run", answer.best), ("Your last run", answer.run))
    return tuple(_replay(scenario, name, run, workings) for name, run in named if run is not None)


def _replay(scenario: Scenario, name: str, run: Run, workings: Workings) -> _Replayed:
    played = workings.played(scenario, run)
    state = played.state
    if state is None:
        return _Replayed(name, None, f"{name} cannot be played again: {played.refusal}")
    if not state.finished:
        made = len(run.choices)
        choices = "1 choice" if made == 1 else f"{made} choices"
        what = f"{name} stops after {choices}. A run counts once it is finished; play it to the end."
        return _Replayed(name, None, what)
    return _Replayed(name, state)
