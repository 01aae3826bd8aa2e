"""300 learners begin exam A within one minute and save answers every few seconds: real HTTP, SQLite and PostgreSQL.

The learners are one other process on the same machine (`python -m benchmarks.assessment_load`), so its work is in the
figures, too. What was confirmed is compared afterwards with what the service holds: a packet that is missing is lost.
"""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TypedDict
from urllib.error import URLError
from urllib.request import Request, urlopen

from tests.app.served import free_port
from tests.pipeline.postgres import postgres

from benchmarks.machine import load
from benchmarks.table import Budget, Findings, Row, Sample

LEARNERS, PATIENCE = 300, 60
FILLING = 900
"""Seconds the forms that are made ahead may take."""
TEACHER = {"X-CSM-Learner": "tina"}


class Load(TypedDict):
    """What the learners' process prints: percentiles of each route and of all, and sums."""

    routes: dict[str, dict[str, float]]
    all: dict[str, float]
    sums: dict[str, dict[str, float]]


BASE = "/services/csm-assessment/"
SHOWN = ("begin", "save", "sitting", "hand_in", "page_sitting")
P95 = Budget(200)


def measure(folder: Path) -> Findings:
    """Percentiles of the routes that matter, on both databases; anything lost or refused is told."""
    rows: list[Row] = []
    remarks: list[str] = []
    for name in ("SQLite", "PostgreSQL"):
        place = folder / name
        place.mkdir()
        with _database(name, place) as address, _service(place, address) as (process, port):
            before = _spent(process)
            found = run_load(port, LEARNERS)
            spent = _spent(process) - before
            memory = _most_memory(process)
        rows += [_row(name, route, found["routes"][route]) for route in SHOWN]
        rows.append(Row(f"exam, {name}: every request", "ms", Sample((found["all"]["p95"],)), budget=P95))
        remarks.append(_remark(name, found, spent, memory))
    return Findings(tuple(rows), tuple(remarks))


def run_load(port: int, learners: int, spread: int = 60, seconds: int = 100) -> Load:
    """What the learners' process found."""
    command = [sys.executable, "-m", "benchmarks.assessment_load", str(port), str(learners), str(spread), str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=1800)
    found: Load = json.loads(done.stdout)
    return found


def _row(database: str, route: str, figures: dict[str, float]) -> Row:
    words = f"exam, {database}: {route} p95 (p50 {figures['p50']:.1f}, p99 {figures['p99']:.1f})"
    return Row(words, "ms", Sample((figures["p95"],)), budget=P95)


def _remark(database: str, found: Load, spent: float, memory: float) -> str:
    sums = found["sums"]["all"]
    return (
        f"Exam A, {database}: {LEARNERS} learners began within {sums['began_within']:.0f} s; "
        f"{sums['requests']:.0f} requests in {sums['seconds']:.0f} s, at most {sums['peak']:.0f} in one second; "
        f"{sums['errors']:.0f} errors, {sums['confirmed']:.0f} packets confirmed, {sums['lost']:.0f} lost. CPU of the "
        f"service {1000 * spent / sums['requests']:.1f} ms a request, of the learners' process "
        f"{1000 * sums['cpu'] / sums['requests']:.1f}; at most {memory:.0f} MB of the service. {load()}"
    )


def _spent(process: subprocess.Popen[bytes]) -> float:
    """CPU seconds of the service so far; without the process beside it that makes forms."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _most_memory(process: subprocess.Popen[bytes]) -> float:
    """MB."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process.pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


@contextmanager
def _database(name: str, folder: Path) -> Iterator[str]:
    if name == "SQLite":
        yield f"sqlite:///{folder / 'assessments.sqlite3'}"
        return
    with postgres(quick=False) as address:
        yield address


@contextmanager
def _service(folder: Path, database: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The real command, logging to a file; its process and port."""
    port = free_port()
    command = [
        sys.executable, "-m", "csm_app.cli", "assess", "serve", "--believe-everybody", "--port", str(port),
        "--teachers", "tina", "--database", database, "--keys", str(folder / "keys"), "--prepared", str(LEARNERS),
    ]  # fmt: skip
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ})
    try:
        _wait(process, port)
        _wait_for_forms(port)
        yield process, port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def _wait_for_forms(port: int) -> None:
    """As an administrator does before a class begins together: until as many forms lie ready."""
    deadline = monotonic() + FILLING
    while monotonic() < deadline:
        with urlopen(Request(f"http://127.0.0.1:{port}{BASE}metrics", headers=TEACHER), timeout=30) as answer:
            ready = re.search(rb'prepared_forms{assessment="exam-a"} ([\d.]+)', answer.read())
        if ready and float(ready[1]) >= LEARNERS:
            return
        sleep(1)
    raise TimeoutError("the forms were not made in time")


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}{BASE}health", timeout=5):
                return
        except (URLError, OSError):
            sleep(0.1)
    raise TimeoutError("the assessment service did not start")
