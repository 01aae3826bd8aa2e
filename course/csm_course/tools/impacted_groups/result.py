"""Who is affected, and how completely their needs are known."""

from csm_course.model import Model


class GroupState(Model):
    """`missing` are the needs nobody has named: knowledge, skills, attitude or what changes."""

    id: str
    name: str
    reach: str
    people: float | None
    missing: tuple[str, ...]


class Result(Model):
    """People are added up over the groups that state a number; `uncounted` groups do not."""

    groups: tuple[GroupState, ...]
    direct_people: float
    indirect_people: float
    uncounted: int
    complete: int
