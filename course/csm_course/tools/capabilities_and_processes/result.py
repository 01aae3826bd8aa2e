"""How completely the capabilities are described."""

from csm_course.model import Model


class Result(Model):
    """`complete` have owner, impact and users; the three tuples name those that lack one of them.

    `departments` holds each department with the number of its capabilities, most first.
    """

    capabilities: int
    complete: int
    without_owner: tuple[str, ...]
    without_impact: tuple[str, ...]
    without_users: tuple[str, ...]
    departments: tuple[tuple[str, int], ...]
