"""A Dask cluster of real processes on this machine: a scheduler and workers that have none of the course's files."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

WITHIN = 300.0
"""Seconds a process of the cluster may take to be there."""


@dataclass
class Cluster:
    """`address` is the scheduler's; it and the `workers` are processes, to be killed at will."""

    folder: Path
    scheduler: subprocess.Popen[bytes]
    address: str
    open_: ExitStack
    preload: str = ""
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self) -> None:
        """Start one more worker with one thread."""
        words = ("worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard")
        here = ["--local-directory", str(self.folder), "--death-timeout", "300"]
        here += ["--preload", self.preload] if self.preload else []
        self.workers.append(self.open_.enter_context(_process(self.folder, *words, *here)))

    def wait_for_workers(self, count: int) -> None:
        """Return when so many have reported to the scheduler."""
        from distributed import Client

        with Client(self.address, timeout=WITHIN, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=WITHIN)


@contextmanager
def cluster(folder: Path, workers: int = 2, preload: str = "") -> Iterator[Cluster]:
    """A running cluster, whose workers run the file `preload` first; everything is killed at the end."""
    told = folder / "scheduler.json"
    with ExitStack() as open_:
        words = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
        scheduler = open_.enter_context(_process(folder, *words))
        running = Cluster(folder, scheduler, _address(told), open_, preload)
        for _ in range(workers):
            running.add_worker()
        if workers:
            running.wait_for_workers(workers)
        yield running


def _address(told: Path) -> str:
    until = monotonic() + WITHIN
    while monotonic() < until:
        try:
            return str(json.loads(told.read_text())["address"])
        except (OSError, ValueError):
            sleep(0.05)
    raise TimeoutError("the scheduler did not start")


@contextmanager
def _process(folder: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """One process of Dask's, in an empty folder, with no authored content at hand."""
    environment = {**os.environ, "CSM_CONTENT": str(folder / "none"), "CSM_MODULES": str(folder / "none")}
    log = (folder / f"{words[0]}-{len(list(folder.glob('*.log')))}.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words], cwd=folder, env=environment, stdout=log, stderr=log
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        log.close()
