"""The rows of a blueprint laid over a pool: which candidates each number counts, and what the number is called."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from csm_autograder.assessment.forms.blueprint import LISTS, Blueprint, Trait
from csm_autograder.assessment.forms.candidate import Candidate, Pool
from csm_autograder.assessment.forms.counts import Span, exactly

Sort: TypeAlias = Literal["total", "list", "cell", "stories", "generated", "pilots"]


@dataclass(frozen=True)
class Row:
    """So many of these. `traits` is what its questions are; `members` are positions in the pool."""

    sort: Sort
    name: str
    span: Span
    members: tuple[int, ...]
    traits: dict[Trait, str] = field(default_factory=dict)


def rows_of(blueprint: Blueprint, pool: Pool) -> tuple[Row, ...]:
    """The total first, then the lists, the cells and what else is counted."""
    counted = [at for at, one in enumerate(pool.candidates) if not one.pilot]
    rows = [Row("total", "in all", blueprint.total, tuple(counted))]
    rows += _lists(blueprint, pool, counted)
    for cell in blueprint.cells:
        rows.append(_row("cell", cell.traits, cell.items, pool, counted))
    pilots = tuple(at for at, one in enumerate(pool.candidates) if one.pilot)
    generated = tuple(at for at in counted if pool.candidates[at].generated)
    told = tuple(at for at in counted if pool.candidates[at].story is not None)
    rows.append(Row("pilots", "pilot questions", exactly(blueprint.pilots), pilots))
    stories = blueprint.stories
    rows.append(
        Row("stories", f"on {stories.called if stories else 'stories'}", stories.items if stories else exactly(0), told)
    )
    if blueprint.generated:
        rows.append(Row("generated", "from generators", blueprint.generated, generated))
    return tuple(rows)


def _lists(blueprint: Blueprint, pool: Pool, counted: list[int]) -> Iterator[Row]:
    for trait in LISTS:
        named = blueprint.counted_by(trait)
        for value, span in named.items():
            yield _row("list", {trait: value}, span, pool, counted)
        others = tuple(at for at in counted if named and pool.candidates[at].trait(trait) not in named)
        if others:
            yield Row("list", f"any other {trait}", exactly(0), others)


def _row(sort: Sort, traits: dict[Trait, str], span: Span, pool: Pool, counted: list[int]) -> Row:
    members = tuple(at for at in counted if _is(pool.candidates[at], traits))
    name = ", ".join(_said(trait, value) for trait, value in traits.items())
    return Row(sort, name, span, members, traits)


def _is(candidate: Candidate, traits: dict[Trait, str]) -> bool:
    return all(candidate.trait(trait) == value for trait, value in traits.items())


def _said(trait: Trait, value: str) -> str:
    """How an author reads it: `module 3`, `lesson 1.4`, `apply`."""
    if trait in ("module", "lesson"):
        return f"{trait} {value.partition('-')[2] or value}"
    return value
