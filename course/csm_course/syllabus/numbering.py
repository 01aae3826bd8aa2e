"""Ids tell where a thing stands: L-8.3 is the third lesson of module 8. This finds those that stand elsewhere."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from csm_course.remedies import Location
from csm_course.syllabus.entry import Entry
from csm_course.syllabus.framework import Phase
from csm_course.syllabus.modules import Lesson, Module

# (place of the id inside the model, the id found, the id expected)
Misnumbered = tuple[Location, str, str]


def misnumbered(model: BaseModel) -> Iterator[Misnumbered]:
    """The ids directly inside this model that do not fit their place."""
    if isinstance(model, Module):
        yield from _in_module(model)
    elif isinstance(model, Lesson):
        yield from _in_order(model.sub_topics, "sub_topics", f"ST-{model.number}")
    elif isinstance(model, Phase):
        yield from _in_order(model.activities, "activities", f"FA-{model.number}")
        yield from _single(model.output, "output", f"FO-{model.number}")


def _in_module(module: Module) -> Iterator[Misnumbered]:
    number = module.number
    yield from _in_order(module.lessons, "lessons", f"L-{number}")
    yield from _in_order(module.supplements, "supplements", f"SUP-{number}", after=len(module.lessons))
    yield from _in_order(module.topics, "topics", f"SY-{number}")
    yield from _in_order(module.workbooks, "workbooks", f"WB-{number}")
    yield from _single(module.scenario, "scenario", f"SC-{number}")
    yield from _single(module.test, "test", f"T-{number}")
    yield from _single(module.badge, "badge", f"B-{number}")


def _in_order(entries: Sequence[Entry], field: str, stem: str, after: int = 0) -> Iterator[Misnumbered]:
    for index, entry in enumerate(entries):
        expected = f"{stem}.{after + index + 1}"
        if entry.id != expected:
            yield (field, index, "id"), entry.id, expected


def _single(entry: Entry, field: str, expected: str) -> Iterator[Misnumbered]:
    if entry.id != expected:
        yield (field, "id"), entry.id, expected
