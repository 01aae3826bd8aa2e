"""Who plays when no learner does: the author's expert, chance, and a run that follows another as far as it can."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from csm_course.scenarios.chance import drawn
from csm_course.scenarios.model import Scenario
from csm_course.scenarios.play import choose, open_options, start
from csm_course.scenarios.state import State

Policy: TypeAlias = Callable[[Scenario, State], str]
"""Which option to choose at an open decision."""


def expert(scenario: Scenario, state: State) -> str:
    """The first rule that fits; without one, the open option that takes least time."""
    usable = open_options(scenario, state)
    names = [option.id for option in usable]
    for rule in scenario.expert.get(state.decision or "", ()):
        if rule.choose in names and (rule.when is None or rule.when.holds(state)):
            return rule.choose
    return min(usable, key=lambda option: option.cost).id


def at_random(scenario: Scenario, state: State) -> str:
    """Any open option, each as likely as the others, drawn by the seed of the run."""
    usable = open_options(scenario, state)
    return usable[drawn(state.seed, f"random/{state.decision}", len(usable))].id


def like(chosen: Mapping[str, str]) -> Policy:
    """As in another run (decision to option) where that is open; else as the expert would."""

    def follow(scenario: Scenario, state: State) -> str:
        wanted = chosen.get(state.decision or "")
        names = [option.id for option in open_options(scenario, state)]
        return wanted if wanted in names else expert(scenario, state)

    return follow


def finish(scenario: Scenario, state: State, policy: Policy) -> State:
    """The run played to its end by the policy."""
    while not state.finished:
        state = choose(scenario, state, policy(scenario, state))
    return state


def play_through(scenario: Scenario, seed: int, policy: Policy) -> State:
    """A whole run by the policy."""
    return finish(scenario, start(scenario, seed), policy)
