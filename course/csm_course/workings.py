"""What the answers of one submission come to, each worked out once: judge, remark and record ask for the same.

Solving a tool and replaying a run are pure, so whoever asks first does it for all. One `Workings` serves one
submission and is dropped with it: nothing is remembered from learner to learner.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from csm_course.model import Model
from csm_course.tools import CannotSolve, load

if TYPE_CHECKING:  # the player is large, and few pages play
    from csm_course.exercises.scenario import Run
    from csm_course.scenarios.model import Scenario
    from csm_course.scenarios.state import State

NOT_PLAYED = frozenset(["expert", "scoring"])
"""Parts of a scenario that no run depends on; they differ between the authors' side and the learner's."""


@dataclass(frozen=True)
class Solved:
    """`inputs` is None where the values do not fit the tool, `result` where they have none: `refusal` says why."""

    inputs: Model | None
    result: Model | None = None
    refusal: str = ""


@dataclass(frozen=True)
class Played:
    """`state` is None where the run cannot be played again: `refusal` says why."""

    state: "State | None"
    refusal: str = ""


class Workings:
    """Of one submission."""

    def __init__(self) -> None:
        self._solved: dict[tuple[str, str], Solved] = {}
        self._played: dict[tuple[tuple[int, ...], Run], tuple[Scenario, Played]] = {}

    def solved(self, slug: str, values: Mapping[str, object]) -> Solved:
        """What the tool makes of the values. Raises `UnknownTool`."""
        key = slug, repr(values)  # 1, 1.0 and True are equal, and not the same to a tool
        if key not in self._solved:
            self._solved[key] = _solve(slug, values)
        return self._solved[key]

    def played(self, story: "Scenario", run: "Run") -> Played:
        """Where the run ends. What `for_playing` makes of a story shares all parts that matter with that story."""
        parts = tuple(id(getattr(story, name)) for name in type(story).model_fields if name not in NOT_PLAYED)
        if (parts, run) not in self._played:
            self._played[parts, run] = (story, _play(story, run))  # the story is kept, so its parts keep their ids
        return self._played[parts, run][1]


def _solve(slug: str, values: Mapping[str, object]) -> Solved:
    tool = load(slug)
    try:
        inputs = tool.Inputs.model_validate(values)
    except ValidationError:
        return Solved(None)
    try:
        return Solved(inputs, tool.solve(inputs))
    except CannotSolve as error:
        return Solved(inputs, None, error.sentence)


def _play(story: "Scenario", run: "Run") -> Played:
    from csm_course.scenarios.play import NotPlayable, replay

    try:
        return Played(replay(story, run.seed, run.choices))
    except NotPlayable as error:
        return Played(None, error.sentence)
