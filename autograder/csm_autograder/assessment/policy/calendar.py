"""A date for the learner's own calendar: when a wait ends, or when a running exam does (RFC 5545, always in UTC)."""

import hashlib
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

PRODUCT = "-//Customer Success Practicum//Assessment//EN"
HOUR = timedelta(hours=1)
TEN_MINUTES = timedelta(minutes=10)


def wait_over(learner: str, assessment: str, title: str, ends: datetime, now: datetime) -> bytes:
    """A file with one hour from the moment the next attempt may begin; it reminds at that moment."""
    event = _event(learner, assessment, "wait", now)
    event.add("summary", f"{title}: you may begin again")
    event.add("description", "The wait after your last attempt is over. There is no hurry: you may begin at any time.")
    event.add("dtstart", _whole(ends))
    event.add("dtend", _whole(ends) + HOUR)
    event.add_component(_alarm(timedelta(), f"{title}: you may begin again"))
    return _file(event)


def exam_ends(learner: str, sitting: str, title: str, began: datetime, ends: datetime, now: datetime) -> bytes:
    """A file with the time of a running sitting; it reminds ten minutes before the end."""
    event = _event(learner, sitting, "sitting", now)
    event.add("summary", f"{title}: time is up at the end of this entry")
    event.add("description", "What you have answered by then counts, also if you do not hand it in.")
    event.add("dtstart", began.astimezone(UTC).replace(microsecond=0))
    event.add("dtend", ends.astimezone(UTC).replace(microsecond=0))
    event.add_component(_alarm(-TEN_MINUTES, f"{title}: ten minutes left", related="END"))
    return _file(event)


def _event(learner: str, subject: str, what: str, now: datetime) -> Event:
    """The id depends on learner and subject alone, so that a newer file replaces the older entry."""
    event = Event()
    digest = hashlib.sha256("\x1f".join((what, learner, subject)).encode()).hexdigest()[:32]
    event.add("uid", f"{digest}@customer-success-practicum.invalid")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", int(now.timestamp()) % 2**31)
    event.add("transp", "TRANSPARENT" if what == "wait" else "OPAQUE")
    return event


def _alarm(when: timedelta, text: str, related: str = "START") -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", when, parameters={"RELATED": related})
    return alarm


def _whole(moment: datetime) -> datetime:
    """The next whole second in UTC: calendars know no smaller one, and a learner must not come too early."""
    utc = moment.astimezone(UTC)
    return utc.replace(microsecond=0) + timedelta(seconds=bool(utc.microsecond))


def _file(event: Event) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
