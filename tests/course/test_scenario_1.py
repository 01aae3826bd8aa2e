"""Every scenario of the course is fair: proven on the real ones, with figures an author can read."""

import pytest

from csm_course.content import read_exercises
from csm_course.exercises.scenario import ScenarioExercise
from csm_course.places import content_folder
from csm_course.scenarios.model import Scenario
from csm_course.scenarios.policy import expert, play_through
from csm_course.scenarios.proofs import EXPERT_WINS, RANDOM_WINS, Tally, choice_flaws, odds, path_flaws, tallies
from csm_course.scenarios.scene import scene
from csm_course.scenarios.wording import hours_label

FILES = sorted(content_folder().glob("m*/scenario.yaml"))


@pytest.fixture(params=FILES, ids=[file.parent.name[:3] for file in FILES], scope="module")
def exercise(request: pytest.FixtureRequest) -> ScenarioExercise:
    """The scenario of one module."""
    (found,) = read_exercises(request.param)
    assert isinstance(found, ScenarioExercise)
    return found


@pytest.fixture(scope="module")
def story(exercise: ScenarioExercise) -> Scenario:
    """Its story."""
    return exercise.story


@pytest.fixture(scope="module")
def fared(story: Scenario) -> dict[str, Tally]:
    """How each option fares in the sampled states."""
    return tallies(story)


def test_the_expert_wins_and_chance_does_not(story: Scenario) -> None:
    """At least 90% and under 5% of 10,000 seeded runs."""
    found = odds(story, 10_000)
    assert found.expert >= EXPERT_WINS
    assert found.random < RANDOM_WINS


def test_everything_is_reached_and_nothing_is_a_dead_end(story: Scenario) -> None:
    """Every decision, option and ending occurs, and from each a run comes to an end."""
    assert not list(path_flaws(story))


def test_no_option_is_always_right_or_never_worth_it(fared: dict[str, Tally]) -> None:
    """What is best depends on time, trust and luck."""
    assert not list(choice_flaws(fared))


def test_named_errors_are_seldom_the_best_choice(story: Scenario, fared: dict[str, Tally]) -> None:
    """An error pays now and then, as in life, and in fewer than one of five states."""
    errors = [option for decision in story.decisions for option in decision.options if option.error]
    assert errors
    for option in errors:
        assert fared[option.id].alone < 0.2 * fared[option.id].tried, option.id


def test_no_option_gives_itself_away(story: Scenario) -> None:
    """Within a decision texts are about as long, and the expert's first choice is not the longest as a rule."""
    longest = 0
    for decision in story.decisions:
        lengths = {option.id: len(option.text) for option in decision.options}
        assert max(lengths.values()) <= 1.5 * min(lengths.values()), decision.id
        longest += max(lengths, key=lambda name: lengths[name]) == story.expert[decision.id][0].choose
    assert longest <= len(story.decisions) / 2


def test_the_length_and_endings_of_a_scenario(story: Scenario) -> None:
    """8 to 15 decisions with three or four options, at least four endings, good and bad."""
    assert 8 <= len(story.decisions) <= 15
    assert all(3 <= len(decision.options) <= 4 for decision in story.decisions)
    assert len(story.endings) >= 4
    assert {one.good for one in story.endings} == {True, False}


def test_a_whole_run_can_be_shown(exercise: ScenarioExercise) -> None:
    """The learner's side shows the last scene with a debrief whose points are the judge's."""
    played = exercise.question()
    run = play_through(exercise.story, 11, expert)
    told = scene(exercise.story, run).debrief
    assert told is not None
    assert told.maximum == exercise.points == played.points
    assert sum(line.points for line in told.lines) == pytest.approx(told.points)
    assert len(told.replay) == len(exercise.story.decisions)


def test_hours_are_said_as_people_say_them() -> None:
    """One hour is no hours."""
    assert [hours_label(amount, "hours") for amount in (0, 1, 4)] == ["no time", "1 hour", "4 hours"]
