"""Where a run stands. A state is a value: `play` makes a new one for each choice and never touches an old one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from csm_course.scenarios.model import Effect, Mail


class Received(NamedTuple):
    """A mail in the inbox; `turn` is the turn in which it was first there."""

    id: str
    turn: int
    week: int
    mail: Mail


class Moved(NamedTuple):
    """Variables that moved in a week because of what was chosen in turn `cause` (0: not by a choice)."""

    cause: int
    week: int
    changes: tuple[tuple[str, int], ...]


class Pending(NamedTuple):
    """An effect on its way; `luck` is what its chance is drawn for."""

    week: int
    cause: int
    luck: str
    effect: Effect


class Glance(NamedTuple):
    """All variables and the hours spent, as they were when a turn began or the run ended."""

    week: int
    values: dict[str, int]
    spent: dict[str, int]


@dataclass
class State:
    """`limits`: how far each variable goes; `turn` counts choices from 1.

    `decision` is the id of the open decision, None when the run is over.
    """

    seed: int
    values: dict[str, int]
    spent: dict[str, int]
    limits: Mapping[str, tuple[int, int]]
    turn: int = 1
    week: int = 0
    decision: str | None = None
    chosen: dict[str, str] = field(default_factory=dict)
    options: set[str] = field(default_factory=set)
    happened: set[str] = field(default_factory=set)
    pending: list[Pending] = field(default_factory=list)
    inbox: list[Received] = field(default_factory=list)
    news: list[tuple[int, str]] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    glances: list[Glance] = field(default_factory=list)

    @property
    def finished(self) -> bool:
        """True when nothing is left to choose."""
        return self.decision is None

    def copy(self) -> "State":
        """A state of its own, sharing only what is never changed."""
        return replace(
            self, values=self.values.copy(), spent=self.spent.copy(), chosen=self.chosen.copy(),
            options=self.options.copy(), happened=self.happened.copy(), pending=self.pending.copy(),
            inbox=self.inbox.copy(), news=self.news.copy(), moved=self.moved.copy(), glances=self.glances.copy(),
        )  # fmt: skip
