"""What was noted, phase by phase."""

from csm_course.model import Model


class PhaseNotes(Model):
    """How many notes of each kind one phase has, and the kinds it has none of."""

    phase: str
    counts: dict[str, int]
    missing: tuple[str, ...]


class Result(Model):
    """`loose` are improvements without an owner or a day. `complete` phases have a note of every kind."""

    phases: tuple[PhaseNotes, ...]
    notes: int
    complete: int
    loose: tuple[str, ...]
    successes: int
