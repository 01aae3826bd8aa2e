"""Models of the requests that are not the service's own: what begins a sitting, what an administrator is told."""

from typing import Annotated

from pydantic import Field

from csm_autograder.assessment.policy import Granted
from csm_course.model import Model


class Begin(Model):
    """Which test or exam is begun."""

    assessment: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]


class AllowanceGiven(Model):
    """What a learner has been granted for one test or exam."""

    assessment: str
    granted: Granted


class Foresight(Model):
    """What an allowance would change if it were granted now, in sentences; moments in them are as in ISO 8601, in UTC.

    `seen`: to be sent with the grant, which is then refused where something else was granted meanwhile. `nothing`: all
    would be as it is. `reads`: what the learner would read on the page before the test begins.
    """

    seen: str
    nothing: bool
    changes: tuple[str, ...]
    reads: tuple[str, ...]


class Finding(Model):
    """One thing that was looked at; the sentence says what to do where it is not well."""

    name: str
    well: bool
    sentence: str


class Health(Model):
    """Whether the service can do its work."""

    well: bool
    findings: tuple[Finding, ...]
