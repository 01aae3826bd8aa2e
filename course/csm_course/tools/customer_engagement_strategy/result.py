"""How much effort the ratings point to, and which phases have no aim yet."""

from typing import Literal

from csm_course.model import Model

Effort = Literal["light", "regular", "intense"]
EFFORTS: dict[str, str] = {"light": "Light", "regular": "Regular", "intense": "Intense"}


class Result(Model):
    """`need` is complexity plus 6 minus maturity (2 to 10); `effort` reads it together with the priority.

    Both are None until all three are rated. `measured` counts phases with an outcome and a way to see it.
    """

    need: int | None
    effort: Effort | None
    aimed: int
    measured: int
    without_aim: tuple[str, ...]
    outcomes: int
    vague_outcomes: tuple[str, ...]
    phases_without_milestone: tuple[str, ...]
