"""Plans of Office documents, free of any library and file format: a workbook, a deck of slides, a letter.

A tool says with them what its document holds; `csm_course.office` writes the file and decides how it looks.
"""

from csm_course.documents.deck import Deck, Slide
from csm_course.documents.letter import (
    Bullets,
    Facts,
    Heading,
    Letter,
    Paragraph,
    Part,
    Picture,
    Signature,
    TablePart,
)
from csm_course.documents.plot import Plot, PlotKind, Series
from csm_course.documents.workbook import (
    Column,
    Computed,
    Fact,
    Kind,
    Lights,
    Listing,
    Live,
    Sheet,
    SheetChart,
    Value,
    Workbook,
)

__all__ = [
    "Bullets",
    "Column",
    "Computed",
    "Deck",
    "Fact",
    "Facts",
    "Heading",
    "Kind",
    "Letter",
    "Lights",
    "Listing",
    "Live",
    "Paragraph",
    "Part",
    "Picture",
    "Plot",
    "PlotKind",
    "Series",
    "Sheet",
    "SheetChart",
    "Signature",
    "Slide",
    "TablePart",
    "Value",
    "Workbook",
]
