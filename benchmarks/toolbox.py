"""The toolbox: how fast each tool works out its example, how fast its page redraws, and what it weighs."""

from functools import partial
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, WebSocket
from tests.app.served import Server

from benchmarks.browser import PATIENCE, chromium, received
from benchmarks.redraws import Control, address, worked
from benchmarks.servers import STORE, home, our_server
from benchmarks.table import Budget, Findings, Row, Sample
from benchmarks.visit import sample, visit
from csm_course.engagement import EngagementStore, case_engagement, inputs_of
from csm_course.tools import load, slugs

ROUNDS, SLOWEST, CAUSES, VISITS = 15, 5, 80, 7
REPORT = "[data-csm=report]"
CONTROLS = {
    "plain tool (retention metrics), number": Control(
        "retention_metrics", '[data-csm-field="customers_lost"]', f"{REPORT} .csm-report"
    ),
    "clv slider": Control(
        "clv", '[data-csm-slider="gross_margin"]', f"{REPORT} .csm-report", keys=("ArrowLeft", "ArrowRight")
    ),
    f"fishbone with {CAUSES} causes, problem typed": Control(
        "fishbone", '[data-csm-field="problem"]', "[data-csm=fish-picture]"
    ),
}


def measure(folder: Path) -> Findings:
    """Milliseconds to solve and to redraw, and kilobytes of a page."""
    rows = solving()
    with chromium() as browser, our_server(folder) as server:
        keep_causes(folder / STORE)
        rows += [
            Row(f"{name}, control to redraw", "ms", worked(browser, server, control), budget=Budget(50))
            for name, control in CONTROLS.items()
        ]
        rows += weights(browser, server)
        visits = [visit(browser, home(server, "course/toolbox")) for _ in range(VISITS)]
        rows.append(Row("toolbox, first content", "ms", sample(visits, "paint"), budget=Budget(300)))
    remark = "Toolbox: the plan of 200 tasks is measured by critical_path; a page waits about 8 ms for its next frame."
    return Findings(tuple(rows), (remark,))


def solving() -> list[Row]:
    """The solve of every tool's example: all tools at once, and the slowest by name."""
    samples = {slug: _solved(slug) for slug in slugs()}
    ranked = sorted(samples.items(), key=lambda one: -one[1].middle)
    every = Sample(tuple(one.middle for one in samples.values()))
    slowest = [Row(f"  {slug}", "ms", one, budget=Budget(5)) for slug, one in ranked[:SLOWEST]]
    return [Row(f"solve of the example, {len(samples)} tools", "ms", every, budget=Budget(5)), *slowest]


def _solved(slug: str) -> Sample:
    tool = load(slug)
    milliseconds = []
    for _ in range(ROUNDS):
        began = perf_counter()
        tool.solve(tool.EXAMPLE)
        milliseconds.append(1000 * (perf_counter() - began))
    return Sample(tuple(milliseconds))


def keep_causes(store: Path) -> None:
    """Give the engagement in use a fish with many causes: every third one is a why of the one before."""
    engagements = EngagementStore(store)
    at = engagements.current()
    inputs = dict(inputs_of(case_engagement(), "fishbone"))
    bones = [f"b{number}" for number in range(6)]
    inputs["categories"] = [{"id": bone, "name": f"Category {bone}"} for bone in bones]
    inputs["causes"] = [
        {
            "id": f"c{number}", "text": f"Cause number {number} of many", "category": bones[number // 3 % 6],
            "parent": f"c{number - 1}" if number % 3 else "",
        }
        for number in range(CAUSES)
    ]  # fmt: skip
    inputs["countermeasures"] = []
    engagements.keep(at, "fishbone", inputs, base=engagements.read(at).revision)


def weights(browser: Browser, server: Server) -> list[Row]:
    """What a tool page brings over the wire, from its server and from its kernel: as first tool and after another."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        loads = []
        for tool in ("critical_path", "fishbone"):
            tab = context.new_page()
            sizes = received(context, tab)
            tab.on("websocket", partial(_count_frames, sizes))
            tab.goto(address(server, tool))
            tab.wait_for_selector("[data-csm=toolpage]")
            tab.wait_for_load_state("networkidle")
            loads.append(Sample((sum(sizes) / 1e6,)))
            tab.close()
    names = ("tool page over the wire, first tool", "  second tool")
    return [Row(name, "MB", one, budget=Budget(2)) for name, one in zip(names, loads, strict=True)]


def _count_frames(sizes: list[float], socket: WebSocket) -> None:
    socket.on("framereceived", lambda frame: sizes.append(len(frame)))
