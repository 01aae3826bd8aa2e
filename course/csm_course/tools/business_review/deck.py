"""The review as slides, in the order in which an executive hears it."""

from collections.abc import Iterator

from csm_course.documents import Deck, Slide
from csm_course.report import Figure, Table
from csm_course.tools.business_review.inputs import PARTS, Inputs, Part
from csm_course.tools.business_review.reporting import pictures, tables
from csm_course.tools.business_review.result import Result
from csm_course.tools.wording import day_or_dash, money


def deck(inputs: Inputs, result: Result) -> Deck:
    """Goals, results, value, lessons, decisions, plan; what is missing stands in the notes, not on the slides."""
    open_points = "\n".join(f"{PARTS[lack.part]}: {lack.sentence}" for lack in result.lacks)
    notes = f"Before the meeting:\n{open_points}" if open_points else ""
    agenda = Slide(title="Agenda", bullets=tuple(PARTS.values()), notes=notes)
    return Deck(
        title=f"{inputs.customer or 'Customer'}: business review",
        subtitle=", ".join(words for words in (inputs.period, day_or_dash(inputs.held)) if words and words != "–"),
        slides=(agenda, *_slides(inputs)),
    )


def _slides(inputs: Inputs) -> Iterator[Slide]:
    found = {table.caption: table for table in tables(inputs)}
    yield Slide(title=PARTS["goals"], text=inputs.purpose, table=found.get("Outcomes"))
    for drawing in pictures(inputs):
        yield Slide(title=PARTS["results"], text=inputs.story, drawing=drawing)
    if inputs.value is not None:
        note = "agreed with finance" if inputs.value_agreed else "not yet agreed with finance"
        figure = Figure(label="Value reached", value=money(inputs.value), note=note)
        yield Slide(title=PARTS["value"], text=inputs.value_basis, figures=(figure,))
    yield from _lists(found)


def _lists(found: dict[str, Table]) -> Iterator[Slide]:
    parts: tuple[Part, ...] = ("lessons", "decisions", "plan")
    for part in parts:
        if PARTS[part] in found:
            yield Slide(title=PARTS[part], table=found[PARTS[part]])
