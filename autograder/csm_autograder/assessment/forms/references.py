"""Does what an assessment names exist: modules, lessons, groups, its policy, and the number of questions there?"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from csm_autograder.assessment.forms.blueprint import LISTS, Trait
from csm_autograder.assessment.forms.reading import Written
from csm_course.problems import Problem, did_you_mean
from csm_course.remedies import Location


@dataclass(frozen=True)
class Known:
    """The ids there are, and how many questions each policy asks; a policy that leaves it open asks for null."""

    modules: Collection[str]
    lessons: Collection[str]
    groups: Collection[str]
    policies: Mapping[str, int | None]


def reference_problems(written: Written, known: Known) -> Iterator[Problem]:
    """Every name that leads nowhere, at its line."""
    one, document = written.assessment, written.document
    if one.policy not in known.policies:
        what = f"{one.id}: there is no policy '{one.policy}'"
        yield document.problem(("policy",), what, did_you_mean(one.policy, known.policies))
    elif known.policies[one.policy] not in (None, one.blueprint.items):
        asks = known.policies[one.policy]
        what = f"{one.id}: the blueprint has {one.blueprint.items} questions, the policy '{one.policy}' {asks}"
        yield document.problem(("blueprint", "items"), what, "bring them together; learners are told the policy's")
    names: dict[Trait, Collection[str]] = {"module": known.modules, "lesson": known.lessons, "group": known.groups}
    for trait, ids in names.items():
        for place, name in _named(written, trait):
            if name not in ids:
                what = f"{one.id}: there is no {trait} '{name}'"
                yield document.problem(("blueprint", *place), what, did_you_mean(name, ids))


def _named(written: Written, trait: Trait) -> Iterator[tuple[Location, str]]:
    """Where the blueprint names something of this sort."""
    blueprint = written.assessment.blueprint
    for name in blueprint.counted_by(trait):
        yield (LISTS[trait], name), name
    for index, cell in enumerate(blueprint.cells):
        if trait in cell.traits:
            yield ("cells", index, trait), cell.traits[trait]
