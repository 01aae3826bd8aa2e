"""While modules are still being written: the exam on those that have questions, and a note that says so."""

from collections.abc import Mapping

from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Pool
from csm_autograder.assessment.forms.counts import Span


def ready_modules(blueprint: Blueprint, pool: Pool) -> tuple[str, ...]:
    """The modules of the blueprint that have at least as many questions as a form wants of them."""
    only_stories = blueprint.stories is not None and blueprint.stories.items.low == blueprint.items
    counts: dict[str, int] = {}
    for one in pool.candidates:
        fits = one.story is not None if only_stories else one.story is None or blueprint.stories is not None
        if fits and not one.pilot:
            counts[one.module] = counts.get(one.module, 0) + 1
    return tuple(module for module, span in blueprint.modules.items() if counts.get(module, 0) >= max(span.low, 1))


def rehearsal(blueprint: Blueprint, ready: tuple[str, ...]) -> Blueprint:
    """The blueprint for these modules alone: as many questions, in the same proportions to each other.

    Bloom levels and competency groups stay as they are; module, lesson and cell numbers grow with the share.
    """
    if not ready:
        return blueprint
    middles = {module: span.low + span.high for module, span in blueprint.modules.items()}
    factor = 2 * blueprint.items / sum(middles[module] for module in ready)

    def grown(rows: Mapping[str, Span], kept: set[str]) -> dict[str, Span]:
        return {name: span.times(factor, blueprint.items) for name, span in rows.items() if name in kept}

    cells = tuple(
        cell.model_copy(update={"items": cell.items.times(factor, blueprint.items)})
        for cell in blueprint.cells
        if cell.module in ready
    )
    modules = grown(blueprint.modules, set(ready))
    return blueprint.model_copy(update={"modules": modules, "cells": cells})


def note(blueprint: Blueprint, ready: tuple[str, ...], title: str) -> str:
    """What a learner must know; empty where nothing is missing."""
    missing = [module for module in blueprint.modules if module not in ready]
    if not missing:
        return ""
    count = len(blueprint.modules)
    if not ready:
        return f"Not to be taken yet: no module has questions for {title}."
    return (
        f"A rehearsal, not the whole exam: {title} asks about {count} modules, and so far only "
        f"{_listed(ready)} {'has' if len(ready) == 1 else 'have'} questions for it."
    )


def _listed(modules: tuple[str, ...]) -> str:
    numbers = [module.partition("-")[2] for module in modules]
    if len(numbers) == 1:
        return f"module {numbers[0]}"
    return f"modules {', '.join(numbers[:-1])} and {numbers[-1]}"
