"""What one learner is granted beyond the policy: more time, more attempts, a wait that need not be waited out."""

import math
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field

from csm_course.model import Model
from csm_course.moment import Moment

LONGEST_MINUTES = 24 * 60


class Allowance(Model):
    """Granted for one assessment; a new one replaces it as a whole.

    Minutes: `factor` stretches the time, then `extra_minutes` are added. `waived_wait` lifts the wait after every fail
    up to the moment it is granted, and none after later ones.
    """

    extra_minutes: Annotated[int, Field(ge=0, le=LONGEST_MINUTES)] = 0
    factor: Annotated[float, Field(ge=1, le=4)] = 1.0
    extra_attempts: Annotated[int, Field(ge=0, le=100)] = 0
    waived_wait: bool = False
    note: Annotated[str, Field(max_length=500)] = ""

    def time(self, minutes: float | None) -> timedelta | None:
        """The time this learner has where the policy gives so many minutes; whole seconds, rounded up."""
        if minutes is None:
            return None
        return timedelta(seconds=math.ceil((minutes * self.factor + self.extra_minutes) * 60))


class Granted(Model):
    """An allowance with who gave it and when."""

    allowance: Allowance
    by: str
    at: Moment

    def waives(self, failed: datetime) -> bool:
        """Whether the wait after a fail at that moment is lifted."""
        return self.allowance.waived_wait and failed <= self.at
