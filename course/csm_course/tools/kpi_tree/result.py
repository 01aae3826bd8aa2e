"""The tree with the progress of each measure."""

from typing import Literal

from csm_course.model import Model

State = Literal["reached", "on_track", "behind", "unknown"]
STATES: dict[State, str] = {
    "reached": "reached",
    "on_track": "under way",
    "behind": "behind",
    "unknown": "not known",
}


class Node(Model):
    """One outcome or driver. `progress` is a share: 0 at the baseline, 1 at the target; None where it is undefined.

    `parent` is the place of its parent among the nodes, or -1. `undefined` says why there is no progress.
    """

    id: str
    name: str
    unit: str
    parent: int
    depth: int
    progress: float | None
    state: State
    undefined: str
    actual: float | None
    target: float | None
    is_outcome: bool


class Result(Model):
    """`nodes` in the order of the tree, parents before children. `orphans` name something that is not there.

    `leaves` are outcomes that nothing drives.
    """

    nodes: tuple[Node, ...]
    reached: int
    behind: int
    unknown: int
    orphans: tuple[str, ...]
    leaves: tuple[str, ...]
    mean_progress: float | None
