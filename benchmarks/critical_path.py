"""The critical path solver: 10,000 tasks beside two others, and a plan of 200 tasks redrawn while somebody types.

Beside it: the longest path by networkx, as a short script would ask for it, and the package `criticalpath`, where it is
installed (it is no part of the project). Both know links from end to start only, without lags, and neither is asked for
more than it gives: networkx finds one longest path, `criticalpath` early and late times.
"""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from time import perf_counter

import nbformat
from playwright.sync_api import Browser

from benchmarks.browser import PATIENCE, chromium
from benchmarks.servers import MODULE, STORE, our_server, page
from benchmarks.table import Budget, Findings, Row, Sample
from csm_course.engagement import EngagementStore
from csm_course.tools.critical_path.network import Link, solve_network

ROUNDS, SIZE, PEER_SIZE = 5, 10_000, 30
TYPED, TASKS = 40, 200
NOTEBOOK = "plan.ipynb"
CELL, PICTURE = '[data-csm-cell="tasks.days"]', "[data-csm=plan-frame]"
WATCH = """([cell, picture]) => {
  let began = null;
  window.redraws = [];
  document.querySelectorAll(cell)[9].addEventListener("keydown", () => { began = performance.now(); }, true);
  new MutationObserver(() => {
    const from = began;
    if (from === null) return;
    began = null;
    requestAnimationFrame(() => setTimeout(() => window.redraws.push(performance.now() - from)));
  }).observe(document.querySelector(picture), { childList: true });
}"""
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
        write_notebook(folder / "ours" / MODULE / NOTEBOOK)
        rows += [
            Row(f"{name} of {TASKS} tasks, key to redraw", "ms", typed(browser, page(server, NOTEBOOK), tab),
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


def write_notebook(path: Path) -> None:
    """A page with the tool alone."""
    code = 'import csm_widgets as csm\ncsm.tool("critical_path")'
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)]), path)


def typed(browser: Browser, address: str, tab_name: str) -> Sample:
    """Type in a Days cell again and again, and collect what the page measured; another row of the plan each page."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        tab = context.new_page()
        tab.goto(address)
        tab.wait_for_selector(f"{PICTURE} svg")
        tab.click(f"[data-csm-tab={tab_name}]")
        tab.wait_for_selector(f"[data-csm-drawing={tab_name}]")
        tab.wait_for_load_state("networkidle")
        tab.evaluate(WATCH, [CELL, PICTURE])
        tab.locator(CELL).nth(9).focus()
        for at in range(TYPED):
            tab.keyboard.press("Backspace" if at % 2 else "3")
            tab.wait_for_function("done => window.redraws.length > done", arg=at)
            tab.wait_for_timeout(30 + 17 * at % 50)
        return Sample(tuple(tab.evaluate("window.redraws")))
