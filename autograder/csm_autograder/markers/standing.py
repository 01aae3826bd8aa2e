"""How double marking stands, exercise by exercise: what two agree on, what waits for a reader or for a decision."""

from collections.abc import Callable, Iterable
from itertools import groupby

from csm_autograder.markers.agreement import Agreement, agreement
from csm_autograder.markers.marks import MarkedWork
from csm_autograder.markers.sample import SecondMarking, wants_decision
from csm_course.model import Model

Rules = Callable[[str], SecondMarking]
"""The rule of an assignment."""


class ExerciseStanding(Model):
    """One exercise. `waiting`: marked by one so far. `open`: two differ too far, and nobody has decided."""

    assignment: str
    exercise: str
    agreement: Agreement
    waiting: int
    open: tuple[MarkedWork, ...]


def standing(works: Iterable[MarkedWork], rules: Rules) -> tuple[ExerciseStanding, ...]:
    """The standing of each exercise of which something was marked."""
    in_order = sorted(works, key=_place)
    return tuple(_of(place, tuple(group), rules(place[0])) for place, group in groupby(in_order, key=_place))


def _place(one: MarkedWork) -> tuple[str, str]:
    return one.work.assignment, one.work.exercise


def _of(place: tuple[str, str], works: tuple[MarkedWork, ...], rule: SecondMarking) -> ExerciseStanding:
    pairs = [one.marks.both for one in works if one.marks.both]
    return ExerciseStanding(
        assignment=place[0],
        exercise=place[1],
        agreement=agreement(pairs),
        waiting=sum(one.marks.first is not None and one.marks.second is None for one in works),
        open=tuple(one for one in works if is_open(one, rule)),
    )


def is_open(one: MarkedWork, rule: SecondMarking) -> bool:
    """True where two differ by more than the tolerance and nobody has decided."""
    both = one.marks.both
    return both is not None and one.marks.decision is None and wants_decision(rule, *both)
