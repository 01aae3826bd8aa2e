"""How a finished run is scored and which ending it has; the same numbers for the debrief and for the judge."""

from csm_course.model import Model
from csm_course.scenarios.model import Criterion, Ending, Scenario
from csm_course.scenarios.state import State


class ScoreLine(Model):
    """One criterion of a run: its points and why."""

    label: str
    points: float
    maximum: float
    reason: str


def score(scenario: Scenario, state: State) -> float:
    """All points of a run, to two decimals. Raises nothing: an unfinished run is scored as it stands."""
    return round(sum(line.points for line in score_lines(scenario, state)), 2)


def score_lines(scenario: Scenario, state: State) -> tuple[ScoreLine, ...]:
    """The points of a run, criterion by criterion."""
    return tuple(_line(criterion, state) for criterion in scenario.scoring)


def ending(scenario: Scenario, state: State) -> Ending:
    """The first ending whose condition holds."""
    return next(one for one in scenario.endings if one.when is None or one.when.holds(state))


def is_won(scenario: Scenario, state: State) -> bool:
    """True for a good ending with enough points."""
    enough = 100 * score(scenario, state) >= scenario.win_percent * scenario.maximum
    return enough and ending(scenario, state).good


def _line(criterion: Criterion, state: State) -> ScoreLine:
    reached = criterion.measure.value(state)
    share = _share(criterion, reached)
    points = round(criterion.points * share, 2)
    return ScoreLine(
        label=criterion.label, points=points, maximum=criterion.points, reason=_reason(criterion, share, reached)
    )


def _share(criterion: Criterion, reached: int) -> float:
    """How much of the way from `none` to `full` was gone, 0 to 1."""
    return min(max((reached - criterion.none) / (criterion.full - criterion.none), 0.0), 1.0)


def _reason(criterion: Criterion, share: float, reached: int) -> str:
    where = f"You reached {reached} ({criterion.counted}); {criterion.full} earns all points, {criterion.none} none."
    if criterion.reasons is None:
        return where
    said = criterion.reasons.full if share == 1 else criterion.reasons.part if share else criterion.reasons.none
    return f"{said} {where}"
