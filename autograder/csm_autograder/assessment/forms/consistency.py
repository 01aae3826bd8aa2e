"""Does a blueprint fit together? Totals, rows and crossings against each other, each fault where it is written."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from csm_autograder.assessment.forms.blueprint import LISTS, Blueprint, Cell, Trait
from csm_autograder.assessment.forms.counts import Span
from csm_course.remedies import Location

Fault: TypeAlias = tuple[Location, str, str]
"""Where in the blueprint, what is wrong, what to do."""


def faults(blueprint: Blueprint) -> Iterator[Fault]:
    """Everything about the numbers that no bank, however large, could satisfy."""
    for trait in LISTS:
        yield from _totals(blueprint, trait)
    for index, cell in enumerate(blueprint.cells):
        yield from _cell(blueprint, index, cell)
    for trait in LISTS:
        yield from _crossings(blueprint, trait)
    yield from _lessons(blueprint)
    yield from _parts(blueprint)


def summed(spans: Iterable[Span]) -> Span:
    """The fewest and the most that several spans come to together."""
    both = list(spans)
    return Span(low=sum(span.low for span in both), high=sum(span.high for span in both))


def _totals(blueprint: Blueprint, trait: Trait) -> Iterator[Fault]:
    rows = blueprint.counted_by(trait)
    whole = summed(rows.values())
    if rows and not whole.low <= blueprint.items <= whole.high:
        what = f"'{LISTS[trait]}' comes to {whole} questions, the form has {blueprint.items}"
        gap = blueprint.items - (whole.high if whole.high < blueprint.items else whole.low)
        remedy = f"ask for {abs(gap)} {'more' if gap > 0 else 'fewer'} there, or change 'items'"
        yield (LISTS[trait],), what, remedy


def _cell(blueprint: Blueprint, index: int, cell: Cell) -> Iterator[Fault]:
    if any(cell.traits == other.traits for other in blueprint.cells[:index]):
        yield ("cells", index), f"the cell {_called(cell.traits.values())} stands twice", "keep one of them"
    for trait, value in cell.traits.items():
        rows = blueprint.counted_by(trait)
        if rows and value not in rows and cell.items.low:
            what = f"the cell wants {cell.items} of {value}, which '{LISTS[trait]}' does not name"
            yield ("cells", index, trait), what, f"add {value} to '{LISTS[trait]}', or remove the cell"
        elif rows and value in rows and cell.items.low > rows[value].high:
            what = f"the cell wants {cell.items} of {value}, '{LISTS[trait]}' allows {rows[value]}"
            yield ("cells", index, "items"), what, f"ask for {rows[value].high} at most, or raise {value}"


def _crossings(blueprint: Blueprint, trait: Trait) -> Iterator[Fault]:
    """Cells that cut the same row by the same other trait may neither need more than it has nor leave too little."""
    for value, row in blueprint.counted_by(trait).items():
        for other in LISTS:
            cells = [cell for cell in blueprint.cells if set(cell.traits) == {trait, other} and trait != other]
            inside = {cell.traits[other]: cell.items for cell in cells if cell.traits[trait] == value}
            if not inside:
                continue
            whole, named = summed(inside.values()), set(blueprint.counted_by(other))
            if len(inside) > 1 and whole.low > row.high:
                what = f"the cells of {value} by {other} need {whole.low} questions, {value} has {row}"
                yield (LISTS[trait], value), what, "lower the cells, or raise it"
            if named and named <= set(inside) and whole.high < row.low:
                what = f"the cells of {value} by {other} allow {whole.high} questions at most, {value} has {row}"
                yield (LISTS[trait], value), what, "raise the cells, or lower it"


def _lessons(blueprint: Blueprint) -> Iterator[Fault]:
    for lesson in blueprint.lessons:
        if blueprint.modules and module_of(lesson) not in blueprint.modules:
            what = f"{lesson} belongs to {module_of(lesson)}, which 'modules' does not name"
            yield ("lessons", lesson), what, f"add {module_of(lesson)} to 'modules', or remove the lesson"


def _parts(blueprint: Blueprint) -> Iterator[Fault]:
    items, stories, generated, cut = blueprint.items, blueprint.stories, blueprint.generated, blueprint.cut
    if stories and stories.items.low > items:
        yield ("stories", "items"), f"{stories.items} from stories, the form has {items}", "lower it"
    if stories and stories.taken and isinstance(stories.each, Span):
        fewest, most = stories.taken.low * stories.each.low, stories.taken.high * stories.each.high
        if fewest > stories.items.high or most < stories.items.low:
            what = f"{stories.taken} stories of {stories.each} questions come to {Span(low=fewest, high=most)}"
            yield ("stories", "taken"), f"{what}, {stories.items} are wanted", "bring them together"
    if stories and isinstance(stories.each, Span) and stories.each.low == 0:
        yield ("stories", "each"), "a story that is taken has a question", "begin with 1"
    if generated and generated.low > items:
        yield ("generated",), f"{generated} from generators, the form has {items}", "lower it"
    if cut and cut.score - cut.score_within > items:
        yield ("cut", "score"), f"{cut.score:g} points of {items} questions", "lower it"
    if cut and cut.information - cut.information_within > items / 4:
        what = f"{items} questions inform by {items / 4:g} at most, {cut.information:g} is wanted"
        yield ("cut", "information"), what, "lower it"


def module_of(lesson: str) -> str:
    """The module of a lesson or supplement: `M-1` for L-1.3 and SUP-1.12."""
    return f"M-{lesson.partition('-')[2].partition('.')[0]}"


def _called(words: Iterable[str]) -> str:
    return ", ".join(words)
