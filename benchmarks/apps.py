"""Apps of one kind side by side: a slider, a number and a chart, in our pages, stock Voilà, Solara and Panel.

How long until it can be worked with, how long from the control to the chart, and how much memory the first app and each
further one take: private memory of the whole server (`Private_*` of its processes' smaps_rollup), since peers, and we,
keep apps in one process. Solara and Panel (extra `peers`) are measured where `CSM_BENCH_PEERS` names a Python that has
both.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, sleep

from playwright.sync_api import Browser, Page
from tests.app.served import free_port

from benchmarks.browser import PATIENCE, NotInteractive, chromium
from benchmarks.commands import BESIDE_PYTHON
from benchmarks.servers import our_server, page, plain_environment, stop, wait_for
from benchmarks.slider import LESSON, OUR_HANDLE, OUR_REPORT, STOCK_HANDLE, STOCK_REPORT, moved, stock_notebook
from benchmarks.table import Budget, Findings, Row, Sample

PEERS = Path(__file__).parent / "peers"
OPENINGS = 5
COUNTS = tuple(int(count) for count in os.environ.get("CSM_BENCH_APPS", "1,10,40").split(","))
WARM_UP = 6.0
"""Seconds a server is left alone after its start: warm parents and preheated kernels get ready."""
REST = 1.0
SOLARA = ("-m", "solara", "run", "solara_app.py", "--host=127.0.0.1", "--production", "--no-open", "--port")
PANEL = ("-m", "panel", "serve", "panel_app.py", "--port")


@dataclass(frozen=True)
class App:
    """One way to serve the app: how it is started (gives address and server's process id), and where its parts are."""

    name: str
    served: Callable[[Path], AbstractContextManager[tuple[str, int]]]
    handle: str
    report: str


@dataclass
class Figures:
    """What was measured of one app: seconds, milliseconds; megabytes of the first, and of each of so many after it."""

    opening: list[float] = field(default_factory=list)
    latency: Sample | None = None
    memory: dict[int, float] = field(default_factory=dict)
    failed: str = ""


def measure(folder: Path) -> Findings:
    """Each server by itself, one after another."""
    found: dict[str, Figures] = {}
    with chromium() as browser:
        for app in apps():
            print(f"  {app.name} ...", flush=True)
            place = folder / app.name.replace(" ", "-")
            place.mkdir()
            found[app.name] = _figures(browser, app, place)
    return Findings(tuple(_rows(found)), tuple(f"{name}: {one.failed}" for name, one in found.items() if one.failed))


def apps() -> list[App]:
    """Ours first; peers where there is an environment for them."""
    own = [
        App("ours", lambda folder: _ours(folder, "1"), OUR_HANDLE, OUR_REPORT),
        App("ours, each page its own kernel", lambda folder: _ours(folder, "0"), OUR_HANDLE, OUR_REPORT),
        App("stock Voilà", lambda folder: _voila(folder, preheat=False), STOCK_HANDLE, STOCK_REPORT),
        App("stock Voilà preheated", lambda folder: _voila(folder, preheat=True), STOCK_HANDLE, STOCK_REPORT),
    ]
    python = os.environ.get("CSM_BENCH_PEERS")
    if not python:
        return own
    return [
        *own,
        App("Solara", lambda folder: _peer(folder, [python, *SOLARA]), ".v-slider__thumb-container", ".chart"),
        App("Panel", lambda folder: _peer(folder, [python, *PANEL], "panel_app"), ".noUi-handle", ".chart"),
    ]


def _figures(browser: Browser, app: App, folder: Path) -> Figures:
    figures = Figures()
    try:
        with app.served(folder) as (address, server):
            sleep(WARM_UP)
            before = private_memory(server)
            figures.memory = _open_many(browser, app, address, server, before)
            sleep(REST)
            figures.opening = [_open(browser, app, address) for _ in range(OPENINGS)]
            figures.latency = moved(browser, address, app.handle, app.report)
    except Exception as reason:  # one that cannot be measured must not hide the others
        figures.failed = f"{type(reason).__name__}: {reason}"[:300]
    return figures


def _open(browser: Browser, app: App, address: str) -> float:
    """Seconds from navigation until a movement of the slider has changed the chart, in a browser without cache."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        tab = context.new_page()
        began = perf_counter()
        tab.goto(address, wait_until="commit")
        _use(tab, app)
        took = perf_counter() - began
        tab.goto("about:blank")  # so that the page says farewell to its kernel
    sleep(REST)
    return took


def _use(tab: Page, app: App) -> None:
    tab.locator(f"{app.report} svg").first.wait_for()
    handle = tab.locator(app.handle).first
    before = tab.locator(app.report).first.inner_html()
    handle.focus()
    handle.press("ArrowLeft")
    deadline = perf_counter() + PATIENCE / 1000
    while (
        tab.locator(app.report).first.inner_html() == before
    ):  # asked from here: a peer keeps its parts in shadow trees
        if perf_counter() > deadline:
            raise NotInteractive("the chart did not follow its slider")


def _open_many(browser: Browser, app: App, address: str, server: int, before: float) -> dict[int, float]:
    """Megabytes of the first app, open and used, and of each of those after it; `before` is the server without any."""
    found: dict[int, float] = {}
    first = 0.0
    with ExitStack() as opened:
        for number in range(1, max(COUNTS) + 1):
            context = opened.enter_context(browser.new_context())
            context.set_default_timeout(PATIENCE)
            tab = context.new_page()
            tab.goto(address)
            _use(tab, app)
            if number == 1 or number in COUNTS:
                sleep(REST)
                now = private_memory(server)
                first = now if number == 1 else first
                found[number] = (now - first) / (number - 1) if number > 1 else now - before
    return found


def private_memory(server: int) -> float:
    """Megabytes only this process and those it started have, shared pages left out."""
    return sum(_private(pid) for pid in (server, *_descendants(server)))


def _private(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def _descendants(pid: int) -> Iterator[int]:
    try:
        children = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield child
        yield from _descendants(child)


@contextmanager
def _ours(folder: Path, common: str) -> Iterator[tuple[str, int]]:
    os.environ["CSM_COMMON_KERNEL"] = common
    try:
        with our_server(folder) as server:
            server.ask("/course").close()  # where everybody comes from: it begins what the next page needs
            yield page(server, LESSON), server.process.pid
    finally:
        del os.environ["CSM_COMMON_KERNEL"]


@contextmanager
def _voila(folder: Path, preheat: bool) -> Iterator[tuple[str, int]]:
    notebook = stock_notebook(folder)
    switches = ["--preheat_kernel=True", "--pool_size=2"] if preheat else []
    with _running(
        [str(BESIDE_PYTHON / "voila"), notebook.name, "--no-browser", "--Voila.ip=127.0.0.1", *switches, "--port"],
        notebook.parent,
    ) as at:
        yield at


@contextmanager
def _peer(folder: Path, command: list[str], path: str = "") -> Iterator[tuple[str, int]]:
    for file in PEERS.glob("*.py"):
        shutil.copy(file, folder)
    with _running(command, folder) as (address, process):
        yield address + path, process


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[tuple[str, int]]:
    """A server told its port last; nobody's settings reach it."""
    port = free_port()
    course = Path(__file__).resolve().parents[1] / "course"
    environment = {**plain_environment(folder), "PYTHONPATH": str(course)}
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen([*command, str(port)], cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            wait_for(process, port)
            yield f"http://127.0.0.1:{port}/", process.pid
        finally:
            stop(process)


def _rows(found: dict[str, Figures]) -> Iterator[Row]:
    ours = found["ours"]
    for name, other in found.items():
        if name == "ours" or not (ours.opening and other.opening):
            continue
        yield Row(
            "app until its chart has followed",
            "s",
            Sample(tuple(ours.opening)),
            Sample(tuple(other.opening)),
            name,
            Budget(1.0),
        )
        if ours.latency and other.latency:
            yield Row("  control to chart", "ms", ours.latency, other.latency, name, Budget(25))
        for count in COUNTS:
            mine, theirs = Sample((ours.memory[count],)), Sample((other.memory[count],))
            what = (
                f"  private memory per further app, {count} open" if count > 1 else "  private memory of the first app"
            )
            yield Row(what, "MB", mine, theirs, name, Budget(15) if count > 1 else None)
