"""Item banks to other systems and back: QTI 3.0, Moodle XML and CSV.

What a format has no place for travels in that format's own room for more, so that our own files come back whole; what
does not come back is named. Files of others come in with defaults, and with a list of what an author must fill in.
"""

from csm_autograder.assessment.interchange.exchange import SUFFIXES, Exported, Format, export, read
from csm_autograder.assessment.interchange.fields import Bundle
from csm_autograder.assessment.interchange.losses import Loss, in_words
from csm_autograder.assessment.interchange.taking import TO_FILL, Defaults, Taken, ToFill

__all__ = [
    "SUFFIXES",
    "TO_FILL",
    "Bundle",
    "Defaults",
    "Exported",
    "Format",
    "Loss",
    "Taken",
    "ToFill",
    "export",
    "in_words",
    "read",
]
