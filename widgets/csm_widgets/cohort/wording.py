"""What the Python side of the cohort page says to an instructor."""

NO_MODULES = "The gradebook knows no module yet. Release one first: csm release m01"
NO_MODULE = "The gradebook does not know this module any more. Look again."
NO_LEARNER = "The gradebook does not know this learner any more. Look again."
NOT_HANDED_IN = "not handed in"
WHILE_GRADING = "The cohort page shows nothing while work is graded."
