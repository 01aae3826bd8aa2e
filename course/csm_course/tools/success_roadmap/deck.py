"""The success roadmap as slides: one page to show, and what stands behind it."""

from csm_course.documents import Deck, Slide
from csm_course.tools.success_roadmap.inputs import Inputs
from csm_course.tools.success_roadmap.reporting import pictures, tables
from csm_course.tools.success_roadmap.result import Result


def deck(inputs: Inputs, result: Result) -> Deck:
    """The pictures first, then outcomes and next steps as tables, and the decisions asked for."""
    slides = [Slide(title=drawing.title, drawing=drawing) for drawing in pictures(inputs, result)]
    slides += [Slide(title=table.caption, table=table) for table in tables(inputs, result)]
    if result.decisions:
        slides.append(Slide(title="What we need from you", bullets=result.decisions))
    if not slides:
        slides.append(Slide(title="Outcomes", text="Name what the customer wants to reach."))
    title = f"{inputs.customer or 'Customer'}: success roadmap"
    return Deck(title=title, subtitle=inputs.message or inputs.initiative, slides=tuple(slides))
