"""Finds which need is answered by which feature, what is proven, and what is left open on both sides."""

from collections.abc import Iterator

from csm_course.tools.value_proposition.inputs import Answer, Inputs, Need
from csm_course.tools.value_proposition.result import Answered, Fit, Result
from csm_course.tools.value_proposition.saying import missing, sentence

_BETTER: tuple[Fit, ...] = ("open", "claimed", "proven")


def solve(inputs: Inputs) -> Result:
    """Only rows with a name count; names are compared without regard to letter case."""
    features = tuple(dict.fromkeys(one.name for one in inputs.features if one.name))
    answers = [one for one in inputs.answers if one.need or one.feature]
    needs = [_answered(need, features, answers) for need in inputs.needs if need.name]
    ordered = tuple(sorted(needs, key=lambda one: -one.weight))
    lacks = missing(inputs, ordered)
    return Result(
        needs=ordered,
        features=features,
        share=_share(ordered),
        claimed=sum(one.fit == "claimed" for one in ordered),
        unneeded=tuple(name for name in features if not any(name in one.by for one in ordered)),
        strange=tuple(dict.fromkeys(_strange(inputs, answers))),
        idle=tuple(_idle(inputs)),
        sentence="" if lacks else sentence(inputs, ordered),
        missing=lacks,
    )


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _answered(need: Need, features: tuple[str, ...], answers: list[Answer]) -> Answered:
    mine = [one for one in answers if _key(one.need) == _key(need.name)]
    by = {feature: fit for feature in features if (fit := _fit(feature, mine)) != "open"}
    counted = {_key(feature) for feature in by}
    return Answered(
        id=need.id,
        name=need.name,
        sort=need.sort,
        job=need.job,
        weight=need.weight or 0,
        fit=max(by.values(), key=_BETTER.index, default="open"),
        by=by,
        evidence=tuple(one.evidence for one in mine if one.evidence and _key(one.feature) in counted),
    )


def _fit(feature: str, answers: list[Answer]) -> Fit:
    """Proven where any answer of that feature says what shows it."""
    mine = [one for one in answers if _key(one.feature) == _key(feature)]
    if not mine:
        return "open"
    return "proven" if any(one.evidence for one in mine) else "claimed"


def _share(needs: tuple[Answered, ...]) -> float | None:
    weight = sum(one.weight for one in needs)
    return sum(one.weight for one in needs if one.fit == "proven") / weight if weight else None


def _strange(inputs: Inputs, answers: list[Answer]) -> Iterator[str]:
    needs = {_key(one.name) for one in inputs.needs if one.name}
    features = {_key(one.name) for one in inputs.features if one.name}
    for one in answers:
        if one.need and _key(one.need) not in needs:
            yield one.need
        if one.feature and _key(one.feature) not in features:
            yield one.feature


def _idle(inputs: Inputs) -> Iterator[str]:
    used = {_key(need.job) for need in inputs.needs if need.name}
    return (job.name for job in inputs.jobs if job.name and _key(job.name) not in used)
