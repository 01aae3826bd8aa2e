"""The roadmap as slides: the picture with its message, and the milestones as a table."""

from csm_course.documents import Deck, Slide
from csm_course.tools.engagement_roadmap.inputs import Inputs
from csm_course.tools.engagement_roadmap.reporting import report
from csm_course.tools.engagement_roadmap.result import Result


def deck(inputs: Inputs, result: Result) -> Deck:
    """One slide with the picture, one with the milestones; a late one is named on the first."""
    said = report(inputs, result)
    late = f"Late: {', '.join(result.late)}" if result.late else ""
    picture = said.drawings[0] if said.drawings else None
    slides = [Slide(title=inputs.message or "Engagement roadmap", text=late, drawing=picture)]
    slides += [Slide(title="Milestones", table=table) for table in said.tables]
    return Deck(
        title=f"{inputs.customer or 'Customer'}: engagement roadmap", subtitle=inputs.initiative, slides=tuple(slides)
    )
