"""Finds the barrier point of each group, and the gaps in what it knows, can do and wants."""

from collections import Counter

from csm_course.registers import Group
from csm_course.tools.change_readiness.inputs import ELEMENTS, NEEDS, Inputs
from csm_course.tools.change_readiness.result import Need, Readiness, Result, State

BARRIER = 3
"""Up to this rating an element holds a group up; the first such element is its barrier point."""


def solve(inputs: Inputs) -> Result:
    """The groups in their order; an empty list has a result, too."""
    groups = tuple(_readiness(group) for group in inputs.groups if group.name)
    held = Counter(one.element for one in groups if one.state == "barrier")
    return Result(
        groups=groups,
        first=_first(groups),
        held={element: held[element] for element in ELEMENTS if held[element]},
        through=sum(one.state == "through" for one in groups),
        unrated=sum(one.state == "unrated" for one in groups),
    )


def barrier(ratings: tuple[int | None, ...]) -> tuple[State, str]:
    """The first element that holds up, or the first that has to be rated: later ones cannot be judged before it."""
    for element, rating in zip(ELEMENTS, ratings, strict=True):
        if rating is None:
            return "unrated", element
        if rating <= BARRIER:
            return "barrier", element
    return "through", ""


def _readiness(group: Group) -> Readiness:
    ratings = (group.awareness, group.desire, group.knowing, group.ability, group.reinforcement)
    state, element = barrier(ratings)
    needs = _needs(group)
    gaps = [need.gap for need in needs if need.gap is not None]
    return Readiness(
        id=group.id,
        name=group.name,
        people=group.people,
        ratings=ratings,
        state=state,
        element=element,
        needs=needs,
        widest=max(gaps) if len(gaps) == len(NEEDS) else None,
    )


def _needs(group: Group) -> tuple[Need, ...]:
    pairs = (
        ("knowledge", group.knowledge, group.knowledge_now, group.knowledge_goal),
        ("skills", group.skills, group.skills_now, group.skills_goal),
        ("attitude", group.attitude, group.attitude_now, group.attitude_goal),
    )
    return tuple(
        Need(name=name, label=NEEDS[name], words=words, now=now, goal=goal, gap=_gap(now, goal))
        for name, words, now, goal in pairs
    )


def _gap(now: int | None, goal: int | None) -> int | None:
    return None if now is None or goal is None else max(goal - now, 0)


def _first(groups: tuple[Readiness, ...]) -> str:
    """Who is held up earliest is furthest from using it; of several, most people."""
    order = list(ELEMENTS)
    held = [one for one in groups if one.state == "barrier"]
    return min(held, key=lambda one: (order.index(one.element), -(one.people or 0))).name if held else ""
