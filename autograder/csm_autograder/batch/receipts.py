"""What is said of a receipt that was handed in, by `csm grade` and by `nbgrader autograde` alike."""

from collections.abc import Iterator
from datetime import datetime

from csm_autograder.assessment.receipts import Receipt, Rejected
from csm_autograder.assessment.receipts.receipt import moment
from csm_autograder.assessment.receipts.verify import lags
from csm_autograder.batch import wording
from csm_autograder.batch.remark import Remark


def receipt_remarks(exercise: str, found: Receipt | Rejected, handed_in: datetime) -> Iterator[Remark]:
    """Why it earned nothing; or that it counts, and the time of handing in cannot be right."""
    if isinstance(found, Rejected):
        yield wording.refused_receipt(exercise, found.reason, found.advice)
    elif lags(found, handed_in):
        yield wording.slow_clock(exercise, moment(found.issued), handed_in)
