"""What `csm grade` says: each remark once for the instructor, once for the learner."""

from datetime import datetime

from csm_autograder.batch.remark import Remark
from csm_autograder.grading import SAVE_AGAIN
from csm_autograder.receipt_check import NotVerifiable

ASK = "You need not do anything: your instructor looks after it."


def not_a_folder(name: str) -> Remark:
    """A link or a file stands in place of the folder of answers."""
    what = f"“{name}” is not a folder of its own but a link or a file, so no answer was taken from it"
    return Remark(
        name, what, f"None of your answers arrived, because “{name}” was not an ordinary folder. {SAVE_AGAIN}"
    )


def no_ordinary_file(name: str) -> Remark:
    """A link, a pipe or a device stands in place of a file."""
    what = f"“{name}” is not an ordinary file but a link, a pipe or a folder, so it was not taken"
    return Remark(name, what, f"The file “{name}” did not arrive, because it was not an ordinary file. {SAVE_AGAIN}")


def too_large(name: str) -> Remark:
    """One of nbgrader's own small files is large."""
    what = f"“{name}” is far too large to be nbgrader's, so it was not taken"
    return Remark(name, what, f"The file “{name}” did not arrive, because it was too large. {SAVE_AGAIN}")


def no_moment(name: str) -> Remark:
    """The time of handing in cannot be read."""
    what = f"“{name}” does not say when it was handed in, so it counts as handed in on time"
    return Remark(name, what, "The time of handing in could not be read. Hand the module in once more.")


def in_the_future(moment: datetime) -> Remark:
    """The time of handing in has not come yet."""
    what = f"it says it was handed in at {moment:%Y-%m-%d %H:%M} UTC, which has not come yet"
    return Remark("", what, "The clock of your computer is wrong. Set it right, then hand the module in once more.")


def unreadable_answer(exercise: str, trouble: str) -> Remark:
    """An answer document that could not be judged; it earned nothing."""
    return Remark(exercise, f"the answer to {exercise} earned nothing: {trouble}", f"{trouble} {SAVE_AGAIN}")


def refused_receipt(exercise: str, reason: str, advice: str = "") -> Remark:
    """A receipt that counts nothing: forged, another learner's, out of date."""
    what = f"the receipt handed in for {exercise} earned nothing: {reason} {advice}".rstrip()
    return Remark(exercise, what, reason)


def slow_clock(exercise: str, issued: datetime, handed_in: datetime) -> Remark:
    """A receipt that counts, although it was issued after the time of handing in."""
    what = (
        f"the receipt handed in for {exercise} counts. But by the service's clock it was issued at "
        f"{issued:%Y-%m-%d %H:%M} UTC, and the work says it was handed in before that, at "
        f"{handed_in:%Y-%m-%d %H:%M} UTC: the clock of that computer was slow, or the time was changed. Where it "
        "matters, look whether the work was late"
    )
    return Remark(exercise, what, "Your result counts. The clock of your computer is slow: set it right.")


def cannot_read(name: str, reason: str) -> str:
    """A file is there, and the system does not hand it over."""
    return f"“{name}” cannot be opened ({reason}). Make it readable, then run csm grade again"


def not_graded(reason: str) -> Remark:
    """A submission that was left as it was."""
    ask = HAND_IN if reason == NOTHING_HANDED_IN else f"Your work has not been graded yet. {ASK}"
    return Remark("", f"not graded: {reason}", ask)


def too_many_points(cell: str, points: float, maximum: float) -> str:
    """The key and the released notebook do not agree."""
    return f"the key of {cell} gives {points:g} points, and the released notebook has {maximum:g}; release it again"


def no_module(assignment: str) -> str:
    """The source folder is not a module."""
    return f"{assignment} is no module of this course: its folder or its module.json is missing. Run: csm build"


def not_released(assignment: str) -> str:
    """The gradebook does not know the module."""
    return f"{assignment} was never released, so there is nothing to grade it against. Run: csm release {assignment}"


def released_otherwise(assignment: str, what: str) -> str:
    """The gradebook knows notebooks that the source has not."""
    return f"{assignment} was released otherwise than it is now ({what} is missing). Run: csm release {assignment}"


def not_built(assignment: str) -> str:
    """The built module and the authored one are different."""
    return f"{assignment} is not what course/content/ builds. Run: csm build, then csm release {assignment}"


def no_course_notebook(assignment: str, reason: str) -> str:
    """A notebook of the source holds what the build would not have written."""
    return f"{assignment} cannot be graded: {reason} Run: csm build, then csm release {assignment}"


def no_key(exercise: str) -> str:
    """The key is not at hand."""
    return f"the key of {exercise!r} is not at hand; set CSM_CONTENT to the authors' folder course/content"


def unknown_steps(names: str) -> str:
    """The configuration grades with steps that the batch does not know."""
    return (
        f"nbgrader_config.py grades with other steps than csm grade knows: {names}. Use nbgrader autograde, or let "
        "Autograde.autograde_preprocessors be JudgeAnswers, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata."
    )


WORKER_DIED = "the process that marked it died, perhaps of too little memory; look at its answers before trying again"


def failure(error: BaseException) -> str:
    """Marking raised something nobody expected, or a receipt that nobody here can verify."""
    if isinstance(error, NotVerifiable):
        return str(error)
    said = str(error).split("\n")[0][:200]
    return f"marking it failed ({type(error).__name__}{': ' if said else ''}{said})"


LEARNER_IS_LINK = "the learner's folder is a link; put the folder itself in its place, then run csm grade again"
NOTHING_HANDED_IN = "nothing was handed in for this module under this name"
HAND_IN = "Nothing of yours has arrived for this module. If you handed it in, do so once more."
BUSY = "Another csm grade is at work on this course. Wait until it is done, then try again."
