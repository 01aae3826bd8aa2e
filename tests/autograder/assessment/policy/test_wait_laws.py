"""Laws of waiting: no time zone, no daylight saving and no order of rows shortens or lengthens a wait."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import accumulate
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from csm_autograder.assessment.policy import Attempt, Policy, Waits, read_policies, standing

ZONES = st.sampled_from(
    ["UTC", "Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca",
     "Pacific/Apia", "America/St_Johns", "Antarctica/Troll"]
).map(ZoneInfo)  # fmt: skip
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
PART_A = read_policies()["part_a"]
TICK = timedelta(microseconds=1)


def failed(ended: datetime) -> Attempt:
    """A failed attempt that ended then."""
    return Attempt(began=ended, ended=ended, points=0, maximum=50, passed=False)


@given(MOMENTS, st.integers(1, 9), ZONES, ZONES)
@example(datetime(2026, 3, 28, 0, 30, tzinfo=UTC), 1, ZoneInfo("Europe/Lisbon"), ZoneInfo("UTC"))
@example(datetime(2026, 10, 24, 0, 30, tzinfo=UTC), 3, ZoneInfo("Europe/Lisbon"), ZoneInfo("America/New_York"))
def test_a_wait_is_time_that_passes(ended: datetime, fails: int, here: ZoneInfo, there: ZoneInfo) -> None:
    """Whatever clock the moments are written on, the wait ends 48 hours (or 336) after the fail, to the microsecond."""
    earlier = [failed(ended - timedelta(days=20 * number)) for number in range(1, fails)]
    attempts = [*earlier, failed(ended.astimezone(here))]
    wait = timedelta(hours=336 if fails % 3 == 0 else 48)
    before = standing(PART_A, attempts, None, (ended + wait - TICK).astimezone(there))
    assert (before.may_begin, before.not_before) == (False, ended + wait)
    assert before.not_before is not None
    assert before.not_before.utcoffset() == timedelta()
    assert standing(PART_A, attempts, None, (ended + wait).astimezone(there)).may_begin


@given(ZONES, st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.booleans())
def test_a_moment_the_clock_shows_twice(zone: ZoneInfo, wall: datetime, fold: bool) -> None:
    """In a fold the first and the second half past two are two moments, and each has its own wait; a gap has one."""
    ended = wall.replace(tzinfo=zone, fold=int(fold))
    instant = ended.astimezone(UTC)
    found = standing(PART_A, [failed(ended)], None, instant)
    assert found.not_before == instant + timedelta(hours=48)


@given(st.lists(st.integers(0, 10_000_000), min_size=1, max_size=8), st.randoms())
def test_the_order_of_rows_is_no_matter(gaps: list[int], chance: object) -> None:
    """Attempts may come out of the storage in any order."""
    moments = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=one) for one in accumulate(gaps)]
    attempts = [failed(moment) for moment in moments]
    mixed = attempts.copy()
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert standing(PART_A, attempts, None, moments[-1]) == standing(PART_A, mixed, None, moments[-1])


@given(
    st.lists(st.integers(0, 40), max_size=6), st.sampled_from(["again", "stay"]), st.integers(0, 12),
    MOMENTS, st.timedeltas(timedelta(), timedelta(days=60)),
)  # fmt: skip
def test_once_open_it_stays_open(
    days: list[int], after_last: str, fails: int, ended: datetime, later: timedelta
) -> None:  # fmt: skip
    """Waiting never makes it worse: who may begin now may begin later, if nothing happens in between."""
    spans = tuple(timedelta(days=one) for one in days)
    waits = Waits.model_validate({"spans": spans, "after_last": after_last})
    policy = Policy(name="p", title="P", questions=5, pass_percent=50, waits=waits)
    attempts = [failed(ended - timedelta(days=50 * number)) for number in range(fails)]
    now = standing(policy, attempts, None, ended)
    assert now.may_begin == (now.not_before is None)
    if now.may_begin:
        assert standing(policy, attempts, None, ended + later).may_begin
    else:
        assert now.not_before is not None
        assert standing(policy, attempts, None, now.not_before + later).may_begin


@given(MOMENTS, st.integers(-14, 14), st.integers(-14, 14))
def test_offsets_alone_change_nothing(ended: datetime, one: int, other: int) -> None:
    """The same instants with other offsets give the same standing."""

    def told(hours: int) -> object:
        zone = timezone(timedelta(hours=hours))
        return standing(PART_A, [failed(ended.astimezone(zone))], None, ended.astimezone(zone))

    assert told(one) == told(other)
