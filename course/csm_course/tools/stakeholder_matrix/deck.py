"""The matrix as slides: the map as shapes that can be moved, and the strategies as a table."""

from csm_course.documents import Deck, Slide
from csm_course.tools.stakeholder_matrix.inputs import Inputs
from csm_course.tools.stakeholder_matrix.reporting import picture, report
from csm_course.tools.stakeholder_matrix.result import Result


def deck(inputs: Inputs, result: Result) -> Deck:
    """One slide with the map, one with the table. It names people: for our own side only."""
    said = report(inputs, result)
    tables = (Slide(title=table.caption, table=table) for table in said.tables)
    return Deck(
        title="Stakeholder management matrix",
        subtitle="For internal use: it holds personal judgements",
        slides=(Slide(title="Authority, interest and support", drawing=picture(result)), *tables),
    )
