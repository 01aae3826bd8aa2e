"""Working days: from days of the plan to dates and back, with weekends and days off left out."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil, floor

from csm_course.tools import CannotSolve
from csm_course.tools.critical_path.inputs import Inputs

LONGEST = 20_000
"""Working days a plan with dates may last, and calendar days that may be off: about eighty and fifty years."""
SATURDAY = 5
_TINY = 1e-6


class WorkDays:
    """The days on which work is done, from the first one on."""

    def __init__(self, start: date, weekends_off: bool, off: Sequence[tuple[date, date]] = ()) -> None:
        self._weekends_off = weekends_off
        self._off = tuple(off)
        self._days: list[date] = []
        self._next = start

    def is_work(self, day: date) -> bool:
        """Whether work is done on that day."""
        if self._weekends_off and day.weekday() >= SATURDAY:
            return False
        return not any(first <= day <= last for first, last in self._off)

    def day(self, number: int) -> date:
        """The working day of that number, 0 for the first. Raises `CannotSolve` where there is none within reach."""
        while len(self._days) <= number:
            self._days.append(self._further())
        return self._days[number]

    def start(self, offset: float) -> date:
        """The day on which a task begins that starts when `offset` working days are over."""
        return self.day(floor(offset + _TINY))

    def end(self, offset: float, milestone: bool = False) -> date:
        """The last day of a task that ends when `offset` working days are over; a milestone is met on that day too."""
        number = ceil(offset - _TINY) - 1
        return self.day(max(0, number)) if milestone or number >= 0 else self.day(0)

    def until(self, last: date) -> int:
        """How many working days there are from the first to `last`, both included."""
        number = 0
        while self.day(number) <= last:
            number += 1
        return number

    def _further(self) -> date:
        """The next working day."""
        for _ in range(LONGEST):
            day = self._next
            try:
                self._next = day + timedelta(days=1)
            except OverflowError:
                break
            if len(self._days) <= LONGEST and self.is_work(day):
                return day
        raise CannotSolve(
            "tasks", "The plan does not end within eighty years. Look for a duration or days off that run on."
        )


def work_days(inputs: Inputs) -> WorkDays | None:
    """The calendar of the plan; none where it counts plain days or its first day is not known yet."""
    if inputs.calendar == "numbers" or inputs.start is None:
        return None
    return WorkDays(inputs.start, inputs.calendar == "week", tuple(_off(inputs)))


def _off(inputs: Inputs) -> list[tuple[date, date]]:
    off = []
    for place, one in enumerate(inputs.holidays):
        first, last = one.first or one.last, one.last or one.first
        if first is None or last is None:
            continue
        if last < first:
            raise CannotSolve("holidays", f"Row {place + 1}, To: this is before the first of these days off.")
        off.append((first, last))
    return off
