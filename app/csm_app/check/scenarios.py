"""Scenarios: what can be proven quickly - everything can be reached, the expert wins, chance does not.

Names that lead nowhere are refused on reading, at their line. That no option is always right or wrong takes a larger
sample and is proven by the tests.
"""

from collections.abc import Iterator
from functools import lru_cache

from csm_app.check.references import Fault
from csm_course.exercises.scenario import ScenarioExercise
from csm_course.remedies import Location
from csm_course.scenarios.model import Scenario
from csm_course.scenarios.proofs import Flaw, odds, odds_flaws, path_flaws

PATH_RUNS = 150
ODDS_RUNS = 300


def scenario_faults(exercise: ScenarioExercise) -> Iterator[Fault]:
    """What is unfair in the story, at the line of the decision, option or ending it is about."""
    places = dict(_places(exercise.story))
    for flaw in _flaws(exercise.story.model_dump_json()):
        yield places.get(flaw.about, ("story",)), flaw.what, flaw.remedy


@lru_cache(maxsize=16)
def _flaws(story: str) -> tuple[Flaw, ...]:
    """Proven once for the same story."""
    scenario = Scenario.model_validate_json(story)
    if not scenario.expert:
        return (Flaw("expert", "there is no expert policy", "write under 'expert' what a good CSM would choose"),)
    return (*path_flaws(scenario, PATH_RUNS), *odds_flaws(odds(scenario, ODDS_RUNS)))


def _places(scenario: Scenario) -> Iterator[tuple[str, Location]]:
    """Where each decision, option and ending stands in the exercise, by id."""
    yield "expert", ("story", "expert")
    for at, one in enumerate(scenario.endings):
        yield one.id, ("story", "endings", at, "id")
    for at, decision in enumerate(scenario.decisions):
        yield decision.id, ("story", "decisions", at, "id")
        for nth, option in enumerate(decision.options):
            yield option.id, ("story", "decisions", at, "options", nth, "id")
