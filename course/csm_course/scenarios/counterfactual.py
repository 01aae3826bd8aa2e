"""What if one decision had been taken otherwise, and all later ones as they were?

Luck does not depend on what was chosen (see `chance`), so the difference is the decision's own. Where a later choice
is no longer open, the author's expert steps in; where the expert's lines are not at hand, the option that takes least
time.
"""

from dataclasses import dataclass

from csm_course.scenarios.model import Decision, Option, Scenario
from csm_course.scenarios.play import choose, open_options, start
from csm_course.scenarios.policy import finish, like
from csm_course.scenarios.scoring import score
from csm_course.scenarios.state import State


@dataclass(frozen=True)
class Otherwise:
    """The best other way at one decision, and the points it would have added to the run (may be below zero)."""

    turn: int
    week: int
    decision: Decision
    chosen: Option
    better: Option
    difference: float


def costliest(scenario: Scenario, run: State) -> Otherwise | None:
    """The decision where another choice would have added most; None where none would have."""
    found = [one for one in otherwise(scenario, run) if one.difference > 0]
    return max(found, key=lambda one: (one.difference, -one.turn), default=None)


def otherwise(scenario: Scenario, run: State) -> tuple[Otherwise, ...]:
    """For each decision of a finished run the best of its open alternatives; decisions without one are left out."""
    earned = score(scenario, run)
    found = []
    state = start(scenario, run.seed)
    for decision_id, option_id in run.chosen.items():
        best = _best_other(scenario, state, run, option_id)
        if best is not None:
            option, points = best
            decision = scenario.decision(decision_id)
            chosen = next(one for one in decision.options if one.id == option_id)
            found.append(Otherwise(state.turn, state.week, decision, chosen, option, round(points - earned, 2)))
        state = choose(scenario, state, option_id)
    return tuple(found)


def _best_other(scenario: Scenario, state: State, run: State, taken: str) -> tuple[Option, float] | None:
    """The open alternative that would have earned most, with all points of that run."""
    tried = [
        (option, score(scenario, finish(scenario, choose(scenario, state, option.id), like(run.chosen))))
        for option in open_options(scenario, state)
        if option.id != taken
    ]
    return max(tried, key=lambda pair: pair[1], default=None)
