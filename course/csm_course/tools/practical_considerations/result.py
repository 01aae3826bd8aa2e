"""How many considerations are thought through."""

from csm_course.model import Model


class Result(Model):
    """`looked_at` have a situation; `planned` an action and an owner as well; `settled` a day besides.

    `unplanned` are the names of those with a situation that nobody deals with.
    """

    considerations: int
    looked_at: int
    planned: int
    settled: int
    not_looked_at: tuple[str, ...]
    unplanned: tuple[str, ...]
