"""What a page needs to know of the home it stands in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """The surroundings of one page, for one learner.

    `base`: address of the tests and exams, a slash at both ends. `course`: where the course's own pages begin, for the
    header and links to lessons. `search`: whether the course's own static files and search are served beside it.
    `xsrf`: the token every request of the page sends as `X-XSRFToken`.
    """

    base: str
    course: str
    search: bool
    learner: str
    teaches: bool
    xsrf: str
