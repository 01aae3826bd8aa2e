"""Who judges: rules, verdicts with reasons, scores for nbgrader. Knows no widget."""

from csm_autograder.judge import judge
from csm_autograder.keys import find_exercise
from csm_autograder.verdict import Verdict, VerdictLine

__all__ = ["Verdict", "VerdictLine", "find_exercise", "judge"]
