"""The pass mark by the modified Angoff method: a sheet for judges, two rounds, the cut score and how sure it is.

Each judge says of each question how many of 100 learners who are just competent enough get it right. A judge's sum over
the questions is the score they ask for; the cut is the mean over judges (Angoff 1971; two rounds with talk between
them).
"""

from csm_autograder.assessment.angoff.cut import Cut, Mark, Outcome, cut_of, outcome
from csm_autograder.assessment.angoff.panel import Panel, Question, panel_of
from csm_autograder.assessment.angoff.ratings import NotRated, Ratings
from csm_autograder.assessment.angoff.sheet import read_sheet, sheet_bytes

__all__ = [
    "Cut",
    "Mark",
    "NotRated",
    "Outcome",
    "Panel",
    "Question",
    "Ratings",
    "cut_of",
    "outcome",
    "panel_of",
    "read_sheet",
    "sheet_bytes",
]
