"""What a receipt is held against: who hands it in, when, and which services are believed. Loads no cryptography."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csm_autograder.assessment.receipts import PublicKeys

NOBODY_TRUSTED = (
    "a receipt was handed in, and no assessment service is trusted here that could have signed it. Write its public "
    "keys with csm assess public-keys, and set CSM_TRUSTED_SERVICES to that file"
)

APART = timedelta(days=1)
"""So far behind the service's clock may that of a learner's computer be, unless a grader says otherwise: a time zone
or twelve hours set wrongly cost nobody a result."""


class NotVerifiable(LookupError):
    """No receipt can be verified here. This must stop the grading of whoever handed one in, and never cost points."""


@dataclass(frozen=True)
class Trusted:
    """The services whose receipts count. `is_set`: somebody named them; else there is this computer's own at most.

    `apart`: how much earlier than its receipt was issued a submission may say it was handed in.
    """

    services: "tuple[PublicKeys, ...]" = ()
    is_set: bool = False
    apart: timedelta = APART


@dataclass(frozen=True)
class ReceiptCheck:
    """`learner` hands in at `now` (UTC). `used`: by exercise, why a receipt counts for somebody else already."""

    learner: str
    now: datetime
    trusted: Trusted
    used: Mapping[str, str] = field(default_factory=dict)


NOBODY = Trusted()
"""Nobody is trusted."""


def moment_of(handed_in: datetime | None) -> datetime:
    """The moment a receipt is held against: nbgrader's time of handing in, which has no zone, or this moment.

    What says that it was handed in later than now comes from a clock that is fast; it is held against this moment.
    """
    now = datetime.now(UTC)
    return now if handed_in is None else min(now, handed_in.replace(tzinfo=UTC))
