"""Policies: the course's own numbers, and that what other places do can be said in the same words."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_autograder.assessment.policy import Allowance, Attempt, Granted, Policy, Waits, grade, read_policies, standing
from csm_autograder.assessment.policy.presets import hubspot_like, moodle_like
from csm_autograder.assessment.policy.wording import NO_ATTEMPTS, SAYS_PASSED, retake
from csm_autograder.assessment.views import Standing

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def attempt(ended: datetime, percent: float = 0, passed: bool | None = False) -> Attempt:
    """An attempt that ended then."""
    return Attempt(began=ended - HOUR, ended=ended, points=percent, maximum=100, passed=passed)


def at(policy: Policy, attempts: list[Attempt], now: datetime, granted: Granted | None = None) -> Standing:
    """Where somebody stands."""
    return standing(policy, attempts, granted, now)


def test_the_course_s_own_numbers() -> None:
    """Exam A passes at 38 of 50, exam B at 5 of 8, a module test at 11 of 15; waits are 2, 2 and 14 days."""
    policies = read_policies()
    assert [policies[name].pass_points() for name in ("part_a", "part_b", "module_test")] == [38, 5, 11]
    assert [policies[name].minutes for name in ("part_a", "part_b", "module_test")] == [60, 40, None]
    for name in ("part_a", "part_b"):
        assert [policies[name].waits.after(fails) / DAY for fails in range(1, 8)] == [2, 2, 14, 2, 2, 14, 2]
    assert [policies["module_test"].waits.after(fails) / DAY for fails in range(1, 8)] == [0, 0, 1, 0, 0, 1, 0]
    assert policies["module_test"].attempts is None


@given(st.integers(1, 500), st.integers(1, 1000))
def test_pass_points_are_exact(questions: int, per_mille: int) -> None:
    """The pass mark is the percentage rounded up, without the dust of binary fractions."""
    policy = Policy(name="p", title="P", questions=questions, pass_percent=per_mille / 10)
    assert policy.pass_points() == ceil(Fraction(per_mille * questions, 1000))


def test_hubspot_like() -> None:
    """Twelve hours after a fail, and never longer; three hours of time; 75 percent; open book."""
    policy = hubspot_like()
    fails = [attempt(NOON + number * DAY) for number in range(5)]
    assert (policy.minutes, policy.pass_percent, policy.open_book) == (180, 75, True)
    for count in range(1, 6):
        last = fails[count - 1].ended
        assert at(policy, fails[:count], last + 12 * HOUR).may_begin
        waiting = at(policy, fails[:count], last + 12 * HOUR - timedelta(microseconds=1))
        assert (waiting.may_begin, waiting.not_before) == (False, last + 12 * HOUR)


def test_moodle_like_delays_and_attempts() -> None:
    """One delay after the first attempt, another after later ones, passed or not; then no attempts are left."""
    policy = moodle_like(first_delay=HOUR, later_delay=DAY, attempts=3)
    one, two = attempt(NOON, passed=True), attempt(NOON + 2 * HOUR)
    assert at(policy, [one], NOON).not_before == NOON + HOUR
    assert at(policy, [one, two], NOON + 3 * HOUR).not_before == NOON + 2 * HOUR + DAY
    spent = at(policy, [one, two, attempt(NOON + 3 * DAY)], NOON + 9 * DAY)
    assert (spent.may_begin, spent.not_before, spent.attempts_left) == (False, None, 0)


def test_moodle_like_opens_and_closes() -> None:
    """Before opening there is a date; after closing there is none; a wait beyond closing helps nobody."""
    policy = moodle_like(opens=NOON, closes=NOON + DAY, later_delay=2 * DAY, attempts=None)
    assert at(policy, [], NOON - HOUR).not_before == NOON
    assert at(policy, [], NOON).may_begin
    assert at(policy, [], NOON + DAY).not_before is None
    two = [attempt(NOON + HOUR), attempt(NOON + 3 * HOUR)]
    assert at(policy, two, NOON + 4 * HOUR).not_before is None
    with pytest.raises(ValueError, match="exchange"):
        moodle_like(opens=NOON, closes=NOON)


@pytest.mark.parametrize(
    ("counts", "percent", "passed"),
    [("highest", 80, True), ("best", 80, True), ("first", 40, False), ("last", 30, False), ("average", 50, True)],
)
def test_which_attempt_counts(counts: str, percent: float, passed: bool) -> None:
    """Of 40, 80 and 30 percent with a pass mark of 50."""
    policy = moodle_like().model_copy(update={"counts": counts})
    attempts = [attempt(NOON, 40), attempt(NOON + DAY, 80, passed=True), attempt(NOON + 2 * DAY, 30)]
    made = grade(policy, attempts[::-1])
    assert made is not None
    assert (made.percent, made.passed) == (percent, passed)


def test_a_pass_ends_the_need() -> None:
    """Who has passed an exam cannot take it again, and is told so."""
    found = at(read_policies()["part_a"], [attempt(NOON), attempt(NOON + 3 * DAY, 80, passed=True)], NOON + 99 * DAY)
    assert (found.may_begin, found.not_before) == (False, None)
    assert "passed" in found.why


def test_who_has_passed_is_told_so_wherever_the_way_is_closed_for_good() -> None:
    """Attempts used up, closed, closing before a wait ends: nobody has to be asked, and the pass stands first."""
    done = [attempt(NOON, 90, passed=True)]
    policy = moodle_like(closes=NOON + 2 * DAY, first_delay=DAY, attempts=1)
    spent = at(policy, done, NOON + HOUR)
    closed = at(policy.model_copy(update={"attempts": None}), done, NOON + 3 * DAY)
    short = moodle_like(closes=NOON + 2 * DAY, first_delay=3 * DAY, attempts=None)
    for found in (spent, closed, at(short, done, NOON + HOUR)):
        assert (found.may_begin, found.not_before) == (False, None)
        assert found.why.startswith(SAYS_PASSED)
        assert "Ask your instructor" not in found.why
    assert at(policy, [attempt(NOON)], NOON + HOUR).why == NO_ATTEMPTS
    waits = at(policy.model_copy(update={"attempts": None}), done, NOON + HOUR)
    assert waits.not_before == NOON + DAY
    assert SAYS_PASSED not in waits.why


def test_a_policy_may_be_written_by_hand_and_stored() -> None:
    """Spans are written as `2 days`; what is stored is read back as the same policy."""
    policy = Policy(name="own", title="Own", questions=5, waits=Waits.model_validate({"spans": ["2 days", "36 hours"]}))
    assert policy.waits.spans == (2 * DAY, 36 * HOUR)
    assert Policy.model_validate_json(policy.model_dump_json()) == policy
    for one in (*read_policies().values(), hubspot_like(), moodle_like(opens=NOON, grace=HOUR)):
        assert Policy.model_validate_json(one.model_dump_json()) == one


def test_allowances() -> None:
    """Extra attempts, a waived wait up to the moment it is granted, and time: stretched, then extended."""
    policy = read_policies()["part_a"].model_copy(update={"attempts": 1})
    extra = Granted(allowance=Allowance(extra_attempts=1, waived_wait=True), by="teacher", at=NOON + HOUR)
    first, second = attempt(NOON), attempt(NOON + 2 * HOUR)
    assert not at(policy, [first], NOON + HOUR).may_begin
    assert at(policy, [first], NOON + HOUR, extra).may_begin
    more = extra.model_copy(update={"allowance": Allowance(extra_attempts=9, waived_wait=True)})
    assert at(policy, [first, second], NOON + 3 * HOUR, more).not_before == second.ended + 2 * DAY
    assert Allowance(factor=1.5, extra_minutes=5).time(60) == timedelta(minutes=95)
    assert Allowance(factor=1.001).time(10) == timedelta(seconds=601)
    assert Allowance(factor=2).time(None) is None


def test_words_of_a_wait() -> None:
    """A learner reads which fail it was and how long the wait is as a whole."""
    policy = read_policies()["part_a"]
    fails = [attempt(NOON + number * 20 * DAY) for number in range(6)]
    told = [at(policy, fails[:count], fails[count - 1].ended).why for count in (1, 2, 3, 4, 6)]
    assert told == [
        "After your first fail, the wait is 2 days. Use it to revise.",
        "After your second fail, the wait is 2 days. Use it to revise.",
        "After three fails of this test, the wait is 14 days. Use it to revise.",
        "After your fourth fail, the wait is 2 days. Use it to revise.",
        "After three more fails of this test, the wait is 14 days. Use it to revise.",
    ]


def test_words_of_retakes() -> None:
    """Before beginning, a learner reads what not passing would mean."""
    policies = read_policies()
    assert [retake(policies[name]) for name in ("part_a", "module_test", "practice")] == [
        "You wait after a first and a second fail 2 days, after a third fail 14 days, and so on from the beginning.",
        "You may try again at once, but after every third fail you wait 1 day.",
        "",
    ]
    assert retake(hubspot_like()) == "After each fail you wait 12 hours."
    assert retake(moodle_like()) == (
        "You wait after a first attempt 1 hour, after every later attempt 1 day. There are 3 attempts in all."
    )
