"""Which answers are read by two people: a sample drawn by a seed, the same on every machine and on every day.

Each answer is drawn by itself, so a submission that comes later changes nothing for those already drawn; of many, the
share asked for is drawn, of a few it may be one more or one less.
"""

from hashlib import sha256

from csm_course.model import Model

FINENESS = 2**32


class SecondMarking(Model):
    """`share`: percent of the answers that a second person reads. `tolerance`: points two marks may differ by.

    `exercises`: the only ones that are read twice; none named means all.
    """

    share: float = 0
    exercises: tuple[str, ...] = ()
    seed: int = 1
    tolerance: float = 1


def is_read_twice(rule: SecondMarking, student: str, exercise: str) -> bool:
    """True where the answer of this learner to this exercise is in the sample."""
    if rule.exercises and exercise not in rule.exercises:
        return False
    drawn = sha256(f"{rule.seed}/{exercise}/{student}".encode()).digest()
    return int.from_bytes(drawn[:4], "big") * 100 < rule.share * FINENESS


def wants_decision(rule: SecondMarking, first: float, second: float) -> bool:
    """True where two marks differ by more than is tolerated."""
    return abs(first - second) > rule.tolerance + 1e-9
