"""The critical path solver: 10,000 tasks beside two others, and a plan of 200 tasks redrawn while somebody types.

Beside it: the longest path by networkx, as a short script would ask for it, and the package `criticalpath`, where it is
installed (it is no part of the project). Both know links from end to start only, without lags, and neither is asked for
more than it gives: networkx finds one longest path, `criticalpath` early and late times.
"""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.browser import chromium
from benchmarks.redraws import Control, worked
from benchmarks.servers import STORE, our_server
from benchmarks.table import Budget, Findings, Row, Sample
from csm_course.engagement import EngagementStore
from csm_course.tools.critical_path.network import Link, solve_network

ROUNDS, SIZE, PEER_SIZE = 5, 10_000, 30
TASKS = 200
CONTROL = Control("critical_path", '[data-csm-cell="tasks.days"]', "[data-csm=plan-frame]", at=9)
Plan = tuple[dict[str, float], list[Link]]


def measure(folder: Path) -> Findings:
    """Seconds for the solvers, milliseconds for each key typed in a live page."""
    large, small = plan(SIZE), plan(PEER_SIZE)
    rows = [
        Row("critical path, 10,000 tasks", "s", timed(ours, large), timed(longest_path, large), "networkx longest path",
            Budget(0.3)),
    ]  # fmt: skip
    remark = "Critical path: all times, floats and critical tasks against one longest path; three links a task."
    peer = f"Critical path: criticalpath is given {PEER_SIZE} tasks, as it walks every path of the plan."
    if find_spec("criticalpath"):
        rows.append(Row(f"  {PEER_SIZE} tasks", "s", timed(ours, small), timed(published, small), "criticalpath"))
    else:
        rows.append(Row(f"  {PEER_SIZE} tasks", "s", timed(ours, small), None, "criticalpath: not installed"))
        peer = "Critical path: criticalpath is not installed (pip install criticalpath); nothing else needs it."
    with chromium() as browser, our_server(folder) as server:
        keep_plan(folder / STORE)
        rows += [
            Row(f"{name} of {TASKS} tasks, key to redraw", "ms", worked(browser, server, replace(CONTROL, tab=tab)),
                budget=Budget(50))
            for tab, name in (("network", "network"), ("gantt", "Gantt chart"))
        ]  # fmt: skip
    return Findings(tuple(rows), (remark, peer))


def plan(size: int) -> Plan:
    """A plan of that size, the same each time: each task waits for the ends of up to three of the sixty before it."""
    luck = Random(size)
    durations = {f"T{at}": float(luck.randint(1, 9)) for at in range(size)}
    pairs = {(luck.randrange(max(0, at - 60), at), at) for at in range(1, size) for _ in range(3)}
    return durations, [Link(f"T{i}", f"T{j}") for i, j in sorted(pairs)]


def timed(solve: Callable[[Plan], float], given: Plan) -> Sample:
    """Seconds for each of some rounds; raises AssertionError where a solver finds another end than ours."""
    seconds = []
    for _ in range(ROUNDS):
        began = perf_counter()
        finish = solve(given)
        seconds.append(perf_counter() - began)
        assert abs(finish - ours(given)) < 1e-6, f"{solve.__name__} finds the end on day {finish}"
    return Sample(tuple(seconds))


def ours(given: Plan) -> float:
    """All times and floats."""
    return solve_network(*given).finish


def longest_path(given: Plan) -> float:
    """The script of a reader who knows networkx: durations on the arrows, one source and one sink."""
    networkx = import_module("networkx")
    durations, links = given
    graph = networkx.DiGraph()
    for key, days in durations.items():
        graph.add_edge("start", key, weight=0)
        graph.add_edge(key, "end", weight=days)
    graph.add_weighted_edges_from((link.before, link.after, durations[link.before]) for link in links)
    length: float = networkx.dag_longest_path_length(graph)
    return length


def published(given: Plan) -> float:
    """The same plan as the package's own example builds it."""
    node = import_module("criticalpath").Node
    durations, links = given
    project = node("project")
    for key, days in durations.items():
        project.add(node(key, duration=days))
    for link in links:
        project.link(link.before, link.after)
    project.update_all()
    return float(project.duration)


def keep_plan(store: Path) -> None:
    """Make the plan that of the engagement in use."""
    durations, links = plan(TASKS)
    after: dict[str, list[str]] = {}
    for link in links[::2]:
        after.setdefault(link.after, []).append(link.before)
    tasks = [
        {
            "id": f"r{key}",
            "key": key,
            "name": f"Task {key}",
            "days": days,
            "predecessors": ", ".join(after.get(key, ())),
        }
        for key, days in durations.items()
    ]
    engagements = EngagementStore(store)
    at = engagements.current()
    engagements.keep(at, "critical_path", {"tasks": tasks}, base=engagements.read(at).revision)
