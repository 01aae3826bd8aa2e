"""What the proposal still lacks before anybody can sign it."""

from csm_course.model import Model


class Lack(Model):
    """The input to look at, and what is missing in a sentence."""

    field: str
    sentence: str


class Result(Model):
    """A proposal without lacks is `ready` to be signed."""

    lacks: tuple[Lack, ...]
    is_ready: bool
    promises: int
    outcomes: int
