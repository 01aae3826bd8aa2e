"""Feedback for a whole class: the pages `nbgrader generate_feedback` writes, byte for byte, in a tenth of the time.

Data flows one way: points from the gradebook -> a page -> a learner's folder. One exporter and one database engine
serve everybody; a notebook is read as plain JSON and not validated again, since grading has just written it.
"""

from csm_autograder.feedback.places import graded_modules, graded_students
from csm_autograder.feedback.run import Report, give_feedback

__all__ = ["Report", "give_feedback", "graded_modules", "graded_students"]
