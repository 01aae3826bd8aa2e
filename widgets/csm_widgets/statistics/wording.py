"""What the Python side of the statistics page says to an instructor."""

NOBODY = (
    "Nobody has finished a test or exam here yet. Once somebody has, their answers show up here; or open a table of "
    "answers as a CSV file."
)
NO_SOURCE = "This assessment is not there any more. Look again."
NO_ITEM = "This question is not there any more. Look again."
WHILE_GRADING = "The statistics page shows nothing while work is graded."
TOO_LARGE = "This file is larger than {most} MB. Use csm statistics --responses on the command line for it."
TOO_FEW = "too few to tell"
WEIGHTS = {"check": "Check", "look": "Have a look", "know": "Good to know"}

CORRELATION = "How far those who get it right also get other questions right: from -1 to 1, 0.20 or more is wanted."
UPPER_LOWER = "Share right among the best 27% less that among the weakest 27%."
EFFICIENCY = "How well it tells strong from weak, beside the best that a question this easy could do."
HELP_QUESTIONS = "Press a question for a picture of who chose what. Press a column's head to sort by it."
HELP_VARIANTS = "Seeds of one generator beside each other, among learners with the same score elsewhere."
HELP_GROUPS = (
    "Learners of the same score, group beside group (Mantel-Haenszel). A: no difference to speak of; B: some; C: large."
)
HELP_RASCH = (
    "Difficulty on a scale of its own, in logits: somebody of ability 0 gets a question of difficulty 0 right half "
    "of the "
    "time. Fit around 1 is as expected; above 1.3 there is noise."
)
HELP_FORMS = "Each form that at least 30 learners had. The reliability is that of learners who had the same questions."
