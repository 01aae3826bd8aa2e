"""Where graded work lies and where feedback belongs, as nbgrader's settings say."""

from pathlib import Path

from csm_autograder.batch.course import Course


def returned(course: Course, student: str, module: str) -> Path:
    """What a learner gets back."""
    return Path(course.directory.format_path(course.directory.feedback_directory, student, module))


def graded_students(course: Course, module: str) -> list[str]:
    """Whose work in the module was graded, without those nbgrader is told to leave out."""
    excluded = set(filter(None, course.directory.student_id_exclude.split(",")))
    return sorted({place.parent.name for place in _graded(course, module)} - excluded)


def graded_modules(course: Course) -> list[str]:
    """The modules that somebody's graded work is there of."""
    return sorted({place.name for place in _graded(course, "m[0-9][0-9]-*")})


def _graded(course: Course, module: str) -> list[Path]:
    """Folders of graded work; a name that begins with a dot is nobody's, as for nbgrader."""
    pattern = course.autograded("*", module)
    found = pattern.parents[1].glob(f"*/{pattern.name}")
    return [place for place in found if place.is_dir() and not place.parent.name.startswith(".")]
