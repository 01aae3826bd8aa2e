"""The scenario engine: runs worked out by hand, and laws that hold for every seed and every choice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tiny_scenario import TINY, seed_where, tiny

from csm_course.scenarios.chance import drawn, lucky
from csm_course.scenarios.conditions import Expression
from csm_course.scenarios.model import Scenario
from csm_course.scenarios.play import NotPlayable, choose, open_options, replay, start
from csm_course.scenarios.policy import at_random, play_through
from csm_course.scenarios.scene import scene
from csm_course.scenarios.scoring import ending, is_won, score

SEEDS = st.integers(0, 2**31 - 1)
SMALL = tiny()
NEVER = [{**TINY["events"][0], "when": "week > 9"}]
CALM = tiny(events=NEVER)


def test_a_run_by_hand() -> None:
    """Four hours for a call, thanks two weeks later, a value shown: every number is as on paper."""
    seed = seed_where("call/1", 60, True)
    first = start(CALM, seed)
    assert (first.week, first.decision, first.values["hours"]) == (1, "first", 5)
    second = choose(CALM, first, "call")
    # 5 - 4 hours, then two weeks of 6 - 1; value falls by 1 in week 2 and rises by 10 in week 3
    assert (second.week, second.values["hours"]) == (3, 10)
    assert (second.values["oak.trust"], second.values["oak.value"]) == (70, 49)
    assert [(one.mail.subject, one.turn, one.week) for one in second.inbox] == [("Thanks", 2, 3)]
    done = choose(CALM, second, "show")
    assert done.finished
    assert done.values["oak.value"] == 79
    assert done.spent == {"action": 12, "reactive": 4}
    assert (score(CALM, done), ending(CALM, done).id, is_won(CALM, done)) == (10, "good", True)


def test_points_by_hand() -> None:
    """Value 39 to 69 is worth 6 points, trust 50 to 70 is worth 4."""
    seed = seed_where("call/1", 60, False)
    done = replay(CALM, seed, ["call", "chat"])
    assert (done.values["oak.trust"], done.values["oak.value"]) == (75, 39)
    assert score(CALM, done) == 4
    shown = replay(CALM, seed, ["call", "show"])
    assert score(CALM, shown) == 10
    half = tiny(events=NEVER, scoring=[{**TINY["scoring"][0], "points": 10, "full": 79}])
    assert score(half, replay(half, seed, ["call", "show"])) == 7.5


def test_waiting_costs_hours_later() -> None:
    """Fires take their hours before the week begins, and what is missing closes an option with its reason."""
    state = choose(CALM, start(CALM, 1), "wait")
    assert state.values["hours"] == 10  # 5 + 3 + 3, ten at most
    tired = tiny(events=NEVER, quantities=[{**TINY["quantities"][0], "start": 3}])
    state = choose(tired, start(tired, 1), "wait")
    assert state.values["hours"] == 3 + 2 + 2  # never fewer than two a week
    with pytest.raises(NotPlayable, match="It takes 8 hours, and you have 7"):
        choose(tired, state, "show")


def test_a_closed_option_is_refused_with_its_reason() -> None:
    """After the storm Ana does not answer somebody who never called."""
    seed = seed_where("storm", 50, True)
    state = choose(SMALL, start(SMALL, seed), "wait")
    assert state.values["oak.trust"] == 40
    assert [option.id for option in open_options(SMALL, state)] == ["chat"]
    with pytest.raises(NotPlayable, match="Ana does not answer"):
        choose(SMALL, state, "show")


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        (["fly"], "'fly' is not one of the options in “First”."),
        (["show"], "'show' is not one of the options in “First”."),
        (["call", "chat", "chat"], "The run is over, so nothing is left to choose."),
    ],
)
def test_choices_that_cannot_be_made(choices: list[str], sentence: str) -> None:
    """Each is refused in a plain sentence."""
    with pytest.raises(NotPlayable) as refused:
        replay(CALM, 1, choices)
    assert refused.value.sentence == sentence


def test_what_is_due_after_the_last_week_still_happens() -> None:
    """An effect that falls due after the quarter is booked when it closes."""
    late = {**TINY["decisions"][0]["options"][0], "effects": [{"after": 9, "change": {"oak.trust": 7}}]}
    first = {**TINY["decisions"][0], "options": [late, TINY["decisions"][0]["options"][1]]}
    scenario = tiny(events=NEVER, decisions=[first, TINY["decisions"][1]])
    assert replay(scenario, 1, ["call", "chat"]).values["oak.trust"] == 50 + 5 + 7


def test_what_is_due_when_the_books_are_closed_comes_in_its_order() -> None:
    """Of two late effects the earlier happens first, whichever was begun first: it can make way for the other."""
    slow = {**TINY["decisions"][0]["options"][0], "effects": [{"after": 9, "change": {"oak.trust": -100}}]}
    fast = {**TINY["decisions"][1]["options"][1], "effects": [{"after": 2, "change": {"oak.trust": 100}}]}
    first = {**TINY["decisions"][0], "options": [slow, TINY["decisions"][0]["options"][1]]}
    second = {**TINY["decisions"][1], "options": [TINY["decisions"][1]["options"][0], fast]}
    scenario = tiny(events=NEVER, decisions=[first, second])
    assert replay(scenario, 1, ["call", "chat"]).values["oak.trust"] == 0


def test_one_hour_is_not_one_hours() -> None:
    """What keeps an option closed is said in the number it has."""
    short = {**TINY["decisions"][1]["options"][0], "work": {"action": 1}, "closed": []}
    free = {**TINY["decisions"][1]["options"][1], "work": {}}
    drained = {**TINY["decisions"][0]["options"][0], "effects": [{"after": 2, "change": {"hours": -10}}]}
    decisions = [
        {**TINY["decisions"][0], "options": [drained, TINY["decisions"][0]["options"][1]]},
        {**TINY["decisions"][1], "options": [short, free]},
    ]
    time = {**TINY["time"], "weekly": 1, "least": 0, "start": 4}
    scenario = tiny(events=NEVER, decisions=decisions, time=time)
    with pytest.raises(NotPlayable, match="It takes 1 hour, and you have 0"):
        replay(scenario, 1, ["call", "show"])


@given(SEEDS)
def test_the_same_seed_and_choices_give_the_same_run(seed: int) -> None:
    """Bit for bit: state, scene and debrief."""
    run = play_through(SMALL, seed, at_random)
    again = replay(SMALL, seed, run.chosen.values())
    assert run == again
    assert scene(SMALL, run).model_dump_json() == scene(SMALL, again).model_dump_json()


@given(SEEDS)
def test_a_run_begins_as_its_beginning(seed: int) -> None:
    """Choosing on never changes a state that was there before."""
    first = start(SMALL, seed)
    before = first.copy()
    second = choose(SMALL, first, "wait")
    assert first == before == start(SMALL, seed)
    assert second.glances[:1] == first.glances


@given(SEEDS)
def test_luck_does_not_hang_on_choices(seed: int) -> None:
    """The storm comes or stays away whatever was chosen: that is what makes a comparison honest."""
    assert replay(SMALL, seed, ["call"]).happened == replay(SMALL, seed, ["wait"]).happened


@given(SEEDS, st.integers(-300, 300))
def test_levels_stay_between_0_and_100(seed: int, amount: int) -> None:
    """Whatever an effect says, a variable stays within its bounds, hours too."""
    option = {**TINY["decisions"][0]["options"][1], "effects": [{"change": {"oak.trust": amount, "hours": amount}}]}
    first = {**TINY["decisions"][0], "options": [option, TINY["decisions"][0]["options"][0]]}
    state = choose(scenario := tiny(decisions=[first, TINY["decisions"][1]]), start(scenario, seed), "wait")
    assert 0 <= state.values["oak.trust"] <= 100
    assert 0 <= state.values["hours"] <= 10


@given(st.integers(0, 300), st.integers(0, 300))
def test_more_of_an_effect_is_never_less_in_the_end(low: int, high: int) -> None:
    """Bounds keep the order of things."""
    low, high = sorted((low, high))
    ends = []
    for amount in (low, high):
        option = {**TINY["decisions"][0]["options"][1], "effects": [{"change": {"oak.trust": amount}}]}
        first = {**TINY["decisions"][0], "options": [option, TINY["decisions"][0]["options"][0]]}
        scenario = tiny(events=NEVER, decisions=[first, TINY["decisions"][1]])
        ends.append(replay(scenario, 3, ["wait"]).values["oak.trust"])
    assert ends[0] <= ends[1]


def test_luck_is_the_same_on_every_machine() -> None:
    """These draws are written down; if they change, every kept run changes its score."""
    assert [drawn(7, f"day/{day}", 100) for day in range(6)] == [88, 71, 99, 52, 96, 79]
    share = sum(lucky(seed, "coin", 30) for seed in range(10_000)) / 10_000
    assert share == pytest.approx(0.3, abs=0.02)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("oak.trust >= 50 and not chose('wait')", 1),
        ("happened('storm') or week == 2", 0),
        ("min(oak.trust, oak.value) + 2 * 3", 46),
        ("(oak.trust - 1) // 7", 7),
        ("-fires + 5", 4),
        ("fires + 2 * (oak.trust < 60)", 3),
    ],
)
def test_expressions_by_hand(text: str, value: int) -> None:
    """Whole numbers, comparisons, and what was chosen."""
    assert Expression(text).value(start(CALM, 1)) == value


@pytest.mark.parametrize(
    "text",
    ["", "oak.trust >=", "__import__('os')", "oak.trust / 2", "1 < 2 < 3", "a.b.c", "[1]", "chose(wait)", "7 // 0",
     "min(1)", "0.5", "'text'", "lambda: 1", "oak.trust ** 9"],
)  # fmt: skip
def test_what_is_no_expression_is_refused(text: str) -> None:
    """Nothing an author writes is run as code, and the refusal shows how to write it."""
    with pytest.raises(ValueError, match=" - "):
        Expression(text)


def test_a_scenario_survives_json() -> None:
    """The learner's side gets it as JSON, and plays the same runs."""
    copied = Scenario.model_validate_json(SMALL.model_dump_json())
    assert copied == SMALL
    assert play_through(copied, 5, at_random) == play_through(SMALL, 5, at_random)


def test_the_learners_side_has_no_policy_and_no_reasons() -> None:
    """What plays is there; what judges in words is not. Points are the same."""
    played = SMALL.for_playing()
    assert not played.expert
    assert all(one.reasons is None for one in played.scoring)
    run = play_through(SMALL, 5, at_random)
    assert score(played, replay(played, 5, run.chosen.values())) == score(SMALL, run)
