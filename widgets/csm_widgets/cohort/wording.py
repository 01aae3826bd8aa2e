"""What the Python side of the cohort page says to an instructor."""

FAILED = (
    "This did not work. Try again; if it happens again, tell whoever looks after the course the reference {reference}."
)
NO_COURSE = (
    "This page is for instructors, and belongs into the course's folder: there is no nbgrader_config.py around it. "
    "Start the course with: csm start --instructor"
)
NO_MODULES = "The gradebook knows no module yet. Release one first: csm release m01"
NO_MODULE = "The gradebook does not know this module any more. Look again."
NO_LEARNER = "The gradebook does not know this learner any more. Look again."
NOT_HANDED_IN = "not handed in"
WHILE_GRADING = "The cohort page shows nothing while work is graded."
