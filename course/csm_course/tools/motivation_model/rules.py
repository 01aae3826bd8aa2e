"""The rules of a sound model, each broken one with what to do about it.

The relations are those of the Business Motivation Model of the Object Management Group (OMG), version 1.3; that a goal
is qualitative and an objective has a measure, a target and a day is how the course checks them.
"""

import re
from collections.abc import Iterator, Sequence

from csm_course.tools.motivation_model.inputs import Inputs, Objective
from csm_course.tools.motivation_model.naming import codes, key, links, repeated
from csm_course.tools.motivation_model.result import Breach

_FIGURE = re.compile(r"\d+ ?%|\bper ?cent\b|\b20\d\d\b|\d")


def breaches(inputs: Inputs, objectives: Sequence[Objective]) -> Iterator[Breach]:
    """Everything to mend, in the order of the form. `objectives` have taken over what their outcomes know."""
    yield from _vision_and_mission(inputs)
    yield from _goals(inputs)
    yield from _objectives(inputs, objectives)
    yield from _strategies(inputs)
    yield from _tactics(inputs)
    yield from _directives(inputs)
    yield from _assessments(inputs)
    yield from _strange(inputs)


def _vision_and_mission(inputs: Inputs) -> Iterator[Breach]:
    if inputs.mission and not inputs.vision:
        yield Breach(field="vision", sentence="A mission makes a vision operative: say what the business wants to be.")
    if inputs.vision and not inputs.mission:
        sentence = "Nothing makes the vision operative: say what the business does day by day."
        yield Breach(field="mission", sentence=sentence)
    if inputs.vision and key(inputs.vision) == key(inputs.mission):
        sentence = "Mission and vision say the same. The vision is a state to reach, the mission is what is done."
        yield Breach(field="mission", sentence=sentence)
    if inputs.strategies and any(one.name for one in inputs.strategies) and not inputs.mission:
        yield Breach(field="mission", sentence="Strategies are parts of a mission: say what that is.")


def _goals(inputs: Inputs) -> Iterator[Breach]:
    reached = {code for one in inputs.strategies for code in links(one.goal, codes("G", inputs.goals)).codes}
    counted = {code for one in inputs.objectives for code in links(one.goal, codes("G", inputs.goals)).codes}
    for at, goal in enumerate((one for one in inputs.goals if one.name), start=1):
        if _FIGURE.search(goal.name):
            sentence = f"“{goal.name}” holds a figure. Say the goal in words; the figure belongs in an objective."
            yield Breach(field="goals", sentence=sentence)
        if goal.horizon == "months":
            sentence = f"“{goal.name}” is over within months: that is an objective. A goal lasts."
            yield Breach(field="goals", sentence=sentence)
        if f"G{at}" not in counted:
            yield Breach(field="objectives", sentence=f"Nothing quantifies the goal “{goal.name}”: add an objective.")
        if f"G{at}" not in reached:
            sentence = f"No strategy leads towards the goal “{goal.name}”."
            yield Breach(field="strategies", sentence=sentence)


def _objectives(inputs: Inputs, objectives: Sequence[Objective]) -> Iterator[Breach]:
    goals = codes("G", inputs.goals)
    for one in objectives:
        if not one.name:
            continue
        lacks = [
            words
            for words, there in (("a measure", one.measure), ("a target", one.target), ("a day", one.due))
            if not there
        ]
        if lacks:
            yield Breach(field="objectives", sentence=f"“{one.name}” has not got {' or '.join(lacks)} yet.")
        if not links(one.goal, goals).codes:
            yield Breach(field="objectives", sentence=f"“{one.name}” quantifies no goal. What is it good for?")


def _strategies(inputs: Inputs) -> Iterator[Breach]:
    goals, strategies = codes("G", inputs.goals), codes("S", inputs.strategies)
    worked = {code for one in inputs.tactics for code in links(one.strategy, strategies).codes}
    for at, one in enumerate((one for one in inputs.strategies if one.name), start=1):
        if not links(one.goal, goals).codes:
            yield Breach(field="strategies", sentence=f"“{one.name}” channels efforts towards no goal.")
        if f"S{at}" not in worked:
            yield Breach(field="tactics", sentence=f"No tactic implements “{one.name}”: it stays on paper.")


def _tactics(inputs: Inputs) -> Iterator[Breach]:
    strategies = codes("S", inputs.strategies)
    for one in inputs.tactics:
        if one.name and not links(one.strategy, strategies).codes:
            yield Breach(field="tactics", sentence=f"“{one.name}” implements no strategy.")


def _directives(inputs: Inputs) -> Iterator[Breach]:
    known = (codes("S", inputs.strategies), codes("T", inputs.tactics))
    for one in inputs.directives:
        if one.name and not links(one.governs, *known).codes:
            yield Breach(field="directives", sentence=f"“{one.name}” governs neither a strategy nor a tactic.")


def _assessments(inputs: Inputs) -> Iterator[Breach]:
    influencers = codes("I", inputs.influencers)
    judged = {code for one in inputs.assessments for code in links(one.influencer, influencers).codes}
    for one in inputs.assessments:
        if not one.name:
            continue
        if not links(one.influencer, influencers).codes:
            yield Breach(field="assessments", sentence=f"“{one.name}” judges no influencer. What is it about?")
        if not one.judgement or not one.impact:
            sentence = f"“{one.name}”: say what it is judged as, and whether its impact is a risk or a reward."
            yield Breach(field="assessments", sentence=sentence)
    for at, one_more in enumerate((one for one in inputs.influencers if one.name), start=1):
        if f"I{at}" not in judged:
            yield Breach(field="assessments", sentence=f"Nobody has judged “{one_more.name}” yet.")


def _strange(inputs: Inputs) -> Iterator[Breach]:
    """Names that lead nowhere, and names that more than one row bears."""
    goals, strategies = codes("G", inputs.goals), codes("S", inputs.strategies)
    objectives, tactics = codes("O", inputs.objectives), codes("T", inputs.tactics)
    influencers, outcomes = codes("I", inputs.influencers), codes("Q", inputs.outcomes)
    every = (goals, objectives, strategies, tactics)
    cells = [
        *(("objectives", links(one.goal, goals)) for one in inputs.objectives),
        *(("objectives", links(one.outcome, outcomes)) for one in inputs.objectives),
        *(("strategies", links(one.goal, goals)) for one in inputs.strategies),
        *(("tactics", links(one.strategy, strategies)) for one in inputs.tactics),
        *(("tactics", links(one.objective, objectives)) for one in inputs.tactics),
        *(("directives", links(one.governs, strategies, tactics)) for one in inputs.directives),
        *(("assessments", links(one.influencer, influencers)) for one in inputs.assessments),
        *(("assessments", links(one.affects, *every)) for one in inputs.assessments),
    ]
    for field, found in cells:
        for name in found.strange:
            yield Breach(field=field, sentence=f"“{name}” names nothing in the model. Check the spelling.")
    for field in ("goals", "objectives", "strategies", "tactics", "influencers"):
        for name in repeated(getattr(inputs, field)):
            yield Breach(field=field, sentence=f"Two rows are named “{name}”: links cannot tell them apart.")
