"""What an assembly has done, for the file: what was wanted, what was reached, what had to give way. No item's words."""

from csm_course.model import Model


class Counted(Model):
    """One row of the blueprint and what the form has of it."""

    what: str
    low: int
    high: int
    reached: int


class AtCut(Model):
    """A sum at the ability of somebody who just passes."""

    target: float
    within: float
    reached: float


class AssemblyLog(Model):
    """One form. `branches` is the solver's count; `candidates` how many it chose from.

    `exposure`: the largest share of all forms, this one included, that one question of it stands on; null where nobody
    keeps count. `repeated`: questions the learner has met before. `relaxed`: what had to give way, in words.
    """

    seed: str
    solver: str
    status: str
    branches: int
    candidates: int
    counts: tuple[Counted, ...]
    score: AtCut | None
    information: AtCut | None
    forms_before: int
    most_exposed: float
    exposure: float | None
    repeated: tuple[str, ...]
    relaxed: tuple[str, ...]
