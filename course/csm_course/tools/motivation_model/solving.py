"""Connects the elements by their names and finds those that lead nowhere."""

from collections.abc import Iterator

from csm_course.registers import Outcome
from csm_course.tools.motivation_model.inputs import DIRECTIVES, IMPACTS, JUDGEMENTS, ORIGINS, Inputs, Objective
from csm_course.tools.motivation_model.naming import codes, key, links
from csm_course.tools.motivation_model.result import Element, Result
from csm_course.tools.motivation_model.rules import breaches
from csm_course.tools.wording import number, spoken


def solve(inputs: Inputs) -> Result:
    """The model as it stands; every model has a result, however little of it is there."""
    elements = (*_ends(inputs), *_means(inputs), *_around(inputs))
    tactics = [one for one in elements if one.kind == "tactic"]
    used = {key(one.outcome) for one in inputs.objectives if one.name}
    return Result(
        vision=inputs.vision,
        mission=inputs.mission,
        elements=elements,
        breaches=tuple(breaches(inputs, filled(inputs))),
        tactics=len(tactics),
        lines=sum(_leads(one, elements) for one in tactics),
        loose=tuple(one.name for one in inputs.outcomes if one.name and key(one.name) not in used),
    )


def filled(inputs: Inputs) -> tuple[Objective, ...]:
    """The objectives, with measure, target and day taken from the outcome they name where they say none themselves."""
    known = {key(one.name): one for one in inputs.outcomes if one.name}
    return tuple(_filled(one, known.get(key(one.outcome))) for one in inputs.objectives)


def _filled(objective: Objective, outcome: Outcome | None) -> Objective:
    if outcome is None:
        return objective
    target = "" if outcome.target is None else f"{number(outcome.target)} {outcome.unit}".strip()
    taken = {
        "measure": objective.measure or outcome.measure,
        "target": objective.target or target,
        "due": objective.due or outcome.due,
    }
    return objective.model_copy(update=taken)


def _ends(inputs: Inputs) -> Iterator[Element]:
    goals = codes("G", inputs.goals)
    named = [one for one in inputs.goals if one.name]
    for at, goal in enumerate(named, start=1):
        yield Element(code=f"G{at}", kind="goal", name=goal.name, words=(), links=())
    objectives = [one for one in filled(inputs) if one.name]
    for at, one in enumerate(objectives, start=1):
        found = links(one.goal, goals).codes
        yield Element(code=f"O{at}", kind="objective", name=one.name, words=tuple(_aim(one)), links=found)


def _aim(objective: Objective) -> Iterator[str]:
    said = ": ".join(part for part in (objective.measure, objective.target) if part)
    if said:
        yield said
    if objective.due:
        yield f"by {spoken(objective.due)}"


def _means(inputs: Inputs) -> Iterator[Element]:
    goals, strategies = codes("G", inputs.goals), codes("S", inputs.strategies)
    objectives, tactics = codes("O", inputs.objectives), codes("T", inputs.tactics)
    for at, one in enumerate((one for one in inputs.strategies if one.name), start=1):
        yield Element(code=f"S{at}", kind="strategy", name=one.name, words=(), links=links(one.goal, goals).codes)
    for at, tactic in enumerate((one for one in inputs.tactics if one.name), start=1):
        towards = links(tactic.objective, objectives).codes
        words = (f"towards {', '.join(towards)}",) if towards else ()
        found = (*links(tactic.strategy, strategies).codes, *towards)
        yield Element(code=f"T{at}", kind="tactic", name=tactic.name, words=words, links=found)
    for at, rule in enumerate((one for one in inputs.directives if one.name), start=1):
        found = links(rule.governs, strategies, tactics).codes
        words = (_linked(DIRECTIVES[rule.kind], "governs", found),)
        yield Element(code=f"D{at}", kind="directive", name=rule.name, words=words, links=found)


def _around(inputs: Inputs) -> Iterator[Element]:
    influencers = codes("I", inputs.influencers)
    model = [codes("G", inputs.goals), codes("O", inputs.objectives), codes("S", inputs.strategies)]
    for at, one in enumerate((one for one in inputs.influencers if one.name), start=1):
        yield Element(code=f"I{at}", kind="influencer", name=one.name, words=(ORIGINS[one.origin],), links=())
    for at, each in enumerate((one for one in inputs.assessments if one.name), start=1):
        upon = links(each.affects, *model, codes("T", inputs.tactics)).codes
        impact = ": ".join(part for part in (each.impact and IMPACTS[each.impact], each.effect) if part)
        words = (_linked(JUDGEMENTS[each.judgement], "for", upon), *((impact,) if impact else ()))
        found = (*links(each.influencer, influencers).codes, *upon)
        yield Element(code=f"A{at}", kind="assessment", name=each.name, words=words, links=found)


def _linked(word: str, verb: str, found: tuple[str, ...]) -> str:
    return f"{word}, {verb} {', '.join(found)}" if found else word


def _leads(tactic: Element, elements: tuple[Element, ...]) -> bool:
    """Whether one of its strategies leads on to a goal."""
    leading = {one.code for one in elements if one.kind == "strategy" and one.links}
    return any(code in leading for code in tactic.links)
