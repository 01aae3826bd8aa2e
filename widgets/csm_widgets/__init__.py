"""What the course is done with: the words its notebooks say, `exercise`, `grade` and `tool`; an instructor's, `cohort`
and `statistics`.

Importing this package loads no widget library: grading needs none, and a page opens sooner without it.
"""

from csm_widgets.cells import cohort, exercise, grade, statistics, tool

__all__ = ["cohort", "exercise", "grade", "statistics", "tool"]
