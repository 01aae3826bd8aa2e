"""The engagement's activities and milestones on a roadmap, one lane for each phase that has any."""

from collections.abc import Iterator, Sequence
from datetime import date

from csm_course.drawing import Drawing
from csm_course.pictures.roadmap import Lane, Mark, roadmap, state
from csm_course.registers import PHASES, Activity, Milestone


def by_phase(
    title: str, activities: Sequence[Activity], milestones: Sequence[Milestone], today: date | None, name: str
) -> Drawing | None:
    """The roadmap, or None while there is nothing to show. Dropped activities are left out."""
    marks = {phase: tuple(_marks(phase, activities, milestones, today)) for phase in PHASES}
    lanes = [Lane(label, marks[phase]) for phase, label in PHASES.items() if marks[phase]]
    return roadmap(title, lanes, today, name) if lanes else None


def _marks(
    phase: str, activities: Sequence[Activity], milestones: Sequence[Milestone], today: date | None
) -> Iterator[Mark]:
    for one in activities:
        if one.name and one.phase == phase and one.status != "dropped":
            done = one.end if one.status == "done" else None
            yield Mark(one.name, one.end, one.start, state(done, one.end, today), one.id)
    for milestone in milestones:
        if milestone.name and milestone.phase == phase:
            yield Mark(milestone.name, milestone.due, None, state(milestone.met, milestone.due, today), milestone.id)
