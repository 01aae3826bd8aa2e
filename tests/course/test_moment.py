"""Moments that come in from files: one clock for all, and none that a calendar cannot show."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from csm_course.moment import Moment

MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)


@pytest.mark.parametrize(
    "written",
    ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59Z", "1969-12-31T23:59:59Z"],
)
def test_a_moment_that_cannot_be_told_is_refused(written: str) -> None:
    """As a fault of the file, not as an error of the calendar."""
    with pytest.raises(ValidationError):
        MOMENT.validate_python(written)


def test_a_computer_without_a_clock_keeps_answers() -> None:
    """The first moment of all is one of ours, told in UTC."""
    assert MOMENT.validate_python("1970-01-01T01:00:00+01:00") == datetime(1970, 1, 1, tzinfo=UTC)


OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=OFFSETS))
def test_what_is_taken_is_taken_again(moment: datetime) -> None:
    """A moment that came in once comes in again as it is; whatever is refused is a fault of the value."""
    try:
        once = MOMENT.validate_python(moment)
    except ValidationError:
        return
    assert (once, once.tzinfo) == (moment, UTC)
    assert MOMENT.validate_python(once) == once
