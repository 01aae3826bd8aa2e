"""Where each stakeholder stands, and where a strategy is missing."""

from typing import Literal

from csm_course.model import Model

Category = Literal["key", "satisfy", "inform", "monitor"]
CATEGORIES: dict[Category, str] = {
    "key": "Manage closely",
    "satisfy": "Keep satisfied",
    "inform": "Keep informed",
    "monitor": "Monitor",
}


class Placed(Model):
    """One person with authority and interest rated. `support` is -2 to 2, or None."""

    id: str
    name: str
    authority: int
    interest: int
    support: int | None
    category: Category
    wants: str
    strategy: str


class Result(Model):
    """`unplaced` lack authority or interest; `critical` weigh (key or satisfy) and do not support (below 0).

    `allies` support (above 0) and weigh; `counts` says how many stand in each category.
    """

    placed: tuple[Placed, ...]
    unplaced: tuple[str, ...]
    critical: tuple[str, ...]
    allies: tuple[str, ...]
    without_strategy: tuple[str, ...]
    counts: dict[Category, int]
