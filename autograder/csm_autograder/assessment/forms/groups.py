"""Competency groups: the areas of the competency standard put together, so that a blueprint can balance them.

The standard has 90 entries in 20 small areas; no form of 50 questions can balance those. The groups are the course's
own, written in `assessments/groups.yaml`; every area belongs to exactly one.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from csm_course.exercises.base import Key, Text
from csm_course.model import Model
from csm_course.problems import ContentError, Problem, did_you_mean
from csm_course.source import Document, parse, read_yaml
from csm_course.syllabus.competencies import CompetencyStandard

GROUPS_FILE = Path("assessments") / "groups.yaml"
STANDARD_FILE = Path("syllabus") / "competencies.yaml"


class Group(Model):
    """Areas of the standard that a blueprint counts as one."""

    id: Key
    title: Text
    areas: Annotated[tuple[Text, ...], Field(min_length=1)]


class Groups(Model):
    """The file groups.yaml."""

    groups: tuple[Group, ...]


def read_groups(content: Path) -> Mapping[str, str]:
    """The group of each competency, by its id; empty without the file. Raises ContentError with every fault."""
    path = content / GROUPS_FILE
    if not path.is_file():
        return {}
    document = read_yaml(path)
    written = parse(document, Groups)
    standard = parse(read_yaml(content / STANDARD_FILE), CompetencyStandard)
    entries = (*standard.skills, *standard.concepts, *standard.terms)
    if problems := _problems(document, written, {entry.area for entry in entries}):
        raise ContentError(problems)
    group = {area: one.id for one in written.groups for area in one.areas}
    return {entry.id: group[entry.area] for entry in entries}


def _problems(document: Document, written: Groups, areas: set[str]) -> list[Problem]:
    """Areas nobody knows, areas in two groups, and areas in none."""
    problems, taken = [], dict[str, str]()
    for at, group in enumerate(written.groups):
        for place, area in enumerate(group.areas):
            where = ("groups", at, "areas", place)
            if area not in areas:
                what = f"the standard has no area '{area}'"
                problems.append(document.problem(where, what, did_you_mean(area, sorted(areas))))
            if area in taken:
                what = f"the area '{area}' is in the group '{taken[area]}' as well"
                problems.append(document.problem(where, what, "keep it in one of them"))
            taken.setdefault(area, group.id)
    for area in sorted(areas - taken.keys()):
        problems.append(document.problem(("groups",), f"the area '{area}' is in no group", "add it to one"))
    return problems
