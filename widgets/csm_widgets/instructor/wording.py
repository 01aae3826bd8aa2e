"""What the Python side of every page for instructors says."""

FAILED = (
    "This did not work. Try again; if it happens again, tell whoever looks after the course the reference {reference}."
)
NO_COURSE = (
    "This page is for instructors, and belongs into the course's folder: there is no nbgrader_config.py around it. "
    "Start the course with: csm start --instructor"
)
