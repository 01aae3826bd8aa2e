"""What is late, due soon, under way and done, for the person asked for or for all."""

from csm_course.model import Model


class Task(Model):
    """One task that is not done; `days_left` counts to its end, negative when late, None without dates."""

    id: str
    name: str
    owner: str
    phase: str
    status: str
    days_left: int | None


class Result(Model):
    """`waiting` in the order in which it falls due. `soon` is due within seven days. Dropped tasks do not count."""

    waiting: tuple[Task, ...]
    tasks: int
    done: int
    doing: int
    late: int
    soon: int
    without_end: int
    owners: tuple[tuple[str, int], ...]
