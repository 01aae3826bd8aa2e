"""Which reports are due, and who hears nothing."""

from datetime import date

from csm_course.model import Model


class Due(Model):
    """One report that has a reader; `days_left` until it is due, None where it was never sent or no day is given."""

    id: str
    name: str
    reader: str
    form: str
    rhythm: str
    due: date | None
    days_left: int | None


class Result(Model):
    """`reports` in the order in which they fall due, those never sent first.

    `unheard` are stakeholders with high authority or interest (4 or 5) who get no report. `unwritten` have a reader
    and nobody who writes.
    """

    reports: tuple[Due, ...]
    late: int
    never: int
    unheard: tuple[str, ...]
    unwritten: tuple[str, ...]
