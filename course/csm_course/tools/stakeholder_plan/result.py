"""How each month stands, and who has been left out."""

from csm_course.model import Model


class MonthState(Model):
    """One month: contacts planned, done, moved, and those without an aim."""

    month: str
    contacts: int
    done: int
    moved: int
    aimless: int


class Result(Model):
    """`current` is the last month of the plan. `left_out` weigh (authority or interest of 4 or 5) and are not in it.

    `dragging` are contacts moved in two months or more. `unknown` are names that no stakeholder has.
    """

    months: tuple[MonthState, ...]
    current: str
    left_out: tuple[str, ...]
    dragging: tuple[str, ...]
    unknown: tuple[str, ...]
