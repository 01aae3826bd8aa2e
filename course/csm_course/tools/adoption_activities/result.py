"""Which groups are told, trained and supported."""

from csm_course.model import Model


class Planned(Model):
    """`missing` are the kinds nobody has planned; `unmet` the kinds of need named for the group without training."""

    id: str
    name: str
    missing: tuple[str, ...]
    unmet: tuple[str, ...]


class Result(Model):
    """`complete` groups have all three kinds planned; `people_uncovered` belong to groups that have not."""

    groups: tuple[Planned, ...]
    complete: int
    people_uncovered: float
