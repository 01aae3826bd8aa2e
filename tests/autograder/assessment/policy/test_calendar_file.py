"""Calendar files: read back by the package, and by eye."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from csm_autograder.assessment.policy.calendar import exam_ends, wait_over

NOW = datetime(2026, 11, 23, 9, 0, 0, 250_000, tzinfo=UTC)


def entry(file: bytes):  # type: ignore[no-untyped-def]
    """The one event of a file."""
    calendar = Calendar.from_ical(file)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    (event,) = calendar.walk("VEVENT")
    return event


def test_when_a_wait_ends() -> None:
    """The entry begins at the next whole second in UTC, lasts an hour, does not block it, and reminds at its start."""
    ends = NOW + timedelta(days=2)
    file = wait_over("ann", "exam-a", "Exam A", ends, NOW)
    event = entry(file)
    assert event.decoded("dtstart") == datetime(2026, 11, 25, 9, 0, 1, tzinfo=UTC)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=1)
    assert event.decoded("dtstamp") == NOW.replace(microsecond=0)
    assert event["transp"] == "TRANSPARENT"
    (alarm,) = event.walk("VALARM")
    assert (alarm["action"], alarm.decoded("trigger")) == ("DISPLAY", timedelta())
    assert b"DTSTART:20261125T090001Z" in file
    assert b"TZID" not in file


def test_when_an_exam_ends() -> None:
    """The entry is the time of the sitting, and reminds ten minutes before its end."""
    event = entry(exam_ends("ann", "abc", "Exam A", NOW, NOW + timedelta(hours=1), NOW))
    assert event.decoded("dtend") == datetime(2026, 11, 23, 10, tzinfo=UTC)
    (alarm,) = event.walk("VALARM")
    assert (alarm.decoded("trigger"), alarm["trigger"].params["RELATED"]) == (timedelta(minutes=-10), "END")


def test_a_newer_file_replaces_the_older_entry() -> None:
    """The id is the same for one learner and exam, another for others; the sequence grows."""
    first = entry(wait_over("ann", "exam-a", "Exam A", NOW, NOW))
    second = entry(wait_over("ann", "exam-a", "Exam A", NOW + timedelta(days=9), NOW + timedelta(days=5)))
    assert first["uid"] == second["uid"]
    assert second["sequence"] > first["sequence"]
    others = {entry(wait_over(*who, "Exam", NOW, NOW))["uid"] for who in (("ben", "exam-a"), ("ann", "exam-b"))}
    assert len(others | {first["uid"]}) == 3


@given(st.text(max_size=80), st.text(max_size=80))
def test_titles_cannot_break_out(learner: str, title: str) -> None:
    """Commas, line ends and colons in a title stay in it: there is one event, and every line is short."""
    safe = "".join(letter for letter in title if letter.isprintable() or letter in "\n\r")
    file = wait_over(learner, "exam-a", safe, NOW, NOW)
    assert len(Calendar.from_ical(file).walk("VEVENT")) == 1
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
