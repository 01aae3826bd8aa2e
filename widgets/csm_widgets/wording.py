"""Every sentence this package says from the Python side; those of the page are in `static/words.js`."""

from csm_course.tools.form import FormField

UNEXPECTED = (
    "Something went wrong on our side, and this part of the page could not be shown. Saved answers are safe. "
    "Reload the page; if it stays like this, tell your instructor this reference: {reference}."
)
NOT_UNDERSTOOD = "Not saved: the page sent something this exercise cannot take. Reload the page, then try again."
TOO_LARGE = "Not saved: the answer is too long. Shorten it; it is saved as soon as it fits."
FAILED_REPLY = (
    "That did not work. Your answer is still on this page. Try again; reference for your instructor: {reference}."
)
NO_KEY = "Your answer is saved. It is judged after you hand in."
GRADE_FAILED = "This exercise could not be judged (reference {reference}). Ask your instructor to judge it by hand."
GRADE_NO_KEY = "This exercise cannot be judged here: its solution is not at hand."
GRADE_NO_SERVICE = "This receipt cannot be verified here. It counts where the module is handed in."
AWAY = (
    "This page is a copy outside the course folder. Your answers are saved beside it, in {folder}, "
    "and are not handed in with the course."
)
BROUGHT_BACK = "There was no answer beside this page yet; yours of {when} was brought back from your records."
BROUGHT_BACK_INSTEAD = "Your answer of {when} was brought back from your records."
UNKNOWN_TOOL = "The tool of this exercise is missing here. Ask your instructor to update the course."
NO_SUCH_TOOL = "The tool of this page is missing here. Ask your instructor to update the course."
TOOL_WHILE_GRADING = "The tool “{title}” stands here. It is for work and practice, and is not judged."
READ_AS = "Read as {number}"
READ_AS_NONE = "Not read as a number yet. Type one number, such as 1250.50."
MODEL_ANSWER_FIRST = "Check your answer first; then the worked solution opens."

ASK_FOR_NUMBER = "Enter one number, such as 2.5."
ASK_FOR_WHOLE_NUMBER = "Enter a whole number, without decimals."
ASK_FOR_CHOICE = "Choose one of the options."
ASK_FOR_DATE = "Enter a day, such as 24/11/2026, or leave it empty."
SHORTEN = "This is too long here: at most {most:,} characters."
ASK_FOR_ANOTHER = "This value cannot be used here. Enter another one."
ASK_FOR_VALUE = "Enter a value here."
LEAVE_OUT = "This is not part of the form any more. Press “Start again”."


def range_sentence(field: FormField) -> str:
    """What may be entered in `field`, as a sentence."""
    if field.low is not None and field.high is not None:
        return f"Enter a number from {_number(field.low)} to {_number(field.high)}."
    if field.low is not None:
        return f"Enter a number of at least {_number(field.low)}."
    return ASK_FOR_ANOTHER if field.high is None else f"Enter a number of at most {_number(field.high)}."


def lesson_name(lesson: str) -> str:
    """`L-1.3` as a reader says it; a supplement, such as `SUP-1.12`, is a lesson to its reader."""
    return f"Lesson {lesson.partition('-')[2]}" if lesson.startswith(("L-", "SUP-")) else lesson


def _number(value: float) -> str:
    return f"{value:,.10g}".replace("-", "−")


RUN_OUTDATED = "An earlier run does not fit this scenario any more: {reason} Begin a new one."
