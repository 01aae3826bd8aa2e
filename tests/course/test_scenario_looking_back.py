"""What a scenario shows: the scene, the debrief with its counterfactual, and the proofs that it is fair."""

from tests.tiny_scenario import TINY, seed_where, tiny

from csm_course.scenarios.chance import lucky
from csm_course.scenarios.counterfactual import costliest
from csm_course.scenarios.play import choose, replay, start
from csm_course.scenarios.proofs import choice_flaws, odds, odds_flaws, path_flaws, tallies
from csm_course.scenarios.scene import scene
from csm_course.scenarios.state import State

SMALL = tiny()
CALM = tiny(events=[{**TINY["events"][0], "when": "week > 9"}])


def test_the_first_scene() -> None:
    """What a learner sees first: hours, a grey light, options with their price, a calendar."""
    seen = scene(CALM, start(CALM, 1))
    assert (seen.turn, seen.turns, seen.when) == (1, 2, "Week 1 of 4, Monday 6 July 2026")
    assert (seen.time.left, seen.time.total) == (5, 10)
    account = seen.accounts[0]
    assert (account.light, account.light_word, account.note) == ("grey", "Not known", "Ana waits.")
    assert seen.decision is not None
    assert [(one.text, one.cost_label, one.closed) for one in seen.decision.options] == [
        ("Call Ana.", "4 hours", ""),
        ("Wait.", "no time", ""),
    ]
    assert [week.state for week in seen.calendar] == ["now", "ahead", "ahead", "ahead"]
    assert seen.calendar[3].marks[0].text == "Rent is due"
    assert seen.debrief is None


def test_a_later_scene() -> None:
    """Changes since the last choice, fresh mail, news; authors' text is Markdown and never obeyed as HTML."""
    seed = next(
        seed for seed in range(999) if lucky(seed, "storm", 50) and lucky(seed, "call/1", 60)
    )  # the storm comes, and so do Ana's thanks
    seen = scene(SMALL, choose(SMALL, start(SMALL, seed), "call"))
    assert [(one.id, one.value, one.change) for one in seen.accounts[0].measures] == [
        ("trust", 60, 10),
        ("value", 49, 9),
    ]
    assert seen.news == ("<p>A <strong>storm</strong>.</p>\n",)
    assert {mail.subject for mail in seen.inbox if mail.fresh} == {"Thanks", "Rain"}
    unsafe = tiny(decisions=[{**TINY["decisions"][0], "body": "<script>x</script>"}, TINY["decisions"][1]])
    decision = scene(unsafe, start(unsafe, 1)).decision
    assert decision is not None
    assert "<script>" not in decision.body_html


def finished(*choices: str, seed: int = 0) -> State:
    """A finished run without storms."""
    return replay(CALM, seed, choices)


def test_the_costliest_decision() -> None:
    """Chatting instead of showing cost six points; the first call could not have been better."""
    found = costliest(CALM, finished("call", "chat", seed=seed_where("call/1", 60, False)))
    assert found is not None
    assert (found.decision.id, found.chosen.id, found.better.id, found.difference) == ("second", "chat", "show", 6)


def test_of_several_better_choices_the_best_is_named() -> None:
    """Between showing (six points more) and a gift (three more), the debrief speaks of showing."""
    gift = {"id": "gift", "text": "Send a cake.", "back": "Cake.", "effects": [{"change": {"oak.value": 15}}]}
    second = {**TINY["decisions"][1], "options": [gift, *TINY["decisions"][1]["options"]]}
    scenario = tiny(events=[{**TINY["events"][0], "when": "week > 9"}], decisions=[TINY["decisions"][0], second])
    found = costliest(scenario, replay(scenario, seed_where("call/1", 60, False), ["call", "chat"]))
    assert found is not None
    assert (found.better.id, found.difference) == ("show", 6)


def test_lights_go_by_the_mean_of_the_measures() -> None:
    """60 and more is sound, 40 and more to be watched, less is at risk; the learner is told in a word, too."""
    for level, light, word in (
        (60, "green", "Sound"),
        (59, "amber", "Watch"),
        (40, "amber", "Watch"),
        (39, "red", "At risk"),
    ):
        account = {**TINY["accounts"][0], "start": {"trust": level, "value": level}, "grey": "week > 9"}
        scenario = tiny(accounts=[account])
        seen = scene(scenario, start(scenario, 1)).accounts[0]
        assert (seen.light, seen.light_word) == (light, word)


def test_what_moved_nothing_is_no_effect() -> None:
    """Fires that burn at their highest already cannot rise, and the debrief does not say that they did."""
    scenario = tiny(quantities=[{**TINY["quantities"][0], "start": 5}])
    told = scene(scenario, replay(scenario, 1, ["wait", "chat"])).debrief
    assert told is not None
    assert told.replay[0].effects == ()


def test_nothing_was_costly_in_the_best_run() -> None:
    """Where no other choice earns more, none is named."""
    assert costliest(CALM, finished("call", "show")) is None


def test_the_debrief_tells_the_run() -> None:
    """Ending, points with reasons, the path, effects at once and later, competencies, charts with words."""
    told = scene(CALM, finished("call", "show", seed=seed_where("call/1", 60, True))).debrief
    assert told is not None
    assert (told.ending.title, told.points, told.maximum) == ("Good", 10, 10)
    assert told.lines[0].reason.startswith("All of it. You reached 79 (value at Oak)")
    assert told.replay[0].effects == ("Oak & Sons: trust +20", "In week 3: Oak & Sons: value +10")
    assert [(one.level, one.why) for one in told.competencies] == [("shown", "You did.")]
    assert told.path_text.splitlines()[0] == "1. Week 1, 6 July. First: Call Ana."
    assert told.charts_html.count("<figure") == 3
    assert "Of 16 hours, 4 were unplanned (25%) and 12 were your own to place." in told.charts_html


def test_proofs_pass_where_all_is_reached() -> None:
    """Both endings and all options are reached, and none leads nowhere."""
    assert not list(path_flaws(SMALL, 60))


def test_proofs_name_what_is_never_reached() -> None:
    """An ending nobody can have, and an option that is always closed."""
    never = [{**TINY["endings"][0], "when": "oak.value > 100"}, TINY["endings"][1]]
    shut = {**TINY["decisions"][1]["options"][0], "closed": [{"when": "week > 0", "why": "No."}]}
    second = {**TINY["decisions"][1], "options": [shut, TINY["decisions"][1]["options"][1]]}
    scenario = tiny(endings=never, decisions=[TINY["decisions"][0], second])
    assert {flaw.about for flaw in path_flaws(scenario, 30)} == {"good", "show"}


def test_proofs_name_choices_that_are_always_right_or_wrong() -> None:
    """In the small scenario calling is always right, and so waiting is never worth it."""
    flaws = {(flaw.about, flaw.what.split(" is ")[0].split(" gains ")[0]) for flaw in choice_flaws(tallies(CALM, 30))}
    assert ("call", "the option 'call'") in flaws
    assert ("wait", "the option 'wait'") in flaws


def test_proofs_weigh_expert_against_chance() -> None:
    """The expert always wins here, and chance far too often."""
    found = odds(CALM, 200)
    assert found.expert == 1
    assert [flaw.what.split(" wins")[0] for flaw in odds_flaws(found)] == ["chance"]
