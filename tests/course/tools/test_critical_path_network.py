"""The pure core of the critical path solver: by hand, against published cases, and by laws."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.tools.critical_path.chance import chance_by
from csm_course.tools.critical_path.network import Circle, Link, Schedule, UnknownTask, solve_network
from csm_course.tools.critical_path.paths import critical_paths, largest_variance

KINDS = ("FS", "SS", "FF", "SF")


@st.composite
def networks(draw: st.DrawFn, longest_lag: int = 3) -> tuple[dict[str, float], list[Link]]:
    """Up to nine tasks with whole days, and links of all kinds from earlier to later ones."""
    size = draw(st.integers(1, 9))
    durations = {f"T{at}": float(draw(st.integers(0, 9))) for at in range(size)}
    pairs = [(i, j) for j in range(size) for i in range(j)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=14)) if pairs else []
    lag = st.integers(-longest_lag, longest_lag)
    links = [Link(f"T{i}", f"T{j}", draw(st.sampled_from(KINDS)), float(draw(lag))) for i, j in chosen]
    return durations, links


def brute_force_starts(durations: dict[str, float], links: list[Link]) -> dict[str, float]:
    """Early starts by pushing every task as long as any link is broken: slow, and written from the definition alone."""
    starts = dict.fromkeys(durations, 0.0)
    for _ in range(len(durations) + 1):
        for link in links:
            before = starts[link.before] + (durations[link.before] if link.kind in ("FS", "FF") else 0)
            own = durations[link.after] if link.kind in ("FF", "SF") else 0
            starts[link.after] = max(starts[link.after], before + link.lag - own)
    return starts


def times(schedule: Schedule, key: str) -> tuple[float, ...]:
    """ES, EF, LS, LF, total and free float."""
    return tuple(schedule.times[key])[:6]


def test_a_small_network_by_hand() -> None:
    """A 3 before B 4 and C 2, both before D 5: D starts after 7, C may slip by 2 and no later task feels it."""
    links = [Link("A", "B"), Link("A", "C"), Link("B", "D"), Link("C", "D")]
    found = solve_network({"A": 3, "B": 4, "C": 2, "D": 5}, links)
    assert found.finish == 12
    assert times(found, "A") == (0, 3, 0, 3, 0, 0)
    assert times(found, "C") == (3, 5, 5, 7, 2, 2)
    assert times(found, "D") == (7, 12, 7, 12, 0, 0)
    assert found.critical == {"A", "B", "D"}
    assert critical_paths(found, links, 9) == (1, (("A", "B", "D"),))


@pytest.mark.parametrize(
    ("kind", "lag", "after"),
    [
        ("FS", 0, (6, 10)),
        ("FS", 2, (8, 12)),
        ("FS", -1, (5, 9)),
        ("SS", 3, (3, 7)),
        ("FF", 1, (3, 7)),
        ("SF", 5, (1, 5)),
    ],
)
def test_each_kind_of_link_by_hand(kind: str, lag: float, after: tuple[float, float]) -> None:
    """A takes 6 days, B 4: FS+2 starts B after 8; SS+3 after 3; FF+1 ends it on 7; SF+5 ends it on 5."""
    found = solve_network({"A": 6, "B": 4}, [Link("A", "B", kind, lag)])  # type: ignore[arg-type]
    assert times(found, "B")[:2] == after


def test_the_end_is_that_of_the_last_of_all_tasks() -> None:
    """A published R package lets an activity end as late as day 7 in a project of 6 days, as B after A by SF here.

    By hand: A 6, B 2 with SF+1 would end on day 1, thus start on -1: it starts on 0 and may end on day 6, not later.
    """
    found = solve_network({"A": 6, "B": 2}, [Link("A", "B", "SF", 1)])
    assert found.finish == 6
    assert times(found, "B") == (0, 2, 4, 6, 4, 4)
    assert max(one.late_finish for one in found.times.values()) == 6


def test_no_task_starts_before_day_0() -> None:
    """The same package gives negative starts for leads: A 2, B 5, FS-4 would start B on -2; here it starts on 0."""
    found = solve_network({"A": 2, "B": 5}, [Link("A", "B", "FS", -4)])
    assert times(found, "B")[:2] == (0, 5)


def test_a_link_between_critical_tasks_may_have_room() -> None:
    """A 10, B 15, C 10 in a row, and A before C directly: all three critical, but A to C has 15 days of room."""
    links = [Link("A", "B"), Link("B", "C"), Link("A", "C")]
    found = solve_network({"A": 10, "B": 15, "C": 10}, links)
    assert found.critical == {"A", "B", "C"}
    assert found.slack == (0, 0, 15)
    assert critical_paths(found, links, 9) == (1, (("A", "B", "C"),))


def test_two_critical_paths_are_both_listed() -> None:
    """A 2, then B 3 and C 3 side by side, then D 1: two paths, neither longer than the other."""
    links = [Link("A", "B"), Link("A", "C"), Link("B", "D"), Link("C", "D")]
    found = solve_network({"A": 2, "B": 3, "C": 3, "D": 1}, links)
    assert critical_paths(found, links, 9) == (2, (("A", "B", "D"), ("A", "C", "D")))


def test_all_paths_are_counted_and_only_some_listed() -> None:
    """Forty stages of two equal tasks each have 2^40 critical paths: counted exactly, without walking them."""
    durations, links = {"S0": 0.0}, []
    for at in range(40):
        durations |= {f"A{at}": 1.0, f"B{at}": 1.0, f"S{at + 1}": 0.0}
        for way in "AB":
            links += [Link(f"S{at}", f"{way}{at}"), Link(f"{way}{at}", f"S{at + 1}")]
    found = critical_paths(solve_network(durations, links), links, 5)
    assert found.number == 2**40
    assert len(set(found.first)) == 5


def test_a_published_pert_case_with_its_error_corrected() -> None:
    """A textbook page adds all eight activities of a network to 25 weeks; on the one critical path it is 15.

    With its corrected mean 15 and variance 3.11 weeks: half a chance of 15 weeks, 71.5% of 16.
    """
    assert chance_by(15, 15, 28 / 9) == pytest.approx(0.5)
    assert chance_by(16, 15, 28 / 9) == pytest.approx(0.715, abs=0.0005)


def test_without_spread_a_chance_is_yes_or_no() -> None:
    """A plan of certain durations is in time or is not."""
    assert (chance_by(10, 10, 0), chance_by(9.5, 10, 0)) == (1, 0)


def test_of_several_critical_paths_the_one_that_spreads_most_counts() -> None:
    """Two paths of equal length with variances 1 and 4: the larger one."""
    links = [Link("A", "C"), Link("B", "C")]
    found = solve_network({"A": 5, "B": 5, "C": 1}, links)
    assert largest_variance(found, links, {"A": 1.0, "B": 4.0, "C": 0.5}) == 4.5


def test_a_circle_is_named() -> None:
    """C waits for B, B for A, A for C: the circle is told along its arrows, and D outside is left out."""
    links = [Link("A", "B"), Link("B", "C"), Link("C", "A"), Link("C", "D")]
    with pytest.raises(Circle) as caught:
        solve_network({"A": 1, "B": 1, "C": 1, "D": 1}, links)
    assert caught.value.keys == ("A", "B", "C", "A")


def test_a_link_to_nowhere_is_named() -> None:
    """A link from a task that is not there."""
    with pytest.raises(UnknownTask, match="X"):
        solve_network({"A": 1}, [Link("X", "A")])


def test_with_a_deadline_floats_shift() -> None:
    """A 3, B 4 in a row by day 9: both may slip two days; by day 5 both are two days late, and both stay critical."""
    for deadline, room in ((9.0, 2.0), (5.0, -2.0)):
        found = solve_network({"A": 3, "B": 4}, [Link("A", "B")], deadline)
        assert [one.total_float for one in found.times.values()] == [room, room]
        assert found.critical == {"A", "B"}


def test_independent_float_by_hand() -> None:
    """A 2 and X 6 before M 2; M and Y 10 before Z 1. M: from 6 (X late at 8) to 10: total 2, free 2, independent 0."""
    links = [Link("A", "M"), Link("X", "M"), Link("M", "Z"), Link("Y", "Z")]
    found = solve_network({"A": 2, "X": 6, "M": 2, "Y": 10, "Z": 1}, links)
    assert found.times["M"][4:] == (2, 2, 0)
    assert found.times["A"][4:] == (6, 4, 4)


@given(networks())
def test_starts_are_those_of_the_definition(network: tuple[dict[str, float], list[Link]]) -> None:
    """The forward pass gives the least starts that keep every link, found here by brute force."""
    durations, links = network
    found = solve_network(durations, links)
    starts = brute_force_starts(durations, links)
    assert {key: one.early_start for key, one in found.times.items()} == starts
    assert found.finish == max(starts[key] + days for key, days in durations.items())


@given(networks())
def test_floats_keep_their_order(network: tuple[dict[str, float], list[Link]]) -> None:
    """Independent <= free <= total, and none below zero, in any network without a deadline."""
    for one in solve_network(*network).times.values():
        assert 0 <= one.independent_float <= one.free_float <= one.total_float
        assert one.late_finish <= solve_network(*network).finish


@given(networks())
def test_critical_paths_have_no_room_and_reach_from_start_to_end(network: tuple[dict[str, float], list[Link]]) -> None:
    """Each path begins on day 0, ends with the project, and neither its tasks nor its links have room."""
    durations, links = network
    found = solve_network(durations, links)
    paths = critical_paths(found, links, 500)
    assert paths.number >= 1
    assert paths.number == len(paths.first) == len(set(paths.first)) or paths.number > 500
    tight = {(link.before, link.after) for link, one in zip(links, found.tight, strict=True) if one}
    for path in paths.first:
        assert all(found.times[key].total_float == 0 for key in path)
        assert (found.times[path[0]].early_start, found.times[path[-1]].early_finish) == (0, found.finish)
        assert set(pairwise(path)) <= tight
    assert {key for path in paths.first for key in path} == found.critical or paths.number > 500


@given(networks(), st.integers(0, 8), st.integers(1, 5))
def test_with_plain_links_a_longer_task_never_ends_the_project_sooner(
    network: tuple[dict[str, float], list[Link]], which: int, more: int
) -> None:
    """Monotone in durations, for links that start tasks (a longer task can begin sooner where its end is bound)."""
    durations, links = network
    links = [link._replace(kind="FS") for link in links]
    key = list(durations)[which % len(durations)]
    longer = durations | {key: durations[key] + more}
    before, after = solve_network(durations, links), solve_network(longer, links)
    assert after.finish >= before.finish
    # A task without float moves the end by all of it; one with float by what exceeds the float.
    assert after.finish == before.finish + max(0, more - before.times[key].total_float)


@given(networks(), st.randoms())
def test_the_order_of_rows_does_not_matter(network: tuple[dict[str, float], list[Link]], luck: object) -> None:
    """Shuffled tasks and links give the same times and as many critical paths."""
    durations, links = network
    keys, shuffled = list(durations), links[:]
    luck.shuffle(keys)  # type: ignore[attr-defined]
    luck.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = solve_network(durations, links), solve_network({key: durations[key] for key in keys}, shuffled)
    assert one.times == other.times
    assert critical_paths(one, links, 1).number == critical_paths(other, shuffled, 1).number


def test_ten_thousand_tasks_in_a_chain_need_no_deep_recursion() -> None:
    """A chain of 10,000 tasks: the end is their sum, and the one path has all of them."""
    durations = {f"T{at}": 1.0 for at in range(10_000)}
    links = [Link(f"T{at}", f"T{at + 1}") for at in range(9_999)]
    found = solve_network(durations, links)
    assert found.finish == 10_000
    assert len(critical_paths(found, links, 1).first[0]) == 10_000
