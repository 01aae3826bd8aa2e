"""Where each group is held up, and what it still has to learn."""

from typing import Literal

from csm_course.model import Model

State = Literal["barrier", "unrated", "through"]


class Need(Model):
    """Knowledge, skills or attitude of a group: ratings now and needed, and the gap between them, never below 0.

    `words` is what the sheet of impacted groups says about it. The gap is None while a rating is missing.
    """

    name: str
    label: str
    words: str
    now: int | None
    goal: int | None
    gap: int | None


class Readiness(Model):
    """One group. `ratings` in the order of the five elements.

    `state`: `barrier`, with the first element rated 3 or less as `element`; `unrated`, where `element` has to be rated
    before anything can be said; `through`, when all five are above 3 and `element` is empty.
    `widest` is the largest gap of knowledge, skills and attitude, None while one of them is not rated.
    """

    id: str
    name: str
    people: float | None
    ratings: tuple[int | None, ...]
    state: State
    element: str
    needs: tuple[Need, ...]
    widest: int | None


class Result(Model):
    """`first` is the name of the group to begin with: held up earliest of all, the largest of those.

    `held` counts groups at each element where any is held up. Only groups with a name count.
    """

    groups: tuple[Readiness, ...]
    first: str
    held: dict[str, int]
    through: int
    unrated: int
