"""Where the pages' links lead, in the learner's own server and as a service of a Hub."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import quote

from csm_app.assessment.frame import Frame


@dataclass(frozen=True)
class Place:
    """`service`: the assessment's own address, `course`: the course's; both with a slash at both ends."""

    service: str
    course: str

    @classmethod
    def of(cls, frame: Frame) -> Self:
        """The place of a page in this frame."""
        return cls(frame.base, frame.course)

    @property
    def home(self) -> str:
        """The list of tests and exams."""
        return self.service

    @property
    def api(self) -> str:
        """What every request of the service begins with."""
        return f"{self.service}api/"

    def begin(self, assessment: str) -> str:
        """The page before one begins."""
        return f"{self.service}{quote(assessment)}"

    def sitting(self, sitting: str) -> str:
        """The page on which a test is taken."""
        return f"{self.service}sitting/{quote(sitting)}"

    def result(self, sitting: str) -> str:
        """The page of a result."""
        return f"{self.sitting(sitting)}/result"

    @property
    def teaching(self) -> str:
        """What an instructor sees."""
        return f"{self.service}teaching"

    def learner(self, name: str) -> str:
        """One learner, as an instructor sees them."""
        return f"{self.teaching}/learners/{quote(name, safe='')}"

    def calendar(self, assessment: str) -> str:
        """A calendar file with the moment from which a test may be taken."""
        return f"{self.api}calendar/{quote(assessment)}.ics"

    def lesson(self, address: str) -> str:
        """A lesson without code; `address`: its notebook below the modules, or an address of its own."""
        if "://" in address or address.startswith("/"):
            return address
        return f"{self.course}voila/render/{quote(address)}"
