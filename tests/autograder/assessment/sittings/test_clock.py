"""Service time: never backwards, and not moved by whoever sets the computer's clock."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.autograder.assessment.sittings.stand_in import START, Clock

from csm_autograder.assessment.sittings.clock import ServiceTime, SteadyClock, passed, wall

LEAPS = st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(0, 1e5)), max_size=20)


@given(LEAPS)
def test_a_steady_clock_counts_what_passes(leaps: list[tuple[float, float]]) -> None:
    """However the wall is set, forward or back, the service's time is the start and what has passed."""
    on_the_wall, elapsed = Clock(), [1000.0]
    clock = SteadyClock(on_the_wall, lambda: elapsed[0])
    for leap, span in leaps:
        on_the_wall.on(seconds=leap)
        elapsed[0] += span
        assert clock() == START + timedelta(seconds=elapsed[0] - 1000.0)


@given(LEAPS, st.floats(-1e6, 1e6))
def test_service_time_never_runs_backwards(leaps: list[tuple[float, float]], stored: float) -> None:
    """Whatever clock it is given and whatever is stored: each moment is no earlier than all before it."""
    clock = Clock()
    latest = START + timedelta(seconds=stored)
    time = ServiceTime(clock, latest)
    last = max(latest, START)
    assert time() == last
    for leap, span in leaps:
        clock.on(seconds=leap + span)
        assert time() >= last
        last = time()


@given(st.floats(1, 1e6), st.floats(0, 1e5))
def test_time_goes_on_beside_a_clock_that_stands_behind(behind: float, span: float) -> None:
    """A clock behind the stored moment does not make time stand still until it has caught up."""
    clock = Clock()
    time = ServiceTime(clock, START + timedelta(seconds=behind))
    first = time()
    clock.on(seconds=span)
    assert abs((time() - first).total_seconds() - span) < 1e-5


def test_the_real_clocks() -> None:
    """They tell UTC, and time that passes."""
    assert wall().tzinfo is UTC
    before = passed()
    assert passed() >= before
    assert abs(SteadyClock()() - datetime.now(UTC)) < timedelta(minutes=1)
