"""What `grading.yaml` in the course's folder says about names and second readers, read anew whenever it has changed."""

from functools import lru_cache
from pathlib import Path

from csm_autograder.markers.sample import SecondMarking
from csm_autograder.policy import POLICY_FILE, Policies, read_policies
from csm_course.problems import ContentError


class MarkingRules:
    """The rules of the course in `root`. A file that cannot be read hides names: that harms nobody."""

    def __init__(self, root: Path) -> None:
        self._policies = _read(root, _version(root / POLICY_FILE))

    def is_blind(self, assignment: str | None = None) -> bool:
        """True where names are hidden; without an assignment, where they are hidden for any."""
        if self._policies is None:
            return True
        if assignment is not None:
            return self._policies.of(assignment).blind
        return bool(self._policies.all.blind) or any(rules.blind for rules in self._policies.modules.values())

    def second_marking(self, assignment: str) -> SecondMarking:
        """Which answers of an assignment are read by two."""
        if self._policies is None:
            return SecondMarking()
        policy = self._policies.of(assignment)
        return SecondMarking(
            share=policy.second_marking,
            exercises=policy.second_exercises,
            tolerance=policy.second_tolerance,
            seed=policy.second_seed,
        )


def _version(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=4)
def _read(root: Path, _version: tuple[int, int]) -> Policies | None:
    try:
        return read_policies(root)
    except ContentError:
        return None
