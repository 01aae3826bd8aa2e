"""A score nbgrader understands: a number, clamped, that also shows its reasons."""

from csm_autograder.html import verdict_html
from csm_autograder.verdict import Verdict


class Score(float):
    """The points of a verdict as the float nbgrader reads from a graded cell.

    nbgrader aborts the submission above the maximum and gives full points below zero, so both are clamped here.
    """

    verdict: Verdict
    trouble: str

    def __new__(cls, verdict: Verdict, trouble: str = "") -> "Score":
        """`trouble` is said to the learner: why an answer file could not be judged."""
        score = super().__new__(cls, min(max(verdict.points, 0.0), verdict.maximum))
        score.verdict = verdict
        score.trouble = trouble
        return score

    def __repr__(self) -> str:
        """The bare number: this text is what nbgrader turns into points."""
        return repr(float(self))

    def _repr_html_(self) -> str:
        return verdict_html(self.verdict, trouble=self.trouble)
