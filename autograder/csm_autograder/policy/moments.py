"""Times as an instructor writes them: `2026-12-04 18:00` on the clock of a place, and spans such as `1 day 12 hours`.

Clocks are set twice a year. A time that the clock shows twice is taken as the later one, and a time it leaps over as
one hour on: a learner who trusts the clock on the wall is never late. Days are days on that clock, not 24 hours.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator

from csm_course.model import Model
from csm_course.moment import YEARS

UNITS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
LONGEST = timedelta(days=3660)
_PART = r"\d{1,7} (?:minute|hour|day|week)s?"
_SPAN = re.compile(rf"{_PART}(?: {_PART})*")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?) ?(Z|UTC|[+-]\d{2}:\d{2})?")


def span_in(text: object) -> timedelta:
    """`2 days`, `1 day 12 hours`, `30 minutes` as a span. Raises ValueError in an instructor's words."""
    if isinstance(text, timedelta):
        return text
    if not isinstance(text, str) or not _SPAN.fullmatch(text):
        raise ValueError(f"{text!r} is not a span of time - write numbers with units, such as 2 days or 90 minutes")
    words = text.split()
    span = timedelta()
    for number, unit in zip(words[::2], words[1::2], strict=True):
        span += int(number) * UNITS[unit.removesuffix("s")]
    if span > LONGEST:
        raise ValueError(f"{text!r} is longer than ten years - correct the number")
    return span


class Wall(Model):
    """A moment as it is written: a time of the clock, and whether its offset from UTC stands beside it."""

    clock: datetime
    is_fixed: bool = False

    def on(self, zone: tzinfo) -> datetime:
        """The moment in UTC, where the clock on the wall is that of `zone`."""
        return self.clock.astimezone(UTC) if self.is_fixed else in_utc_of(self.clock, zone)


def moment_in(text: object) -> Wall:
    """`2026-12-04 18:00`, with an offset or without; a day alone ends at midnight. Raises ValueError."""
    if isinstance(text, Wall):
        return text
    if isinstance(text, date) and not isinstance(text, datetime):
        return Wall(clock=_within(datetime.combine(text, time())) + timedelta(days=1))
    found = _MOMENT.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise ValueError(f"{text!r} is not a moment - write it as year-month-day and time, such as 2026-12-04 18:00")
    day, clock, offset = found.groups()
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}{(offset or '').replace('UTC', 'Z')}")
    except ValueError:
        raise ValueError(f"the calendar or the clock has no {text!r} - correct it") from None
    return Wall(clock=_within(moment), is_fixed=offset is not None)


def _within(moment: datetime) -> datetime:
    """Only years that every calendar can go on from, by the longest span at least."""
    if moment.year not in YEARS[1:-20]:
        raise ValueError(f"the year {moment.year} is out of reach - correct the year")
    return moment


def zone_in(name: object) -> str:
    """The name of a time zone that is known here. Raises ValueError."""
    try:
        return ZoneInfo(name).key if isinstance(name, str) else _no_zone(name)
    except (LookupError, ValueError, OSError):
        return _no_zone(name)


def _no_zone(name: object) -> str:
    raise ValueError(f"there is no time zone {name!r} - name a place of the zone, such as Europe/Lisbon, or UTC")


def in_utc_of(clock: datetime, zone: tzinfo) -> datetime:
    """When the clock of `zone` shows this: the later moment where it shows it twice or never."""
    return max(clock.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))


def later_on_the_clock(moment: datetime, span: timedelta, zone: tzinfo) -> datetime:
    """`moment` and a span: whole days on the clock of `zone`, what is left over in hours that pass."""
    days = timedelta(days=span.days)
    if not days:
        return moment + span
    return in_utc_of(moment.astimezone(zone).replace(tzinfo=None) + days, zone) + (span - days)


Span = Annotated[timedelta, BeforeValidator(span_in)]
LocalMoment = Annotated[Wall, BeforeValidator(moment_in)]
ZoneName = Annotated[str, BeforeValidator(zone_in)]
